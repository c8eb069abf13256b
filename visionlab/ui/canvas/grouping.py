"""Groups: the selection becomes one block, and a group its blocks again."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from visionlab.blocks.group import Group
from visionlab.cost import grouping
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.ui.canvas.commands import reveal
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import GAP, Place, card, snapped

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def group(canvas: Canvas) -> None:
    """Put the selected blocks together. What was a group before is called as it was."""
    graph, ids = canvas.document.graph, canvas.selected
    if not ids or canvas.is_inside:
        return
    id = edits.new_id(graph, Group.kind)
    was = next((canvas.ungrouped[one] for one in ids if one in canvas.ungrouped), None)

    def grouped(graph: Graph) -> Graph:
        return grouping.group(graph, ids, id, middle(canvas, ids), _free_name(graph), was)

    if canvas.edit(tr("Group"), grouped):
        canvas.select([id])
        reveal(canvas, [id])


def ungroup(canvas: Canvas) -> None:
    """Put the blocks of the selected groups on the canvas again, where they were."""
    graph = canvas.document.graph
    ids = [id for id in canvas.selected if isinstance(graph.nodes[id].block, Group)] if not canvas.is_inside else []
    made: list[str] = []

    def ungrouped(graph: Graph) -> Graph:
        for id in ids:
            node = graph.nodes[id]
            graph, inner = grouping.ungroup(graph, id)
            was = dataclasses.replace(node.block, name=node.title or node.block.name)
            canvas.ungrouped |= dict.fromkeys(inner, grouping.Ungrouped(was, inner))
            made.extend(inner)
            graph = _with_room(graph, inner)
        return graph

    if ids and canvas.edit(tr("Ungroup"), ungrouped):
        canvas.select(made)
        reveal(canvas, made)


def _with_room(graph: Graph, ids: Sequence[str]) -> Graph:
    """Where a card stands in the way of these it moves down, and all below it as one."""
    inner = [card((graph.nodes[id].x, graph.nodes[id].y)) for id in ids]
    whole = reduce(QRectF.united, inner)
    own = set(ids)
    others = {id: (node.x, node.y) for id, node in graph.nodes.items() if id not in own}
    near = [place for place in others.values() if card(place).intersects(whole)]
    hit = [place[1] for place in near if any(card(place).intersects(one) for one in inner)]
    if not hit:
        return graph
    down = whole.bottom() + GAP - min(hit)
    return edits.move(graph, {id: (x, y + down) for id, (x, y) in others.items() if y >= min(hit)})


def middle(canvas: Canvas, ids: frozenset[str]) -> Place:
    """Where a card stands in the middle of those it replaces."""
    places = [canvas.drawing.places[id] for id in ids]
    (left, right), (top, bottom) = ((min(along), max(along)) for along in zip(*places, strict=True))
    return snapped((left + right) / 2), snapped((top + bottom) / 2)


def _free_name(graph: Graph) -> str:
    """`Group`, or `Group 2` where there is one."""
    taken = {node.title or node.block.name for node in graph.nodes.values() if isinstance(node.block, Group)}
    name, number = tr("Group"), 1
    while name in taken:
        number += 1
        name = f"{tr('Group')} {number}"
    return name
