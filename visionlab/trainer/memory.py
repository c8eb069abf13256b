"""What a training takes of a GPU, and the many voices in which torch says that there was too little."""

from __future__ import annotations

import errno
import time

import torch

from visionlab.runs.events import MemoryUse


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception means that the device or the machine had no room."""
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    said = str(error).lower()
    signs = ("can't allocate memory", "out of memory", "not enough memory", "cannot allocate memory", "bad_alloc")
    return isinstance(error, RuntimeError) and any(sign in said for sign in signs)


class Gauge:
    """Measures a training step's memory on a GPU, once: on other devices torch keeps no count of it.

    It is the second step, of the same epoch as the first: in the first one cuDNN tries its algorithms and the
    optimizer makes its numbers, and between epochs other data comes in. `data` is the bytes of the data set there.
    """

    def __init__(self, place: torch.device, data: int) -> None:
        self._place, self._data = place, data
        self._passed = 0 if place.type == "cuda" else 2
        self._epoch = 0

    def passed(self, step: int, epoch: int, images: int) -> MemoryUse | None:
        """What is to be told after a step of so many images; mostly nothing."""
        if self._passed == 2:
            return None
        self._passed += 1
        if self._passed == 1:
            self._epoch = epoch
            torch.cuda.reset_peak_memory_stats(self._place)
            return None
        if epoch != self._epoch:
            return None
        peak, reserved = torch.cuda.max_memory_allocated(self._place), torch.cuda.memory_reserved(self._place)
        capacity = torch.cuda.get_device_properties(self._place).total_memory
        return MemoryUse(time.time(), step, images, peak, self._data, reserved, capacity)
