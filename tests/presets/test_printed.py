"""Printed figures: reading them, and when a count fits."""

from __future__ import annotations

import pytest

from visionlab.presets.printed import Printed


@pytest.mark.parametrize(
    ("value", "number", "fitting", "other"),
    [
        ("60 M", 60e6, [60.4e6, 59.6e6, 60.965e6], [62.4e6, 58.9e6]),
        ("0.27 M", 270_000, [269_722, 272_474], [281_000]),
        ("3.6 G", 3.6e9, [3.66e9], [3.71e9]),
        ("4.8 MiB", 4.8 * 2**20, [4.77 * 2**20], [4_800_000]),
        ("569 M", 569e6, [568_740_352], [567e6]),
        ("230", 230, [229], [232]),
    ],
)
def test_a_count_that_rounds_or_cuts_to_the_figure_fits(
    value: str, number: float, fitting: list[float], other: list[float]
) -> None:
    printed = Printed("parameters", value, "table 1")
    assert printed.number == pytest.approx(number)
    assert all(printed.fits(round(count)) for count in fitting)
    assert not any(printed.fits(round(count)) for count in other)


def test_nonsense_is_no_figure() -> None:
    for value in ("many", "1,000", "-3 M", "5 apples", ""):
        with pytest.raises(ValueError, match="no figure such as"):
            _ = Printed("MACs", value, "").number
