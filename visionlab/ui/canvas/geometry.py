"""Where things are on the canvas: cards, ports, curves. Scene units are device-independent pixels at 100 %."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QTransform

from visionlab.cost.room import Frame
from visionlab.graph.layout import CARD
from visionlab.graph.model import Graph, Node, Remark
from visionlab.layers.base import ANY

WIDTH, HEIGHT = CARD
#: between a card and the next one below
GAP = 36.0
#: places are multiples of this
GRID = 8.0
#: between the centres of two ports
PORTS_APART = 26.0
PORT_RADIUS = 4.5
#: how far a link runs on straight before it turns
_LEAST_BEND, _MOST_BEND = 16.0, 140.0
#: x for y and y for x
_TURNED = QTransform(0, 1, 1, 0, 0, 0)

Place = tuple[float, float]
Places = Mapping[str, Place]


def card(place: Place) -> QRectF:
    """The card of a node at a place (its top left corner)."""
    return QRectF(place[0], place[1], WIDTH, HEIGHT)


def remark_box(remark: Remark) -> QRectF:
    """The card of a remark."""
    return QRectF(remark.x, remark.y, remark.width, remark.height)


def around(boxes: Iterable[QRectF]) -> QRectF:
    """The smallest box with all of these in it."""
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole


def ports(graph: Graph, node: Node, with_free: bool = True) -> tuple[int, ...]:
    """The input ports a card shows, from left to right; where any number fits, a free one after those wired."""
    if node.block.inputs != ANY:
        return tuple(range(node.block.inputs))
    wired = sorted({link.port for link in graph.into[node.id]})
    if with_free:
        wired.append(wired[-1] + 1 if wired else 0)
    return tuple(wired)


def input_point(place: Place, rank: int, count: int, sideways: bool = False) -> QPointF:
    """The centre of the input that is number `rank` of `count` on a card: at its top, or at its left side."""
    length = HEIGHT if sideways else WIDTH
    off = length / 2 + (rank - (count - 1) / 2) * min(PORTS_APART, (length - 24) / max(1, count - 1))
    return QPointF(place[0], place[1] + off) if sideways else QPointF(place[0] + off, place[1])


def output_point(place: Place, sideways: bool = False) -> QPointF:
    """The centre of a card's output: at its bottom, or at its right side."""
    if sideways:
        return QPointF(place[0] + WIDTH, place[1] + HEIGHT / 2)
    return QPointF(place[0] + WIDTH / 2, place[1] + HEIGHT)


def frame_point(frame: Frame, place: Place, input: int | None, sideways: bool = False) -> QPointF:
    """The centre of a port of an opened block: its input of this number, or its output."""
    if input is None:
        return QPointF(place[0] + frame.out[0], place[1] + frame.out[1])
    x, y = frame.ins[min(input, len(frame.ins) - 1)]
    return QPointF(place[0], place[1] + y) if sideways else QPointF(place[0] + x, place[1])


def curve(start: QPointF, end: QPointF, through: Sequence[QPointF] = (), sideways: bool = False) -> QPainterPath:
    """A smooth line that leaves and arrives vertically (or horizontally), by way of the points `through`."""
    if sideways:
        turned = curve(start.transposed(), end.transposed(), [point.transposed() for point in through])
        return _TURNED.map(turned)
    path = QPainterPath(start)
    here = start
    for there in (*through, end):
        if here.x() == there.x() and there.y() >= here.y():
            path.lineTo(there)
        else:
            bend = max(_LEAST_BEND, min(abs(there.y() - here.y()) / 2, _MOST_BEND))
            path.cubicTo(here.x(), here.y() + bend, there.x(), there.y() - bend, there.x(), there.y())
        here = there
    return path


def free_place(places: Places, wanted: Place, step: Place = (0.0, HEIGHT + GAP)) -> Place:
    """The wanted place, or the first one after it, `step` by `step`, where no card is in the way."""
    x, y = wanted
    while any(abs(x - a) < WIDTH + 8 and abs(y - b) < HEIGHT + 8 for a, b in places.values()):
        x, y = x + step[0], y + step[1]
    return x, y


def snapped(value: float) -> float:
    """The nearest line of the grid."""
    return round(value / GRID) * GRID
