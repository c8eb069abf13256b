"""The words for numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.cost.numbers import change, count, exact, share, size


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1 k"),
        (1234, "1.23 k"),
        (269_722, "270 k"),
        (999_999, "1.00 M"),
        (25_557_032, "25.6 M"),
        (4_089_184_256, "4.09 G"),
        (2 * 10**12, "2 T"),
    ],
)
def test_count(number: int, expected: str) -> None:
    assert count(number) == expected


def test_size_change_share_exact() -> None:
    assert size(102_228_128) == "102 MB"
    assert size(12) == "12 B"
    assert change(25_000_000, 25_300_000) == "+300 k"
    assert change(5, 5) == ""
    assert change(2_000, 1_000, size) == "−1 kB"
    assert (share(1, 3), share(0, 3), share(1, 10**6), share(1, 1), share(1, 0)) == (
        "33.3 %",
        "0 %",
        "< 0.1 %",
        "100 %",
        "0 %",
    )
    assert exact(25_557_032) == "25,557,032"


@given(st.integers(0, 10**15))
def test_a_count_is_within_half_a_percent_of_the_number(number: int) -> None:
    told = count(number)
    head, _, letter = told.partition(" ")
    scale = {"": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}[letter]
    assert abs(float(head) * scale - number) <= 0.005 * number
    assert len(head.replace(".", "")) <= 4


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_counts_keep_the_order_of_numbers(first: int, second: int) -> None:
    def value(told: str) -> float:
        head, _, letter = told.partition(" ")
        return float(head) * {"": 1, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12}[letter]

    low, high = sorted((first, second))
    assert value(count(low)) <= value(count(high))
