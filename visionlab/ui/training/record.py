"""What the window knows of one run: its curves and where it stands.

`Digest` runs in the worker's thread and turns events into a `Batch`; `RunRecord` lives in the window's thread and takes
a batch in at a cost that does not grow with its steps.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from itertools import accumulate
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

#: columns of the steps' trace
LOSS, SMOOTH, RATE = range(3)
#: columns of the epochs' trace
TRAIN_LOSS, VALIDATION_LOSS, TRAIN_ACCURACY, VALIDATION_ACCURACY = range(4)

#: smoothing remembers a fortieth of the run, within these numbers of steps
_MEMORY_SHARE, _MEMORY_LEAST, _MEMORY_MOST = 40, 5, 100

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
    #: shape (k,) and (3, k): LOSS, SMOOTH, RATE
    steps: Numbers
    values: Numbers
    epochs: tuple[Epoch, ...]
    last_step: Step | None
    preparation: Preparation | None
    landmarks: tuple[Landmark, ...]
    #: how the run ended; None while it goes on
    outcome: Outcome | None


class Digest:
    """Events of one run in, batches out; remembers what smoothing and speed need."""

    def __init__(self, run: str) -> None:
        self.run = run
        self._smooth = math.nan
        self._weight = 1 / 20
        self._seen = 0
        self._marks: deque[tuple[float, int]] = deque()
        self._message = ""

    def take(self, events: Iterable[Event], outcome: Outcome | None = None) -> Batch:
        """One batch for all these events."""
        keep: int | None = None
        steps: list[Step] = []
        epochs: list[Epoch] = []
        landmarks: list[Landmark] = []
        preparation: Preparation | None = None
        for event in events:
            if isinstance(event, (Step, Built, Resumed)):
                preparation = None  # that is over
            if isinstance(event, Step):
                steps.append(event)
            elif isinstance(event, Epoch):
                epochs.append(event)
            elif isinstance(event, Preparing):
                preparation = self._prepared(event)
            else:
                if isinstance(event, Resumed):
                    keep = event.step if keep is None else min(keep, event.step)
                    steps = [step for step in steps if step.step <= event.step]
                    epochs = [epoch for epoch in epochs if epoch.step <= event.step]
                elif isinstance(event, Built):
                    memory = event.steps_per_epoch * event.epochs / _MEMORY_SHARE
                    self._weight = 1 / min(max(memory, _MEMORY_LEAST), _MEMORY_MOST)
                landmarks.append(event)
        x, values = self._columns(steps)
        last = steps[-1] if steps else None
        return Batch(self.run, keep, x, values, tuple(epochs), last, preparation, tuple(landmarks), outcome)

    def _columns(self, steps: list[Step]) -> tuple[Numbers, Numbers]:
        losses = [step.loss for step in steps]
        x = np.array([step.step for step in steps], dtype=np.float64)
        return x, np.array([losses, self._smoothed(losses), [step.learning_rate for step in steps]], dtype=np.float64)

    def _smoothed(self, losses: list[float]) -> list[float]:
        """An exponential moving average that passes over gaps; while young it remembers a fifth of what it has seen."""

        def mean(before: float, loss: float) -> float:
            if not math.isfinite(loss):
                return before
            self._seen += 1
            weight = max(self._weight, 1 / (1 + self._seen / 5))
            return before + weight * (loss - before) if math.isfinite(before) else loss

        averaged = list(accumulate(losses, mean, initial=self._smooth))
        self._smooth = averaged[-1]
        return averaged[1:]

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


class RunRecord:
    """One run as the window shows it."""

    def __init__(self, run: str, settings: RunSettings) -> None:
        self.run = run
        self.settings = settings
        self.steps = Trace(3)
        self.epochs = Trace(4)
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
            # a log from elsewhere may repeat itself: x must rise
            beyond = batch.steps > (self.steps.x[-1] if len(self.steps) else -np.inf)
            beyond[1:] &= np.diff(batch.steps) > 0
            if beyond.all():
                self.steps.append(batch.steps, batch.values)
            else:
                rising = np.maximum.accumulate(batch.steps)
                beyond &= batch.steps == rising
                self.steps.append(batch.steps[beyond], batch.values[:, beyond])
            self.last_step = batch.last_step
            if self.state != "paused":
                self.state = "training"
        if batch.preparation is not None:
            self.state, self.preparation = "preparing", batch.preparation
        for epoch in batch.epochs:
            self._add(epoch)
        if batch.outcome is not None:
            self.outcome, self.state = batch.outcome, "ended"

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
        del self.epoch_events[len(self.epochs) :]

    def _pass(self, landmark: Landmark) -> None:
        match landmark:
            case Built():
                self.built, self.state = landmark, "training"
            case Blocks():
                self.blocks.add(landmark)
            case MemoryUse():
                self.memory = landmark
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
    def seconds_left(self) -> float | None:
        """An estimate: from whole epochs once there are some (they include validation), else from the speed."""
        if self.built is None or self.last_step is None or self.state not in ("training", "paused"):
            return None
        left = max(0, self.total_steps - self.last_step.step)
        if self.epoch_events:
            recent = self.epoch_events[-3:]
            each = sum(epoch.seconds for epoch in recent) / len(recent)
            return left / max(1, self.built.steps_per_epoch) * each
        speed = self.last_step.images_per_second
        return left * self.settings.batch_size / speed if speed > 0 else None
