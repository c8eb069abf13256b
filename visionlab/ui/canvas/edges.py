"""Near the edge of the view, something that is dragged pulls the picture along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer

from visionlab.ui.canvas import zoom

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

#: how near to the edge it begins, and how far the picture goes a step at most, in pixels
REACH, STEP = 28, 10
_EVERY_MS = 16


class EdgePan:
    """Pans as long as the mouse is near an edge, and tells the gesture that the scene has moved under it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._way = QPointF()
        self._timer = QTimer(canvas)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._step)

    def follow(self, position: QPointF) -> None:
        """The mouse is here, with something in hand."""
        view = self._canvas.viewport().rect()
        self._way = QPointF(_pull(position.x(), view.width()), _pull(position.y(), view.height()))
        if self._way.isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Nothing is in hand any more."""
        self._timer.stop()

    def _step(self) -> None:
        gesture = self._canvas.gesture
        if gesture is None:
            self._timer.stop()
            return
        zoom.pan(self._canvas, self._way)
        gesture.follow()


def _pull(at: float, size: float) -> float:
    """How far to pan: the farther out, the faster."""
    if at < REACH:
        return STEP * min(1.0, (REACH - at) / REACH)
    if at > size - REACH:
        return -STEP * min(1.0, (at - size + REACH) / REACH)
    return 0.0
