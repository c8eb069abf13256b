"""Every preset: opened, analysed from nothing, and all of them analysed one after another."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import ALL_MEMORY, FROM_NOTHING, OPEN_ALL, Measured, Row


def measure_open(bench: Bench) -> Mapping[Row, Measured]:
    """All presets one after another in one window, each from nothing."""
    with bench.probe("opening") as probe:
        return {OPEN_ALL: _slowest(probe.tell(300)["opened"])}


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """Without a window."""
    with bench.probe("analysing") as probe:
        told = probe.tell(300)
    return {
        FROM_NOTHING: _slowest(told["times"]),
        ALL_MEMORY: Measured(told["megabytes"], note=f"{told['presets']} presets"),
    }


def _slowest(times: Mapping[str, float]) -> Measured:
    ranked = sorted(times, key=lambda id: -times[id])
    worst = ", ".join(f"{id} {times[id]:.0f}" for id in ranked[1:3])
    middle = statistics.median(times.values())
    return Measured(times[ranked[0]], note=f"{ranked[0]}; then {worst}; median {middle:.1f} of {len(times)}")
