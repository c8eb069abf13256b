"""The arrangement that a person gets who asks for one: the better of Graphviz's and our own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from visionlab.graph.graphviz import dot_places
from visionlab.graph.layout import CARD, Place, Size, layout
from visionlab.graph.model import Graph, Link
from visionlab.graph.routing import route

#: so long is waited for dot, in seconds
PATIENCE = 0.7


def arranged(graph: Graph, size: Size = lambda id: CARD, sideways: bool = False) -> dict[str, Place]:
    """The top left corner of each node. For a thread beside the window's: it may take a second."""
    own = layout(graph, size, sideways)
    theirs = dot_places(graph, size, sideways, PATIENCE)
    if theirs is None or not _is_sound(graph, theirs, size, sideways):
        return own
    return min(own, theirs, key=lambda places: crossings(graph, places, size, sideways))


def crossings(graph: Graph, places: Mapping[str, Place], size: Size, sideways: bool) -> int:
    """How many pairs of links cross as they are drawn, those of one source or of one target left out."""
    ways = route(graph, places, size, sideways)
    pieces: list[tuple[Place, Place, Link]] = []
    for link in graph.links:
        points = [_middle(places, link.source, size), *ways.get(link, ()), _middle(places, link.target, size)]
        # along the links first: pieces that are not beside each other cannot cross
        along = [(x, y) if sideways else (y, x) for x, y in points]
        pieces += [(min(one, other), max(one, other), link) for one, other in pairwise(along)]
    pieces.sort(key=lambda piece: piece[0])
    found = 0
    open_ones: list[tuple[Place, Place, Link]] = []
    for start, end, link in pieces:
        open_ones = [piece for piece in open_ones if piece[1][0] > start[0]]
        found += sum(
            _cross(start, end, other[0], other[1])
            for other in open_ones
            if other[2].source != link.source and other[2].target != link.target
        )
        open_ones.append((start, end, link))
    return found


def _cross(start: Place, end: Place, other_start: Place, other_end: Place) -> bool:
    """Whether two pieces of line have a point in common that is an end of neither."""

    def side(one: Place, two: Place, point: Place) -> float:
        return (two[0] - one[0]) * (point[1] - one[1]) - (two[1] - one[1]) * (point[0] - one[0])

    return (
        side(start, end, other_start) * side(start, end, other_end) < 0
        and side(other_start, other_end, start) * side(other_start, other_end, end) < 0
    )


def _middle(places: Mapping[str, Place], id: str, size: Size) -> Place:
    (x, y), (width, height) = places[id], size(id)
    return x + width / 2, y + height / 2


def _is_sound(graph: Graph, places: Mapping[str, Place], size: Size, sideways: bool) -> bool:
    """Whether all links go the right way and no card is on another, as a layout must have it."""
    axis = 0 if sideways else 1
    if any(places[one.target][axis] < places[one.source][axis] + size(one.source)[axis] for one in graph.links):
        return False
    boxes = sorted((*places[id], *size(id)) for id in graph.nodes)
    for index, (x, y, width, height) in enumerate(boxes):
        for a, b, _wide, high in boxes[index + 1 :]:
            if a >= x + width:
                break
            if b < y + height and y < b + high:
                return False
    return True
