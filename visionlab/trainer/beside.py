"""What happens beside the steps: telling, hearing wishes, saving."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import torch

from visionlab.runs.events import Checkpoint, Epoch, Paused, Resumed, Stopped
from visionlab.runs.folder import Request
from visionlab.trainer.checkpoint import Snapshot, state_of, weights_of
from visionlab.trainer.job import Job
from visionlab.trainer.keeper import Keeper
from visionlab.trainer.meter import Diverged, Meter
from visionlab.trainer.report import INTERVAL
from visionlab.trainer.schedule import heed_validation

_WISHES: tuple[Request | None, ...] = (None, "pause", "resume", "stop")


class Clock:
    """Every 33 ms losses are told and wishes heard; every so many seconds and after each epoch all is saved.

    A context: what was being written is whole when it is left.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.meter = Meter(job.team)
        self.keeper = Keeper(job.folder, job.settings.checkpoints_kept, writes=job.team.leads)
        self._due = 0.0
        #: a team ticks at a step rather than at a time, so that all of it do
        self._due_step = self._ticked_step = job.at.step
        self._ticked = time.perf_counter()
        self._since = self._saved = time.perf_counter()

    def __enter__(self) -> Clock:
        return self

    def __exit__(self, *_: object) -> None:
        self.keeper.close()

    def start(self) -> None:
        """The work on an epoch begins or goes on."""
        self.meter.restart_clock()
        self._since = time.perf_counter()

    def seconds(self) -> float:
        """Seconds since `start`, which begins again."""
        now = time.perf_counter()
        passed, self._since = now - self._since, now
        return passed

    def is_due(self) -> bool:
        """Whether it is time for a tick."""
        if self.job.team.size > 1:
            return self.job.at.step >= self._due_step
        return time.perf_counter() >= self._due

    def tick(self) -> Request | None:
        """Tells what is known, waits while paused; returns the wish that stands."""
        now = time.perf_counter()
        self._due = now + INTERVAL
        self.settle(wait=False)
        wish = self.wish()
        if wish == "pause":
            wish = self._pause()
        self.job.reporter.emit(*self.keeper.collect())
        is_due = now - self._saved > self.job.settings.checkpoint_seconds
        if self.job.team.size > 1:
            is_due = self._agree_on_next(is_due, now)
        if is_due:
            self.save()
        return wish

    def _agree_on_next(self, saves: bool, now: float) -> bool:
        """Whether the team saves now, and at which step its next tick is: as the leader finds."""
        at = self.job.at.step
        pace = (at - self._ticked_step) / max(now - self._ticked, 1e-6)
        save, self._due_step = self.job.team.agree(saves, at + max(1, round(pace * INTERVAL)))
        self._ticked_step, self._ticked = at, now
        return bool(save)

    def wish(self) -> Request | None:
        """What the user wishes now: the leader hears it, and all heed it."""
        (told,) = self.job.team.agree(_WISHES.index(self.job.wish()))
        return _WISHES[told]

    def settle(self, *, wait: bool = True) -> None:
        """Tells the steps read back so far; with `wait` all of them. Raises Diverged."""
        read = self.meter.collect(wait=wait)
        at = self.job.at
        at.loss_sum += read.loss_sum
        at.hits += read.hits
        at.seen += read.seen
        self.job.reporter.emit(*read.steps)
        if read.diverged_at is not None:
            raise Diverged(read.diverged_at)

    def save(self, weights: Mapping[Path, Snapshot] | None = None, told: Checkpoint | None = None) -> None:
        """Keeps this very step, and weights that go with it. What is to be told then is told once it is on the disk."""
        self.settle()
        passed = self.seconds()
        job, at = self.job, self.job.at
        at.epoch_seconds += passed
        at.seconds += passed
        check_finite(job)
        state = state_of(job.networks, job.optimizer, job.scaler, at)
        self.keeper.put({**(weights or {}), job.folder.state_at(at.step): state}, told)
        self._saved = time.perf_counter()

    def flush(self) -> None:
        """Waits until all that was saved is on the disk."""
        self.job.reporter.emit(*self.keeper.wait())

    def stop(self) -> Stopped:
        """Saves, for a later resume."""
        job = self.job
        self.save({job.folder.last: weights_of(job.tested, job.about | {"step": job.at.step})})
        self.flush()
        return Stopped(time.time(), job.at.step, job.at.epoch)

    def _pause(self) -> Request | None:
        self.save()
        self.flush()
        at = self.job.at
        self.job.reporter.emit(Paused(time.time(), at.step))
        while (wish := self.wish()) == "pause":
            time.sleep(0.05)
        if wish != "stop":
            self.job.reporter.emit(Resumed(time.time(), at.step, at.epoch))
        self.start()
        return wish


def end_epoch(job: Job, found: tuple[float, float] | None, clock: Clock) -> None:
    """Tells the epoch, then keeps its weights: a kill in between costs the epoch, never the truth of the log.

    found: validation accuracy and loss, None where the validation images were not looked at.
    """
    at, epoch, seconds = job.at, job.at.epoch, clock.seconds()
    at.epoch_seconds += seconds
    at.seconds += seconds
    seen = max(at.seen, 1)
    accuracy, loss = found or (None, None)
    told = Epoch(time.time(), epoch, at.step, at.loss_sum / seen, at.hits / seen, loss, accuracy, at.epoch_seconds)
    job.reporter.emit(told)
    is_best = False
    if found is not None:
        is_best = heed_validation(job.settings, at, *found)
    at.epoch, at.batch, at.loss_sum, at.hits, at.seen, at.epoch_seconds = epoch + 1, 0, 0.0, 0, 0, 0.0
    about = job.about | {"epoch": epoch, "step": at.step, "validation_accuracy": accuracy, "validation_loss": loss}
    weights = weights_of(job.tested, about)
    kept = {job.folder.best: weights, job.folder.last: weights} if is_best else {job.folder.last: weights}
    clock.save(kept, Checkpoint(time.time(), epoch, at.step, next(iter(kept)).name, is_best))


def check_finite(job: Job) -> None:
    """Weights that are no longer numbers must not replace good ones. Raises Diverged."""
    are_finite = [torch.isfinite(parameter).all() for parameter in job.network.parameters()]
    if are_finite and not bool(torch.stack(are_finite).all()):
        raise Diverged(job.at.step)
