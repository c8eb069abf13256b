"""The panel in the analysis dock: a tab for each page, the situation beside them."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from visionlab.cost.situation import Situation
from visionlab.fields import specs
from visionlab.ui import words
from visionlab.ui.analysis import pages
from visionlab.ui.analysis.page import Conditions, Page
from visionlab.ui.document import Document
from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import label, tooltip
from visionlab.ui.panels.editors import ChoiceEditor, Editor, make_editor
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

_SHOWN = "analysis_page"
_NUMBER_WIDTH = 132


@functools.cache
def page_kinds() -> tuple[type[Page], ...]:
    """Every page there is, in the order of the tabs."""
    found: list[type[Page]] = []
    for item in pkgutil.iter_modules(pages.__path__):
        module = importlib.import_module(f"{pages.__name__}.{item.name}")
        for value in vars(module).values():
            is_page = isinstance(value, type) and issubclass(value, Page) and bool(value.name)
            if is_page and value.__module__ == module.__name__:
                found.append(value)
    return tuple(sorted(found, key=lambda kind: kind.rank))


class AnalysisPanel(QWidget):
    """Tabs, and the page of the chosen one."""

    said = Signal(str)
    picked = Signal(object)
    preset_wanted = Signal(str)
    graph_wanted = Signal(object, str)
    close_requested = Signal()

    def __init__(self, document: Document, conditions: Conditions, settings: Settings) -> None:
        super().__init__()
        self._document, self._settings = document, settings
        self.conditions = conditions
        self._made: dict[int, Page] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Pages of the analysis"))
        for number, kind in enumerate(page_kinds()):
            self.tabs.addTab(_tr(kind.heading))
            self.tabs.setTabToolTip(number, tooltip(_tr(kind.about)))
        self.situation = _SituationRow(self.conditions)
        self.stack = QStackedWidget()
        self._lay_out()
        document.changed.connect(lambda _change: self._refresh())
        self.conditions.changed.connect(self._refresh)
        names = [kind.name for kind in page_kinds()]
        wanted = settings.text(_SHOWN)
        self.tabs.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self.tabs.currentChanged.connect(self._turn)
        if names:
            self._turn(self.tabs.currentIndex())

    def _lay_out(self) -> None:
        close = QToolButton()
        close.setProperty("small", True)
        keep_icon(close.setIcon, "close", "muted")
        close.setIconSize(QSize(12, 12))
        close.setToolTip(self.tr("Close the analysis"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.close_requested)
        head = QHBoxLayout()
        head.setContentsMargins(Length.medium, 0, Length.small, 0)
        head.setSpacing(Length.medium)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.situation)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def show_page(self, name: str) -> None:
        """Turn to the page of this name."""
        self.tabs.setCurrentIndex([kind.name for kind in page_kinds()].index(name))

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._made.get(self.tabs.currentIndex())

    def _turn(self, number: int) -> None:
        kind = page_kinds()[number]
        page = self._made.get(number)
        if page is None:
            page = self._made[number] = kind(self._document, self.conditions, self._settings)
            page.said.connect(self.said)
            page.picked.connect(self.picked)
            page.preset_wanted.connect(self.preset_wanted)
            page.graph_wanted.connect(self.graph_wanted)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.situation.setVisible(kind.is_conditional)
        self._settings.put(_SHOWN, kind.name)
        self._refresh()

    def _refresh(self) -> None:
        if self.page is not None and self.isVisible():
            self.page.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()


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
                editor.setFixedWidth(_NUMBER_WIDTH)
            elif isinstance(editor, ChoiceEditor):
                editor.menu.setMinimumContentsLength(max(map(len, spec.options)) - 4)  # letters narrower than an M
            editor.setToolTip(tooltip(words.label(spec), words.tip(spec)))
            # a choice names itself, and the tabs need the room
            if spec.kind == "integer":
                name = label(words.label(spec), "muted")
                name.setBuddy(editor)
                name.setToolTip(editor.toolTip())
                row.addWidget(name)
            row.addWidget(editor)
            editor.edited.connect(lambda value, name=spec.name: self._change(name, value))
        conditions.changed.connect(self._show)
        self._show()

    def _change(self, name: str, value: object) -> None:
        self._conditions.set(self._conditions.situation.with_(**{name: value}))

    def _show(self) -> None:
        for name, editor in self.editors.items():
            editor.show_value(getattr(self._conditions.situation, name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Analysis", text)
