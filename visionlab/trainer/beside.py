"""What happens beside the steps: telling, hearing wishes, saving."""

from __future__ import annotations

import time

import torch

from visionlab.runs.events import Checkpoint, Epoch, Paused, Resumed, Stopped
from visionlab.runs.folder import Request
from visionlab.trainer.checkpoint import save_state, save_weights
from visionlab.trainer.job import Job
from visionlab.trainer.meter import Diverged, Meter
from visionlab.trainer.report import INTERVAL

#: a checkpoint at least so often (s), besides each epoch's
SAVE_EVERY = 60.0
#: but not more often (s): on a small set an epoch takes less, and writing would take 5 % of it
SAVE_APART = 2.0


class Clock:
    """What happens beside the steps: every 33 ms losses are told and wishes heard, every minute all is saved."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.meter = Meter(job.device.place)
        self.due = 0.0
        self._since = self._saved = time.perf_counter()

    def start(self) -> None:
        """The work on an epoch begins or goes on."""
        self.meter.restart_clock()
        self._since = time.perf_counter()

    def seconds(self) -> float:
        """Seconds since `start`, which begins again."""
        now = time.perf_counter()
        passed, self._since = now - self._since, now
        return passed

    def tick(self) -> Request | None:
        """Tells what is known, waits while paused; returns the wish that stands."""
        self.due = time.perf_counter() + INTERVAL
        self.settle(wait=False)
        wish = self.job.wish()
        if wish == "pause":
            wish = self._pause()
        if self.since_saved() > SAVE_EVERY:
            self.save()
        return wish

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

    def save(self) -> None:
        """Writes a checkpoint of this very step."""
        self.settle()
        passed = self.seconds()
        self.job.at.epoch_seconds += passed
        self.job.at.seconds += passed
        job = self.job
        _check_finite(job)
        save_state(job.folder.state, job.network, job.optimizer, job.scaler, job.at)
        self._saved = time.perf_counter()

    def since_saved(self) -> float:
        """Seconds since the last checkpoint, or since the start."""
        return time.perf_counter() - self._saved

    def stop(self) -> Stopped:
        """Saves, for a later resume."""
        self.save()
        save_weights(self.job.folder.last, self.job.network, self.job.about | {"step": self.job.at.step})
        return Stopped(time.time(), self.job.at.step, self.job.at.epoch)

    def _pause(self) -> Request | None:
        self.save()
        at = self.job.at
        self.job.reporter.emit(Paused(time.time(), at.step))
        while (wish := self.job.wish()) == "pause":
            time.sleep(0.05)
        if wish != "stop":
            self.job.reporter.emit(Resumed(time.time(), at.step, at.epoch))
        self.start()
        return wish


def end_epoch(job: Job, accuracy: float, loss: float, clock: Clock) -> None:
    """Tells the epoch, then keeps its weights: a kill in between costs the epoch, never the truth of the log."""
    at, epoch, seconds = job.at, job.at.epoch, clock.seconds()
    at.epoch_seconds += seconds
    at.seconds += seconds
    seen = max(at.seen, 1)
    told = Epoch(time.time(), epoch, at.step, at.loss_sum / seen, at.hits / seen, loss, accuracy, at.epoch_seconds)
    job.reporter.emit(told)
    is_best = not at.best_epoch or (accuracy, -loss) > (at.best_accuracy, -at.best_loss)
    if is_best:
        at.best_epoch, at.best_accuracy, at.best_loss = epoch, accuracy, loss
    at.epoch, at.batch, at.loss_sum, at.hits, at.seen, at.epoch_seconds = epoch + 1, 0, 0.0, 0, 0, 0.0
    about = job.about | {"epoch": epoch, "step": at.step, "validation_accuracy": accuracy, "validation_loss": loss}
    _check_finite(job)
    if is_best:
        save_weights(job.folder.best, job.network, about)
    is_due = clock.since_saved() > SAVE_APART or epoch == job.settings.epochs or not job.folder.state.exists()
    if is_due:
        save_weights(job.folder.last, job.network, about)
        clock.save()
    if is_best or is_due:
        file = job.folder.best if is_best else job.folder.last
        job.reporter.emit(Checkpoint(time.time(), epoch, at.step, file.name, is_best))


def _check_finite(job: Job) -> None:
    """Weights that are no longer numbers must not replace good ones. Raises Diverged."""
    if not all(bool(torch.isfinite(parameter).all()) for parameter in job.network.parameters()):
        raise Diverged(job.at.step)
