"""A run of 1,000,000 steps in the window: what it takes of memory, and how long its curve takes to draw."""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Iterator, Mapping
from pathlib import Path

from process import Bench
from table import CURVE_MEMORY, REDRAW, Measured, Row

STEPS, AN_EPOCH = 1_000_000, 1000


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """One window, one run, two hundred redraws."""
    run = _run(bench.scratch / "million")
    with bench.probe("million", str(run)) as probe:
        told = probe.tell(300)
    grown = told["grown"] / 1e6
    panned = statistics.median(told["panned"])
    return {
        CURVE_MEMORY: Measured(grown, note=f"{told['steps']:,} steps, {told['start'] / 1e6:.0f} MB at the start"),
        REDRAW: Measured(statistics.median(told["still"]), note=f"{panned:.1f} with new axes, while panned"),
    }


def _run(root: Path) -> Path:
    """The folder of a run with a noisy loss, as a trainer would have left it."""
    from visionlab.runs.events import to_line
    from visionlab.runs.folder import create
    from visionlab.runs.settings import RunSettings

    folder = create(RunSettings(network="million"), "", "{}", root=root)
    with folder.events.open("w", encoding="utf-8") as file:
        file.writelines(map(to_line, _events()))
    return folder.path


def _events() -> Iterator[object]:
    from visionlab.runs.events import Built, Epoch, Finished, Step

    rng, epochs = random.Random(0), STEPS // AN_EPOCH
    yield Built(0.0, 1, 1, "cpu", 10, 128 * AN_EPOCH, epochs, AN_EPOCH)
    for step in range(1, STEPS + 1):
        loss = 0.3 + 2 * math.exp(-4 * step / STEPS) + rng.gauss(0, 0.1)
        yield Step(0.01 * step, step, (step - 1) // AN_EPOCH + 1, loss, 0.1, 12800.0)
        if step % AN_EPOCH == 0:
            accuracy = 0.9 * step / STEPS
            yield Epoch(0.01 * step, step // AN_EPOCH, step, loss, accuracy, loss, accuracy, 10.0)
    yield Finished(0.01 * STEPS, epochs, 0.9, None, 0.01 * STEPS)
