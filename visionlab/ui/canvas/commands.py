"""What is done to the network by key, menu or button: each one edit."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from visionlab.graph import edits, remarks
from visionlab.graph.layout import COLUMN_GAP, ROW_GAP
from visionlab.graph.model import Graph, Link, Node, Remark
from visionlab.layers.base import ANY, Part
from visionlab.problem import Phrase
from visionlab.ui import words
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import GAP, GRID, HEIGHT, WIDTH, Place, around, card, free_place, remark_box, snapped
from visionlab.ui.my_blocks import offered
from visionlab.ui.recent_kinds import remember_kind

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

#: from a card to one added beside it
_ASIDE, _BELOW = (WIDTH + GAP, 0.0), (0.0, HEIGHT + GAP)


def may_add(canvas: Canvas) -> bool:
    """Whether something can be added to what is shown; otherwise why not is said."""
    if canvas.is_inside:
        canvas.say(tr("The inside of a block is only to look at: go back to add blocks"))
    return not canvas.is_inside


def bring(canvas: Canvas, kind: str, id: str, part: Part, add: Callable[[Graph], Graph]) -> None:
    """Add a block of a kind of the palette, as one edit: it is selected and seen, and found sooner the next time."""
    if canvas.edit(words.adding(part), add):
        remember_kind(kind)
        canvas.select([id])
        reveal(canvas, [id])


def add_part(canvas: Canvas, kind: str) -> None:
    """Add a block below the single selected node, wired to it; without one, in the middle of what is seen."""
    if not may_add(canvas):
        return
    part = offered(kind)
    if part is None:
        return
    graph = canvas.document.graph
    id = edits.new_id(graph, part.kind)
    above = graph.nodes.get(next(iter(canvas.selected))) if len(canvas.selected) == 1 else None
    if above is None:
        middle = canvas.scene_point(QRectF(canvas.viewport().rect()).center())
        wanted = (snapped(middle.x() - WIDTH / 2), snapped(middle.y() - HEIGHT / 2))
        place = canvas.drawing.seen.home(free_place(canvas.drawing.places, wanted))
    else:
        place = place_after(canvas, above.id)

    def add(graph: Graph) -> Graph:
        graph = edits.add_node(graph, Node(id, part, *place))
        if above is not None and part.inputs in (1, ANY):
            graph = edits.wire(graph, Link(above.id, id, 0))
        return graph

    bring(canvas, kind, id, part, add)


def place_after(canvas: Canvas, id: str) -> Place:
    """A free place for what a node feeds: below it, or to its right in a drawing that goes there."""
    nodes = canvas.document.graph.nodes
    places = {other: (one.x, one.y) for other, one in nodes.items()}
    x, y = places[id]
    if canvas.drawing.is_sideways:
        return free_place(places, (x + WIDTH + COLUMN_GAP, y), _BELOW)
    return free_place(places, (x, y + HEIGHT + ROW_GAP), _ASIDE)


def delete_selection(canvas: Canvas, label: str = "") -> None:
    """Remove the selected nodes and remarks, or the selected link."""
    link, ids, noted = canvas.marks.selected_link, canvas.selected, canvas.marks.remarks
    if link is not None:
        canvas.edit(label or Phrase("Delete link"), lambda graph: edits.remove(graph, (), (link,)))
    elif ids or noted:
        canvas.edit(label or Phrase("Delete"), lambda graph: remarks.remove(edits.remove(graph, ids), noted))


def dissolve_selection(canvas: Canvas) -> None:
    """Remove the selected nodes and join what each stood between."""
    ids = [id for id in canvas.drawing.graph.order if id in canvas.selected]
    if ids:
        canvas.edit(Phrase("Delete and join"), lambda graph: reduce(edits.dissolve, ids, graph))


def duplicate_selection(canvas: Canvas) -> None:
    """Copy the selected nodes and remarks beside themselves, nodes fed by what feeds the originals."""
    ids = [id for id in canvas.document.graph.nodes if id in canvas.selected]
    noted = [remark for id, remark in canvas.drawing.remarks.items() if id in canvas.marks.remarks]
    if not (ids or noted) or canvas.is_inside:
        return
    box = around([*(card(canvas.drawing.places[id]) for id in ids), *map(remark_box, noted)])
    step = snapped(box.width() + GAP)
    made: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def copies(graph: Graph) -> Graph:
        nonlocal made, said
        graph, made = edits.duplicate(graph, ids, step, 0.0)
        graph, said = remarks.paste(graph, noted, step, 0.0)
        return graph

    if canvas.edit(Phrase("Duplicate"), copies):
        canvas.select(made, said)
        reveal(canvas, made)


def nudge(canvas: Canvas, dx: float, dy: float) -> None:
    """Move the selected nodes by a step of the grid; steps in a row are one undo step."""
    ids, noted = canvas.selected, canvas.marks.remarks
    if not (ids or noted) or canvas.is_inside:
        return

    def there(one: Node | Remark) -> Place:
        return one.x + dx * GRID, one.y + dy * GRID

    def moved(graph: Graph) -> Graph:
        graph = edits.move(graph, {id: there(graph.nodes[id]) for id in ids})
        return remarks.move(graph, {id: there(graph.remarks[id]) for id in noted})

    canvas.edit(Phrase("Move"), moved, key=("nudge", ids, noted))


def reveal(canvas: Canvas, ids: list[str] | tuple[str, ...]) -> None:
    """Scroll as little as shows these nodes."""
    places = canvas.drawing.places
    box = around(card(places[id]) for id in ids if id in places)
    if not box.isNull():
        canvas.ensureVisible(box, 24, 24)
