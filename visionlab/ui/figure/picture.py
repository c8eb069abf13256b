"""The figure of a network as a picture."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from visionlab.cost.analysis import Report
from visionlab.figure.volumes import figure
from visionlab.graph.model import Graph
from visionlab.ui import words
from visionlab.ui.drawable import Drawable
from visionlab.ui.figure.paint import bounds, paint_figure


class FigurePicture(Drawable):
    """The whole figure; a unit is a pixel of it at full size."""

    def __init__(self, graph: Graph, report: Report) -> None:
        self._figure = figure(graph, report, words.text)

    @property
    def box(self) -> QRectF:
        return bounds(self._figure)

    def paint_lines(self, painter: QPainter) -> None:
        paint_figure(painter, self._figure)
