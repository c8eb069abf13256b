"""The layered drawing: promises checked on random graphs, and the look of the shapes that networks are made of."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.graphs import graph_of, graphs
from visionlab.graph.arranging import crossings
from visionlab.graph.edits import move
from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import CARD, COLUMN_GAP, ROW_GAP, layout, layout_of_part, route
from visionlab.graph.model import Graph, Link
from visionlab.graph.routing import Box

WIDTH, HEIGHT = CARD


sizes = st.dictionaries(
    st.integers(0, 24).map("n{}".format),
    st.tuples(st.floats(20, 400), st.floats(20, 300)),
)


def boxes(places: dict[str, tuple[float, float]], size: object = lambda id: CARD) -> dict[str, Box]:
    found = {}
    for id, (x, y) in places.items():
        width, height = size(id)  # type: ignore[operator]
        found[id] = (x, y, x + width, y + height)
    return found


def overlap(one: Box, two: Box) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


@given(graphs(), sizes)
def test_from_left_to_right_is_from_top_to_bottom_turned(graph: Graph, told: dict[str, tuple[float, float]]) -> None:
    def size(id: str) -> tuple[float, float]:
        return told.get(id, CARD)

    places = layout(graph, size, sideways=True)
    drawn = boxes(places, size)
    assert not any(overlap(one, two) for one, two in combinations(drawn.values(), 2))
    assert all(drawn[link.target][0] - drawn[link.source][2] >= COLUMN_GAP - 1 for link in graph.links)


@given(graphs(), st.data())
def test_a_laid_out_part_goes_where_it_was_and_covers_nothing(graph: Graph, data: st.DataObject) -> None:
    spots = st.tuples(st.floats(-900, 900), st.floats(-900, 900))
    graph = move(graph, layout_of_part(graph, graph.nodes))
    moved = data.draw(st.dictionaries(st.sampled_from(sorted(graph.nodes)), spots)) if graph.nodes else {}
    graph = move(graph, moved)
    ids = set(moved)
    places = layout_of_part(graph, ids, sideways=data.draw(st.booleans()))
    assert places.keys() == ids
    others = [box for id, box in boxes(after(graph)).items() if id not in ids]
    own = list(boxes(places).values())
    assert not any(overlap(one, two) for one in own for two in others)
    assert not any(overlap(one, two) for one, two in combinations(own, 2))
    if ids and not others:
        least = min(graph.nodes[id].x for id in ids), min(graph.nodes[id].y for id in ids)
        assert (min(x for x, _ in places.values()), min(y for _, y in places.values())) == pytest.approx(least)


def after(graph: Graph) -> dict[str, tuple[float, float]]:
    return {id: (node.x, node.y) for id, node in graph.nodes.items()}


@pytest.mark.parametrize("sideways", [False, True])
@given(graph=graphs())
def test_the_direction_of_a_layout_is_read_off_its_places(graph: Graph, sideways: bool) -> None:
    places = layout(graph, sideways=sideways)
    assert is_sideways(move(graph, places)) == is_sideways(graph, places)
    assert is_sideways(graph, places) <= sideways
    if sideways and len(graph.links) > len(set(graph.links) & bent(graph, places)):
        assert is_sideways(graph, places)


def bent(graph: Graph, places: dict[str, tuple[float, float]]) -> set[Link]:
    """Links that go right and down: they speak for neither direction."""
    return {link for link in graph.links if places[link.target][1] - places[link.source][1] >= HEIGHT}


@given(graphs(), sizes)
def test_nothing_overlaps_and_every_link_goes_down(graph: Graph, told: dict[str, tuple[float, float]]) -> None:
    def size(id: str) -> tuple[float, float]:
        return told.get(id, CARD)

    places = layout(graph, size)
    assert list(places) == list(graph.nodes)
    drawn = boxes(places, size)
    assert not any(overlap(one, two) for one, two in combinations(drawn.values(), 2))
    for link in graph.links:
        assert drawn[link.source][3] < drawn[link.target][1]
    for one, two in combinations(drawn.values(), 2):
        if one[1] == two[1]:
            assert max(two[0] - one[2], one[0] - two[2]) > 39
    if places:
        assert min(x for x, _ in places.values()) == 0
        assert min(y for _, y in places.values()) == 0
    assert all(x == int(x) and y == int(y) for x, y in places.values())


@given(graphs())
def test_the_same_graph_is_drawn_the_same(graph: Graph) -> None:
    assert layout(graph) == layout(Graph.of(graph.nodes.values(), reversed(graph.links)))


@pytest.mark.parametrize("sideways", [False, True])
@given(graph=graphs())
def test_routed_links_of_a_fresh_layout_touch_no_card(graph: Graph, sideways: bool) -> None:
    places = layout(graph, sideways=sideways)
    drawn = boxes(places)
    ways = route(graph, places, lambda id: CARD, sideways)
    for link in graph.links:
        points = [out_of(places[link.source], sideways), *ways.get(link, ()), into(places[link.target], sideways)]
        others = [box for id, box in drawn.items() if id not in (link.source, link.target)]
        for start, end in pairwise(points):
            assert start[not sideways] <= end[not sideways]
            assert not any(crosses(start, end, box) for box in others), (link, points)


def out_of(place: tuple[float, float], sideways: bool) -> tuple[float, float]:
    x, y = place
    return (x + WIDTH, y + HEIGHT / 2) if sideways else (x + WIDTH / 2, y + HEIGHT)


def into(place: tuple[float, float], sideways: bool) -> tuple[float, float]:
    x, y = place
    return (x, y + HEIGHT / 2) if sideways else (x + WIDTH / 2, y)


def crosses(start: tuple[float, float], end: tuple[float, float], box: Box) -> bool:
    """Whether points along a segment lie inside a box: slow and simple, unlike the code under test."""
    for step in range(201):
        x = start[0] + (end[0] - start[0]) * step / 200
        y = start[1] + (end[1] - start[1]) * step / 200
        if box[0] < x < box[2] and box[1] < y < box[3]:
            return True
    return False


@given(st.integers(1, 80))
def test_a_chain_is_one_straight_column(count: int) -> None:
    places = layout(graph_of(" ".join(f"n{number}" for number in range(count))))
    assert list(places.values()) == [(0.0, number * (HEIGHT + ROW_GAP)) for number in range(count)]


def test_cards_of_several_widths_are_centred_in_their_column() -> None:
    widths = {"a": 100.0, "b": 300.0, "c": 100.0}
    places = layout(graph_of("a b c"), lambda id: (widths[id], 50.0))
    assert {x + widths[id] / 2 for id, (x, _) in places.items()} == {150.0}


@pytest.mark.parametrize("blocks", [1, 4])
def test_residual_blocks_keep_the_trunk_straight_and_leave_a_lane(blocks: int) -> None:
    chains, at = [], "in"
    for number in range(blocks):
        chains += [f"{at} a{number} b{number} add{number}", f"{at} add{number}"]
        at = f"add{number}"
    graph = graph_of(*chains)
    places = layout(graph)
    assert {x for x, _ in places.values()} == {0.0}
    ways = route(graph, places, lambda id: CARD)
    assert len(ways) == blocks
    assert all(x >= WIDTH + 20 or x <= -20 for points in ways.values() for x, _ in points)


def test_a_projection_shortcut_hangs_beside_the_trunk() -> None:
    places = layout(graph_of("in a b c add out", "in s add"))
    assert {places[id][0] for id in ("in", "a", "b", "c", "add", "out")} == {places["in"][0]}
    assert places["s"][0] != places["in"][0]


def test_branches_of_a_fire_module_hang_symmetrically() -> None:
    places = layout(graph_of("in s l cat out", "s m cat"))
    assert places["l"][1] == places["m"][1]
    middle = (places["l"][0] + places["m"][0]) / 2
    assert all(abs(places[id][0] - middle) <= 1 for id in ("in", "s", "cat", "out"))


def test_branches_of_an_inception_module_stand_in_their_order_under_their_parent() -> None:
    graph = graph_of("in a cat out", "in b b2 cat", "in c c2 cat", "in p p2 cat")
    places = layout(graph)
    xs = [places[id][0] for id in ("a", "b", "c", "p")]
    assert xs == sorted(xs)
    middle = (xs[0] + xs[-1]) / 2
    assert all(abs(places[id][0] - middle) <= 1 for id in ("in", "cat", "out"))


def test_modules_of_several_widths_share_one_axis() -> None:
    graph = graph_of("in a cat x", "in b cat", "in c cat", "in d cat", "x e add y", "x f add", "y g h")
    places = layout(graph)
    axis = places["in"][0]
    assert all(abs(places[id][0] - axis) <= 2 for id in ("cat", "x", "add", "y", "g", "h"))


def test_a_loose_feeder_is_drawn_just_above_what_it_feeds() -> None:
    places = layout(graph_of("in a b c add", "loose add"))
    assert places["loose"][1] == places["c"][1]


def test_unconnected_parts_stand_side_by_side() -> None:
    places = layout(graph_of("a b", "c d"))
    assert places["a"][1] == places["c"][1] == 0
    assert places["c"][0] >= places["a"][0] + WIDTH + 40


def test_a_short_branch_runs_straight_down_to_where_it_joins() -> None:
    graph = graph_of("in a cat", "in b b2 b3 cat", "in c c2 c3 cat")
    places = layout(graph)
    assert route(graph, places, lambda id: CARD)[Link("a", "cat", 0)][0][0] == places["a"][0] + WIDTH / 2


def test_links_of_one_source_share_a_lane_and_others_do_not() -> None:
    graph = graph_of("s a b c d", "s c", "s d", "a d")
    places = {id: (0.0, 130.0 * number) for number, id in enumerate("sabcd")}
    ways = route(graph, places, lambda id: CARD)
    lanes = {link: points[0][0] for link, points in ways.items()}
    assert lanes[Link("s", "c", 1)] == lanes[Link("s", "d", 1)]
    assert abs(lanes[Link("a", "d", 2)] - lanes[Link("s", "d", 1)]) >= 18


def test_lanes_of_nested_links_cross_nowhere() -> None:
    down, up = [f"d{number}" for number in range(5)], [f"u{number}" for number in reversed(range(5))]
    graph = graph_of(" ".join([*down, "m", *up]), *(f"d{number} u{number}" for number in range(5)))
    places = {id: (0.0, 130.0 * number) for number, id in enumerate([*down, "m", *up])}
    assert crossings(graph, places, lambda _id: CARD, False) == 0


def test_a_link_that_goes_up_has_no_way_points() -> None:
    graph = graph_of("a b c", "a c")
    places = {"a": (0.0, 500.0), "b": (0.0, 250.0), "c": (0.0, 0.0)}
    assert route(graph, places, lambda id: CARD) == {}


def test_an_empty_graph_has_no_places() -> None:
    assert layout(Graph.of(())) == {}
