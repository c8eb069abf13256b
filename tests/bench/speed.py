"""How fast a network trains beside the open window with its curves live, over a plain PyTorch loop in a script.

Both are started and warmed up, then take turns of some seconds (ABBA), the other one being stopped meanwhile: so a
machine that grows slower, or others' work on it, hits both alike. Images a second come from the steps' own times.
"""

from __future__ import annotations

import contextlib
import json
import signal
import statistics
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

from process import Bench, CannotMeasure, Probe, kill, sleep, wake
from table import RESNET, TINY, Measured, Row

#: turns of each; even, so that both come first equally often
TURNS = 6
#: seconds of a turn, and those before it that are left out
SECONDS, SETTLING = 3.5, 0.4

#: when a step ended (seconds since 1970), and in which epoch
Step = tuple[float, int]


def measure_tiny(bench: Bench) -> Mapping[Row, Measured]:
    """About 200 operators a step, each a few microseconds, on one thread."""
    return {TINY: _measure(bench, "tiny", batch=16)}


def measure_resnet(bench: Bench) -> Mapping[Row, Measured]:
    """CIFAR ResNet-20 in batches of 128 on all cores."""
    return {RESNET: _measure(bench, "cifar-resnet-20", batch=128)}


def _measure(bench: Bench, network: str, batch: int) -> Measured:
    can_take_turns()
    with bench.probe("training", network, str(batch)) as window:
        told = window.tell(180)
        run, child = Path(told["run"]), int(told["child"])
        try:
            return _take_turns(bench, window, run, child, batch)
        finally:
            wake(child)
            kill(child)


def can_take_turns() -> None:
    """Raises CannotMeasure where two loops cannot."""
    if not hasattr(signal, "SIGSTOP"):
        raise CannotMeasure("processes cannot be stopped and woken here, so the two loops cannot take turns")


def _take_turns(bench: Bench, window: Probe, run: Path, child: int, batch: int) -> Measured:
    beside = (child, window.process.pid)
    sleep(*beside)
    with bench.probe("plain_loop", str(run)) as plain:
        plain.tell(120)
        alone = (plain.process.pid,)
        sleep(*alone)
        turns: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
        for number in range(TURNS):
            for is_beside in (number % 2 == 0, number % 2 == 1):
                turns[is_beside].append(turn(beside if is_beside else alone))
        wake(*alone)
        plain.finish()
        steps = [(float(at), int(epoch)) for at, epoch in plain.tell()["steps"]]
    beside_steps = child_steps(run)
    return compared(
        [speed(beside_steps, each, batch) for each in turns[True]], [speed(steps, each, batch) for each in turns[False]]
    )


def compared(speeds: list[float], peers: list[float]) -> Measured:
    """The median of what each turn gave over its peer's, in images a second. Raises CannotMeasure."""
    ratios = [mine / peer for mine, peer in zip(speeds, peers, strict=True) if peer]
    if not ratios or not any(speeds):
        raise CannotMeasure(f"the machine is so busy that no step came to its end within {SECONDS} s")
    mine, peer = statistics.median(speeds), statistics.median(peers)
    note = f"{mine:,.0f} beside {peer:,.0f} images/s; pairs {min(ratios):.2f} to {max(ratios):.2f}"
    return Measured(statistics.median(ratios), peer, note)


def turn(processes: tuple[int, ...]) -> tuple[float, float]:
    """Lets these run; gives when their turn began and ended, the settling left out."""
    wake(*processes)
    time.sleep(SETTLING)
    began = time.time()
    time.sleep(SECONDS)
    ended = time.time()
    sleep(*processes)
    return began, ended


def child_steps(run: Path) -> list[Step]:
    """The steps that a run told of."""
    found = []
    for line in (run / "events.jsonl").read_text(encoding="utf-8").splitlines():
        with contextlib.suppress(ValueError):  # the last one may be torn
            event = json.loads(line)
            if event["event"] == "step":
                found.append((float(event["time"]), int(event["epoch"])))
    return found


def speed(steps: list[Step], turn: tuple[float, float], batch: int) -> float:
    """Images a second in a turn, from step to step within an epoch: what lies between epochs is left out."""
    within = [step for step in steps if turn[0] <= step[0] <= turn[1]]
    gaps = [after[0] - before[0] for before, after in pairwise(within) if before[1] == after[1]]
    return batch * len(gaps) / sum(gaps) if gaps else 0.0
