"""The table of a network of 5,000 layers: opened, sorted, scrolled."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import TABLE_OPEN, TABLE_SCROLL, TABLE_SORT, Measured, Row

OPENINGS = 5


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """Openings are those of fresh processes; sorting and scrolling is done in the last of them."""
    openings = []
    for _ in range(OPENINGS):
        with bench.probe("tabling") as probe:
            told = probe.tell(120)
        openings.append(float(told["opened"]))
    sorts, frames = told["sorts"], told["frames"]
    slow = statistics.quantiles(frames, n=20)[-1]
    return {
        TABLE_OPEN: Measured(
            statistics.median(openings),
            note=f"{min(openings):.0f} to {max(openings):.0f}; {told['layers']} layers, again after an edit "
            f"{statistics.median(told['edits']):.1f}",
        ),
        TABLE_SORT: Measured(
            statistics.median(sorts), note=f"{len(sorts)} clicks, {min(sorts):.0f} to {max(sorts):.0f}"
        ),
        TABLE_SCROLL: Measured(
            1000 / slow,
            note=f"95 % of {len(frames)} frames take at most {slow:.1f} ms, median {statistics.median(frames):.1f}",
        ),
    }
