"""How fast batches come from memory, shifted, mirrored and normalised, beside torchvision's own way."""

from __future__ import annotations

from collections.abc import Mapping

from process import Bench
from table import LOADING, Measured, Row


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """Both on one core, in turns."""
    with bench.probe("loading") as probe:
        told = probe.tell(300)
    ours, theirs = told["ours"], told["theirs"]
    note = f"{ours / theirs:.1f} times torchvision's DataLoader with PIL transforms, {theirs:,.0f}"
    return {LOADING: Measured(ours, theirs, note)}
