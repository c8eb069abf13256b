"""Multiplication by a number that is not learned."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import number
from visionlab.layers.base import Layer, Shape
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class Multiply(Layer):
    """Everything times one fixed number, as a residual branch is scaled down (Szegedy et al. 2016, section 3.3)."""

    kind = "multiply"
    group = "Merge"
    title = "Multiply"
    is_overwritable = True

    factor: float = number(0.1, 0.0, 1000.0, is_key=True, tip="What the input is multiplied by")

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        return f"{arguments[0]} * {self.factor!r}"

    def caption(self) -> str:
        return Phrase("× {factor:g}", factor=self.factor)
