"""A tab for each open network, above the canvas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QToolButton

from visionlab.ui.document import Document
from visionlab.ui.icons import keep_icon
from visionlab.ui.keymap import keymap
from visionlab.ui.sheets import Sheet
from visionlab.ui.theme import Length

#: before the name of a network with unsaved changes
_DIRTY = "● "


class Tabs(QFrame):
    """Follows the document's sheets. A click shows one, a drag moves it, the middle button and the cross close it."""

    #: a Sheet whose tab is to be closed, and one whose tab is to be the only one
    close_wanted = Signal(object)
    others_close_wanted = Signal(object)
    new_wanted = Signal()
    #: a tab was clicked
    shown = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.setProperty("role", "tabs")
        self.bar = _Bar()
        self.bar.setAccessibleName(self.tr("Open networks"))
        self.new = QToolButton()
        keep_icon(self.new.setIcon, "plus")
        self.new.setAccessibleName(self.tr("New tab"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, Length.small, 0)
        row.setSpacing(Length.tiny)
        row.addWidget(self.bar)
        row.addWidget(self.new)
        row.addStretch(1)
        self.bar.tabBarClicked.connect(self._show)
        self.bar.tabCloseRequested.connect(lambda tab: self.close_wanted.emit(self._sheet(tab)))
        self.bar.middle_clicked.connect(lambda tab: self.close_wanted.emit(self._sheet(tab)))
        self.bar.tabMoved.connect(lambda _from, _to: self._moved())
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._menu_at)
        self.new.clicked.connect(self.new_wanted)
        document.state_changed.connect(self.refresh)
        document.sheets.changed.connect(self.refresh)
        keymap().changed.connect(self._tell_keys)
        self._tell_keys()
        self.refresh()

    def refresh(self) -> None:
        """Show the sheets there are, in their order."""
        bar, sheets = self.bar, self._document.sheets
        while bar.count() > len(sheets.all):
            bar.removeTab(bar.count() - 1)
        while bar.count() < len(sheets.all):
            bar.addTab("")
        for tab, sheet in enumerate(sheets.all):
            name = sheet.title if sheet.name or sheet.graph.nodes else self.tr("New tab")
            text = name if sheet.is_saved else _DIRTY + name
            # an ampersand would underline a letter
            if bar.tabText(tab) != text.replace("&", "&&"):
                bar.setTabText(tab, text.replace("&", "&&"))
                bar.setAccessibleTabName(tab, name if sheet.is_saved else self.tr("{name}, unsaved").format(name=name))
            bar.setTabToolTip(tab, str(sheet.path) if sheet.path is not None else name)
            bar.setTabData(tab, sheet)
        bar.setCurrentIndex(sheets.all.index(sheets.shown))
        self.setVisible(len(sheets.all) > 1 or bool(sheets.shown.graph.nodes))

    def _show(self, tab: int) -> None:
        if tab >= 0:  # beside the tabs there is none
            self._document.show(self._sheet(tab))
            self.shown.emit()

    def _sheet(self, tab: int) -> Sheet:
        sheet: Sheet = self.bar.tabData(tab)
        return sheet

    def _moved(self) -> None:
        """The person has dragged tabs: the sheets take their order."""
        self._document.sheets.order([self._sheet(place) for place in range(self.bar.count())])

    def _tell_keys(self) -> None:
        self.new.setToolTip(keymap().tip(self.tr("New tab: presets and recent files"), "new_tab"))

    def _menu_at(self, at: QPoint) -> None:
        tab = self.bar.tabAt(at)
        if tab < 0:
            return
        sheet = self._sheet(tab)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def add(text: str, act: Callable[[], object], is_on: bool = True) -> None:
            action = menu.addAction(text)
            action.setEnabled(is_on)
            action.triggered.connect(lambda _checked=False: act())

        add(self.tr("Close"), lambda: self.close_wanted.emit(sheet))
        add(self.tr("Close the others"), lambda: self.others_close_wanted.emit(sheet), self.bar.count() > 1)
        menu.popup(self.bar.mapToGlobal(at))


class _Bar(QTabBar):
    #: the number of a tab
    middle_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setTabsClosable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+Tab is the keyboard's way

    def minimumSizeHint(self) -> QSize:
        """A single tab needs no room for buttons to scroll with."""
        return super().minimumSizeHint().boundedTo(self.sizeHint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only the left button shows a tab."""
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button closes."""
        tab = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and tab >= 0:
            self.middle_clicked.emit(tab)
        else:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel would show a tab that nobody has clicked."""
        event.ignore()
