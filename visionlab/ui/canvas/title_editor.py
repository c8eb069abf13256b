"""Renaming a block in its place on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from visionlab.project.checks import LONGEST_TITLE
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import WIDTH
from visionlab.ui.canvas.in_place import close_editor, is_left, open_editor
from visionlab.ui.canvas.surface import Surface
from visionlab.ui.theme import Length


class TitleEditor(QLineEdit):
    """Lies over the upper part of a card. Enter or a click elsewhere takes the title, Esc leaves the old one."""

    #: the id of the node, and its new title
    written = Signal(str, str)
    closed = Signal()

    def __init__(self, surface: Surface, id: str, title: str, hint: str) -> None:
        super().__init__(title, surface)
        self._surface, self._id = surface, id
        self._is_done = False
        self.setMaxLength(LONGEST_TITLE)
        self.setPlaceholderText(hint)
        self.setAccessibleName(tr("Title"))
        x, y = surface.drawing.places[id]
        over = surface.viewportTransform().mapRect(QRectF(x, y, WIDTH, Length.control)).toAlignedRect()
        corner = surface.viewport().mapTo(surface, over.topLeft())
        self.setGeometry(corner.x(), corner.y(), max(over.width(), 180), max(over.height(), Length.control))
        self.selectAll()
        open_editor(self)

    def finish(self, is_taken: bool = True) -> None:
        """End it, once."""
        if self._is_done:
            return
        self._is_done = True
        close_editor(self, self._surface)
        self.closed.emit()
        if is_taken:
            self.written.emit(self._id, self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(is_taken=False)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.finish()
