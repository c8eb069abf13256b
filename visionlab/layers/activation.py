"""Activations: ReLU, ReLU6 and sigmoid."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.layers.base import Kept, Layer, Shape, elements


@dataclass(frozen=True, slots=True)
class ReLU(Layer):
    """Rectified linear unit, max(0, x)."""

    kind = "relu"
    group = "Activation"
    title = "ReLU"
    pictogram = "M3 17h9l8-11"
    has_inplace = True

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return Kept(output=True)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.ReLU(inplace=True)" if inplace else "nn.ReLU()"


@dataclass(frozen=True, slots=True)
class ReLU6(Layer):
    """ReLU cut at six, min(max(0, x), 6) (MobileNetV2, Sandler et al. 2018)."""

    kind = "relu6"
    group = "Activation"
    title = "ReLU6"
    pictogram = "M3 17h6l6-9h6"
    has_inplace = True

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # written over its input, it keeps a copy of what it needs
        return Kept(extra=width * elements(output)) if inplace else Kept(input=True)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.ReLU6(inplace=True)" if inplace else "nn.ReLU6()"


@dataclass(frozen=True, slots=True)
class Sigmoid(Layer):
    """Logistic function, 1 / (1 + exp(-x))."""

    kind = "sigmoid"
    group = "Activation"
    title = "Sigmoid"
    pictogram = "M3 18c10 0 8-12 18-12"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return Kept(output=True)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.Sigmoid()"
