"""Activations: ReLU, ReLU6, sigmoid, and the smooth ones of later networks."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.layers.base import KEEPS_INPUT, KEEPS_OUTPUT, Kept, Layer, Shape, elements


@dataclass(frozen=True, slots=True)
class ReLU(Layer):
    """Rectified linear unit, max(0, x)."""

    kind = "relu"
    group = "Activation"
    title = "ReLU"
    has_inplace = True

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_OUTPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.ReLU(inplace=True)" if inplace else "nn.ReLU()"


@dataclass(frozen=True, slots=True)
class ReLU6(Layer):
    """ReLU cut at six, min(max(0, x), 6) (MobileNetV2, Sandler et al. 2018)."""

    kind = "relu6"
    group = "Activation"
    title = "ReLU6"
    has_inplace = True

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # written over its input, it keeps a copy of what it needs
        return Kept(extra=width * elements(output)) if inplace else KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.ReLU6(inplace=True)" if inplace else "nn.ReLU6()"


@dataclass(frozen=True, slots=True)
class Sigmoid(Layer):
    """Logistic function, 1 / (1 + exp(-x))."""

    kind = "sigmoid"
    group = "Activation"
    title = "Sigmoid"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_OUTPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.Sigmoid()"


@dataclass(frozen=True, slots=True)
class SiLU(Layer):
    """x times its sigmoid, also called swish (Ramachandran et al. 2017; EfficientNet)."""

    kind = "silu"
    group = "Activation"
    title = "SiLU"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.SiLU()"


@dataclass(frozen=True, slots=True)
class Hardswish(Layer):
    """x times min(max(0, x + 3), 6) / 6 (MobileNetV3, Howard et al. 2019, section 5.2)."""

    kind = "hardswish"
    group = "Activation"
    title = "Hard swish"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.Hardswish()"


@dataclass(frozen=True, slots=True)
class Hardsigmoid(Layer):
    """min(max(0, x + 3), 6) / 6: a sigmoid of straight lines (MobileNetV3, Howard et al. 2019)."""

    kind = "hardsigmoid"
    group = "Activation"
    title = "Hard sigmoid"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.Hardsigmoid()"


@dataclass(frozen=True, slots=True)
class GELU(Layer):
    """x times the probability that a normal number is below it (Hendrycks and Gimpel 2016)."""

    kind = "gelu"
    group = "Activation"
    title = "GELU"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.GELU()"
