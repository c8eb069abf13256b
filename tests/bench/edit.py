"""Opening DenseNet-121, and editing a field of it or of a deeper network."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import (
    ANALYSIS,
    DENSENET_264,
    DENSENET_264_ALONE,
    EDIT,
    EDIT_95,
    OPEN,
    RESNET_1202,
    RESNET_1202_ALONE,
    Measured,
    Row,
)

OPENINGS = 5


def measure_open(bench: Bench) -> Mapping[Row, Measured]:
    """The median over fresh processes: nothing of the network was recorded before."""
    found = []
    for _ in range(OPENINGS):
        with bench.probe("opening", "densenet-121") as probe:
            found.append(float(probe.tell()["opened"]["densenet-121"]))
    return {OPEN: Measured(statistics.median(found), note=f"{min(found):.0f} to {max(found):.0f}")}


def measure_edit(bench: Bench) -> Mapping[Row, Measured]:
    """The growth rate of the first dense block, again and again."""
    edits, analysis = _edited(bench, "densenet-121")
    spread = f"{len(edits)} edits, {min(edits):.1f} to {max(edits):.1f}"
    return {
        EDIT: Measured(statistics.median(edits), note=spread),
        EDIT_95: Measured(statistics.quantiles(edits, n=20)[-1], note=spread),
        ANALYSIS: analysis,
    }


def measure_deep(bench: Bench) -> Mapping[Row, Measured]:
    """A field of one block after another."""
    found: dict[Row, Measured] = {}
    for network, row, alone in (
        ("densenet-264", DENSENET_264, DENSENET_264_ALONE),
        ("cifar-resnet-1202", RESNET_1202, RESNET_1202_ALONE),
    ):
        edits, found[alone] = _edited(bench, network)
        slow = statistics.quantiles(edits, n=20)[-1]
        note = f"{len(edits)} edits over all blocks, 95 % in {slow:.1f}, at most {max(edits):.1f}"
        found[row] = Measured(statistics.median(edits), note=note)
    return found


def _edited(bench: Bench, network: str) -> tuple[list[float], Measured]:
    """Milliseconds of many edits until they are painted, and the analysis alone; garbage is collected meanwhile."""
    with bench.probe("editing", network) as probe:
        told = probe.tell(120)
    analyses, memory = told["analyses"], statistics.median(told["memories"])
    note = f"{min(analyses):.2f} to {max(analyses):.2f}; and memory, when it is asked for, {memory:.2f}"
    return told["edits"], Measured(statistics.median(analyses), note=note)
