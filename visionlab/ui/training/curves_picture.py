"""The shown charts as a picture, on a screen's dots or as lines (SVG)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtSvg import QSvgGenerator

from visionlab.ui.theme import Length, Type, font, theme

if TYPE_CHECKING:
    from visionlab.ui.training.chart import Chart
    from visionlab.ui.training.curves import Curves
    from visionlab.ui.training.shown import Shown

#: two dots a pixel: sharp on paper and on dense displays
SCALE = 2.0
_LINE = 18


def image(curves: Curves, scale: float = SCALE) -> QImage:
    """The charts as they stand, with the runs below."""
    size = _size(curves)
    made = QImage(size * scale, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(scale)
    painter = QPainter(made)
    _paint(painter, curves, size)
    painter.end()
    return made


def png(curves: Curves) -> bytes:
    """The picture as a PNG file has it."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image(curves).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(curves: Curves) -> bytes:
    """The picture as lines and text."""
    size, data = _size(curves), QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle("VisionLab")
    # the resolution of a screen, or texts come out smaller than they are on it
    generator.setResolution(curves.logicalDpiX())
    painter = QPainter(generator)
    _paint(painter, curves, size)
    painter.end()
    return bytes(data.data())


def _size(curves: Curves) -> QSize:
    named = _named(curves.shown)
    return curves.page.size() + QSize(2 * Length.small, 2 * Length.small + _LINE * len(named))


def _named(shown: Sequence[Shown]) -> list[Shown]:
    return [one for one in shown if not one.is_hidden]


def _paint(painter: QPainter, curves: Curves, size: QSize) -> None:
    painter.fillRect(QRect(QPoint(0, 0), size), theme().colour("surface"))
    corner = QPoint(Length.small, Length.small)
    for chart in curves.charts:
        if chart.isVisibleTo(curves):
            place = QRect(corner + chart.mapTo(curves.page, QPoint(0, 0)), chart.size())
            _paint_chart(painter, chart, place)
    painter.setFont(font(Type.small))
    top = corner.y() + curves.page.height()
    for number, one in enumerate(_named(curves.shown)):
        row = QRect(corner.x(), top + _LINE * number, size.width() - 2 * Length.small, _LINE)
        if not one.is_alone:
            painter.setPen(one.colour)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, one.sign)
            row.setLeft(row.left() + _LINE)
        painter.setPen(theme().colour("text"))
        said = " · ".join(filter(None, (one.name, one.told, one.record.run if one.told != one.record.run else "")))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, said)


def _paint_chart(painter: QPainter, chart: Chart, place: QRect) -> None:
    words = QTextDocument()
    words.setDefaultFont(chart.legend.font())
    words.setDocumentMargin(0)
    words.setHtml(f"<span style='color:{theme().colour('text').name()}'>{chart.legend.text()}</span>")
    painter.save()
    painter.translate(place.topLeft())
    words.drawContents(painter)
    painter.restore()
    scene = chart.plot.scene()
    room = QRectF(place.adjusted(0, chart.plot.y(), 0, 0))
    with _drawn_as_lines(chart):
        scene.render(painter, room, scene.sceneRect() & QRectF(chart.plot.viewport().rect()))


@contextmanager
def _drawn_as_lines(chart: Chart) -> Iterator[None]:
    """Without the pictures that are kept of axes and marks to paint them quickly on the screen."""
    axes = [chart.plot.getPlotItem().getAxis(side) for side in ("left", "bottom")]
    marks = [item for run in chart.runs for item in run.items if isinstance(item, pg.ScatterPlotItem)]
    for axis in axes:
        axis.setCacheMode(axis.CacheMode.NoCache)
    for item in marks:
        item.setExportMode(True)
    try:
        yield
    finally:
        for axis in axes:
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
        for item in marks:
            item.setExportMode(False)
