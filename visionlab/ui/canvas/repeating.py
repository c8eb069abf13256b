"""A block n times in a row: made of one node, and written out as n nodes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visionlab.blocks.repeat import Repeat
from visionlab.graph import edits
from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import COLUMN_GAP
from visionlab.graph.model import Graph, Link, Node
from visionlab.problem import Phrase
from visionlab.ui.canvas.geometry import GAP, HEIGHT, WIDTH

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def can_repeat(graph: Graph, id: str) -> bool:
    """Whether a node's block can stand n times in a row."""
    block = graph.nodes[id].block
    return block.inputs == 1 and not (block.is_auxiliary or block.is_foreign or isinstance(block, Repeat))


def repeat(canvas: Canvas, id: str) -> None:
    """Make a node's block twice itself in a row; the inspector then says how often."""
    canvas.edit(Phrase("Repeat"), lambda graph: edits.replace_block(graph, id, Repeat(2, graph.nodes[id].block)))


def write_out(canvas: Canvas, id: str) -> None:
    """Put a repetition's blocks on the canvas one by one, and select them."""
    made: list[str] = []
    if canvas.edit(Phrase("Write out"), lambda graph: written_out(graph, id, made)):
        canvas.select(made)


def written_out(graph: Graph, id: str, made: list[str]) -> Graph:
    """The network with a repetition as nodes of their own, whose ids are added to `made`."""
    node = graph.nodes[id]
    repeated: Repeat = node.block
    fed, feeds, sideways = graph.into[id], graph.out[id], is_sideways(graph)
    graph = edits.remove(graph, [id])
    # what stands behind makes room
    dx, dy = (WIDTH + COLUMN_GAP, 0.0) if sideways else (0.0, HEIGHT + GAP)
    room = repeated.times - 1
    behind = [one for one in graph.nodes.values() if (one.x > node.x if sideways else one.y > node.y)]
    graph = edits.move(graph, {one.id: (one.x + room * dx, one.y + room * dy) for one in behind})
    above = ""
    for number in range(repeated.times):
        new = edits.new_id(graph, repeated.block.kind)
        title = f"{node.title} · {number + 1}" if node.title else ""
        block = repeated.later if number else repeated.block
        graph = edits.add_node(graph, Node(new, block, node.x + number * dx, node.y + number * dy, title))
        for link in [Link(above, new)] if number else [Link(link.source, new) for link in fed]:
            graph = edits.wire(graph, link)
        made.append(new)
        above = new
    for link in feeds:
        graph = edits.wire(graph, Link(above, link.target, link.port))
    return graph
