"""Boxes that come to lie on one another: promises checked on random ones."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from visionlab.graph.layout import CARD, ROW_GAP
from visionlab.graph.piles import Box, apart
from visionlab.graph.warp import Warp

WIDTH, HEIGHT = CARD
ats = st.tuples(st.integers(-3, 3), st.integers(0, 40)).map(lambda at: (at[0] * 110.0, at[1] * 9.0))
stretches = st.tuples(st.integers(0, 300), st.integers(84, 1200)).map(lambda at: (float(at[0]), at[0] + 84.0, at[1]))


def boxes(places: dict[str, tuple[float, float]]) -> dict[str, Box]:
    return {id: (x, y, x + WIDTH, y + HEIGHT) for id, (x, y) in places.items()}


def lies_on(one: Box, other: Box) -> bool:
    return all(one[axis] < other[axis + 2] - 0.01 and other[axis] < one[axis + 2] - 0.01 for axis in (0, 1))


def test_two_that_stood_beside_a_tall_frame_come_apart_and_what_is_below_makes_room() -> None:
    now = boxes({"above": (0, 0), "one": (300, 140), "two": (300, 160), "below": (0, 260)})
    before = boxes({"above": (0, 0), "one": (300, 230), "two": (300, 430), "below": (0, 1200)})
    places = apart(before, now, {"two"}, along=1)
    assert places == {"two": (300, 140 + HEIGHT + ROW_GAP), "below": (0, 260 + HEIGHT + ROW_GAP - 20)}


def test_two_that_stood_above_a_wide_frame_come_apart_across() -> None:
    now, before = boxes({"one": (0, 0), "two": (50, 8)}), boxes({"one": (0, 0), "two": (220, 8)})
    assert apart(before, now, {"one"}, along=1) == {"two": (220, 8)}


names = st.sampled_from("abcdefgh")


@given(st.dictionaries(names, ats), st.lists(stretches, max_size=3), st.sets(names))
def test_what_was_apart_is_so_again_in_its_order(places: dict, told: list, moved: set[str]) -> None:
    open_ = Warp(told)
    now, before = boxes(places), boxes({id: (x, open_(y)) for id, (x, y) in places.items()})
    found = apart(before, now, moved, along=1)
    after = boxes({id: found.get(id, place) for id, place in places.items()})
    for one, other in combinations(places, 2):
        if lies_on(after[one], after[other]):
            assert lies_on(now[one], now[other])
            assert lies_on(before[one], before[other]) or not {one, other} & moved
        if places[one][1] <= places[other][1]:
            assert after[one][1] <= after[other][1]
        assert (after[one][0] < after[other][0]) == (now[one][0] < now[other][0])
    if not moved:
        assert not found
