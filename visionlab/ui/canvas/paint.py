"""Paints a drawing: grid, links, labels, cards, ports and marks, in that order. Below a third of size, an overview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from visionlab.graph.model import Link
from visionlab.ui.canvas.card import RADIUS, SHADE, CardPictures, paint_card
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.frames import ground, ground_of, paint_behind, paint_frames, paint_headers
from visionlab.ui.canvas.geometry import PORT_RADIUS, card, curve, remark_box
from visionlab.ui.canvas.insides import Insides
from visionlab.ui.canvas.lines import Line
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.overview import Overview
from visionlab.ui.canvas.remarks import paint as paint_remarks
from visionlab.ui.canvas.strips import Strips
from visionlab.ui.theme import Type, font, theme

#: below this scale cards are only coloured boxes: no text could be read
OVERVIEW = 0.35
#: below this scale links carry no labels
LABELS = 0.55
#: above this scale pictures of cards would be larger than what is seen of them
_PICTURES = 4.0
_DOTS = 24.0
_LINK = 1.8


class Brush:
    """Paints drawings on one device; keeps pictures of cards between two paintings."""

    def __init__(self, shows_insides: bool = True) -> None:
        self.pictures = CardPictures()
        #: what cards show from near by; None where a large scale only means that many pixels are wanted
        self.insides = Insides() if shows_insides else None
        self._overview = Overview()
        self._strips = Strips()
        self._dots = QPolygonF()
        self._dots_for = (0, 0)

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        marks: Marks,
        exposed: Sequence[QRectF],
        scale: float,
        ratio: float,
    ) -> None:
        """Paint what is within the boxes `exposed` (scene units) of a drawing.

        `scale` is logical pixels a scene unit, `ratio` the device's pixels a logical one.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        noted = [one for one in drawing.remarks.values() if any(map(remark_box(one).intersects, exposed))]
        paint_remarks(painter, noted, scale, marks.remarks, marks.written)
        if scale < OVERVIEW:
            self._overview.paint(painter, drawing, marks, exposed, scale)
            return
        seen = drawing.cards_near(exposed)
        grounds = ground(drawing.is_inside)
        paint_frames(painter, drawing, grounds, exposed)
        lines = drawing.lines_painted(exposed)
        # from very near, lines and ports as thick as the scale is large would be all that is seen
        thin = min(1.0, _PICTURES / scale) if self.insides is not None else 1.0
        self._links(painter, drawing, marks, lines, thin, scale)
        if scale >= LABELS:
            self._labels(painter, lines, marks, drawing, grounds)
        paint_headers(painter, drawing, grounds, exposed)
        paint_behind(painter, drawing, seen)
        self._cards(painter, drawing, marks, seen, scale, ratio)
        self._strips.paint(painter, drawing, seen, scale)
        if self.insides is not None:
            self.insides.paint(painter, drawing, seen, exposed, scale, self)
        seen += drawing.frames_near(exposed)
        _rings(painter, drawing, marks, seen, thin)
        _ports(painter, drawing, marks, seen, thin)

    def another(self) -> Brush:
        """A brush for another drawing, on the same device."""
        made = type(self)()
        made.pictures = self.pictures
        return made

    def grid(self, painter: QPainter, exposed: QRectF, scale: float, is_inside: bool = False) -> None:
        """Fill the ground, with dots where they are not too dense."""
        painter.fillRect(exposed, ground(is_inside))
        if scale < 0.5:
            return
        columns, rows = int(exposed.width() / _DOTS) + 2, int(exposed.height() / _DOTS) + 2
        if columns > self._dots_for[0] or rows > self._dots_for[1]:
            self._dots_for = columns, rows = max(columns, self._dots_for[0]), max(rows, self._dots_for[1])
            self._dots = QPolygonF([QPointF(x * _DOTS, y * _DOTS) for x in range(columns) for y in range(rows)])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(theme().colour("grid"), 2)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.translate(exposed.left() // _DOTS * _DOTS, exposed.top() // _DOTS * _DOTS)
        painter.drawPoints(self._dots)
        painter.restore()

    # -- the parts

    @staticmethod
    def _links(
        painter: QPainter, drawing: Drawing, marks: Marks, lines: list[tuple[Link, Line]], thin: float, scale: float
    ) -> None:
        width = _width(scale) * thin
        plain = QPen(theme().colour("link"), width)
        faint = QPen(theme().colour("border"), width, Qt.PenStyle.DashLine)
        # in hand, a frame comes every few milliseconds: those of what is dragged are wider once it rests
        strong = QPen(theme().colour("accent"), width if drawing.loose else 2.4 * thin)
        lit = QPen(theme().colour("accent"), 4 * thin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for link, line in lines:
            if link == marks.lifted:
                continue
            if link == marks.lit:
                pen = lit
            elif link in (marks.selected_link, marks.hovered_link):
                pen = strong
            elif marks.selected and (link.source in marks.selected or link.target in marks.selected):
                pen = strong if line.label else faint
            else:
                pen = plain if line.label else faint
            painter.setPen(pen)
            painter.drawPath(line.path)

    @staticmethod
    def _labels(
        painter: QPainter, lines: list[tuple[Link, Line]], marks: Marks, drawing: Drawing, grounds: QColor
    ) -> None:
        boxes = []
        painter.setPen(Qt.PenStyle.NoPen)
        for link, line in lines:
            if line.label_box and link != marks.lifted:
                painter.setBrush(ground_of(drawing, link.source, grounds))
                painter.drawRoundedRect(line.label_box, 8, 8)
                boxes.append((line.label_box, line.label or ""))
        painter.setPen(theme().colour("muted"))
        painter.setFont(font(Type.small))
        for box, text in boxes:
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _cards(
        self, painter: QPainter, drawing: Drawing, marks: Marks, seen: list[str], scale: float, ratio: float
    ) -> None:
        """Blit the cards' pictures, pixel for pixel; from very near, where a few fill the view, paint them."""
        if scale > _PICTURES:
            for id in seen:
                painter.save()
                painter.translate(*drawing.places[id])
                paint_card(painter, drawing.faces[id])
                painter.restore()
            return
        world = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        # a scale from the mouse wheel has many digits: so many that no picture would be met twice
        size = round(scale * ratio, 4)
        for id in seen:
            x, y = drawing.places[id]
            picture = self.pictures.picture(drawing.faces[id], size)
            picture.setDevicePixelRatio(ratio)
            at = world.map(QPointF(x - SHADE, y - SHADE))
            painter.drawPixmap(QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio), picture)
        painter.restore()


def _width(scale: float) -> float:
    """Of a link, in scene units: full at full size, and a pixel from four fifths of it down, which Qt paints ten times
    as fast as a line that is a little wider."""
    pixels = max(min(1.0, _LINK * scale), _LINK - 4 * (1 - scale)) if scale < 1 else _LINK * scale
    return pixels / scale


def _rings(painter: QPainter, drawing: Drawing, marks: Marks, seen: list[str], thin: float) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.hovered in drawing.places and marks.hovered not in marks.selected:
        painter.setPen(QPen(theme().colour("link"), 1.4 * thin))
        painter.drawRoundedRect(drawing.card(marks.hovered).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    for id in seen:
        ring = drawing.faces[id].note.ring
        if ring:
            painter.setPen(QPen(theme().colour(ring), 2.2 * thin))
            painter.drawRoundedRect(drawing.card(id).adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)
    if drawing.would_be is not None:
        painter.setPen(QPen(theme().colour("accent"), 1.6, Qt.PenStyle.DashLine))
        for id in seen:
            if drawing.faces[id].is_ghost:
                painter.drawRoundedRect(drawing.card(id).adjusted(-3, -3, 3, 3), RADIUS + 3, RADIUS + 3)
    if marks.found:
        painter.setPen(QPen(theme().colour("warning"), 2, Qt.PenStyle.DashLine))
        for id in seen:
            if id in marks.found:
                painter.drawRoundedRect(drawing.card(id).adjusted(-6, -6, 6, 6), RADIUS + 6, RADIUS + 6)
    if not marks.selected:
        return
    painter.setPen(QPen(theme().colour("accent"), 2.2 * thin))
    for id in seen:
        if id in marks.selected:
            grown = (4 if drawing.faces[id].note.ring else 1) * thin
            box = drawing.card(id).adjusted(-grown, -grown, grown, grown)
            painter.drawRoundedRect(box, RADIUS + grown, RADIUS + grown)
    if len(marks.selected) > 1 and marks.focused in marks.selected and marks.focused in drawing.places:
        painter.setPen(QPen(theme().colour("text"), 1.4, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(drawing.card(marks.focused).adjusted(-5, -5, 5, 5), RADIUS + 5, RADIUS + 5)


def _ports(painter: QPainter, drawing: Drawing, marks: Marks, seen: list[str], thin: float) -> None:
    """Ports as dots: hollow at rest, filled and larger where the wire in hand fits, faint where it does not."""
    rest: list[QPointF] = []
    faint: list[QPointF] = []
    fitting: list[QPointF] = []
    for id in seen:
        for port, at in drawing.port_points(id):
            group = rest if marks.fitting is None else fitting if port in marks.fitting else faint
            group.append(at)
    card_colour, link_colour = theme().colour("card"), theme().colour("link")
    _dots(painter, faint, (PORT_RADIUS - 1) * thin, theme().colour("border"), card_colour)
    _dots(painter, rest, PORT_RADIUS * thin, link_colour, card_colour)
    accent = theme().colour("accent")
    _dots(painter, fitting, (PORT_RADIUS + 2) * thin, accent, theme().colour("accent_soft"))
    if marks.held is not None and marks.held.node in drawing.places:
        _dots(painter, [drawing.port_point(marks.held)], (PORT_RADIUS + 1) * thin, accent, accent)
    aim = marks.hovered_port
    if aim is not None and aim.node in drawing.places:
        colour = theme().colour("danger") if marks.is_refused else accent
        _dots(painter, [drawing.port_point(aim)], (PORT_RADIUS + 3) * thin, colour, colour)


def _dots(painter: QPainter, points: list[QPointF], radius: float, rim: QColor, fill: QColor) -> None:
    if not points:
        return
    for colour, size in ((rim, 7 / 3 * radius), (fill, 5 / 3 * radius)):
        painter.setPen(QPen(colour, size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints(points)


def paint_marks(painter: QPainter, marks: Marks, sideways: bool = False) -> None:
    """What a gesture adds on top: the wire in hand, a ghost, the band, a guide, a sentence."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = theme().colour("accent")
    if marks.guides:
        pen = QPen(accent, 1, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(marks.guides)
    if marks.wire is not None:
        colour = theme().colour("danger") if marks.is_refused else accent
        painter.setPen(QPen(colour, 2.4, Qt.PenStyle.DashLine if marks.is_refused else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(curve(*marks.wire, sideways=sideways))
    if marks.ghost is not None:
        soft = QColor(accent)
        soft.setAlpha(40)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(soft)
        painter.drawRoundedRect(card(marks.ghost), RADIUS, RADIUS)
    if marks.band is not None:
        pen = QPen(accent, 1)
        pen.setCosmetic(True)
        soft = QColor(accent)
        soft.setAlpha(30)
        painter.setPen(pen)
        painter.setBrush(soft)
        painter.drawRect(marks.band)


def paint_empty(painter: QPainter, room: QRectF) -> None:
    """The words on a canvas without nodes (view coordinates)."""
    painter.setPen(theme().colour("muted"))
    painter.setFont(font(Type.title))
    words = tr("Drag blocks here from the palette, or open a preset")
    painter.drawText(room.adjusted(24, 0, -24, 0), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)


def paint_note(painter: QPainter, at: QPointF, text: str, room: QRectF) -> None:
    """A sentence beside the mouse (view coordinates), kept within `room`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = QFontMetricsF(font(Type.body))
    told = metrics.boundingRect(QRectF(0, 0, min(320.0, room.width() - 32), 400), Qt.TextFlag.TextWordWrap, text)
    box = QRectF(at.x() + 16, at.y() + 18, told.width() + 20, told.height() + 12)
    box.moveLeft(max(room.left() + 4, min(box.left(), room.right() - box.width() - 4)))
    if box.bottom() > room.bottom() - 4:
        box.moveBottom(at.y() - 10)
    painter.setPen(QPen(theme().colour("danger"), 1))
    painter.setBrush(theme().colour("raised"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(theme().colour("text"))
    painter.setFont(font(Type.body))
    painter.drawText(box.adjusted(10, 6, -10, -6), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, text)


__all__ = ["LABELS", "OVERVIEW", "Brush", "ground", "paint_empty", "paint_marks", "paint_note"]
