"""The networks of the gallery: what to look for above the cards, and the chosen one's page beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from visionlab.fields import Spec
from visionlab.presets.base import Preset
from visionlab.ui.panels.common import label
from visionlab.ui.panels.editors import SegmentEditor
from visionlab.ui.panels.preset_filter import FilterBar, Wanted
from visionlab.ui.panels.preset_grid import PresetGrid
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.panels.preset_page import PresetPage

#: how long a person rests on a card before its page is made, ms: arrow keys that repeat pass many
_REST = 40
#: how often the filter is asked again while presets are being counted, ms
_AGAIN = 200
#: when the page is made, while the person looks at the cards, ms
_MAKE_PAGE = 1_500
_ARRANGEMENT = Spec("arrangement", "choice", "By idea", "Arrangement", options=("By idea", "By year"))


class PresetBrowser(QWidget):
    """Finds a network among many."""

    #: the id of a preset to open as it is
    chosen = Signal(str)
    #: a preset to open with other fields: its id, input, classes and options
    fitted = Signal(str, object, object, object)
    #: whether a page is beside the cards
    page_turned = Signal(bool)

    def __init__(
        self, presets: Mapping[str, Preset], settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        # Tab goes through them in this order
        self.count = label("", "muted")
        self.reset = QPushButton(self.tr("Show all"), self)
        self.reset.setProperty("flat", True)
        self.reset.setToolTip(self.tr("Clear the search and all filters"))
        self.arrangement = SegmentEditor(_ARRANGEMENT, self)
        self.arrangement.setToolTip(self.tr("Networks that share an idea, or a time line"))
        self.bar = FilterBar(settings, self)
        self.grid = PresetGrid(presets, self)
        self._lay_out()
        self._turning = QTimer(self, singleShot=True, interval=_REST)
        self._turning.timeout.connect(self._turn)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(lambda: self._filter(self.bar.wanted))
        self._connect()
        self._arrange(settings.text("gallery_arrangement", "By idea") if settings is not None else "By idea")
        self._filter(self.bar.wanted)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Networks to start from"), "title"))
        head.addSpacing(Length.small)
        head.addWidget(self.count)
        head.addWidget(self.reset)
        head.addStretch(1)
        head.addWidget(self.arrangement)
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, Length.large, 0)
        top.setSpacing(Length.medium)
        top.addLayout(head)
        top.addWidget(self.bar)
        networks = QVBoxLayout()
        networks.setContentsMargins(Length.huge, Length.huge, 0, 0)
        networks.setSpacing(Length.small)
        networks.addLayout(top)
        networks.addWidget(self.grid, 1)
        networks.addWidget(self._make_nothing(), 1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addLayout(networks, 1)

    @cached_property
    def page(self) -> PresetPage:
        """The page, made when first needed."""
        from visionlab.ui.panels.preset_page import PresetPage

        made = PresetPage(self)
        made.hide()
        made.opened.connect(self.fitted)
        made.closed.connect(self.close_page)
        self._columns.addWidget(made)
        return made

    def _make_nothing(self) -> QWidget:
        """What stands in the place of the cards when none is left."""
        self.nothing = QWidget()
        self._nothing_text = label("", "muted", wrap=True)
        self._nothing_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        everything = QPushButton(self.tr("Show all networks"))
        everything.clicked.connect(self.bar.want_all)
        column = QVBoxLayout(self.nothing)
        column.setSpacing(Length.medium)
        column.addStretch(1)
        column.addWidget(self._nothing_text)
        column.addWidget(everything, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.nothing.hide()
        return self.nothing

    def _connect(self) -> None:
        self.bar.changed.connect(self._filter)
        self.reset.clicked.connect(self.bar.want_all)
        self.bar.search.went_down.connect(self._into_grid)
        self.bar.search.returnPressed.connect(self._choose_first)
        self.arrangement.edited.connect(self._arrange)
        self.grid.left_upwards.connect(self.bar.search.setFocus)
        self.grid.pointed.connect(lambda _id: self._turning.start())
        self.grid.chosen.connect(self.chosen)
        self.grid.presets.learned.connect(self._learned)
        # the first click should not wait for it
        QTimer.singleShot(_MAKE_PAGE, self, lambda: self.page if self.isVisible() else None)

    def close_page(self) -> None:
        """Put the page away; the cards take its room."""
        self._turning.stop()
        self.grid.point_at("")
        self._show_page(False)
        self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.page.isVisible():
            self.close_page()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        """Show the page of the card that the person is at."""
        id = self.grid.current
        if not id:
            self._show_page(False)
        elif self.page.preset is None or self.page.preset.id != id or not self.page.isVisible():
            self.page.show_preset(self.grid.presets.presets[id])
            self._show_page(True)
            QTimer.singleShot(0, self.grid.reveal)

    def _show_page(self, is_shown: bool) -> None:
        self.page.setVisible(is_shown)
        self.page_turned.emit(is_shown)

    def _arrange(self, told: str) -> None:
        told = told if told in _ARRANGEMENT.options else "By idea"
        self.arrangement.show_value(told)
        self.grid.arrange(by_year=told == "By year")
        if self._settings is not None:
            self._settings.put("gallery_arrangement", told)

    def _filter(self, wanted: Wanted) -> None:
        self.grid.filter(wanted)
        shown, known = self.grid.presets.rowCount(), len(self.grid.presets.presets)
        self.count.setText(
            str(known) if wanted.is_all else self.tr("{shown} of {known}").format(shown=shown, known=known)
        )
        self.reset.setVisible(not wanted.is_all)
        is_counting = wanted.asks_cost and len(self.grid.presets.facts) < known
        is_empty = not shown and not is_counting
        self.grid.setVisible(not is_empty)
        self.nothing.setVisible(is_empty)
        if is_empty:
            self._nothing_text.setText(self._reason(wanted))

    def _reason(self, wanted: Wanted) -> str:
        if not wanted.text:
            return self.tr("No network matches these filters.")
        is_filtered = replace(wanted, text="") != Wanted()
        told = (
            self.tr("No network matches “{text}” and these filters.")
            if is_filtered
            else self.tr("No network matches “{text}”.")
        )
        return told.format(text=wanted.text)

    def _learned(self, _id: str) -> None:
        if self.bar.wanted.asks_cost and not self._again.isActive():
            self._again.start()

    def _into_grid(self) -> None:
        if self.grid.presets.rowCount():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.grid.current:
                self.grid.setCurrentIndex(self.grid.presets.index(0))

    def _choose_first(self) -> None:
        """The likeliest of what was found: one that is called so rather than one whose summary says it."""
        text, found = self.bar.wanted.text.lower(), self.grid.presets.shown
        if text and found:
            titles = {id: self.grid.presets.presets[id].title.lower() for id in found}
            self.chosen.emit(max(found, key=lambda id: (titles[id] == text, text in titles[id])))
