"""The direction a drawing goes in, read off the places of its nodes: nothing to keep beside them, undo or save."""

from __future__ import annotations

from collections.abc import Mapping

from visionlab.graph.layout import CARD
from visionlab.graph.model import Graph


def is_sideways(graph: Graph, places: Mapping[str, tuple[float, float]] | None = None) -> bool:
    """Whether more links go to the right than downwards; `places` where they are not the graph's."""
    if places is None:
        places = {id: (node.x, node.y) for id, node in graph.nodes.items()}
    right = down = 0
    for link in graph.links:
        (x, y), (other_x, other_y) = places[link.source], places[link.target]
        right += other_x - x >= CARD[0]
        down += other_y - y >= CARD[1]
    return right > down
