"""Moving cards and remarks by mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from visionlab.cost.folding import root_of
from visionlab.graph import remarks
from visionlab.graph.edits import move
from visionlab.graph.model import Graph, Link, Remark
from visionlab.problem import Phrase
from visionlab.ui.canvas import inserting
from visionlab.ui.canvas.geometry import Place, card, remark_box, snapped
from visionlab.ui.canvas.gestures import ADDING, Gesture
from visionlab.ui.canvas.snapping import Lines

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

#: held while moving, neither the grid nor other cards draw near
_FREELY = Qt.KeyboardModifier.AltModifier


class Move(Gesture):
    """Drags what is selected, cards and remarks, by one of them. A single card that is not wired goes into the link it
    is dropped on."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, node: str = "", remark: str = "") -> None:
        super().__init__(canvas, event)
        #: what is pressed, one of both
        self._node, self._remark = node, remark
        chosen, noted = canvas.selected, canvas.marks.remarks
        self._was_selected = node in chosen or remark in noted
        own = ([node] if node else [], [remark] if remark else [])
        if self.keys & ADDING:
            canvas.select(canvas.with_other(node) if node else chosen, noted ^ set(own[1]))
        elif not self._was_selected:
            canvas.select(*own)
        self._own = own
        self._from: dict[str, Place] = {}
        self._noted: list[Remark] = []
        self._lines = Lines(())

    def begin(self) -> None:
        canvas = self.canvas
        if canvas.is_inside:
            return
        drawing = canvas.drawing
        # what is inside of a block takes the block along
        carried = canvas.selected or frozenset([root_of(self._node)] if self._node else [])
        self._from = {id: drawing.places[id] for id in carried}
        ids = canvas.marks.remarks | ({self._remark} if self._remark else frozenset())
        self._noted = [drawing.remarks[id] for id in ids]
        seen = drawing.cards_in(canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect())))
        still = (seen | _beside(drawing.graph, carried)) - carried
        self._lines = Lines(drawing.card(id) for id in still)
        canvas.marks.carried = carried

    def drag(self, point: QPointF) -> None:
        if not (self._from or self._noted):
            return
        canvas, way = self.canvas, point - self.start
        lead = self._lead()
        x, y = lead.left() + way.x(), lead.top() + way.y()
        guides: tuple[QLineF, ...] = ()
        if self.keys_now & _FREELY:
            x, y = float(round(x)), float(round(y))
        else:
            snap = self._lines.snap(QRectF(QPointF(x, y), lead.size()))
            x = snapped(x) if snap.x is None else snap.x
            y = snapped(y) if snap.y is None else snap.y
            guides = snap.guides
        if guides != canvas.marks.guides:
            canvas.marks.guides = guides
            canvas.redraw(None)
        dx, dy = x - lead.left(), y - lead.top()
        canvas.shift({id: (left + dx, top + dy) for id, (left, top) in self._from.items()})
        self._show([replace(one, x=one.x + dx, y=one.y + dy) for one in self._noted])
        self._light()

    def _lead(self) -> QRectF:
        """What is in hand, as it was before: it comes into line, and the others go with it."""
        if self._node:
            id = root_of(self._node)
            id = id if id in self._from else next(iter(self._from))
            return QRectF(QPointF(*self._from[id]), self.canvas.drawing.card(id).size())
        return next(remark_box(one) for one in self._noted if one.id == self._remark)

    def _show(self, noted: list[Remark]) -> None:
        if noted:
            self.canvas.redraw([self.canvas.drawing.show_remarks(noted)])

    def _light(self) -> None:
        """Mark the link that the card in hand would go into."""
        canvas = self.canvas
        link = None
        if len(self._from) == 1 and not self._noted:
            id = next(iter(self._from))
            graph = canvas.drawing.graph
            if not graph.into[id] and not graph.out[id] and inserting.fits_into_link(graph.nodes[id].block):
                link = canvas.drawing.link_under(card(canvas.drawing.places[id]))
        if link != canvas.marks.lit:
            canvas.marks.lit = link
            self._preview(link)
            canvas.say("" if link is None else inserting.sentence(canvas.drawing.graph, link))
            canvas.redraw(None)

    def _preview(self, link: Link | None) -> None:
        """Show what the network would cost with the card in the link."""
        ghost = self.canvas.document.ghost
        if link is None:
            ghost.withdraw()
            return
        id = next(iter(self._from))
        node, place = self.canvas.drawing.graph.nodes[id], self.canvas.drawing.places[id]
        ghost.propose(lambda graph: inserting.into_link(graph, link, node, place))

    def end(self, point: QPointF) -> None:
        canvas = self.canvas
        if not (self._from or self._noted):
            return
        link = canvas.marks.lit
        places = canvas.drawing.seen.settled({id: canvas.drawing.places[id] for id in self._from})
        has_moved = any(canvas.drawing.places[id] != place for id, place in self._from.items())
        corners = {one.id: (now.x, now.y) for one in self._noted if (now := canvas.drawing.remarks[one.id]) != one}
        noted = self._noted
        self._clear()
        if link is not None:
            id, place = next(iter(places.items()))
            node = canvas.drawing.graph.nodes[id]
            done = canvas.edit(Phrase("Insert"), lambda graph: inserting.into_link(graph, link, node, place))
        elif has_moved or corners:
            done = canvas.edit(Phrase("Move"), lambda graph: remarks.move(move(graph, places), corners))
        else:
            done = False
        if not done:
            self._put_back(noted)

    def click(self, event: QMouseEvent) -> None:
        if self._was_selected and not self.keys & ADDING:
            self.canvas.select(*self._own)

    def cancel(self) -> None:
        self._put_back(self._noted)
        self._clear()

    def _put_back(self, noted: list[Remark]) -> None:
        self._show(noted)
        self.canvas.drawing.settle()
        self.canvas.redraw(None)

    def _clear(self) -> None:
        marks = self.canvas.marks
        marks.guides, marks.lit, marks.carried = (), None, frozenset()
        self.canvas.document.ghost.withdraw()
        self.canvas.say("")
        self._from, self._noted = {}, []
        self.canvas.redraw(None)


def _beside(graph: Graph, ids: frozenset[str]) -> frozenset[str]:
    """The nodes that share a link with these."""
    return frozenset(
        [link.source for id in ids for link in graph.into[id]] + [link.target for id in ids for link in graph.out[id]]
    )
