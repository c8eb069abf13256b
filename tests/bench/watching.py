"""What it costs a training that its blocks are watched: two trainers, with and without, take turns (see speed.py)."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from pathlib import Path

from process import Bench, Crashed, Probe, sleep, wake
from speed import TURNS, can_take_turns, child_steps, compared, speed, turn
from table import WATCHED, Measured, Row

BATCH = 128
WARM_STEPS = 10
#: a trainer that has not made its first steps by then (s) never will
PATIENCE = 180.0


def measure(bench: Bench) -> Mapping[Row, Measured]:
    """CIFAR ResNet-20 in batches of 128 on all cores."""
    can_take_turns()
    told: dict[bool, Path] = {}
    probes: dict[bool, Probe] = {}
    with contextlib.ExitStack() as stack:
        for is_watched in (True, False):
            probe = stack.enter_context(bench.probe("trainer", "cifar-resnet-20", str(BATCH), str(is_watched)))
            probes[is_watched], told[is_watched] = probe, Path(probe.tell()["run"])
            _warm_up(told[is_watched])
            sleep(probe.process.pid)
        turns: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for number in range(TURNS):
            for is_watched in (number % 2 == 0, number % 2 == 1):
                turns[is_watched].append(turn((probes[is_watched].process.pid,)))
        wake(*(probe.process.pid for probe in probes.values()))
    speeds = {
        is_watched: [speed(child_steps(told[is_watched]), each, BATCH) for each in turns[is_watched]]
        for is_watched in turns
    }
    return {WATCHED: compared(speeds[True], speeds[False])}


def _warm_up(run: Path) -> None:
    """Waits for a run's first steps. Raises Crashed."""
    until = time.monotonic() + PATIENCE
    while not (run / "events.jsonl").exists() or len(child_steps(run)) < WARM_STEPS:
        if time.monotonic() > until:
            raise Crashed(f"the trainer made no {WARM_STEPS} steps in {PATIENCE:g} s")
        time.sleep(0.2)
