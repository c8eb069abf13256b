"""Every preset: opened, analysed from nothing, and all of them analysed one after another."""

from __future__ import annotations

import statistics
from collections.abc import Mapping

from process import Bench
from table import ALL_MEMORY, FROM_NOTHING, LARGEST_MEMORY, OPEN_ALL, PEERS, Measured, Row


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


def measure_memory(bench: Bench) -> Mapping[Row, Measured]:
    """The most that is allocated while a preset is analysed, and its memory, without another one before."""
    with bench.probe("analysing", "largest") as probe:
        told = probe.tell(300)
    return {LARGEST_MEMORY: Measured(told["megabytes"], note=f"{told['preset']}, {told['layers']:,} layers")}


def measure_peers(bench: Bench) -> Mapping[Row, Measured]:
    """The quickest other counter's time over ours, the median over some presets."""
    with bench.probe("counting") as probe:
        told = probe.tell(900)["times"]
    ratios, quickest = {}, {}
    for id, times in told.items():
        own = times.pop("VisionLab")
        quickest[id] = min(times, key=times.__getitem__)
        ratios[id] = times[quickest[id]] / own
    least = min(ratios, key=ratios.__getitem__)
    names = ", ".join(next(iter(told.values())))
    note = f"{ratios[least]:.0f} on {least} to {max(ratios.values()):.0f}; of {names} the quickest: "
    return {PEERS: Measured(statistics.median(ratios.values()), note=note + ", ".join(sorted({*quickest.values()})))}


def _slowest(times: Mapping[str, float]) -> Measured:
    ranked = sorted(times, key=lambda id: -times[id])
    worst = ", ".join(f"{id} {times[id]:.0f}" for id in ranked[1:3])
    middle = statistics.median(times.values())
    return Measured(times[ranked[0]], note=f"{ranked[0]}; then {worst}; median {middle:.1f} of {len(times)}")
