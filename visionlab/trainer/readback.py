"""Numbers on their way from the device."""

from __future__ import annotations

import torch


class Readback:
    """A copy of a tensor of one axis that nobody has to wait for: on cuda it is under way, elsewhere there at once."""

    def __init__(self, values: torch.Tensor) -> None:
        self._values = values
        self._done: torch.cuda.Event | None = None
        if values.device.type == "cuda":
            there = torch.empty(values.shape, dtype=values.dtype, pin_memory=True)
            self._values = there.copy_(values, non_blocking=True)
            self._done = torch.cuda.Event()
            self._done.record()

    @property
    def has_arrived(self) -> bool:
        """Whether `numbers` would not wait."""
        return self._done is None or bool(self._done.query())

    def numbers(self) -> list[float]:
        """The numbers, waited for if need be."""
        if self._done is not None:
            self._done.synchronize()
        return list(self._values.tolist())
