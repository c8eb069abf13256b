"""The panel in the analysis dock: a tab for each page, the situation beside them."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from visionlab.cost.situation import Situation
from visionlab.fields import specs
from visionlab.ui import words
from visionlab.ui.analysis import pages
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.document import Document
from visionlab.ui.paged import PagedPanel, pages_of
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import ChoiceEditor, make_editor
from visionlab.ui.panels.field_editor import Editor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length, room

_NUMBER_WIDTH = 132


@functools.cache
def page_kinds() -> tuple[type[Page], ...]:
    """Every page there is, in the order of the tabs."""
    return pages_of(pages, Page)


class AnalysisPanel(PagedPanel[Page]):
    """The pages of the analysis, with the situation beside their tabs."""

    picked = Signal(object)
    preset_wanted = Signal(str)
    graph_wanted = Signal(object, str)

    context = "Analysis"
    remembered = "analysis_page"

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        translate = QCoreApplication.translate
        tabs = translate("AnalysisPanel", "Pages of the analysis")
        super().__init__(page_kinds(), settings, tabs, translate("AnalysisPanel", "Close the analysis"))
        self._document = document
        self.conditions = conditions
        self.situation = _SituationRow(self.conditions)
        document.changed.connect(lambda _change: self.refresh())
        self.conditions.changed.connect(self.refresh)
        self.begin(self.situation)

    def make(self, kind: type[Page]) -> Page:
        page = kind(self._document, self.conditions, self._settings)
        page.picked.connect(self.picked)
        page.preset_wanted.connect(self.preset_wanted)
        page.graph_wanted.connect(self.graph_wanted)
        return page

    def turned(self, kind: type[Page]) -> None:
        self.situation.setVisible(kind.is_conditional)


class _SituationRow(QWidget):
    """Batch size, precision and optimizer in one row."""

    def __init__(self, conditions: Conditions) -> None:
        super().__init__()
        self._conditions = conditions
        self.editors: dict[str, Editor] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Length.tiny, 0, Length.tiny)
        row.setSpacing(Length.small)
        for spec in specs(Situation):
            editor = self.editors[spec.name] = make_editor(spec)
            if spec.kind == "integer":
                editor.setFixedWidth(room(_NUMBER_WIDTH))
            elif isinstance(editor, ChoiceEditor):
                editor.menu.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            editor.setToolTip(tooltip(words.label(spec), words.tip(spec)))
            # a choice names itself, and the tabs need the room
            if spec.kind == "integer":
                name = label(words.label(spec), "muted")
                name.setBuddy(editor)
                name.setToolTip(editor.toolTip())
                row.addWidget(name)
            row.addWidget(editor)
            editor.follow(functools.partial(self._change, spec.name))
        conditions.changed.connect(self._show)
        self._show()

    def _change(self, name: str, value: object) -> None:
        self._conditions.set(self._conditions.situation.with_(**{name: value}))

    def _show(self) -> None:
        for name, editor in self.editors.items():
            editor.show_value(getattr(self._conditions.situation, name))
