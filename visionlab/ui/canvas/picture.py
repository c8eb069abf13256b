"""The canvas as a picture."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.paint import Brush, ground
from visionlab.ui.theme import theme

_MARGIN = 24.0
#: QImage holds no more pixels than this a side
_MOST = 32_000


def picture(graph: Graph, report: Report, scale: float = 1.0, dark: bool | None = None) -> QImage:
    """The whole network as the canvas draws it, `scale` pixels a scene unit, light or dark (None: as the theme is).

    A network too tall or wide for an image is drawn smaller. Needs a QGuiApplication.
    """
    drawing = Drawing(is_editable=False)
    drawing.show(graph, report)
    box = drawing.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    scale = min(scale, _MOST / max(box.width(), box.height(), 1.0))
    image = QImage(max(1, ceil(box.width() * scale)), max(1, ceil(box.height() * scale)), QImage.Format.Format_RGB32)
    with theme().borrowed(theme().is_dark if dark is None else dark):
        image.fill(ground(False))
        painter = QPainter(image)
        painter.scale(scale, scale)
        painter.translate(-box.topLeft())
        _paint(painter, drawing, box, scale)
        painter.end()
    return image


def _paint(painter: QPainter, drawing: Drawing, box: QRectF, scale: float) -> None:
    brush = Brush()
    brush.grid(painter, box, scale)
    brush.paint(painter, drawing, Marks(), [box], scale, 1.0)
