"""The input: where pictures enter."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import integer
from visionlab.layers.base import Layer, Shape


@dataclass(frozen=True, slots=True)
class Input(Layer):
    """Pictures enter here."""

    kind = "input"
    group = "Input and head"
    title = "Input"
    inputs = 0

    channels: int = integer(3, 1, 1024, is_key=True, tip="3 for colour pictures, 1 for grey ones")
    height: int = integer(32, 1, 4096, unit="px", is_key=True, tip="Height of the pictures")
    width: int = integer(32, 1, 4096, unit="px", is_key=True, tip="Width of the pictures")

    def infer(self, *shapes: Shape) -> Shape:
        return (self.channels, self.height, self.width)

    def caption(self) -> str:
        return f"{self.channels}×{self.height}×{self.width}"
