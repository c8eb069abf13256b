"""Groups: the selection becomes one block, and a group its blocks again."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from visionlab.blocks.group import Group
from visionlab.cost import grouping
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.problem import Phrase
from visionlab.ui.canvas.commands import reveal
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import GAP, HEIGHT, Place, card, snapped

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
        return grouping.group(graph, ids, id, middle(graph, ids), _free_name(graph), was)

    if canvas.edit(Phrase("Group"), grouped):
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
            graph = _with_room(graph, inner, node.y)
        return graph

    if ids and canvas.edit(Phrase("Ungroup"), ungrouped):
        canvas.select(made)
        reveal(canvas, made)


def _with_room(graph: Graph, ids: Sequence[str], top: float) -> Graph:
    """Where other cards are in the way the blocks begin where the group did, and all from there down moves as one."""
    own = set(ids)
    inner = [card((graph.nodes[id].x, graph.nodes[id].y)) for id in ids]
    others = {id: (node.x, node.y) for id, node in graph.nodes.items() if id not in own}
    whole = reduce(QRectF.united, inner)
    near = [box for box in map(card, others.values()) if box.intersects(whole)]
    if not any(box.intersects(one) for box in near for one in inner):
        return graph
    up = whole.top() - top
    places = {id: (box.left(), box.top() - up) for id, box in zip(ids, inner, strict=True)}
    below = {id: place for id, place in others.items() if place[1] + HEIGHT > top}
    down = whole.bottom() - up + GAP - min((y for _, y in below.values()), default=math.inf)
    if down > 0:
        places |= {id: (x, y + down) for id, (x, y) in below.items()}
    return edits.move(graph, places)


def middle(graph: Graph, ids: Collection[str]) -> Place:
    """Where a card stands in the middle of those it replaces."""
    places = [(graph.nodes[id].x, graph.nodes[id].y) for id in ids]
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
