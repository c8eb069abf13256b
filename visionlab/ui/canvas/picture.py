"""The canvas as a picture: in pixels, or in lines and letters that stay sharp at any size."""

from __future__ import annotations

import re
from math import ceil, sqrt

from PySide6.QtCore import QBuffer, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFontInfo, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.ui.canvas.card import paint_card
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.paint import Brush, ground
from visionlab.ui.theme import font, theme

_MARGIN = 24.0
#: QImage holds no more pixels than this a side, and half a gigabyte is enough for all of them
_MOST_A_SIDE, _MOST_PIXELS = 32_000, 128_000_000
#: points: beyond these some readers show no page of a PDF
_LONGEST_PAGE = 14_400
#: points an inch
_POINTS = 72


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


class Picture:
    """The whole network as the canvas draws it. Needs a QGuiApplication.

    A scale is the pixels (of a PDF, points) that a scene unit takes.
    """

    def __init__(self, graph: Graph, report: Report) -> None:
        self._drawing = Drawing(is_editable=False)
        self._drawing.show(graph, report)
        self._box = self._drawing.bounds().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    @property
    def most_for_pixels(self) -> float:
        """The largest scale of an image."""
        width, height = max(self._box.width(), 1.0), max(self._box.height(), 1.0)
        return min(_MOST_A_SIDE / max(width, height), sqrt(_MOST_PIXELS / (width * height)))

    @property
    def most_for_page(self) -> float:
        """The largest scale of a page."""
        return _LONGEST_PAGE / max(self._box.width(), self._box.height(), 1.0)

    def image(self, scale: float = 1.0, dark: bool | None = None) -> QImage:
        """In pixels, light or dark (None: as the theme is); smaller where it would be too large for an image."""
        scale = min(scale, self.most_for_pixels)
        box = self._box
        size = QSize(max(1, ceil(box.width() * scale)), max(1, ceil(box.height() * scale)))
        image = QImage(size, QImage.Format.Format_RGB32)
        with theme().borrowed(theme().is_dark if dark is None else dark):
            image.fill(ground(False))
            painter = self._painter(image, scale)
            brush = Brush()
            brush.grid(painter, box, scale)
            brush.paint(painter, self._drawing, Marks(), [box], scale, 1.0)
            painter.end()
        return image

    def svg(self, scale: float = 1.0) -> bytes:
        """As SVG in light colours; words stay words, so that they can be found and edited."""
        buffer = QBuffer()
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        size = QSizeF(self._box.width() * scale, self._box.height() * scale)
        made.setSize(size.toSize())
        made.setViewBox(QRectF(0, 0, size.width(), size.height()))
        made.setTitle("Network")
        made.setDescription("Made by VisionLab")
        self._paint_lines(made, scale)
        # whoever has not this font gets one like it
        family = f'font-family="{QFontInfo(font()).family()}, Helvetica, Arial, sans-serif"'
        return re.sub(rb'font-family="[^"]*"', lambda _: family.encode(), bytes(buffer.data().data()))

    def pdf(self, scale: float = 1.0) -> bytes:
        """As a PDF of one page with its fonts, in light colours; smaller where no page could be so long."""
        scale = min(scale, self.most_for_page)
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        made = QPdfWriter(buffer)
        made.setCreator("VisionLab")
        made.setResolution(_POINTS)
        page = QPageSize(
            QSizeF(self._box.width() * scale, self._box.height() * scale),
            QPageSize.Unit.Point,
            "",
            QPageSize.SizeMatchPolicy.ExactMatch,
        )
        made.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
        self._paint_lines(made, scale)
        return bytes(buffer.data().data())

    def _paint_lines(self, device: QSvgGenerator | QPdfWriter, scale: float) -> None:
        with theme().borrowed(False):
            painter = self._painter(device, scale)
            painter.fillRect(self._box, ground(False))
            # at a scale of 1 everything is told, however small it is shown
            _LineBrush().paint(painter, self._drawing, Marks(), [self._box], 1.0, 1.0)
            painter.end()

    def _painter(self, device: QImage | QSvgGenerator | QPdfWriter, scale: float) -> QPainter:
        painter = QPainter(device)
        painter.scale(scale, scale)
        painter.translate(-self._box.topLeft())
        return painter
