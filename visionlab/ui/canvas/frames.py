"""Paints what is opened in place and what is folded: frames with their headers, and the badge of a run of blocks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from visionlab.cost.folding import SEP
from visionlab.cost.opened import HEADER
from visionlab.ui.canvas.card import ENTER, OPEN, RADIUS, paint_chevron, paint_enter, paint_text
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.face import Face, tr
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.panels.common import group_colour, paint_pictogram
from visionlab.ui.theme import Type, font, mixed, theme

_MARK = 20.0
_TILE = QRectF(8, 6, 22, 22)
_TITLE = 38.0
#: how far each card behind the first of a run is seen
_BEHIND = 4.0


def mark_of(drawing: Drawing, id: str) -> QRectF | None:
    """Where a click opens a block, closes it or takes a run apart; None where there is nothing to open."""
    x, y = drawing.places[id]
    if id in drawing.seen.frames:
        width = drawing.seen.frames[id].size[0]
        return QRectF(x + width - 8 - _MARK, y + (HEADER - _MARK) / 2, _MARK, _MARK)
    face = drawing.faces[id]
    return OPEN.translated(x, y) if face.has_inside or face.times else None


def enter_of(drawing: Drawing, id: str) -> QRectF | None:
    """Where a click leads into a block."""
    if id in drawing.seen.frames:
        mark = mark_of(drawing, id)
        return None if mark is None else mark.translated(-_MARK - 4, 0)
    return ENTER.translated(*drawing.places[id]) if drawing.faces[id].has_inside else None


def ground(is_inside: bool) -> QColor:
    """The colour of the canvas; inside a block, a little different."""
    if not is_inside:
        return theme().colour("canvas")
    return mixed(theme().colour("canvas"), theme().colour("accent"), 0.07)


def body_colour(under: QColor, face: Face, depth: int) -> QColor:
    """Of a frame: the ground in a tint of the block's colour, the deeper the stronger."""
    return mixed(under, group_colour(face.part), 0.05 + 0.035 * min(depth, 3))


def ground_of(drawing: Drawing, id: str, under: QColor) -> QColor:
    """What a node stands on: the canvas, or the frame that it is in."""
    around = id.rpartition(SEP)[0]
    return body_colour(under, drawing.faces[around], around.count(SEP)) if around else under


def rim_colour(under: QColor, face: Face) -> QColor:
    """Of a frame's edge."""
    return mixed(under, group_colour(face.part), 0.55)


def paint_frames(painter: QPainter, drawing: Drawing, under: QColor, exposed: Sequence[QRectF]) -> None:
    """Paint the frames that are seen, without their headers, which cover links."""
    for id in drawing.frames_near(exposed):
        face = drawing.faces[id]
        painter.setPen(QPen(rim_colour(under, face), 1.2))
        painter.setBrush(body_colour(under, face, id.count(SEP)))
        painter.drawRoundedRect(drawing.card(id).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def paint_headers(painter: QPainter, drawing: Drawing, under: QColor, exposed: Sequence[QRectF]) -> None:
    """Paint the headers of frames: what is opened, and the marks that close it and lead into it."""
    for id in drawing.frames_near(exposed):
        face, box = drawing.faces[id], drawing.card(id)
        bar = QRectF(box.left(), box.top(), box.width(), HEADER)
        if not any(map(bar.intersects, exposed)):
            continue
        painter.save()
        painter.translate(bar.topLeft())
        paint_header(painter, face, under, bar.width())
        painter.restore()
        mark, enter = mark_of(drawing, id), enter_of(drawing, id)
        assert mark is not None and enter is not None
        paint_chevron(painter, mark, is_open=True)
        paint_enter(painter, enter)


def paint_header(painter: QPainter, face: Face, under: QColor, width: float, radius: float = RADIUS) -> None:
    """The header of a frame, from its top left corner on, with room for two marks at its right."""
    painter.save()
    painter.setClipRect(QRectF(0, 0, width, HEADER), Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(rim_colour(under, face), 1.2))
    painter.setBrush(mixed(theme().colour("card"), group_colour(face.part), 0.10))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, HEADER + 2 * radius), radius, radius)
    painter.drawLine(QPointF(0, HEADER - 0.5), QPointF(width, HEADER - 0.5))
    painter.restore()
    paint_pictogram(painter, face.part, _TILE)
    room = QRectF(_TITLE, 0, width - _TITLE - 2 * _MARK - 20, HEADER)
    paint_text(painter, face.title, room, "text", Type.body, bold=True)
    taken = QFontMetricsF(font(Type.body, bold=True)).horizontalAdvance(face.title) + 12
    beside = room.adjusted(taken, 0, 0, 0)
    paint_text(painter, _figures(face, beside.width()), beside, "muted", Type.small)


def _figures(face: Face, room: float) -> str:
    """As much of what a card says as there is room for."""
    params = tr("{count} params").format(count=face.parameters) if face.parameters else ""
    said, metrics = "", QFontMetricsF(font(Type.small))
    for part in filter(None, (face.caption, face.shape, params, face.share_text)):
        longer = f"{said}   {part}" if said else part
        if metrics.horizontalAdvance(longer) <= room:
            said = longer
    return said


def paint_behind(painter: QPainter, drawing: Drawing, seen: Sequence[str]) -> None:
    """Paint the edges of the cards that lie below the first of a run."""
    painter.setPen(QPen(theme().colour("border"), 1))
    painter.setBrush(mixed(theme().colour("card"), theme().colour("canvas"), 0.4))
    for id in seen:
        if drawing.faces[id].times:
            for step in (2, 1):
                x, y = drawing.places[id]
                box = QRectF(x + step * _BEHIND, y + step * _BEHIND, WIDTH, HEIGHT)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
