"""The canvas as a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from visionlab.cost.analysis import Report
from visionlab.cost.folding import Folding
from visionlab.graph.model import Graph
from visionlab.ui.canvas.card import paint_card
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.paint import Brush, ground
from visionlab.ui.drawable import Drawable

_MARGIN = 24.0
_PLAIN = Folding()


class _LineBrush(Brush):
    """Paints cards as lines and letters rather than as kept pictures."""

    def _cards(
        self, painter: QPainter, drawing: Drawing, marks: Marks, seen: list[str], scale: float, ratio: float
    ) -> None:
        for id in seen:
            painter.save()
            painter.translate(*drawing.places[id])
            paint_card(painter, drawing.faces[id])
            painter.restore()


class Picture(Drawable):
    """The whole network as the canvas draws it, opened and folded as it is there; a unit is one of the scene."""

    def __init__(self, graph: Graph, report: Report, measure: str = "", folding: Folding = _PLAIN) -> None:
        self._drawing = Drawing(is_editable=False)
        self._drawing.measure, self._drawing.folding = measure, folding
        self._drawing.show(graph, report)
        self._box = self._drawing.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    @property
    def box(self) -> QRectF:
        return self._box

    def ground(self) -> QColor:
        return ground(False)

    def paint_pixels(self, painter: QPainter, scale: float, is_clear: bool) -> None:
        brush = Brush(shows_insides=False)
        if not is_clear:
            brush.grid(painter, self._box, scale)
        brush.paint(painter, self._drawing, Marks(), [self._box], scale, 1.0)

    def paint_lines(self, painter: QPainter) -> None:
        # at a scale of 1 everything is told, however small it is shown
        _LineBrush(shows_insides=False).paint(painter, self._drawing, Marks(), [self._box], 1.0, 1.0)
