"""Opening DenseNet-121, and editing a field of it."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import ANALYSIS, EDIT, EDIT_95, OPEN, Measured, Row

OPENINGS = 5


def measure_open(bench: Bench) -> Mapping[Row, Measured]:
    """The median over fresh processes: nothing of the network was recorded before."""
    found = []
    for _ in range(OPENINGS):
        with bench.probe("opening", "densenet-121") as probe:
            found.append(float(probe.tell()["opened"]["densenet-121"]))
    return {OPEN: Measured(statistics.median(found), note=f"{min(found):.0f} to {max(found):.0f}")}


def measure_edit(bench: Bench) -> Mapping[Row, Measured]:
    """Many edits, each to a value never seen before."""
    with bench.probe("editing") as probe:
        told = probe.tell()
    edits, analyses, memory = told["edits"], told["analyses"], statistics.median(told["memories"])
    spread = f"{len(edits)} edits, {min(edits):.1f} to {max(edits):.1f}"
    return {
        EDIT: Measured(statistics.median(edits), note=spread),
        EDIT_95: Measured(statistics.quantiles(edits, n=20)[-1], note=spread),
        ANALYSIS: Measured(
            statistics.median(analyses) + memory,
            note=f"of which memory {memory:.2f}; {min(analyses):.2f} to {max(analyses):.2f} without it",
        ),
    }
