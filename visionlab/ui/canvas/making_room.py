"""Blocks that a person put beside an opened one would lie on one another once it is closed: they are moved apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from visionlab.cost.folding import Folding
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.graph.piles import Box, apart
from visionlab.problem import Phrase

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def look(canvas: Canvas, folding: Folding) -> None:
    """Look at the network in another way.

    Opening and closing are no edits: what has not been moved meanwhile stays where it is, on whatever it lies.
    """
    document = canvas.document
    opened_on = document.sheets.shown.opened_on
    closing = document.folds.now.opened - folding.opened
    moved = {id for way in closing for id in _moved(opened_on[way], document.graph)} if not canvas.is_inside else set()
    before = _boxes(canvas) if moved else {}
    document.folds.set(folding)
    if moved:
        drawing = canvas.drawing
        places = drawing.seen.settled(apart(before, _boxes(canvas), moved, along=0 if drawing.is_sideways else 1))
        canvas.edit(Phrase("Make room"), lambda graph: edits.move(graph, places))


def _moved(old: Graph, new: Graph) -> set[str]:
    """The nodes that stand elsewhere since then, or did not stand there at all."""
    places = {id: (node.x, node.y) for id, node in old.nodes.items()}
    return {id for id, node in new.nodes.items() if places.get(id) != (node.x, node.y)}


def _boxes(canvas: Canvas) -> dict[str, Box]:
    """The cards and frames of the network's nodes, without what is folded away."""
    drawing = canvas.drawing
    found: dict[str, Box] = {}
    for id in canvas.document.graph.nodes:
        if id not in drawing.seen.stands:
            node, size = drawing.graph.nodes[id], drawing.card(id).size()
            found[id] = (node.x, node.y, node.x + size.width(), node.y + size.height())
    return found
