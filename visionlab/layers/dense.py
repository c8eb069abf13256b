"""Layers on vectors, and the step from maps to vectors: linear, flatten, dropout."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import boolean, integer, number
from visionlab.layers.base import KEEPS_INPUT, Kept, Layer, Shape, Window, elements
from visionlab.problem import Phrase, Problem


@dataclass(frozen=True, slots=True)
class Linear(Layer):
    """Fully connected layer."""

    kind = "linear"
    group = "Input and head"
    title = "Linear"
    is_overwritable = True
    is_weighted = True

    features: int = integer(10, 1, 1_000_000, is_output=True, is_key=True, tip="Number of outputs")
    bias: bool = boolean(True, tip="Add one learned number to each output")

    def infer(self, *shapes: Shape) -> Shape:
        if len(shapes[0]) != 1:
            channels, height, width = shapes[0]
            raise Problem(
                "{block} needs a vector: got {channels}x{height}x{width}; put a flatten or a global average pool "
                "before it",
                block=self.title,
                channels=channels,
                height=height,
                width=width,
            )
        return (self.features,)

    def weights(self, *shapes: Shape) -> int:
        return self.features * shapes[0][0]

    def parameters(self, *shapes: Shape) -> int:
        return self.weights(*shapes) + (self.features if self.bias else 0)

    def formula(self, *shapes: Shape) -> str:
        # maps stand for the vector that they become: `7*7*512*4096`
        weights = "*".join(map(str, (*reversed(shapes[0]), self.features)))
        return f"{weights} + {self.features}" if self.bias else weights

    def macs(self, output: Shape, *shapes: Shape) -> int:
        return self.weights(*shapes)

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.Linear({shapes[0][0]}, {self.features}{'' if self.bias else ', bias=False'})"

    def caption(self) -> str:
        return str(self.features)


@dataclass(frozen=True, slots=True)
class Flatten(Layer):
    """Maps become one vector, channel by channel."""

    kind = "flatten"
    group = "Input and head"
    title = "Flatten"
    is_view = True

    def infer(self, *shapes: Shape) -> Shape:
        return (elements(shapes[0]),)

    def window(self, *shapes: Shape) -> Window:
        return Window((shapes[0][1], shapes[0][2]), (1, 1)) if len(shapes[0]) == 3 else Window()

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.Flatten()"


@dataclass(frozen=True, slots=True)
class Dropout(Layer):
    """Zeroes a random share of its inputs while training (Srivastava et al. 2014)."""

    kind = "dropout"
    group = "Input and head"
    title = "Dropout"

    is_inert = True

    rate: float = number(0.5, 0.0, 0.95, is_key=True, tip="Share of the inputs that is dropped")

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # a mask of scaled zeros and ones
        return Kept(extra=width * elements(output))

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.Dropout({self.rate!r})"

    def caption(self) -> str:
        return Phrase("p = {rate:g}", rate=self.rate)
