"""Stretched and closed spans of an axis: promises checked on random ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from visionlab.graph.warp import Warp, without

ends = st.integers(-40, 40)
spans = st.tuples(ends, st.integers(1, 20)).map(lambda told: (float(told[0]), float(told[0] + told[1])))
stretches = st.lists(st.tuples(spans, st.integers(0, 200)).map(lambda told: (*told[0], float(told[1]))), max_size=6)


def test_what_is_before_stays_and_what_is_after_makes_room() -> None:
    warp = Warp([(10, 20, 50)])
    assert [warp(at) for at in (0, 10, 15, 20, 25)] == [0, 10, 35, 60, 65]
    assert [warp.back(at) for at in (0, 10, 35, 60, 65)] == [0, 10, 15, 20, 25]


def test_a_closed_span_has_no_length_and_its_point_is_its_end() -> None:
    warp = Warp([], [(10, 20)])
    assert [warp(at) for at in (0, 10, 15, 20, 25)] == [0, 10, 10, 10, 15]
    assert warp.back(10) == 20


def test_nothing_to_do_changes_nothing() -> None:
    assert Warp([])(3.5) == Warp([]).back(3.5) == 3.5


@given(stretches, st.lists(spans, max_size=4), st.lists(ends, min_size=2, max_size=12))
def test_order_and_lengths_are_kept(told: list[tuple[float, float, float]], closed: list, points: list[int]) -> None:
    warp = Warp(told, closed)
    for one, other in pairwise(sorted(points)):
        assert warp(one) <= warp(other) + 1e-9
    for low, high, length in told:
        assert warp(high) - warp(low) >= max(length, high - low) - 1e-9


@given(stretches, ends)
def test_a_point_is_found_again(told: list[tuple[float, float, float]], point: int) -> None:
    warp = Warp(told)
    assert warp.back(warp(point)) == pytest.approx(point)


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=5), ends)
def test_taking_spans_out_of_spans(some: list, kept: list, point: int) -> None:
    at = point + 0.5

    def holds(many: list[tuple[float, float]]) -> bool:
        return any(low <= at <= high for low, high in many)

    left = without(some, kept)
    assert holds(left) == (holds(some) and not holds(kept))
    for (_, high), (low, _) in pairwise(left):
        assume(high < low)
