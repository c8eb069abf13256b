"""Losses and hits, read back from the device in batches rather than at each step.

Reading one number from a GPU waits for all work before it; on a CPU, looking at each step's logits costs a network
of tiny operators some percent. So a step only leaves its tensors here, and `collect` looks at them every 33 ms;
on cuda it starts a copy and fetches it the next time, so that nothing ever waits.
"""

from __future__ import annotations

import math
import time
from collections import deque
from typing import NamedTuple

import torch

from visionlab.runs.events import Step
from visionlab.trainer.readback import Readback
from visionlab.trainer.team import Team


class Diverged(Exception):
    """The loss became NaN or infinite at `step`."""

    def __init__(self, step: int) -> None:
        super().__init__(f"loss not finite at step {step}")
        self.step = step


class _Row(NamedTuple):
    step: int
    epoch: int
    rate: float
    loss: torch.Tensor
    logits: torch.Tensor
    labels: torch.Tensor
    images: int
    time: float


class _Copy(NamedTuple):
    rows: list[_Row]
    #: the losses of all rows, then the sum of the hits: float32 counts to 16 million exactly
    values: Readback
    images_per_second: float


class Readings(NamedTuple):
    """What some steps came to; `loss_sum`, `hits` and `seen` are sums over their pictures.

    `diverged_at` is the first step whose loss is NaN or infinite; nothing from there on is told.
    """

    steps: list[Step]
    loss_sum: float
    hits: int
    seen: int
    diverged_at: int | None = None


class Meter:
    """Takes each step's tensors and gives them back as numbers a little later."""

    def __init__(self, team: Team) -> None:
        self._team = team
        self._rows: list[_Row] = []
        self._copies: deque[_Copy] = deque()
        self._since = time.perf_counter()

    def restart_clock(self) -> None:
        """Leaves the time up to now (validation, a pause) out of the images per second."""
        self._since = time.perf_counter()

    def add(
        self,
        step: int,
        epoch: int,
        rate: float,
        loss: torch.Tensor,
        logits: torch.Tensor,
        labels: torch.Tensor,
        count: int,
    ) -> None:
        """One step's loss (mean over the batch), logits (B, classes) and labels (B,); nothing is looked at yet.

        In a team each has its part of the batch of `count`, and what it adds to the loss.
        """
        self._rows.append(_Row(step, epoch, rate, loss.detach(), logits.detach(), labels, count, time.time()))

    def collect(self, *, wait: bool = False) -> Readings:
        """The numbers that have arrived; with `wait` those of every step so far."""
        if self._rows:
            self._copies.append(self._copy(self._rows))
            self._rows = []
        steps: list[Step] = []
        loss_sum, hits, seen = 0.0, 0, 0
        while self._copies and (wait or self._copies[0].values.has_arrived):
            copy = self._copies.popleft()
            *losses, correct = copy.values.numbers()
            for row, loss in zip(copy.rows, losses, strict=True):
                if not math.isfinite(loss):
                    return Readings(steps, loss_sum, hits, seen, row.step)
                steps.append(Step(row.time, row.step, row.epoch, loss, row.rate, copy.images_per_second))
                loss_sum += loss * row.images
                seen += row.images
            hits += round(correct)
        return Readings(steps, loss_sum, hits, seen)

    def _copy(self, rows: list[_Row]) -> _Copy:
        losses = torch.stack([row.loss for row in rows]).float()
        guesses = torch.cat([row.logits for row in rows]).argmax(1)
        hits = (guesses == torch.cat([row.labels for row in rows])).sum().float()
        values = self._team.add_up(torch.cat([losses, hits[None]]))
        now = time.perf_counter()
        speed = sum(row.images for row in rows) / max(now - self._since, 1e-6)
        self._since = now
        return _Copy(rows, Readback(values), speed)
