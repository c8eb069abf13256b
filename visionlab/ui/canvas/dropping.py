"""Dropping a block from the palette: a ghost follows the mouse, and a link under it opens for the block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.canvas import commands, inserting
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, Place, card
from visionlab.ui.my_blocks import offered
from visionlab.ui.recent_kinds import remember_kind

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

MIME = "application/x-visionlab-kind"


def enter(canvas: Canvas, event: QDropEvent) -> None:
    """Something is dragged onto the canvas: take it when it is a block."""
    if not commands.may_add(canvas) or _part(event) is None:
        event.ignore()
        return
    canvas.cancel_gesture()
    move(canvas, event)


def move(canvas: Canvas, event: QDropEvent) -> None:
    """Show where it would land."""
    part = _part(event)
    if part is None or canvas.is_inside:
        event.ignore()
        return
    place = _place(canvas, event.position())
    link = _link(canvas, part, place)
    if link is not None:
        place = inserting.landing(canvas.drawing.graph, link, place)
    if link != canvas.marks.lit:
        _preview(canvas, part, place, link)
    canvas.marks.ghost, canvas.marks.lit = place, link
    canvas.say("" if link is None else inserting.sentence(canvas.drawing.graph, link))
    canvas.redraw(None)
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _preview(canvas: Canvas, part: Part, place: Place, link: Link | None) -> None:
    """Show what the network would cost with the block in the link."""
    if link is None:
        canvas.document.ghost.withdraw()
        return
    node = Node(edits.new_id(canvas.document.graph, part.kind), part, *place)
    canvas.document.ghost.propose(lambda graph: inserting.into_link(graph, link, node, place))


def leave(canvas: Canvas) -> None:
    """It was dragged away again."""
    canvas.marks.ghost = canvas.marks.lit = None
    canvas.document.ghost.withdraw()
    canvas.say("")
    canvas.redraw(None)


def drop(canvas: Canvas, event: QDropEvent) -> None:
    """It was let go: one edit."""
    part = _part(event)
    leave(canvas)
    if part is None or canvas.is_inside:
        event.ignore()
        return
    place = _place(canvas, event.position())
    link = _link(canvas, part, place)
    id = edits.new_id(canvas.document.graph, part.kind)
    place = canvas.drawing.seen.home(place)
    node = Node(id, part, *place)

    def add(graph: Graph) -> Graph:
        return edits.add_node(graph, node) if link is None else inserting.into_link(graph, link, node, place)

    if canvas.edit(words.adding(part), add):
        remember_kind(_kind(event))
        canvas.select([id])
    canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _kind(event: QDropEvent) -> str:
    """What is dragged, as the palette has it; empty for anything else."""
    return bytes(event.mimeData().data(MIME).data()).decode("utf-8", "replace")


def _part(event: QDropEvent) -> Part | None:
    """The block that is dragged, with its default fields."""
    return offered(_kind(event))


def _place(canvas: Canvas, position: QPointF) -> Place:
    """Centred on the mouse."""
    point = canvas.scene_point(position)
    return float(round(point.x() - WIDTH / 2)), float(round(point.y() - HEIGHT / 2))


def _link(canvas: Canvas, part: Part, place: Place) -> Link | None:
    """The link it would go into."""
    if not inserting.fits_into_link(part):
        return None
    return canvas.drawing.link_under(card(place).adjusted(WIDTH / 4, 8, -WIDTH / 4, -8))
