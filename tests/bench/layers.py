"""Networks opened at layer level: every block opened in place, and every layer a node of its own."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import DENSENET_LAYERS, NASNET_LAYERS, Measured, Row

OPENINGS = 3
#: NASNet-A with so many cells a stage has a little more than 3,000 layers
NASNET = "nasnet-a-large:cells=17"


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """The slower of both ways, each the median over fresh processes."""
    return {DENSENET_LAYERS: _opened(bench, "densenet-201"), NASNET_LAYERS: _opened(bench, NASNET)}


def _opened(bench: Bench, network: str) -> Measured:
    seconds: dict[str, float] = {}
    for way in ("blocks", "layers"):
        found = []
        for _ in range(OPENINGS):
            with bench.probe("layers", network, way) as probe:
                told = probe.tell(120)
            found.append(float(told["opened"]) / 1000)
        seconds[way] = statistics.median(found)
    ways = f"{seconds['blocks']:.2f} with its blocks opened in place, {seconds['layers']:.2f} with its layers laid out"
    return Measured(max(seconds.values()), note=f"{told['layers']:,} layers: {ways}")
