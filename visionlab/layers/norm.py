"""Batch normalisation and AlexNet's local response normalisation."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import integer, number
from visionlab.layers.base import FLOAT, Kept, Layer, Shape, Window, elements, need_maps


@dataclass(frozen=True, slots=True)
class BatchNorm(Layer):
    """Batch normalisation over each channel (Ioffe and Szegedy 2015)."""

    kind = "batch_norm"
    group = "Normalisation"
    title = "Batch norm"
    is_overwritable = True

    eps: float = number(1e-5, 1e-12, 1.0, label="Epsilon", tip="Added to the variance before the root", is_log=True)

    def infer(self, *shapes: Shape) -> Shape:
        if len(shapes[0]) != 3:
            need_maps(self, shapes[0])
        return shapes[0]

    def parameters(self, *shapes: Shape) -> int:
        return 2 * shapes[0][0]

    def formula(self, *shapes: Shape) -> str:
        return f"2*{shapes[0][0]}"

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # the batch's mean and inverse deviation, and PyTorch hands its running mean and variance along too
        return Kept(input=True, fixed=4 * FLOAT * shapes[0][0])

    def module(self, inplace: bool, *shapes: Shape) -> str:
        eps = "" if self.eps == 1e-5 else f", eps={self.eps!r}"
        return f"nn.BatchNorm2d({shapes[0][0]}{eps})"


@dataclass(frozen=True, slots=True)
class LocalResponseNorm(Layer):
    """Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3)."""

    kind = "lrn"
    group = "Normalisation"
    title = "Local response norm"
    is_wide = True

    size: int = integer(5, 1, 512, is_key=True, tip="Neighbouring channels that share the normalisation")
    alpha: float = number(1e-4, 0.0, 100.0, tip="Weight of the squared neighbours", is_log=True)
    beta: float = number(0.75, 0.0, 10.0, tip="Exponent")
    k: float = number(2.0, 0.0, 100.0, label="k", tip="Constant added before the exponent")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        return shapes[0]

    def _padded(self, shape: Shape) -> int:
        channels, height, width = shape
        return FLOAT * (channels + 2 * (self.size // 2) - (1 - self.size % 2)) * height * width

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        # the padded squares under the average, its scaled result under the power, the power under the division
        return Kept(input=True, extra=self._padded(shapes[0]) + 2 * FLOAT * elements(output))

    def scratch(self, output: Shape, widths: tuple[int, ...], *shapes: Shape) -> int:
        # first the squares and the same padded, later the average, its scaled result and the power
        padded = self._padded(shapes[0])
        if widths[0] != FLOAT:
            padded += padded * widths[0] // FLOAT  # as it came, beside the same in fp32
        return max(padded, 2 * FLOAT * elements(output))

    def window(self, *shapes: Shape) -> Window:
        return Window()

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.LocalResponseNorm({self.size}, alpha={self.alpha!r}, beta={self.beta!r}, k={self.k!r})"

    def caption(self) -> str:
        return f"n = {self.size}"
