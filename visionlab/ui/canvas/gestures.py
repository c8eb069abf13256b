"""Mouse gestures on the canvas: one class each. A gesture ends in at most one edit, so in one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visionlab.cost.folding import root_of
from visionlab.graph.edits import move
from visionlab.graph.model import Link
from visionlab.ui.canvas import folding, inserting, menus, zoom
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import WIDTH, Place, card, snapped

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
#: so near, a dragged card comes into line with a neighbour
_IN_LINE = 6.0


class Gesture:
    """What the mouse does from a press to the release. A short way is a click, and not yet a drag."""

    button = Qt.MouseButton.LeftButton
    #: near an edge of the view, the picture moves along
    pulls_at_edges = True

    def __init__(self, canvas: Canvas, event: QMouseEvent) -> None:
        self.canvas = canvas
        self.pressed = event.position()
        self.start = canvas.scene_point(event.position())
        self.position = event.position()
        self.keys = event.modifiers()
        self.is_drag = False

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        if not self.is_drag:
            way = event.position() - self.pressed
            self.is_drag = way.manhattanLength() >= QApplication.startDragDistance()
            if not self.is_drag:
                return
            self.begin()
        self.position = event.position()
        if self.pulls_at_edges:
            self.canvas.edges.follow(self.position)
        self.follow()

    def follow(self) -> None:
        """The mouse, or the scene under it, moved."""
        self.drag(self.canvas.scene_point(self.position))

    def release(self, event: QMouseEvent) -> None:
        """The button was let go."""
        if self.is_drag:
            self.end(self.canvas.scene_point(event.position()))
        else:
            self.click(event)

    def begin(self) -> None:
        """It has become a drag."""

    def drag(self, point: QPointF) -> None:
        """The mouse is at a point of the scene."""

    def end(self, point: QPointF) -> None:
        """The drag is over."""

    def click(self, event: QMouseEvent) -> None:
        """It was no drag."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the picture: the middle button, or the left one with the space bar."""

    pulls_at_edges = False

    def __init__(self, canvas: Canvas, event: QMouseEvent) -> None:
        super().__init__(canvas, event)
        self.button = event.button()
        self._at = event.position()

    def begin(self) -> None:
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drag(self, point: QPointF) -> None:
        zoom.pan(self.canvas, self.position - self._at)
        self._at = self.position

    def end(self, point: QPointF) -> None:
        self.cancel()

    def cancel(self) -> None:
        if self.canvas.is_space_down:
            self.canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.canvas.viewport().unsetCursor()


class PanOrMenu(Pan):
    """The right button: a drag pans, a click opens the menu of what is under the mouse."""

    def click(self, event: QMouseEvent) -> None:
        menus.show_at(self.canvas, self.start, event.globalPosition().toPoint())


class Band(Gesture):
    """A rubber band on the empty canvas: selects the cards it touches."""

    def begin(self) -> None:
        self._before = self.canvas.selected if self.keys & ADDING else frozenset()

    def drag(self, point: QPointF) -> None:
        canvas = self.canvas
        canvas.marks.band = QRectF(self.start, point).normalized()
        canvas.select(self._before | canvas.drawing.cards_in(canvas.marks.band))
        canvas.redraw(None)

    def end(self, point: QPointF) -> None:
        self.canvas.marks.band = None
        self.canvas.redraw(None)

    def cancel(self) -> None:
        self.end(self.start)

    def click(self, event: QMouseEvent) -> None:
        if not self.keys & ADDING:
            self.canvas.select([])


class ClickLink(Gesture):
    """A click on a link selects it."""

    def click(self, event: QMouseEvent) -> None:
        link = self.canvas.marks.hovered_link
        if link is not None:
            self.canvas.select_link(link)


class EnterMark(Gesture):
    """A click on a card's mark looks into the block."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, node: str) -> None:
        super().__init__(canvas, event)
        self._node = node

    def click(self, event: QMouseEvent) -> None:
        self.canvas.enter(self._node)


class FoldMark(EnterMark):
    """A click on the other mark opens a block in place, closes it or takes a run apart."""

    def click(self, event: QMouseEvent) -> None:
        folding.toggle(self.canvas, self._node)


class Move(Gesture):
    """Drags the selected cards. A single one that is not wired goes into the link it is dropped on."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, node: str) -> None:
        super().__init__(canvas, event)
        self._node = node
        self._was_selected = node in canvas.selected
        if self.keys & ADDING:
            canvas.select(canvas.with_other(node))
        elif not self._was_selected:
            canvas.select([node])
        self._from: dict[str, Place] = {}
        self._lines: list[float] = []

    def begin(self) -> None:
        canvas = self.canvas
        if canvas.is_inside:
            return
        drawing = canvas.drawing
        # what is inside of a block takes the block along
        carried = canvas.selected or frozenset([root_of(self._node)])
        self._from = {id: drawing.places[id] for id in carried}
        graph = drawing.graph
        near = {link.source for id in carried for link in graph.into[id]}
        near |= {link.target for id in carried for link in graph.out[id]}
        seen = canvas.drawing.cards_in(
            canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect()))
        )
        self._lines = [drawing.places[id][0] for id in (near | seen) - carried]
        canvas.marks.carried = carried

    def drag(self, point: QPointF) -> None:
        if not self._from:
            return
        canvas, lead = self.canvas, self._from.get(root_of(self._node), next(iter(self._from.values())))
        way = point - self.start
        x, y = snapped(lead[0] + way.x()), snapped(lead[1] + way.y())
        line = min(self._lines, key=lambda other: abs(other - lead[0] - way.x()), default=None)
        is_in_line = line is not None and abs(line - lead[0] - way.x()) <= _IN_LINE
        if is_in_line and line is not None:
            x = line
        guide = x + WIDTH / 2 if is_in_line else None
        if guide != canvas.marks.guide:
            canvas.marks.guide = guide
            canvas.redraw(None)
        dx, dy = x - lead[0], y - lead[1]
        canvas.shift({id: (left + dx, top + dy) for id, (left, top) in self._from.items()})
        self._light()

    def _light(self) -> None:
        """Mark the link that the card in hand would go into."""
        canvas = self.canvas
        link = None
        if len(self._from) == 1:
            id = next(iter(self._from))
            graph = canvas.drawing.graph
            if not graph.into[id] and not graph.out[id] and graph.nodes[id].block.inputs == 1:
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
        if not self._from:
            return
        link = canvas.marks.lit
        places = canvas.drawing.seen.settled({id: canvas.drawing.places[id] for id in self._from})
        before = dict(self._from)
        has_moved = any(canvas.drawing.places[id] != place for id, place in before.items())
        self._clear()
        if link is not None:
            id, place = next(iter(places.items()))
            node = canvas.drawing.graph.nodes[id]
            done = canvas.edit(tr("Insert"), lambda graph: inserting.into_link(graph, link, node, place))
        elif has_moved:
            done = canvas.edit(tr("Move"), lambda graph: move(graph, places))
        else:
            done = False
        if not done:
            self._put_back()

    def click(self, event: QMouseEvent) -> None:
        if self._was_selected and not self.keys & ADDING:
            self.canvas.select([self._node])

    def cancel(self) -> None:
        if self._from:
            self._put_back()
        self._clear()

    def _put_back(self) -> None:
        self.canvas.drawing.settle()
        self.canvas.redraw(None)

    def _clear(self) -> None:
        marks = self.canvas.marks
        marks.guide, marks.lit, marks.carried = None, None, frozenset()
        self.canvas.document.ghost.withdraw()
        self.canvas.say("")
        self._from = {}
        self.canvas.redraw(None)


def begin(canvas: Canvas, event: QMouseEvent) -> Gesture | None:
    """The gesture that a press begins."""
    from visionlab.ui.canvas.wiring import Wire

    button = event.button()
    if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and canvas.is_space_down):
        return Pan(canvas, event)
    if button == Qt.MouseButton.RightButton:
        return PanOrMenu(canvas, event)
    if button != Qt.MouseButton.LeftButton:
        return None
    point = canvas.scene_point(event.position())
    canvas.hover(point)
    port, node = canvas.marks.hovered_port, canvas.marks.hovered
    if port is not None:
        return Wire(canvas, event, port)
    if node is not None:
        if canvas.opens(node, point):
            return FoldMark(canvas, event, node)
        return EnterMark(canvas, event, node) if canvas.enters(node, point) else Move(canvas, event, node)
    return ClickLink(canvas, event) if canvas.marks.hovered_link is not None else Band(canvas, event)
