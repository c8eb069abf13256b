"""What is done to the network by key, menu or button: each one edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRectF
from PySide6.QtGui import QGuiApplication

from visionlab.graph import edits
from visionlab.graph.layout import COLUMN_GAP, ROW_GAP
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import ANY
from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.canvas.face import title, tr
from visionlab.ui.canvas.geometry import GAP, GRID, HEIGHT, WIDTH, Place, card, free_place, snapped
from visionlab.ui.my_blocks import offered

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

NODES = "application/x-visionlab-nodes"
#: from a card to one added beside it
_ASIDE, _BELOW = (WIDTH + GAP, 0.0), (0.0, HEIGHT + GAP)


def add_part(canvas: Canvas, kind: str) -> None:
    """Add a block below the single selected node, wired to it; without one, in the middle of what is seen."""
    if canvas.is_inside:
        canvas.say(tr("The inside of a block is only to look at: go back to add blocks"))
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
        place = _after(canvas, above)

    def add(graph: Graph) -> Graph:
        graph = edits.add_node(graph, Node(id, part, *place))
        if above is not None and part.inputs in (1, ANY):
            graph = edits.wire(graph, Link(above.id, id, 0))
        return graph

    if canvas.edit(tr("Add {block}").format(block=words.part_title(part)), add):
        canvas.select([id])
        reveal(canvas, [id])


def _after(canvas: Canvas, node: Node) -> Place:
    """A free place for what a node feeds: below it, or to its right in a drawing that goes there."""
    places = {id: (other.x, other.y) for id, other in canvas.document.graph.nodes.items()}
    if canvas.drawing.is_sideways:
        return free_place(places, (node.x + WIDTH + COLUMN_GAP, node.y), _BELOW)
    return free_place(places, (node.x, node.y + HEIGHT + ROW_GAP), _ASIDE)


def delete_selection(canvas: Canvas, label: str = "") -> None:
    """Remove the selected nodes, or the selected link."""
    link, ids = canvas.marks.selected_link, canvas.selected
    if link is not None:
        canvas.edit(label or tr("Delete link"), lambda graph: edits.remove(graph, (), (link,)))
    elif ids:
        canvas.edit(label or tr("Delete"), lambda graph: edits.remove(graph, ids))


def dissolve(canvas: Canvas, id: str) -> None:
    """Remove a node and join what it stood between."""
    canvas.edit(tr("Dissolve"), lambda graph: edits.dissolve(graph, id))


def duplicate_selection(canvas: Canvas) -> None:
    """Copy the selected nodes beside themselves, fed by what feeds the originals."""
    ids = [id for id in canvas.document.graph.nodes if id in canvas.selected]
    if not ids or canvas.is_inside:
        return
    box = QRectF()
    for id in ids:
        box = box.united(card(canvas.drawing.places[id]))
    step = snapped(box.width() + GAP)
    made: tuple[str, ...] = ()

    def copies(graph: Graph) -> Graph:
        nonlocal made
        graph, made = edits.duplicate(graph, ids, step, 0.0)
        return graph

    if canvas.edit(tr("Duplicate"), copies):
        canvas.select(made)
        reveal(canvas, made)


def copy(canvas: Canvas) -> None:
    """Put the selected nodes and the links among them on the clipboard."""
    if not canvas.selected or canvas.is_inside:
        return
    from visionlab import project

    piece = edits.part_of(canvas.document.graph, canvas.selected)
    text = project.dumps(piece)
    data = QMimeData()
    data.setData(NODES, text.encode("utf-8"))
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def paste(canvas: Canvas) -> None:
    """Add the nodes on the clipboard in the middle of what is seen, or beside where they were."""
    if canvas.is_inside:
        canvas.say(tr("The inside of a block is only to look at: go back to add blocks"))
        return
    from visionlab import project

    data = QGuiApplication.clipboard().mimeData()
    if data is None or not (data.hasFormat(NODES) or data.hasText()):
        return
    text = bytes(data.data(NODES).data()).decode("utf-8", "replace") if data.hasFormat(NODES) else data.text()
    try:
        piece = project.loads(text, tr("The clipboard")).graph
    except Problem as problem:
        if data.hasFormat(NODES):
            canvas.say(words.problem(problem))
        else:
            canvas.text_pasted.emit(text)
        return
    if not piece.nodes:
        return
    dx, dy = _offset(canvas, piece)
    made: tuple[str, ...] = ()

    def add(graph: Graph) -> Graph:
        nonlocal made
        graph, made = edits.paste(graph, piece, dx, dy)
        return graph

    if canvas.edit(tr("Paste"), add):
        canvas.select(made)
        reveal(canvas, made)


def _offset(canvas: Canvas, piece: Graph) -> tuple[float, float]:
    """How far to move a piece so that it is seen and covers no card exactly."""
    box = QRectF()
    for node in piece.nodes.values():
        box = box.united(card((node.x, node.y)))
    seen = canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect()))
    start = box.topLeft() if seen.contains(box.center()) else seen.center() - box.center() + box.topLeft()
    x, y = snapped(start.x()), snapped(start.y())
    while canvas.drawing.cards_in(QRectF(x, y, box.width(), box.height())):
        x += box.width() + GAP
    x, y = canvas.drawing.seen.home((x, y))
    return x - box.left(), y - box.top()


def nudge(canvas: Canvas, dx: float, dy: float) -> None:
    """Move the selected nodes by a step of the grid; steps in a row are one undo step."""
    ids = canvas.selected
    if not ids or canvas.is_inside:
        return

    def moved(graph: Graph) -> Graph:
        return edits.move(graph, {id: (graph.nodes[id].x + dx * GRID, graph.nodes[id].y + dy * GRID) for id in ids})

    canvas.edit(tr("Move"), moved, key=("nudge", ids))


def walk(canvas: Canvas, is_forward: bool) -> bool:
    """Select the next node along the links (or in order where there is none). Gives whether there was one."""
    graph, faces, chosen = canvas.drawing.graph, canvas.drawing.faces, canvas.chosen
    order = [id for id in graph.order if id in faces]
    if not order:
        return False
    here = next((id for id in order if id in chosen), None)
    if here is None:
        there: str | None = order[0] if is_forward else order[-1]
    else:
        at = order.index(here) + (1 if is_forward else -1)
        there = order[at] if 0 <= at < len(order) else None
    return _go(canvas, there)


def follow(canvas: Canvas, dx: int, dy: int) -> bool:
    """Select the neighbour in a direction: along the links where they go there, otherwise among the cards."""
    graph, seen = canvas.drawing.graph, canvas.drawing.seen
    places: Mapping[str, Place] = {id: canvas.drawing.places[id] for id in canvas.drawing.faces}
    here = next(iter(canvas.chosen), None)
    if here is None:
        return walk(canvas, True)
    if canvas.drawing.is_sideways:
        places, dx, dy = {id: (y, x) for id, (x, y) in places.items()}, dy, dx
    x, y = places[here]
    if dy:
        own = seen.runs[here].run.ids if here in seen.runs else (here,)
        links = [link for id in own for link in (graph.out[id] if dy > 0 else graph.into[id])]
        ends = {seen.stands.get(end, end) for end in (link.target if dy > 0 else link.source for link in links)}
        ends.discard(here)
        return _go(canvas, min(ends, key=lambda id: abs(places[id][0] - x) + abs(places[id][1] - y), default=None))
    near = 2 * (WIDTH if canvas.drawing.is_sideways else HEIGHT)
    beside = [id for id, place in places.items() if (place[0] - x) * dx > 0 and abs(place[1] - y) < near]
    return _go(canvas, min(beside, key=lambda id: abs(places[id][0] - x) + 3 * abs(places[id][1] - y), default=None))


def _go(canvas: Canvas, id: str | None) -> bool:
    if id is None:
        return False
    canvas.select([id])
    reveal(canvas, [id])
    node = canvas.drawing.graph.nodes[id]
    face = canvas.drawing.faces[id]
    canvas.say(", ".join(word for word in (title(node), face.caption, face.problem or face.shape) if word))
    return True


def reveal(canvas: Canvas, ids: list[str] | tuple[str, ...]) -> None:
    """Scroll as little as shows these nodes."""
    box = QRectF()
    for id in ids:
        if id in canvas.drawing.places:
            box = box.united(card(canvas.drawing.places[id]))
    if not box.isNull():
        canvas.ensureVisible(box, 24, 24)
