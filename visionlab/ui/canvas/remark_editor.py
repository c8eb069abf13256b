"""Writing a remark in its place on the canvas."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from visionlab.graph.model import Remark
from visionlab.ui.canvas import remarks
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import remark_box
from visionlab.ui.canvas.in_place import close_editor, is_left, open_editor
from visionlab.ui.canvas.surface import Surface
from visionlab.ui.keymap import keymap
from visionlab.ui.places import NOTE
from visionlab.ui.theme import Length, font

Key = Qt.Key


class RemarkEditor(QPlainTextEdit):
    """Lies over the remark's card. Esc, Ctrl+Enter or a click elsewhere ends it, and what was written stays."""

    #: the remark, and its text
    written = Signal(object, str)

    def __init__(self, surface: Surface, remark: Remark) -> None:
        super().__init__(remark.text, surface)
        self.remark = remark
        self._surface = surface
        self._is_done = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "remark")
        self.setPlaceholderText(tr("Write a note; Esc when it is done"))
        self.setAccessibleName(tr("Note"))
        self.setTabChangesFocus(False)
        self.document().setDocumentMargin(0)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setFont(font())
        self.follow()
        open_editor(self)

    def follow(self) -> None:
        """Lie over the card, wherever the view has taken it; at least so large that one can write."""
        scale = self._surface.scale_now
        on_view = self._surface.viewportTransform().mapRect(remark_box(self.remark)).toAlignedRect()
        corner = self._surface.viewport().mapTo(self._surface, on_view.topLeft())
        self.setGeometry(corner.x(), corner.y(), max(160, on_view.width()), max(2 * Length.control, on_view.height()))
        pad = round(remarks.PAD * min(1.0, scale))
        self.setViewportMargins(pad, pad, pad, pad // 2)

    def finish(self) -> None:
        """Hand over what was written, once."""
        if not self._is_done:
            self._is_done = True
            close_editor(self, self._surface)
            self.written.emit(self.remark, self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape or keymap().action(event, NOTE) == "note_done":
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if is_left(event):
            self.finish()
