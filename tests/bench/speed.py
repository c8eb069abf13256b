"""How fast a network trains, over another way to train it: beside the open window with its curves live, or alone, over
a plain loop in a script; in two processes over one.

Both are started and warmed up, then take turns of some seconds (ABBA), the other one being stopped meanwhile: so a
machine that grows slower, or others' work on it, hits both alike. Images a second come from the steps' own times.
"""

from __future__ import annotations

import contextlib
import json
import signal
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from process import Bench, CannotMeasure, children, kill, sleep, wake
from table import ALONE, RESNET, TEAM, TEXTBOOK, TINY, Measured, Row

#: turns of each; even, so that both come first equally often
TURNS = 10
#: seconds of a turn, and those before it that are left out
SECONDS, SETTLING = 3.0, 0.4

#: when a step ended (seconds since 1970), and in which epoch
Step = tuple[float, int]


def measure_tiny(bench: Bench) -> Mapping[Row, Measured]:
    """About 200 operators a step, each a few microseconds, on one thread."""
    return {TINY: _measure(bench, "tiny", batch=16)}


def measure_resnet(bench: Bench) -> Mapping[Row, Measured]:
    """CIFAR ResNet-20 in batches of 128 on all cores."""
    return {RESNET: _measure(bench, "cifar-resnet-20", batch=128)}


def measure_alone(bench: Bench) -> Mapping[Row, Measured]:
    """The trainer by itself, with its events and a checkpoint every five seconds."""
    with _trainer(bench, 128) as trainer, _script(bench, "plain_loop", trainer.run) as script:
        return {ALONE: take_turns(trainer, script, 128)}


def measure_textbook(bench: Bench) -> Mapping[Row, Measured]:
    """The same in bf16, over what a textbook writes; beside them a bare loop in bf16, which is what torch can do."""
    with (
        _trainer(bench, 128, precision="bf16") as trainer,
        _script(bench, "textbook_loop", trainer.run) as script,
        _script(bench, "plain_loop", trainer.run) as bare,
    ):
        own, textbook, plain = _speeds((trainer, script, bare), 128)
    found, most, share = compared(own, textbook), compared(plain, textbook), compared(own, plain)
    note = f"{found.note}; a bare bf16 loop {most.value:.2f}, of which the trainer is {share.value:.2f}"
    return {TEXTBOOK: replace(found, note=note)}


def measure_team(bench: Bench) -> Mapping[Row, Measured]:
    """Two processes of one thread that share each batch, over one process of one thread."""
    with _trainer(bench, 128, processes="2", threads="1") as two, _trainer(bench, 128, threads="1") as one:
        return {TEAM: take_turns(two, one, 128)}


@dataclass(frozen=True)
class Contender:
    """Processes that train, asleep between their turns; `steps` gives what they did, when all turns are over."""

    processes: tuple[int, ...]
    steps: Callable[[], list[Step]]
    #: the run's folder
    run: str = ""


def _measure(bench: Bench, network: str, batch: int) -> Measured:
    with _beside_window(bench, network, batch) as window, _script(bench, "plain_loop", window.run) as script:
        return take_turns(window, script, batch)


@contextlib.contextmanager
def _beside_window(bench: Bench, network: str, batch: int) -> Iterator[Contender]:
    with bench.probe("training", network, str(batch)) as window:
        told = window.tell(180)
        yield from _run(told["run"], told["child"], (window.process.pid,))


@contextlib.contextmanager
def _trainer(bench: Bench, batch: int, **settings: str) -> Iterator[Contender]:
    changes = [f"{name}={value}" for name, value in settings.items()]
    with bench.probe("alone", f"batch_size={batch}", *changes) as alone:
        told = alone.tell(180)
        yield from _run(told["run"], told["child"], tuple(children(told["child"])))


def _run(run: str, child: int, others: tuple[int, ...]) -> Iterator[Contender]:
    contender = Contender((child, *others), lambda: child_steps(Path(run)), run)
    can_take_turns()
    sleep(*contender.processes)
    try:
        yield contender
    finally:
        wake(*contender.processes)
        kill(child)


@contextlib.contextmanager
def _script(bench: Bench, name: str, run: str) -> Iterator[Contender]:
    """A loop in a script: told to end, it tells its steps."""
    with bench.probe(name, run) as script:
        workers = script.tell(180).get("workers", [])
        processes = (script.process.pid, *workers)
        sleep(*processes)

        def steps() -> list[Step]:
            wake(*processes)
            script.finish()
            return [(float(at), int(epoch)) for at, epoch in script.tell()["steps"]]

        yield Contender(processes, steps, run)


def can_take_turns() -> None:
    """Raises CannotMeasure where two loops cannot."""
    if not hasattr(signal, "SIGSTOP"):
        raise CannotMeasure("processes cannot be stopped and woken here, so the two loops cannot take turns")


def take_turns(one: Contender, peer: Contender, batch: int) -> Measured:
    """How many times as fast one is as its peer."""
    return compared(*_speeds((one, peer), batch))


def _speeds(contenders: Sequence[Contender], batch: int) -> list[list[float]]:
    """Images a second of each in each of its turns; every other time they come in the reverse order."""
    turns: list[list[tuple[float, float]]] = [[] for _ in contenders]
    for number in range(TURNS):
        order = range(len(contenders)) if number % 2 == 0 else reversed(range(len(contenders)))
        for which in order:
            turns[which].append(turn(contenders[which].processes))
    steps = [one.steps() for one in contenders]
    return [[speed(done, each, batch) for each in own] for done, own in zip(steps, turns, strict=True)]


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
