"""What the window knows of one run: its curves and where it stands.

`Digest` runs in the worker's thread and turns events into a `Batch`; `RunRecord` lives in the window's thread and takes
a batch in at a cost that does not grow with its steps.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np

from visionlab.runs.events import (
    Blocks,
    Built,
    Checkpoint,
    Epoch,
    Event,
    Failed,
    Finished,
    MemoryUse,
    Paused,
    Preparing,
    Resumed,
    Step,
    Stopped,
    Vital,
    Warning,
)
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.training.block_history import BlockHistory
from visionlab.ui.training.trace import Numbers, Trace

#: columns of the steps' trace; TIME is in seconds of training and validation, without pauses and breaks
LOSS, RATE, SPEED, TIME = range(4)
#: columns of the epochs' trace
TRAIN_LOSS, VALIDATION_LOSS, TRAIN_ACCURACY, VALIDATION_ACCURACY = range(4)
#: columns of the vital signs' trace
GRADIENT, MEMORY = range(2)

#: the time left is judged from so many whole epochs
_RECENT_EPOCHS = 3

State = Literal["starting", "preparing", "training", "paused", "ended"]
Landmark = Built | MemoryUse | Vital | Blocks | Warning | Paused | Resumed | Checkpoint | Finished | Stopped | Failed


class Preparation(NamedTuple):
    """How far the data set is; `total` is 0 while it is not known."""

    message: str
    done: int
    total: int
    per_second: float | None = None
    seconds_left: float | None = None


class Batch(NamedTuple):
    """What happened to a run in about 33 ms."""

    run: str
    #: steps and epochs beyond this step are void (the run was resumed from there); before the new ones are added
    keep: int | None
    #: shape (k,) and (4, k): LOSS, RATE, SPEED, and the seconds since the step before
    steps: Numbers
    values: Numbers
    epochs: tuple[Epoch, ...]
    last_step: Step | None
    preparation: Preparation | None
    landmarks: tuple[Landmark, ...]
    #: how the run ended; None while it goes on
    outcome: Outcome | None


class Digest:
    """Events of one run in, batches out; remembers what times and speeds need."""

    def __init__(self, run: str) -> None:
        self.run = run
        #: when the last step ended, or training began or went on
        self._since: float | None = None
        self._marks: deque[tuple[float, int]] = deque()
        self._message = ""

    def take(self, events: Iterable[Event], outcome: Outcome | None = None) -> Batch:
        """One batch for all these events."""
        keep: int | None = None
        steps: list[Step] = []
        seconds: list[float] = []
        epochs: list[Epoch] = []
        landmarks: list[Landmark] = []
        preparation: Preparation | None = None
        for event in events:
            if isinstance(event, (Step, Built, Resumed)):
                preparation = None  # that is over
            if isinstance(event, Step):
                steps.append(event)
                seconds.append(0.0 if self._since is None else max(0.0, event.time - self._since))
                self._since = event.time
            elif isinstance(event, Epoch):
                epochs.append(event)
            elif isinstance(event, Preparing):
                preparation = self._prepared(event)
            else:
                if isinstance(event, Resumed):
                    keep = event.step if keep is None else min(keep, event.step)
                    steps = [step for step in steps if step.step <= event.step]
                    del seconds[len(steps) :]
                    epochs = [epoch for epoch in epochs if epoch.step <= event.step]
                    landmarks = [mark for mark in landmarks if not isinstance(mark, Vital) or mark.step <= event.step]
                if isinstance(event, (Built, Resumed)):
                    self._since = event.time
                landmarks.append(event)
        x, values = _columns(steps, seconds)
        last = steps[-1] if steps else None
        return Batch(self.run, keep, x, values, tuple(epochs), last, preparation, tuple(landmarks), outcome)

    def _prepared(self, event: Preparing) -> Preparation:
        if event.message != self._message or (self._marks and event.done < self._marks[-1][1]):
            self._message = event.message
            self._marks.clear()
        self._marks.append((event.time, event.done))
        while len(self._marks) > 2 and self._marks[0][0] < event.time - 5.0:
            self._marks.popleft()
        (start, before), (now, done) = self._marks[0], self._marks[-1]
        speed = (done - before) / (now - start) if now > start and done > before else None
        left = (event.total - done) / speed if speed and event.total else None
        return Preparation(event.message, event.done, event.total, speed, left)


def _columns(steps: list[Step], seconds: list[float]) -> tuple[Numbers, Numbers]:
    rows = [(step.loss, step.learning_rate, step.images_per_second) for step in steps]
    values = np.empty((4, len(steps)))
    values[:3] = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    values[3] = seconds
    return np.array([step.step for step in steps], dtype=np.float64), values


class RunRecord:
    """One run as the window shows it."""

    def __init__(self, run: str, settings: RunSettings) -> None:
        self.run = run
        self.settings = settings
        # as many digits as a loss has: a million steps take 45 MB
        self.steps = Trace(4, averaged=(LOSS, SPEED), kind=np.float32)
        self.epochs = Trace(4)
        self.vitals = Trace(2, averaged=(GRADIENT,))
        #: of the last step, as exactly as it was told
        self._seconds = 0.0
        #: the numbers of the epochs in `epochs`
        self.epoch_events: list[Epoch] = []
        self.state: State = "starting"
        self.preparation: Preparation | None = None
        self.built: Built | None = None
        #: what a step took of the GPU; None where none is told
        self.memory: MemoryUse | None = None
        self.last_step: Step | None = None
        self.blocks = BlockHistory()
        self.warnings: list[str] = []
        self.finished: Finished | None = None
        self.outcome: Outcome | None = None

    def apply(self, batch: Batch) -> None:
        """Take in what happened."""
        if batch.keep is not None:
            self._keep(batch.keep)
        for landmark in batch.landmarks:
            self._pass(landmark)
        if len(batch.steps):
            self._append(batch.steps, batch.values)
            self.last_step = batch.last_step
            if self.state != "paused":
                self.state = "training"
        if batch.preparation is not None:
            self.state, self.preparation = "preparing", batch.preparation
        for epoch in batch.epochs:
            self._add(epoch)
        if batch.outcome is not None:
            self.outcome, self.state = batch.outcome, "ended"

    def _append(self, steps: Numbers, values: Numbers) -> None:
        values = values.copy()
        values[TIME] = self._seconds + np.cumsum(values[TIME])
        # a log from elsewhere may repeat itself: x must rise
        highest = np.maximum.accumulate(np.concatenate([self.steps.x[-1:] if len(self.steps) else [-np.inf], steps]))
        is_new = steps > highest[:-1]
        if is_new.any():
            self.steps.append(steps[is_new], values[:, is_new])
            self._seconds = float(values[TIME, is_new][-1])

    def _add(self, epoch: Epoch) -> None:
        if self.epoch_events and epoch.step <= self.epoch_events[-1].step:
            return
        values = (epoch.train_loss, epoch.validation_loss, epoch.train_accuracy, epoch.validation_accuracy)
        self.epochs.append(np.array([float(epoch.step)]), np.array(values, dtype=float)[:, None])
        self.epoch_events.append(epoch)

    def _keep(self, step: int) -> None:
        self.steps.keep(step)
        self.epochs.keep(step)
        self.blocks.keep(step)
        self.vitals.keep(step)
        self._seconds = float(self.steps.column(TIME)[-1]) if len(self.steps) else 0.0
        del self.epoch_events[len(self.epochs) :]

    def _pass(self, landmark: Landmark) -> None:
        match landmark:
            case Built():
                self.built, self.state = landmark, "training"
            case Blocks():
                self.blocks.add(landmark)
            case MemoryUse():
                self.memory = landmark
            case Vital():
                if not len(self.vitals) or landmark.step > self.vitals.x[-1]:
                    norm = math.nan if landmark.gradient_norm is None else landmark.gradient_norm
                    self.vitals.append(np.array([float(landmark.step)]), np.array([[norm], [landmark.memory]]))
            case Warning():
                if landmark.message not in self.warnings:
                    self.warnings.append(landmark.message)
            case Paused():
                self.state = "paused"
            case Resumed():
                self.state = "training"
            case Finished():
                self.finished = landmark

    @property
    def best(self) -> int | None:
        """The index of the best epoch: the highest validation accuracy, of equals the lowest loss."""
        if not self.epoch_events:
            return None
        accuracies = self.epochs.column(VALIDATION_ACCURACY)
        if np.isnan(accuracies).all():
            return None
        highest = np.flatnonzero(accuracies == np.nanmax(accuracies))
        losses = self.epochs.column(VALIDATION_LOSS)[highest]
        return int(highest[np.nan_to_num(losses, nan=np.inf).argmin()])

    @property
    def total_steps(self) -> int:
        """Steps of the whole run; 0 while not known."""
        return self.built.steps_per_epoch * self.built.epochs if self.built else 0

    @property
    def steps_an_epoch(self) -> float:
        """Steps of an epoch, at least 1; as far as it is known."""
        if self.built is not None:
            return max(1.0, float(self.built.steps_per_epoch))
        last = self.epoch_events[-1] if self.epoch_events else None
        return max(1.0, last.step / last.epoch) if last is not None and last.epoch else 1.0

    @property
    def images_a_step(self) -> float:
        """Images that a step learns from; the last one of an epoch may have fewer."""
        return self.built.images / self.steps_an_epoch if self.built is not None else float(self.settings.batch_size)

    @property
    def seconds_left(self) -> float | None:
        """An estimate from the time that the last steps took, pauses left out.

        Once there are whole epochs it looks back over whole ones, so that it counts their validations too.
        """
        if self.built is None or self.last_step is None or self.state not in ("training", "paused"):
            return None
        steps, seconds, each = self.steps.x, self.steps.column(TIME), max(1, self.built.steps_per_epoch)
        if len(steps) < 2:
            return None
        last = float(steps[-1])
        # what the first step of all took is not looked at: it waits for kernels to be chosen
        epochs = min(int(last - steps[0]) // each, max(_RECENT_EPOCHS, self.settings.validate_every))
        since = self.steps.nearest(last - epochs * each) if epochs else 0
        assert since is not None
        pace = float(seconds[-1] - seconds[since]) / max(1.0, last - float(steps[since]))
        return max(0.0, self.total_steps - last) * pace
