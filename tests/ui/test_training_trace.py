"""The pyramid of minima and maxima, against plain numpy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.ui.training.trace import Trace

VALUES = st.floats(-1e6, 1e6, allow_nan=False) | st.just(float("nan"))


def grown(chunks: list[int], seed: int, gaps: bool) -> Trace:
    """A trace of random values, appended in pieces."""
    rng = np.random.default_rng(seed)
    trace = Trace(2)
    for size in chunks:
        values = rng.normal(size=(2, size))
        if gaps:
            values[rng.random((2, size)) < 0.3] = np.nan
        trace.append(np.arange(len(trace) + 1, len(trace) + 1 + size, dtype=float), values)
    return trace


@given(
    st.lists(st.integers(0, 700), min_size=1, max_size=12),
    st.integers(0, 9999),
    st.booleans(),
    st.integers(1, 60),
    st.data(),
)
def test_every_bucket_keeps_its_exact_minimum_and_maximum(
    chunks: list[int], seed: int, gaps: bool, buckets: int, data: st.DataObject
) -> None:
    trace = grown(chunks, seed, gaps)
    if len(trace) and data.draw(st.booleans()):
        trace.keep(data.draw(st.integers(0, len(trace))))
        extra = data.draw(st.integers(0, 300))
        rng = np.random.default_rng(seed + 1)
        trace.append(np.arange(len(trace) + 1.0, len(trace) + 1.0 + extra), rng.normal(size=(2, extra)))
    start = data.draw(st.integers(0, len(trace)))
    stop = data.draw(st.integers(start, len(trace)))
    for column in (0, 1):
        x, y = trace.extremes(column, start, stop, buckets)
        all_values = trace.column(column)
        inside = all_values[start:stop]
        if stop - start <= 2 * buckets:
            np.testing.assert_array_equal(y, inside)
            continue
        assert len(x) == len(y) <= 2 * buckets + 4
        assert np.all(np.diff(x) >= 0)
        known = inside[~np.isnan(inside)]
        if len(known):
            # nothing in view is lost, and nothing is invented
            assert np.nanmin(y) <= known.min() and np.nanmax(y) >= known.max()
            assert np.isin(y[~np.isnan(y)], all_values).all()
        # each bucket's pair bounds the points from its first to its last x, exactly
        for first, last, one, other in zip(x[0::2], x[1::2], y[0::2], y[1::2], strict=True):
            bucket = all_values[(trace.x >= first) & (trace.x <= last)]
            if np.isnan(bucket).all():
                assert np.isnan(one) and np.isnan(other)
            else:
                assert {one, other} == {np.nanmin(bucket), np.nanmax(bucket)}


@given(st.integers(1, 5000), st.integers(1, 40), st.integers(0, 9999))
def test_a_whole_trace_keeps_its_extremes_exactly(count: int, buckets: int, seed: int) -> None:
    trace = grown([count], seed, gaps=False)
    _, y = trace.extremes(0, 0, count, buckets)
    assert y.min() == trace.column(0).min()
    assert y.max() == trace.column(0).max()


def test_one_peak_among_a_hundred_thousand_points_is_drawn() -> None:
    trace = Trace(1)
    values = np.full(100_000, 2.0)
    values[54_321] = 9.0
    values[77_777] = -3.0
    for part in np.split(values, 1000):
        trace.append(np.arange(len(trace), len(trace) + 100, dtype=float), part[None])
    x, y = trace.extremes(0, 0, len(trace), 900)
    assert len(x) <= 1804
    assert abs(x[y.argmax()] - 54_321) < 200 and y.max() == 9.0
    assert abs(x[y.argmin()] - 77_777) < 200 and y.min() == -3.0


def test_a_slope_stays_a_slope() -> None:
    trace = Trace(1)
    trace.append(np.arange(5000.0), np.linspace(3, -3, 5000)[None])
    _, y = trace.extremes(0, 0, 5000, 200)
    assert np.all(np.diff(y) < 0)


def test_an_appended_piece_does_not_move_the_buckets_already_drawn() -> None:
    trace = grown([10_000], 3, gaps=False)
    x, y = trace.extremes(0, 0, 10_000, 100)
    trace.append(np.arange(10_001.0, 10_011.0), np.zeros((2, 10)))
    x2, y2 = trace.extremes(0, 0, 10_010, 100)
    keep = len(x) - 2
    np.testing.assert_array_equal(x[:keep], x2[:keep])
    np.testing.assert_array_equal(y[:keep], y2[:keep])


@given(st.integers(1, 3000), st.integers(0, 400), st.integers(0, 9999), st.booleans())
def test_a_mean_is_that_of_its_neighbours(count: int, reach: int, seed: int, gaps: bool) -> None:
    trace, rng = Trace(1, averaged=(0,)), np.random.default_rng(seed)
    values = rng.normal(size=count)
    if gaps:
        values[rng.random(count) < 0.3] = np.nan
        values[0] = 1e30  # on its way to infinity: it must not drown what comes after
    for part in np.array_split(values, 7):
        trace.append(np.arange(len(trace), len(trace) + len(part), dtype=float), part[None])
    trace.keep(count * 2 // 3)
    trace.append(np.arange(len(trace), count, dtype=float), values[len(trace) :][None])
    places = trace.places(0, count, 50)
    assert places[0] == 0 and places[-1] == count - 1 and len(places) <= 52
    values[np.abs(values) > 1e9] = np.nan
    for place, mean in zip(places, trace.mean(0, places, reach), strict=True):
        each = min(reach, place // 5)
        around = values[place - each : place + each + 1]
        assert (np.isnan(around).all() and np.isnan(mean)) or mean == pytest.approx(np.nanmean(around), abs=1e-9)


@given(st.integers(1, 200_000), st.integers(0, 3), st.integers(0, 9999))
def test_on_a_logarithmic_axis_each_doubling_has_its_share(count: int, back: int, seed: int) -> None:
    trace = Trace(1, averaged=(0,), kind=np.float32)
    values = np.random.default_rng(seed).normal(size=count).astype(np.float32)
    trace.append(np.arange(1.0, count + 1), values[None])
    start = max(0, count // 3 - 1) if back else 0
    x, y = trace.extremes(0, start, count, 900, is_log=True)
    assert np.all(np.diff(x) >= 0) and len(x) <= 2000
    assert y.min() <= values[start:].min() and y.max() >= values[start:].max()
    places = trace.places(start, count, 900, is_log=True)
    assert np.all(np.diff(places) > 0) and {start, count - 1} <= set(places)
    if not start and count > 1024:
        # no step of the first ones is left out, nor any wide gap in the drawn x
        assert {*range(1, 17)} <= {int(one) for one in x} and (np.diff(np.log10(x)) < 0.31).all()


def test_nearest_and_window() -> None:
    trace = Trace(1)
    assert trace.nearest(3.0) is None
    trace.append(np.array([10.0, 20.0, 30.0]), np.zeros((1, 3)))
    assert [trace.nearest(x) for x in (-5, 14, 16, 99)] == [0, 0, 1, 2]
    assert trace.window(15, 25) == (0, 3)
    assert trace.window(0, 100) == (0, 3)
    assert trace.window(-5, 5) == (0, 1)


@pytest.mark.parametrize("last", [0, 1, 31, 32, 33, 128, 1000])
def test_keep_drops_what_lies_beyond(last: int) -> None:
    trace = grown([1000], 1, gaps=False)
    trace.keep(last)
    assert len(trace) == last
    assert list(trace.x[-1:]) == [float(last)][:last]
