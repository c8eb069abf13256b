"""The row above the table: which view of it, and which of its layers."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from visionlab.cost.kinds import Kind, Sums
from visionlab.fields import Spec
from visionlab.ui.analysis.table_lines import kind_words
from visionlab.ui.analysis.table_model import Wanted
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import SearchField, tooltip
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.panels.inputs import Menu
from visionlab.ui.theme import Length, room

BLOCKS, LAYERS, KINDS = VIEWS = ("Blocks", "Layers", "Layer types")
_VIEW = Spec("view", "choice", BLOCKS, "View", options=VIEWS)
_SEARCH_WIDTH, _MENU_WIDTH = 170, 190


class TableBar(QWidget):
    """Segments, filter, a sentence about what is shown, and buttons."""

    #: another view
    turned = Signal(object)
    #: another filter
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.views = SegmentEditor(_VIEW)
        self.views.setToolTip(tooltip(self.tr("A tree by block, a list of all layers, or the share of each type")))
        self.search = SearchField(self.tr("Filter layers"))
        self.search.setToolTip(tooltip(self.tr("By name, block, type or shape; all words must be there (Ctrl+F)")))
        self.search.setFixedWidth(room(_SEARCH_WIDTH))
        self.menu = Menu()
        self.menu.setFixedWidth(room(_MENU_WIDTH))
        self.menu.setAccessibleName(self.tr("Type of layer"))
        self.menu.setToolTip(tooltip(self.tr("Only layers of this type")))
        self.learning = QCheckBox(self.tr("With weights"))
        self.learning.setToolTip(tooltip(self.tr("Only layers that learn: convolution, linear and norm")))
        self.sentence = ElidedLabel("muted")
        self.expand = _button("plus", self.tr("Expand all blocks"))
        self.collapse = _button("minus", self.tr("Collapse all blocks"))
        self.copy = _button("duplicate", self.tr("Copy the selected rows (Ctrl+C), or all rows where none is selected"))
        self.save = _button("save", self.tr("Save these rows as CSV or Markdown"))
        self._kinds: list[Kind] = []
        self._lay_out()
        self.views.edited.connect(self.turned)
        self.search.textChanged.connect(self.changed)
        self.menu.activated.connect(self._choose)
        self.learning.toggled.connect(self._choose)
        self.show_kinds({})

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Length.medium, Length.tiny, Length.small, Length.tiny)
        row.setSpacing(Length.small)
        for widget in (self.views, self.search, self.menu, self.learning):
            row.addWidget(widget)
        row.addWidget(self.sentence, 1)
        for button in (self.expand, self.collapse, self.copy, self.save):
            row.addWidget(button)

    def show_view(self, view: str) -> None:
        """Show which view is on; there is nothing to filter among types."""
        self.views.show_value(view)
        for widget in (self.search, self.menu, self.learning):
            widget.setVisible(view != KINDS)
        for button in (self.expand, self.collapse):
            button.setVisible(view == BLOCKS)

    def show_kinds(self, kinds: Mapping[Kind, Sums]) -> None:
        """Offer these types of layers; the chosen one stays even where there is none of it any more."""
        chosen = self.wanted.kind
        wanted = [*kinds, *([chosen] if chosen is not None and chosen not in kinds else [])]
        if wanted == self._kinds and self.menu.count():
            return
        self._kinds = wanted
        self.menu.clear()
        self.menu.addItem(self.tr("All types"))
        self.menu.addItems([kind_words(kind) for kind in wanted])
        self.menu.setCurrentIndex(0 if chosen is None else wanted.index(chosen) + 1)

    @property
    def wanted(self) -> Wanted:
        """The filter."""
        number = self.menu.currentIndex()
        kind = self._kinds[number - 1] if number > 0 else None
        return Wanted(self.search.text(), kind, self.learning.isChecked())

    def want(self, kind: Kind | None) -> None:
        """Filter by a type and nothing else; by nothing where it is None."""
        if kind is not None and kind not in self._kinds:
            self._kinds.append(kind)
            self.menu.addItem(kind_words(kind))
        for widget in (self.search, self.learning):
            widget.blockSignals(True)
        self.search.clear()
        self.learning.setChecked(False)
        for widget in (self.search, self.learning):
            widget.blockSignals(False)
        self.menu.setCurrentIndex(0 if kind is None else self._kinds.index(kind) + 1)
        self._choose()

    def _choose(self, _value: object = None) -> None:
        self.menu.setProperty("chosen", self.menu.currentIndex() > 0)
        self.menu.style().polish(self.menu)
        self.changed.emit()


def _button(icon: str, tip: str) -> QToolButton:
    made = QToolButton()
    keep_icon(made.setIcon, icon, "muted")
    made.setIconSize(QSize(Length.large, Length.large))
    made.setToolTip(tooltip(tip))
    made.setAccessibleName(tip)
    return made
