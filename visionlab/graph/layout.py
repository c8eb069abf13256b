"""Where to draw the nodes of a graph: rows from top to bottom, straight columns, nothing on top of anything."""

from __future__ import annotations

from collections.abc import Callable

from visionlab.graph.columns import centres
from visionlab.graph.model import Graph
from visionlab.graph.ordering import ordered
from visionlab.graph.ranks import components, ranked
from visionlab.graph.routing import route

__all__ = ["CARD", "PART_GAP", "ROW_GAP", "layout", "route"]

#: width and height of a node on the canvas, in scene units
CARD = (208.0, 84.0)
#: free space between two rows, and between two unconnected parts
ROW_GAP, PART_GAP = 46.0, 80.0

Size = Callable[[str], tuple[float, float]]


def layout(graph: Graph, size: Size = lambda id: CARD) -> dict[str, tuple[float, float]]:
    """The top left corner of each node in scene units, whole numbers from (0, 0).

    Each link goes downwards, a chain is a straight column, long links have a free lane, and
    unconnected parts stand side by side. `size` gives a node's width and height.
    """
    rank = {id: index for index, id in enumerate(graph.order)}
    places: dict[str, tuple[float, float]] = {}
    left = 0.0
    for ids in components(graph):
        part = _part(graph, ids, sorted(ids, key=rank.__getitem__), size)
        first = min(x for x, _ in part.values())
        places.update({id: (left + x - first, y) for id, (x, y) in part.items()})
        left = max(places[id][0] + size(id)[0] for id in ids) + PART_GAP
        left = float(round(left))
    return {id: places[id] for id in graph.nodes}


def _part(graph: Graph, ids: list[str], order: list[str], size: Size) -> dict[str, tuple[float, float]]:
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
        top = float(round(top + max(sizes[vertex][1] for vertex in real) + ROW_GAP))
    return places
