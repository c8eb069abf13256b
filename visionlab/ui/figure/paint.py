"""Paints a figure: arrows, volumes from the back to the front, words, legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from visionlab.figure.volumes import Arrow, Bracket, Figure, Legend, Point, Text, Volume
from visionlab.ui.colour_by import Tint
from visionlab.ui.theme import font, mixed, theme

#: how much of the group's colour a face has
_FRONT, _TOP, _SIDE = 0.42, 0.2, 0.62
#: the tip of an arrow: its length, and half of its width
_TIP, _WING = 7.0, 3.2
#: letters smaller than this, in pixels, cannot be read
_READABLE = 4.5


def bounds(figure: Figure) -> QRectF:
    """All that is painted, with a margin."""
    left, top, right, bottom = figure.bounds
    return QRectF(left, top, right - left, bottom - top)


def paint_figure(painter: QPainter, figure: Figure) -> None:
    """Paint all of it, with its legend."""
    paint_shapes(painter, figure)
    paint_words(painter, figure, bounds(figure))


def paint_shapes(painter: QPainter, figure: Figure, tints: Mapping[str, Tint] | None = None) -> None:
    """Paint arrows, volumes, brackets and the legend's colours.

    With `tints`, by nodes, volumes have those colours, whose legend is elsewhere.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for arrow in figure.arrows:
        _arrow(painter, arrow)
    for volume in figure.volumes:
        tint = tints.get(volume.ids[0]) if tints is not None else None
        _volume(painter, volume, theme().group(volume.group) if tint is None else tint.colour)
    for bracket in figure.brackets:
        _bracket(painter, bracket)
    for entry in figure.legend if tints is None else ():
        _swatch(painter, entry)


def paint_words(
    painter: QPainter, figure: Figure, exposed: QRectF, scale: float = 1.0, with_legend: bool = True
) -> None:
    """Paint the words within a box of the figure; `scale` is pixels a unit."""
    legend = figure.legend if with_legend else ()
    told = [*figure.texts, *(bracket.words for bracket in figure.brackets), *(entry.words for entry in legend)]
    for text in told:
        if text.size * scale >= _READABLE:
            _words(painter, text, exposed)


def paint_selection(painter: QPainter, figure: Figure, selected: frozenset[str]) -> None:
    """Paint what marks the volumes of selected nodes."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("accent"), 2.2))
    for volume in figure.volumes if selected else ():
        if not selected.isdisjoint(volume.ids):
            painter.drawPath(outline(volume))


def outline(volume: Volume) -> QPainterPath:
    """The edge of a volume as it is seen."""
    path = QPainterPath()
    path.addPolygon(_polygon((*volume.front[:1], *volume.top[1:3], volume.side[2], *volume.front[2:])))
    path.closeSubpath()
    return path


def _volume(painter: QPainter, volume: Volume, colour: QColor) -> None:
    pen = QPen(theme().colour("danger") if volume.is_broken else colour, 0.8)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if volume.is_broken:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    for corners, part in ((volume.front, _FRONT), (volume.top, _TOP), (volume.side, _SIDE)):
        painter.setBrush(mixed(theme().colour("card"), colour, 0.06 if volume.is_broken else part))
        painter.drawPolygon(_polygon(corners))


def _arrow(painter: QPainter, arrow: Arrow) -> None:
    colour = theme().colour("link")
    path = QPainterPath(QPointF(*arrow.points[0]))
    for number in range(1, len(arrow.points), 3):
        one, other, end = arrow.points[number : number + 3]
        path.cubicTo(*one, *other, *end)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.2))
    painter.drawPath(path)
    x, y = arrow.points[-1]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_polygon(((x, y), (x - _TIP, y - _WING), (x - _TIP, y + _WING))))


def _bracket(painter: QPainter, bracket: Bracket) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("muted"), 1.2))
    corners = ((bracket.left, bracket.y + 4), (bracket.left, bracket.y), (bracket.right, bracket.y))
    painter.drawPolyline(_polygon((*corners, (bracket.right, bracket.y + 4))))


def _swatch(painter: QPainter, entry: Legend) -> None:
    colour = theme().group(entry.group)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(mixed(theme().colour("card"), colour, _FRONT))
    painter.drawPolygon(_polygon(entry.box))


def _words(painter: QPainter, text: Text, exposed: QRectF) -> None:
    letters = font(round(text.size), text.is_strong)
    metrics = QFontMetricsF(letters)
    box = QRectF(0, 0, metrics.horizontalAdvance(text.words) + 4, metrics.height())
    box.moveCenter(QPointF(*text.at))
    if not text.is_centred:
        box.moveLeft(text.at[0])
    if box.intersects(exposed):
        painter.setFont(letters)
        painter.setPen(theme().colour("text" if text.is_strong else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text.words)


def _polygon(corners: Sequence[Point]) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in corners])
