"""Tells about once a second how the run is: the length of its gradient, and the memory it holds."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import nn
from torch.nn.utils import get_total_norm

from visionlab.runs.events import Vital
from visionlab.trainer.readback import Readback
from visionlab.trainer.report import Reporter

#: seconds between two events
APART = 1.0


class Vitals:
    """A Watcher that tells a `Vital` event every second or so."""

    def __init__(self, parameters: Iterable[nn.Parameter], place: torch.device, reporter: Reporter) -> None:
        self._parameters = list(parameters)
        self._place = place
        self._reporter = reporter
        self._due = 0.0
        self._step = 0
        #: when, at which step, and the length of the gradient on its way
        self._norm: tuple[float, int, Readback] | None = None

    def begin(self, step: int) -> None:
        self._step = step
        if self._norm is not None and self._norm[2].has_arrived:
            at, of, norm = self._norm
            self._norm = None
            (length,) = norm.numbers()
            finite = length if length < float("inf") else None
            self._reporter.emit(Vital(at, of, finite, held_bytes(self._place)))

    def differentiated(self) -> None:
        now = time.perf_counter()
        if now >= self._due and self._norm is None:
            self._due = now + APART
            norm = get_total_norm([each.grad for each in self._parameters if each.grad is not None])
            self._norm = time.time(), self._step, Readback(norm[None].float())

    def stepped(self) -> None:
        pass


def held_bytes(place: torch.device) -> int:
    """What the trainer holds: of the GPU what tensors take, else all of its process; 0 where it cannot be asked."""
    if place.type == "cuda":
        return torch.cuda.memory_allocated(place)
    if place.type == "mps":
        return torch.mps.current_allocated_memory()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
