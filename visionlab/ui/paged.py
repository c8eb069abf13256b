"""A dock of pages: a tab for each, each page made when it is first looked at."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from visionlab.ui.icons import keep_icon
from visionlab.ui.panels.common import tooltip
from visionlab.ui.settings import Settings
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.window import Window


class PageBase(QWidget):
    """One page of a dock. It is made when first looked at, and refreshed only while it is seen."""

    #: its name in the settings; never changes
    name: ClassVar[str] = ""
    #: its place among the tabs
    rank: ClassVar[int] = 0
    #: what the tab says, and what its tool tip does
    heading: ClassVar[str] = ""
    about: ClassVar[str] = ""

    #: a sentence for the status bar
    said = Signal(str)

    def refresh(self) -> None:
        """Show things as they are now."""
        raise NotImplementedError(type(self).__name__)


P = TypeVar("P", bound=PageBase)


def pages_of(package: ModuleType, base: type[P]) -> tuple[type[P], ...]:
    """Every page in the modules of a package, in the order of the tabs."""
    found: list[type[P]] = []
    for item in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"{package.__name__}.{item.name}")
        for value in vars(module).values():
            is_page = isinstance(value, type) and issubclass(value, base) and bool(value.name)
            if is_page and value.__module__ == module.__name__:
                found.append(value)
    return tuple(sorted(found, key=lambda kind: kind.rank))


class PagedPanel(QWidget, Generic[P]):
    """Tabs, beside them what the pages share, and the page of the chosen one."""

    said = Signal(str)
    close_requested = Signal()

    #: what translations are filed under; the setting that remembers the page
    context: ClassVar[str] = ""
    remembered: ClassVar[str] = ""

    def __init__(self, kinds: Sequence[type[P]], settings: Settings, tabs: str, close: str) -> None:
        """`tabs` names the tabs for a screen reader, `close` says what the cross does."""
        super().__init__()
        self._kinds, self._settings = kinds, settings
        self._made: dict[int, P] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(tabs)
        for number, kind in enumerate(kinds):
            self.tabs.addTab(self._tr(kind.heading))
            self.tabs.setTabToolTip(number, tooltip(self._tr(kind.about)))
        self.stack = QStackedWidget()
        self._close = QToolButton()
        self._close.setProperty("small", True)
        keep_icon(self._close.setIcon, "close", "muted")
        self._close.setIconSize(QSize(12, 12))
        self._close.setToolTip(close)
        self._close.setAccessibleName(close)
        self._close.clicked.connect(self.close_requested)

    def begin(self, aside: QWidget) -> None:
        """Lay out, with a widget beside the tabs, and turn to the page of the last time."""
        head = QHBoxLayout()
        head.setContentsMargins(Length.medium, 0, Length.small, 0)
        head.setSpacing(Length.medium)
        head.addWidget(self.tabs, 1)
        head.addWidget(aside)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        names = [kind.name for kind in self._kinds]
        wanted = self._settings.text(self.remembered)
        self.tabs.setCurrentIndex(names.index(wanted) if wanted in names else 0)
        self.tabs.currentChanged.connect(self._turn)
        self._turn(self.tabs.currentIndex())

    def make(self, kind: type[P]) -> P:
        """A page of this kind, connected."""
        raise NotImplementedError(type(self).__name__)

    def turned(self, kind: type[P]) -> None:
        """Another page is shown."""

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def show_page(self, name: str) -> P:
        """Turn to the page of this name."""
        self.tabs.setCurrentIndex([kind.name for kind in self._kinds].index(name))
        page = self.page
        assert page is not None
        return page

    @property
    def page(self) -> P | None:
        """The page that is shown."""
        return self._made.get(self.tabs.currentIndex())

    def refresh(self) -> None:
        """Show things as they are now, if anybody looks."""
        if self.page is not None and self.isVisible():
            self.page.refresh()

    def _turn(self, number: int) -> None:
        kind = self._kinds[number]
        page = self._made.get(number)
        if page is None:
            page = self._made[number] = self.make(kind)
            page.said.connect(self.said)
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self.turned(kind)
        self._settings.put(self.remembered, kind.name)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate(self.context, text)


class PagedDock(QDockWidget):
    """A dock below the canvas, a tab beside the others there; its panel is made when first shown."""

    def __init__(self, window: Window, name: str, title: str) -> None:
        super().__init__(title, window)
        self._window = window
        self._panel: PagedPanel | None = None
        self.setObjectName(name)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.setTitleBarWidget(QWidget())
        self.setWidget(QWidget())
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self)
        self.hide()

    def make_panel(self) -> PagedPanel:
        """The panel, connected to the window."""
        raise NotImplementedError(type(self).__name__)

    def ready(self) -> PagedPanel:
        """The panel, made when first needed."""
        if self._panel is None:
            self._panel = self.make_panel()
            self._panel.said.connect(self._window.say)
            self._panel.close_requested.connect(self.hide)
            self.setWidget(self._panel)
        return self._panel

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ready().show()  # made now where a remembered layout shows the dock

    def toggle(self) -> None:
        """Show the dock in front, or hide it."""
        self._window.arrangement.toggle(self)

    def bring(self) -> None:
        """Show the dock in front of the others there."""
        self._window.arrangement.bring(self)
