"""Where to draw the nodes of a graph: rows from top to bottom (or left to right), straight columns, no overlaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from visionlab.graph.columns import centres
from visionlab.graph.edits import part_of
from visionlab.graph.model import Graph
from visionlab.graph.ordering import ordered
from visionlab.graph.ranks import components, ranked
from visionlab.graph.routing import Box, route

__all__ = ["CARD", "COLUMN_GAP", "PART_GAP", "ROW_GAP", "layout", "layout_of_part", "route"]

#: width and height of a node on the canvas, in scene units
CARD = (208.0, 84.0)
#: free space between two rows, between two columns where the drawing goes to the right (a link's label stands on it
#: there), and between two unconnected parts
ROW_GAP, COLUMN_GAP, PART_GAP = 46.0, 100.0, 80.0

Place = tuple[float, float]
Size = Callable[[str], tuple[float, float]]


def layout(graph: Graph, size: Size = lambda id: CARD, sideways: bool = False) -> dict[str, Place]:
    """The top left corner of each node in scene units, whole numbers from (0, 0).

    Each link goes downwards (`sideways`: to the right), a chain is a straight column, long links have a free lane,
    and unconnected parts stand side by side. `size` gives a node's width and height.
    """
    if sideways:
        turned = _laid_out(graph, lambda id: _turned(size(id)), COLUMN_GAP)
        return {id: _turned(place) for id, place in turned.items()}
    return _laid_out(graph, size, ROW_GAP)


def layout_of_part(
    graph: Graph,
    ids: Collection[str],
    size: Size = lambda id: CARD,
    sideways: bool = False,
    whole: Callable[[Graph, Size, bool], dict[str, Place]] = layout,
) -> dict[str, Place]:
    """Places for some of the nodes: laid out by themselves where they are, or beside that where others stand.

    `whole` lays a graph out.
    """
    part = part_of(graph, ids)
    if not part.nodes:
        return {}
    places = whole(part, size, sideways)
    left = min(node.x for node in part.nodes.values())
    top = min(node.y for node in part.nodes.values())
    others = [_box((node.x, node.y), size(id)) for id, node in graph.nodes.items() if id not in part.nodes]
    own = [_box((x + left, y + top), size(id)) for id, (x, y) in places.items()]
    dx, dy = min(
        (_way_clear(own, others, *way) for way in ((0, 1), (1, 0), (0, -1), (-1, 0))),
        key=lambda way: abs(way[0]) + abs(way[1]),
    )
    return {id: (x + left + dx, y + top + dy) for id, (x, y) in places.items()}


def _laid_out(graph: Graph, size: Size, gap: float) -> dict[str, Place]:
    """Rows from top to bottom, `gap` apart."""
    rank = {id: index for index, id in enumerate(graph.order)}
    places: dict[str, Place] = {}
    left = 0.0
    for ids in components(graph):
        part = _part(graph, ids, sorted(ids, key=rank.__getitem__), size, gap)
        first = min(x for x, _ in part.values())
        places.update({id: (left + x - first, y) for id, (x, y) in part.items()})
        left = max(places[id][0] + size(id)[0] for id in ids) + PART_GAP
        left = float(round(left))
    return {id: places[id] for id in graph.nodes}


def _part(graph: Graph, ids: list[str], order: list[str], size: Size, gap: float) -> dict[str, Place]:
    """The places in one connected part; its left edge may be anywhere."""
    net = ranked(graph, ids, order)
    rows = ordered(net)
    sizes = [size(id) for id in ids]
    x = centres(net, rows, lambda vertex: 0.0 if net.is_dummy(vertex) else sizes[vertex][0])
    places = {}
    top = 0.0
    for row in rows:
        real = [vertex for vertex in row if not net.is_dummy(vertex)]
        for vertex in real:
            places[ids[vertex]] = (float(round(x[vertex] - sizes[vertex][0] / 2)), top)
        top = float(round(top + max(sizes[vertex][1] for vertex in real) + gap))
    return places


def _box(place: Place, size: tuple[float, float]) -> Box:
    return (place[0], place[1], place[0] + size[0], place[1] + size[1])


def _turned(pair: tuple[float, float]) -> tuple[float, float]:
    return pair[1], pair[0]


def _way_clear(own: Collection[Box], others: Collection[Box], right: int, down: int) -> tuple[float, float]:
    """How far boxes must go in one direction until they are clear of others."""
    grown = [(a - ROW_GAP, b - ROW_GAP, c + ROW_GAP, d + ROW_GAP) for a, b, c, d in others]
    dx = dy = 0.0
    while True:
        need = 0.0
        for x, y, x2, y2 in own:
            left, top, end, bottom = x + dx, y + dy, x2 + dx, y2 + dy
            for a, b, c, d in grown:
                if left < c and a < end and top < d and b < bottom:
                    across = c - left if right > 0 else end - a
                    need = max(need, across if right else d - top if down > 0 else bottom - b)
        if not need:
            return dx, dy
        # whole steps, so that it comes to an end whatever the rounding
        dx, dy = dx + right * math.ceil(need), dy + down * math.ceil(need)
