"""The arrangement that a person gets who asks for one: the better of Graphviz's and our own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from visionlab.graph.graphviz import dot_places
from visionlab.graph.layout import CARD, Place, Size, layout
from visionlab.graph.model import Graph
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
    import numpy as np  # late: it takes longer to import than the window to paint

    ways = route(graph, places, size, sideways)
    pieces, ends = [], []
    number = {id: index for index, id in enumerate(graph.nodes)}
    for link in graph.links:
        points = [_middle(places, link.source, size), *ways.get(link, ()), _middle(places, link.target, size)]
        for (x, y), (a, b) in pairwise(points):
            pieces.append((x, y, a, b))
            ends.append((number[link.source], number[link.target]))
    if not pieces:
        return 0
    one = np.array(pieces)
    source, target = np.array(ends).T
    x, y, a, b = one.T
    across, down = a - x, b - y

    def side(px: np.ndarray, py: np.ndarray) -> np.ndarray:
        """On which side of each piece (rows) each point (columns) is."""
        return np.sign(across[:, None] * (py[None, :] - y[:, None]) - down[:, None] * (px[None, :] - x[:, None]))

    apart = side(x, y) * side(a, b) < 0
    strangers = (source[:, None] != source[None, :]) & (target[:, None] != target[None, :])
    return int((apart & apart.T & strangers).sum()) // 2


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
