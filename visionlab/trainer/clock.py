"""Seconds on a device, whose work may go on after a call has returned."""

from __future__ import annotations

import time
from typing import Any

import torch

from visionlab.trainer.device import Device


class Clock:
    """Moments on a device, and the seconds between them once all work is done."""

    def __init__(self, device: Device) -> None:
        self._kind = device.place.type

    def mark(self) -> Any:
        """This moment in the device's work."""
        if self._kind == "cuda":
            event = torch.cuda.Event(enable_timing=True)
            event.record()
            return event
        if self._kind == "mps":
            torch.mps.synchronize()
        return time.perf_counter()

    def settle(self) -> None:
        """Wait until all work is done: only then is `between` known."""
        if self._kind == "cuda":
            torch.cuda.synchronize()

    def between(self, start: Any, end: Any) -> float:
        """Seconds from one moment to another."""
        return float(start.elapsed_time(end) / 1e3 if self._kind == "cuda" else end - start)
