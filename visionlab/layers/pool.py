"""Pooling: maximum, average, and average over the whole map."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import boolean, integer
from visionlab.layers.base import KEEPS_INPUT, Kept, Layer, Shape, Window, elements, need_maps, slide
from visionlab.problem import Problem

INDEX = 8  # PyTorch keeps the place of each maximum as int64


@dataclass(frozen=True, slots=True)
class _Pool(Layer):
    """What the maximum and the average share: a sliding window without weights."""

    group = "Pooling"

    kernel: int = integer(2, 1, 64, label="Kernel size", unit="px", is_key=True, tip="Height and width of the window")
    stride: int = integer(2, 1, 64, unit="px", is_key=True, tip="Step between neighbouring windows")
    padding: int = integer(0, 0, 32, unit="px", tip="Border on each side, at most half the kernel")
    ceil: bool = boolean(False, label="Keep the last part", tip="A window that only partly fits still counts")

    def validate(self) -> None:
        if self.padding > self.kernel // 2:
            raise Problem(
                "{block} takes a padding of at most half its kernel ({limit}): got {padding}",
                block=self.title,
                limit=self.kernel // 2,
                padding=self.padding,
            )

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        return (shapes[0][0], *self._slid(shapes[0]))

    def _slid(self, shape: Shape) -> tuple[int, int]:
        square, border = (self.kernel, self.kernel), (self.padding, self.padding)
        return slide(self, shape, square, self.stride, border, self.ceil)

    def window(self, *shapes: Shape) -> Window:
        return Window((self.kernel, self.kernel), (self.stride, self.stride), (-self.padding, -self.padding))

    def _arguments(self) -> str:
        told = f"{self.kernel}, stride={self.stride}"
        if self.padding:
            told += f", padding={self.padding}"
        return told + (", ceil_mode=True" if self.ceil else "")

    def caption(self) -> str:
        return f"{self.kernel}×{self.kernel} / {self.stride}"


@dataclass(frozen=True, slots=True)
class MaxPool(_Pool):
    """The largest value in each window."""

    kind = "max_pool"
    title = "Max pool"
    is_overwritable = True

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return Kept(input=True, extra=INDEX * elements(output))

    def scratch(self, output: Shape, widths: tuple[int, ...], *shapes: Shape) -> int:
        # PyTorch works the places out even when nobody asks for them
        return INDEX * elements(output)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.MaxPool2d({self._arguments()})"


@dataclass(frozen=True, slots=True)
class AvgPool(_Pool):
    """The mean of each window."""

    kind = "avg_pool"
    title = "Average pool"
    is_overwritable = True

    counts_border: bool = boolean(True, tip="Pixels of the padded border count as zeros in the mean")

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def module(self, inplace: bool, *shapes: Shape) -> str:
        border = ", count_include_pad=False" if self.padding and not self.counts_border else ""
        return f"nn.AvgPool2d({self._arguments()}{border})"


@dataclass(frozen=True, slots=True)
class GlobalAvgPool(Layer):
    """The mean of each whole map (Lin et al. 2013)."""

    kind = "global_avg_pool"
    group = "Pooling"
    title = "Global average pool"

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        return (shapes[0][0], 1, 1)

    def window(self, *shapes: Shape) -> Window:
        return Window((shapes[0][1], shapes[0][2]), (1, 1))

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return "nn.AdaptiveAvgPool2d(1)"
