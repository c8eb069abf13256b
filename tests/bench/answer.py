"""How soon the window answers: from Train to the first loss point, and from a child's death to the sentence."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import COLD, KILLED, PRIMED, Measured, Row

TIMES = 3


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """Three fresh windows each, with a child primed in advance and without; in each, its child is killed at last."""
    first: dict[Row, list[float]] = {PRIMED: [], COLD: []}
    killed: list[float] = []
    for _ in range(TIMES):
        for row, how in ((PRIMED, "primed"), (COLD, "cold")):
            with bench.probe("answering", how) as probe:
                told = probe.tell(120)
            first[row].append(float(told["first_point"]))
            killed.append(float(told["killed"]))
    return {
        **{row: Measured(statistics.median(found), note=_spread(found)) for row, found in first.items()},
        KILLED: Measured(statistics.median(killed), note=_spread(killed)),
    }


def _spread(found: list[float]) -> str:
    return f"{min(found):.3f} to {max(found):.3f}"
