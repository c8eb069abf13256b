"""Gestures on remarks: making one larger. They are moved with the cards (moving.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent

from visionlab.graph import remarks as edits
from visionlab.problem import Phrase
from visionlab.ui.canvas import remarks
from visionlab.ui.canvas.geometry import remark_box
from visionlab.ui.canvas.gestures import Gesture

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


class ResizeRemark(Gesture):
    """Drags the lower right corner of a remark."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, id: str) -> None:
        super().__init__(canvas, event)
        self._remark = canvas.drawing.remarks[id]
        self._off = remark_box(self._remark).bottomRight() - self.start
        canvas.select([], [id])

    def drag(self, point: QPointF) -> None:
        self.canvas.redraw([self.canvas.drawing.show_remarks([remarks.resized(self._remark, point + self._off)])])

    def end(self, point: QPointF) -> None:
        resized = remarks.resized(self._remark, point + self._off)
        if not self.canvas.edit(Phrase("Resize a note"), lambda graph: edits.put(graph, [resized])):
            self.cancel()

    def cancel(self) -> None:
        self.canvas.redraw([self.canvas.drawing.show_remarks([self._remark])])
