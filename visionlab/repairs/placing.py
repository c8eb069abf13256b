"""Places for the blocks that a repair brings."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import reduce

from visionlab.graph import edits
from visionlab.graph.layout import CARD, ROW_GAP
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part

_GAP = 36.0


def into_link(graph: Graph, link: Link, *parts: Part) -> Graph:
    """With new nodes in the middle of a link, one after the other, each in a place of its own."""
    for part in parts:
        node = Node(edits.new_id(graph, part.kind), part)
        graph, place = _between(graph, link)
        graph = edits.insert(graph, link, dataclasses.replace(node, x=place[0], y=place[1]))
        link = Link(node.id, link.target, link.port)
    return graph


def into_links(graph: Graph, chosen: Iterable[tuple[Link, Part]]) -> Graph:
    """With a new node in the middle of each of these links."""
    return reduce(lambda done, one: into_link(done, *one), chosen, graph)


def after(graph: Graph, id: str, part: Part) -> Graph:
    """With a new node below (or, in a network drawn from left to right, beside) another one, and fed by it."""
    node = graph.nodes[id]
    into = graph.into[id]
    axis = _axis(graph.nodes[into[0].source], node) if into else 1
    fresh = edits.new_id(graph, part.kind)
    x, y = _free(graph, _stepped(node, axis), 1 - axis)
    return edits.wire(edits.add_node(graph, Node(fresh, part, x, y)), Link(id, fresh))


def before(graph: Graph, id: str, part: Part) -> Graph:
    """With a new node above another one, and feeding it."""
    node = graph.nodes[id]
    fresh = edits.new_id(graph, part.kind)
    x, y = _free(graph, (node.x, node.y - CARD[1] - ROW_GAP), 0)
    return edits.wire(edits.add_node(graph, Node(fresh, part, x, y)), Link(fresh, id))


def _between(graph: Graph, link: Link) -> tuple[Graph, tuple[float, float]]:
    """Room in the middle of a link: halfway where there is some, beside where cards stand in between; otherwise what
    comes after moves on."""
    source, target = graph.nodes[link.source], graph.nodes[link.target]
    axis = _axis(source, target)
    start, end = (source.x, source.y)[axis] + CARD[axis], (target.x, target.y)[axis]
    missing = CARD[axis] + 2 * _GAP - (end - start)
    if 0 < missing < CARD[axis] + 2 * _GAP:
        moved = {
            id: (node.x + missing * (axis == 0), node.y + missing * (axis == 1))
            for id, node in graph.nodes.items()
            if (node.x, node.y)[axis] >= end
        }
        graph, end = edits.move(graph, moved), end + missing
    along = (start + end - CARD[axis]) / 2
    across = (source.x, source.y)[1 - axis]
    place = (along, across) if axis == 0 else (across, along)
    return graph, _free(graph, place, 1 - axis)


def _axis(source: Node, target: Node) -> int:
    """Whether a link runs across (0) or down (1)."""
    return 0 if abs(target.x - source.x) > abs(target.y - source.y) else 1


def _stepped(node: Node, axis: int) -> tuple[float, float]:
    step = CARD[axis] + ROW_GAP
    return node.x + step * (axis == 0), node.y + step * (axis == 1)


def _free(graph: Graph, wanted: tuple[float, float], axis: int) -> tuple[float, float]:
    """The wanted place, or the first one beside it where no card is in the way."""
    x, y = wanted
    while any(abs(x - node.x) < CARD[0] + 8 and abs(y - node.y) < CARD[1] + 8 for node in graph.nodes.values()):
        x, y = x + (CARD[0] + _GAP) * (axis == 0), y + (CARD[1] + _GAP) * (axis == 1)
    return float(round(x)), float(round(y))
