"""Under what a network is run and trained: what memory and time depend on besides the network."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import Fields, choice, integer

PRECISIONS = ("fp32", "bf16 mixed")
#: numbers that each optimizer keeps for a parameter
OPTIMIZER_STATES = {"SGD": 0, "SGD with momentum": 1, "Adam": 2}


@dataclass(frozen=True, slots=True)
class Situation(Fields):
    """Batch size, precision and optimizer."""

    title = "Situation"

    batch: int = integer(32, 1, 65_536, label="Batch size", unit="images", tip="Images in one step")
    precision: str = choice("fp32", PRECISIONS, tip="bf16 mixed: weights in fp32, convolutions and maps in bf16")
    optimizer: str = choice("SGD with momentum", tuple(OPTIMIZER_STATES), tip="What it keeps beside each parameter")

    @property
    def optimizer_states(self) -> int:
        """Numbers that the optimizer keeps for each parameter."""
        return OPTIMIZER_STATES[self.optimizer]

    @property
    def is_mixed(self) -> bool:
        """Whether 16-bit numbers are used where that is safe."""
        return self.precision != "fp32"
