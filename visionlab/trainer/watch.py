"""How one looks at the steps of a training without being in its way."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """Told of each step, in this order. What it does between its own samples must cost nothing, and it must never
    wait for the device: what it reads it copies, and looks at it later.
    """

    def begin(self, step: int) -> None:
        """The step of this number, counted from 1, begins: the forward pass is next."""

    def differentiated(self) -> None:
        """The parameters have the step's gradients, unscaled and not yet clipped; the optimizer is next."""

    def stepped(self) -> None:
        """The optimizer has changed the parameters; the gradients are still there."""
