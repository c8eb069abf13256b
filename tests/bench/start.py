"""From the start of the program to its first painted window, on a warm disk."""

from __future__ import annotations

import statistics
import time
from collections.abc import Mapping

from process import Bench, Crashed
from table import START, Measured, Row

TIMES = 7


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """The median of seven starts, after one that warms the disk."""
    found = [_once(bench) for _ in range(TIMES + 1)][1:]
    times, used = zip(*found, strict=True)
    # on a busy machine, the processor's time says more than the clock's
    note = f"{min(times):.0f} to {max(times):.0f}, processor {statistics.median(used):.0f}"
    return {START: Measured(statistics.median(times), note=note)}


def _once(bench: Bench) -> tuple[float, float]:
    """Milliseconds from the start to the first paint, and those of them that the processor worked for it."""
    began = time.monotonic()
    with bench.probe("first_paint") as probe:
        told = probe.tell()
    if told["torch"]:
        raise Crashed("torch was imported in the window's process")
    return 1000 * (float(told["painted"]) - began), 1000 * float(told["used"])
