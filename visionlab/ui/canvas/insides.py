"""From near by, a card becomes a frame around what is inside of its block: readable as one comes nearer still."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from visionlab.blocks.recording import Recording
from visionlab.cost.opened import HEADER
from visionlab.ui.canvas.card import RADIUS
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.frames import body_colour, ground, paint_header, rim_colour
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH
from visionlab.ui.canvas.levels import drawn
from visionlab.ui.canvas.marks import Marks

if TYPE_CHECKING:
    from visionlab.ui.canvas.paint import Brush

#: between these scales a card's figures give way to its inside: slowly, so that nothing jumps where one stops
_BEGINS, SHOWN = 2.8, 3.4
#: of a card: the header, and what is inside
_BAR = 11.0
_AREA = QRectF(1, _BAR + 1, WIDTH - 2, HEIGHT - _BAR - 2)
_MARGIN = 2.0
#: insides that are kept, the least recently seen forgotten first
_MOST = 64

#: the scale and the corner of an inside within its card
_Fit = tuple[float, QPointF]


class Insides:
    """The insides of blocks as pictures in their cards."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Recording, tuple[Drawing, Brush]] = OrderedDict()

    def paint(
        self,
        painter: QPainter,
        drawing: Drawing,
        seen: Sequence[str],
        exposed: Sequence[QRectF],
        scale: float,
        brush: Brush,
    ) -> None:
        """Paint the insides of the cards `seen`; what is in them is near enough to show its own in the same way."""
        if scale < _BEGINS:
            return
        ratio = painter.device().devicePixelRatioF()
        for id in seen:
            if not drawing.faces[id].has_inside:
                continue
            inner, own = self._of(drawing, id, brush)
            area = _AREA.translated(*drawing.places[id])
            parts = [part for part in (area.intersected(box) for box in exposed) if not part.isEmpty()]
            fit, corner = _fitted(inner, area)
            painter.save()
            painter.setOpacity(painter.opacity() * min(1.0, (scale - _BEGINS) / (SHOWN - _BEGINS)))
            _frame(painter, drawing, id)
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            painter.translate(corner)
            painter.scale(fit, fit)
            near = [QRectF((part.topLeft() - corner) / fit, part.size() / fit) for part in parts]
            own.paint(painter, inner, Marks(), near, scale * fit, ratio)
            painter.restore()

    def at(self, drawing: Drawing, id: str, point: QPointF, scale: float, brush: Brush) -> tuple[Drawing, str] | None:
        """What is under a point in the inside that a card shows, however deep; None where it shows none there."""
        area = _AREA.translated(*drawing.places[id])
        if scale < SHOWN or not drawing.faces[id].has_inside or not area.contains(point):
            return None
        inner, own = self._of(drawing, id, brush)
        fit, corner = _fitted(inner, area)
        there = (point - corner) / fit
        found = inner.card_at(there)
        if found is None:
            return None
        deeper = own.insides and own.insides.at(inner, found, there, scale * fit, own)
        return deeper or (inner, found)

    def _of(self, drawing: Drawing, id: str, brush: Brush) -> tuple[Drawing, Brush]:
        assert drawing.report is not None
        recording = drawing.report.nodes[id].recording
        assert recording is not None
        found = self._kept.get(recording)
        if found is None:
            # the card is wide: what is in it goes to the right
            found = drawn(recording, sideways=True), brush.another()
            self._kept[recording] = found
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(recording)
        return found


def _frame(painter: QPainter, drawing: Drawing, id: str) -> None:
    """The card as a frame with a header, in the proportions that both keep however near one comes."""
    face, under = drawing.faces[id], ground(drawing.is_inside)
    shrunk = _BAR / HEADER
    painter.save()
    painter.translate(*drawing.places[id])
    painter.scale(shrunk, shrunk)
    box = QRectF(0, 0, WIDTH / shrunk, HEIGHT / shrunk)
    painter.setPen(QPen(rim_colour(under, face), 1.2))
    painter.setBrush(body_colour(ground(True), face, 0))
    painter.drawRoundedRect(box, RADIUS / shrunk, RADIUS / shrunk)
    paint_header(painter, face, under, box.width(), RADIUS / shrunk)
    painter.restore()


def _fitted(inner: Drawing, area: QRectF) -> _Fit:
    box = inner.bounds()
    room = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    fit = min(room.width() / box.width(), room.height() / box.height())
    return fit, room.center() - box.center() * fit
