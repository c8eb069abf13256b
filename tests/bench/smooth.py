"""How late the window's event loop is while ResNet-20 trains on all cores, its curves live and the canvas panned."""

from __future__ import annotations

from collections.abc import Mapping

from process import Bench, kill
from table import LATE_99, LATE_MOST, Measured, Row


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """10 s of training; the peer is the same timer in the same window at rest, just before."""
    with bench.probe("smoothness") as probe:
        child = int(probe.tell(180)["child"])
        try:
            told = probe.tell(60)
        finally:
            kill(child)
    busy, rest = sorted(told["busy"]), sorted(told["rest"])
    seen = f"{told['cards']} cards panned at 30 Hz, {told['steps']} steps meanwhile"
    return {
        LATE_99: Measured(_percentile(busy), _percentile(rest), f"{_percentile(rest):.1f} at rest; {seen}"),
        LATE_MOST: Measured(busy[-1], rest[-1], f"{rest[-1]:.1f} at rest"),
    }


def _percentile(ordered: list[float]) -> float:
    return ordered[int(0.99 * (len(ordered) - 1))]
