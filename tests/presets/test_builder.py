"""Networks as they are laid out when they are opened, in both directions: no card on another, all links one way."""

from __future__ import annotations

from itertools import combinations

import pytest

from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import CARD, layout
from visionlab.graph.model import Graph
from visionlab.presets.registry import presets

WIDTH, HEIGHT = CARD
Places = dict[str, tuple[float, float]]


def rows(places: Places, axis: int) -> dict[float, list[tuple[float, float]]]:
    """Cards by where they are along the links; two of different rows must be apart by more than a card."""
    found: dict[float, list[tuple[float, float]]] = {}
    for place in places.values():
        found.setdefault(place[axis], []).append(place)
    return found


@pytest.mark.parametrize("sideways", [False, True])
def test_no_card_of_any_preset_is_on_another_and_all_links_go_one_way(sideways: bool) -> None:
    for id, one in presets().items():
        graph: Graph = one.graph()
        places = {id: (node.x, node.y) for id, node in graph.nodes.items()}
        if sideways:
            places = layout(graph, sideways=True)
        axis = 0 if sideways else 1
        by_row = rows(places, axis)
        assert all(b - a > CARD[axis] for a, b in combinations(sorted(by_row), 2)), id
        for row in by_row.values():
            assert all(abs(a[1 - axis] - b[1 - axis]) > CARD[1 - axis] for a, b in combinations(row, 2)), id
        assert all(places[link.target][axis] > places[link.source][axis] for link in graph.links), id
        assert is_sideways(graph, places) == sideways or not graph.links, id
