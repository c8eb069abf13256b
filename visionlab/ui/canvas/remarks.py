"""Remarks on the canvas: how they look, where they are, and the edits that a person makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPen, QPixmap

from visionlab.graph import remarks as edits
from visionlab.graph.model import REMARK_COLOURS, Graph, Remark
from visionlab.problem import Phrase
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import remark_box, snapped
from visionlab.ui.theme import Length, Type, font, mixed, theme

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

#: between the card's edge and the text
PAD = 12.0
#: the corner by which a card is made larger
GRIP = 14.0
LEAST = (96.0, 40.0)
#: below this scale, text keeps the size that it has on panels, as far as there is room for it
_READABLE = 0.5
_RADIUS = 6.0
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def fill(remark: Remark) -> QColor:
    """The ground of its card: its colour, faintly, so that text keeps its contrast."""
    return mixed(theme().colour("card"), _shade(remark), 0.16)


def _shade(remark: Remark) -> QColor:
    return theme().colour("muted" if remark.colour == "plain" else remark.colour)


def swatch(colour: str) -> QIcon:
    """A colour as an icon of a menu."""
    picture = QPixmap(2 * Length.large, 2 * Length.large)
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(2)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = Length.large - 4
    paint(painter, [Remark("", "", 2, 2, side, side, colour)], 1.0, frozenset(), "")
    painter.end()
    return QIcon(picture)


def text_height(text: str, width: float) -> float:
    """How high a card must be to show all of a text."""
    room = QRectF(0, 0, width - 2 * PAD, 1e6)
    return QFontMetricsF(font()).boundingRect(room, _FLAGS, text).height() + 2 * PAD


def paint(painter: QPainter, remarks: Iterable[Remark], scale: float, selected: frozenset[str], hidden: str) -> None:
    """Paint cards of remarks; `hidden` is the one whose text is being edited."""
    for remark in remarks:
        card = remark_box(remark)
        is_selected = remark.id in selected
        edge = theme().colour("accent") if is_selected else mixed(fill(remark), _shade(remark), 0.55)
        painter.setPen(QPen(edge, 2.0 if is_selected else 1.0))
        painter.setBrush(fill(remark))
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)
        if remark.id != hidden:
            _words(painter, remark, card, scale)
        if is_selected:
            corner = card.bottomRight()
            for step in (4.0, 8.0):
                painter.drawLine(corner - QPointF(step + 1, 3), corner - QPointF(3, step + 1))


def _words(painter: QPainter, remark: Remark, card: QRectF, scale: float) -> None:
    painter.save()
    painter.setPen(theme().colour("text"))
    if scale >= _READABLE:
        painter.setFont(font())
        painter.setClipRect(card, Qt.ClipOperation.IntersectClip)
        painter.drawText(card.adjusted(PAD, PAD, -PAD, -PAD / 2), _FLAGS, remark.text)
    else:
        whole = painter.worldTransform().mapRect(card)
        painter.resetTransform()
        small = font(Type.small)
        painter.setFont(small)
        room = whole.adjusted(3, 2, -3, -2)
        if room.height() >= Type.small and room.width() >= 3 * Type.small:
            painter.setClipRect(whole, Qt.ClipOperation.IntersectClip)
            painter.drawText(room, _FLAGS, remark.text)
    painter.restore()


def at(remarks: Mapping[str, Remark], point: QPointF) -> str | None:
    """The topmost remark under a point."""
    return next((id for id, remark in reversed(list(remarks.items())) if remark_box(remark).contains(point)), None)


def grips(remark: Remark, point: QPointF) -> bool:
    """Whether a point is on the corner by which a card is made larger."""
    card = remark_box(remark)
    return QRectF(card.right() - GRIP, card.bottom() - GRIP, GRIP, GRIP).contains(point)


def resized(remark: Remark, corner: QPointF) -> Remark:
    """With its lower right corner at a point, but never too small for its text."""
    width = max(LEAST[0], snapped(corner.x() - remark.x))
    height = max(LEAST[1], snapped(corner.y() - remark.y), float(round(text_height(remark.text, width))))
    return replace(remark, width=width, height=height)


# -- edits


def add(canvas: Canvas, point: QPointF | None = None) -> None:
    """Begin to write a remark: at a point of the scene, where the mouse is, or in the middle."""
    if canvas.is_inside:
        canvas.say(tr("The inside of a block is only to look at: go back to add notes"))
        return
    point = canvas.here if point is None else point
    fresh = Remark(edits.new_id(canvas.document.graph), "", snapped(point.x()), snapped(point.y()))
    canvas.overlays.write(_beside_cards(canvas, fresh))


def _beside_cards(canvas: Canvas, fresh: Remark) -> Remark:
    """Further to the left where a card would hide its right end."""
    boxes = [canvas.drawing.card(id) for id in canvas.drawing.places]
    hiding = [box.left() for box in boxes if box.intersects(remark_box(fresh)) and box.left() > fresh.x]
    moved = replace(fresh, x=snapped(min(hiding) - fresh.width - 2 * GRIP)) if hiding else fresh
    return fresh if any(box.intersects(remark_box(moved)) for box in boxes) else moved


def write(canvas: Canvas, remark: Remark, text: str) -> None:
    """A person has written a remark. One without a word is no remark: it goes, or never comes."""
    is_new = remark.id not in canvas.document.graph.remarks
    text = text.rstrip()
    if not text:
        if not is_new:
            canvas.edit(Phrase("Delete note"), lambda graph: edits.remove(graph, [remark.id]))
        return
    told = replace(remark, text=text, height=max(remark.height, float(round(text_height(text, remark.width)))))
    if told != canvas.document.graph.remarks.get(remark.id):
        label = Phrase("Write a note" if is_new else "Change a note")
        canvas.edit(label, lambda graph: edits.put(graph, [told]))
    canvas.select([], [remark.id])


def paint_in(canvas: Canvas, colour: str) -> None:
    """Give the selected remarks a colour."""
    ids = canvas.marks.remarks

    def coloured(graph: Graph) -> Graph:
        return edits.put(graph, [replace(graph.remarks[id], colour=colour) for id in ids])

    canvas.edit(Phrase("Colour a note"), coloured)


def go_to_next(canvas: Canvas) -> None:
    """Select the remark after the selected one, as one reads."""
    remarks = canvas.drawing.remarks
    order = sorted(remarks, key=lambda id: (remarks[id].y, remarks[id].x))
    if not order:
        canvas.say(tr("There are no notes: N writes one"))
        return
    here = next((number for number, id in enumerate(order) if id in canvas.marks.remarks), -1)
    id = order[(here + 1) % len(order)]
    canvas.select([], [id])
    canvas.ensureVisible(remark_box(remarks[id]), 24, 24)
    canvas.say(remarks[id].text)


def names() -> dict[str, str]:
    """What the colours are called."""
    told = (tr("Plain"), tr("Blue"), tr("Green"), tr("Yellow"), tr("Red"))
    return dict(zip(REMARK_COLOURS, told, strict=True))
