"""`visionlab train` and `visionlab resume`: start a run and follow it, one line an epoch."""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from visionlab.cli.network import load, title
from visionlab.cost import numbers
from visionlab.cost.analysis import analyse
from visionlab.data.base import Reading
from visionlab.data.registry import data_set
from visionlab.graph.model import Graph
from visionlab.layers.base import words
from visionlab.presets.retarget import retarget
from visionlab.problem import Problem
from visionlab.runs.events import Built, Epoch, Event, MemoryUse, Paused, Preparing, Resumed, Warning
from visionlab.runs.folder import RunFolder, create, open_run
from visionlab.runs.recipe import recipe, with_epochs
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch

#: between two looks at the run's log, in seconds
_PULSE = 0.1


@dataclass(frozen=True, slots=True)
class Plan:
    """What to train, how and where."""

    graph: Graph
    settings: RunSettings
    run_dir: Path | None


def plan(told: argparse.Namespace) -> Plan:
    """The plan in a person's words, its network fitted to the data. Raises Problem before anything is made."""
    settings = recipe(told.recipe).on(RunSettings(data=told.data, network=title(told.network)))
    if told.data_dir is not None:
        settings = settings.with_(data_dir=told.data_dir)
    if told.epochs is not None:
        settings = with_epochs(settings, told.epochs)
    if told.limit is not None:
        settings = settings.with_(limit=told.limit)
    if told.weights is not None:
        settings = settings.with_(weights=told.weights)
    if told.processes is not None:
        settings = settings.with_(processes=told.processes)
    for assignment in told.settings:
        settings = settings.with_text(assignment)
    for name in ("data_dir", "weights"):
        if value := getattr(settings, name):
            # the run's process works in another folder
            settings = settings.with_(**{name: str(Path(value).expanduser().absolute())})
    graph = fitted(load(told.network), settings)
    return Plan(graph, settings, None if told.run_dir is None else Path(told.run_dir))


def fitted(graph: Graph, settings: RunSettings) -> Graph:
    """The network on the pictures and classes of the data set, saying so where that changes it. Raises Problem."""
    data = data_set(settings.data)
    told = data.describe(Path(settings.data_dir) if settings.data_dir else None, Reading.of(settings))
    channels, height, width = told.shape
    side = settings.resize
    shape = (channels, side, side) if side else (channels, height, width)
    before = analyse(graph)
    graph = retarget(graph, shape, len(told.classes))
    after = analyse(graph)
    if after.problems:
        id, problem = after.problems[0]
        where = f" at {id}" if id else ""
        raise Problem(
            "The network does not work on {shape} pictures{where}: {problem}{hint}",
            shape=words(shape),
            where=where,
            problem=problem,
            hint="" if side or not before.is_complete else _resize_hint(before.input_shape),
        )
    if before.input_shape != shape or before.classes != len(told.classes):
        print(f"Fitted to {data.title}: {words(shape)} pictures, {len(told.classes)} classes.")
    return graph


def _resize_hint(shape: tuple[int, ...] | None) -> str:
    return f"; `--set resize={shape[-1]}` shows it larger ones" if shape and len(shape) == 3 else ""


def train(plan: Plan) -> int:
    """Make a run folder, train in it, and follow that. Raises Problem."""
    from visionlab.exchange.run_texts import run_texts

    folder = create(plan.settings, *run_texts(plan.graph), path=plan.run_dir)
    print(f"Run {folder.path}", flush=True)
    return _follow(Supervisor().start(folder))


def resume(run: str) -> int:
    """Go on with a run; one that is being trained is only followed. Raises Problem."""
    folder = open_run(run)
    print(f"Run {folder.path}", flush=True)
    if folder.is_alive:
        print("It is being trained: following it.", flush=True)
        return _follow(Supervisor().attach(folder))
    # what was told before has been read before
    told_before = folder.events.stat().st_size if folder.events.exists() else 0
    from visionlab.exchange.run_texts import model_again

    return _follow(
        Supervisor().start(folder, lambda: model_again(folder.network_text(), str(folder.network))),
        _told_until(folder, told_before),
    )


def _told_until(folder: RunFolder, size: int) -> float:
    """The time of the last event in the first bytes of a log."""
    from visionlab.runs.events import decode

    with contextlib.suppress(OSError), folder.events.open("rb") as file:
        events = decode(file.read(size).splitlines(keepends=True))[0]
        return events[-1].time if events else 0.0
    return 0.0


def _follow(watch: Watch, since: float = 0.0) -> int:
    """Tell what happens until the run has ended. The first Ctrl-C asks it to stop, a second one leaves it alone."""
    teller = Teller()
    with _interrupts() as presses:
        asked = 0
        while watch.outcome is None:
            events = watch.poll()
            for event in events:
                if event.time > since:
                    teller.tell(event)
            if len(presses) > asked:
                asked = len(presses)
                if asked > 1:
                    print(f"The run goes on by itself: `visionlab resume {watch.folder.id}` follows it.", flush=True)
                    return 1
                print("Asking the run to stop ...", file=sys.stderr, flush=True)
                watch.request("stop")
            if not events and watch.outcome is None:
                time.sleep(_PULSE)
    outcome = watch.outcome
    where = sys.stdout if outcome.is_success else sys.stderr
    print(outcome, file=where, flush=True)
    if outcome.module:
        print(f"The values went wrong first in the module {outcome.module}.", file=where, flush=True)
    if outcome.suggestion:
        changes = " ".join(f"--set {name.replace('_', '-')}={value}" for name, value in outcome.suggestion.items())
        print(f"Train again with {changes}", file=where, flush=True)
    return 0 if outcome.is_success else 1


@contextlib.contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Collects Ctrl-C instead of being torn out of whatever runs."""
    presses: list[int] = []
    if threading.current_thread() is not threading.main_thread():
        yield presses
        return

    def pressed(number: int, _frame: FrameType | None) -> None:
        presses.append(number)

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield presses
    finally:
        signal.signal(signal.SIGINT, before)


class Teller:
    """Says events in lines for a terminal."""

    def __init__(self) -> None:
        self._epochs = 0
        self._message = ""
        self._told = 0.0

    def tell(self, event: Event) -> None:
        """One line for what a person wants to know; nothing for the rest."""
        line = self._line(event)
        if line:
            print(line, file=sys.stderr if isinstance(event, Warning) else sys.stdout, flush=True)

    def _line(self, event: Event) -> str:
        match event:
            case Preparing():
                return self._preparing(event)
            case Built():
                self._epochs = event.epochs
                return (
                    f"{numbers.exact(event.parameters)} parameters on {event.device}: "
                    f"{numbers.exact(event.images)} images, {event.steps_per_epoch} steps an epoch"
                )
            case MemoryUse():
                return (
                    f"step {event.step} took {numbers.size(event.peak)} of the GPU's {numbers.size(event.capacity)}, "
                    f"{numbers.size(event.data)} of it for the data set"
                )
            case Epoch():
                of = f"/{self._epochs}" if self._epochs else ""
                validation = ""
                if (loss := event.validation_loss) is not None and (accuracy := event.validation_accuracy) is not None:
                    validation = f"  validation loss {loss:.4f}, accuracy {accuracy:.1%}"
                return (
                    f"epoch {event.epoch}{of}  train loss {event.train_loss:.4f}, accuracy {event.train_accuracy:.1%}"
                    f"{validation}  {event.seconds:.1f} s"
                )
            case Warning():
                return f"warning: {event.message}"
            case Paused():
                return f"Paused after step {event.step}."
            case Resumed():
                return f"Going on after step {event.step}, in epoch {event.epoch}."
        return ""

    def _preparing(self, event: Preparing) -> str:
        """A line for each new task, and one for its progress every five seconds."""
        if event.message == self._message and event.time - self._told < 5:
            return ""
        is_new = event.message != self._message
        self._message, self._told = event.message, event.time
        if is_new or not event.total:
            return f"{event.message} ..." if is_new else ""
        return f"{event.message}: {event.done / event.total:.0%}"
