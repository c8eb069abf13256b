"""All edits in a list below its button on the toolbar: a click goes back to one, or forward again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from visionlab.ui.document import Document
from visionlab.ui.icons import icon
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length, font, room, theme

_WIDTH, _ROWS, _ROW, _ICON = 280, 14, 26, 16


class HistoryList(QFrame):
    """Oldest first; what has been taken back is paler. Enter or a click goes there, Esc leaves things as they are."""

    def __init__(self, document: Document, button: QWidget) -> None:
        super().__init__(button.window(), Qt.WindowType.Popup)
        self._document, self._button = document, button
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Undo history"))
        self.list = _List()
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Edits, oldest first"))
        self.hint = label("", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.tiny, Length.tiny, Length.tiny, Length.tiny)
        column.setSpacing(Length.tiny)
        column.addWidget(self.list, 1)
        column.addWidget(self.hint)
        self.hint.setContentsMargins(Length.small, 0, 0, 0)
        self.list.itemClicked.connect(self._go)
        self.list.chosen.connect(self._go)
        self.list.currentRowChanged.connect(self._tell)

    def open(self) -> None:
        """Show the edits there are now."""
        self._fill()
        rows = min(_ROWS, self.list.count())
        self.resize(room(_WIDTH), rows * _ROW + self.hint.sizeHint().height() + 5 * Length.tiny)
        self.move(self._button.mapToGlobal(QPoint(0, self._button.height() + 2)))
        self.show()
        self.list.setFocus()
        self.list.scrollToItem(self.list.item(self._document.version), QListWidget.ScrollHint.PositionAtCenter)

    def _fill(self) -> None:
        now, opened = self._document.version, self.tr("As it was opened")
        self.list.clear()
        room = QPixmap(_ICON, _ICON)
        room.fill(Qt.GlobalColor.transparent)
        blank = QIcon(room)  # so that all texts begin at one place
        for number, (text, _graph) in enumerate(self._document.versions()):
            item = QListWidgetItem(icon("check", "accent") if number == now else blank, text or opened, self.list)
            item.setSizeHint(QSize(0, _ROW))
            if number == now:
                item.setFont(font(bold=True))
            elif number > now:
                item.setForeground(theme().colour("muted"))
        self.list.setCurrentRow(now)

    def _tell(self, row: int) -> None:
        steps = row - self._document.version
        if steps == 0:
            text = self.tr("This is how the network is now")
        elif abs(steps) == 1:
            text = self.tr("Undo one edit") if steps < 0 else self.tr("Redo one edit")
        else:
            text = self.tr("Undo {count} edits") if steps < 0 else self.tr("Redo {count} edits")
        self.hint.setText(text.format(count=abs(steps)))

    def _go(self, item: QListWidgetItem) -> None:
        row = self.list.row(item)
        self.hide()
        self._document.go_to(row)


class _List(QListWidget):
    """Enter chooses, as a click does; what the mouse is over is what would be chosen."""

    #: a QListWidgetItem
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.chosen.emit(self.currentItem())
        else:
            super().keyPressEvent(event)
