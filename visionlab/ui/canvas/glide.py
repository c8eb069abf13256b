"""Cards glide to where an arrangement has put them, so that the eye can follow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QStyle

from visionlab.ui.canvas.geometry import Place

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

DURATION = 180
#: more cards than this are put in place at once: no frame of theirs would be in time
MOST_CARDS = 250


class Glide:
    """Shows nodes on their way. The document has them in their places already."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._way: dict[str, tuple[Place, Place]] = {}
        self._animation = QVariantAnimation(canvas)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)

    def start(self, before: Mapping[str, Place]) -> None:
        """Glide from these places to where the nodes are now."""
        canvas = self._canvas
        now = canvas.drawing.places
        self._way = {id: (before[id], place) for id, place in now.items() if before.get(id, place) != place}
        moves = canvas.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, canvas) > 0
        if not self._way or not moves or len(now) > MOST_CARDS:
            self._way = {}
            return
        self._step(0.0)
        self._animation.start()

    def stop(self) -> None:
        """Put everything where it belongs at once."""
        if self._way:
            self._animation.stop()
            self._arrive()

    def _step(self, part: float) -> None:
        if not self._way:
            return
        places = {
            id: (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)
            for id, (one, other) in self._way.items()
        }
        self._canvas.shift(places)

    def _arrive(self) -> None:
        if self._way:
            self._way = {}
            self._canvas.drawing.settle()
            self._canvas.redraw(None)
