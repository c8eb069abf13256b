"""Convolution."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import boolean, integer
from visionlab.layers.base import Kept, Layer, Shape, Window, elements, need_maps, slide
from visionlab.problem import Problem

SAME = -1
#: a kernel width that is the kernel's height
SQUARE = 0


@dataclass(frozen=True, slots=True)
class Conv(Layer):
    """Convolution; square unless the kernel has a width of its own."""

    kind = "conv"
    group = "Convolution"
    title = "Convolution"
    pictogram = "M4 4h16v16h-16z M4 9.3h16 M4 14.7h16 M9.3 4v16 M14.7 4v16 M5.5 5.5l2.4 2.4 M5.5 7.9l2.4-2.4"
    is_overwritable = True
    is_weighted = True

    channels: int = integer(64, 1, 65_536, is_output=True, is_key=True, tip="Number of filters, so of output channels")
    kernel: int = integer(3, 1, 64, label="Kernel size", unit="px", is_key=True, tip="Height and width of each filter")
    stride: int = integer(1, 1, 64, unit="px", is_key=True, tip="Step between neighbouring positions")
    padding: int = integer(
        SAME, SAME, 64, unit="px", special="same", tip="Zeros on each side; `same` keeps the size at stride 1"
    )
    dilation: int = integer(1, 1, 64, unit="px", tip="Distance between the kernel's taps")
    groups: int = integer(
        1, 1, 65_536, tip="Channels are split into this many groups; equal to the input's channels is depthwise"
    )
    bias: bool = boolean(True, tip="Add one learned number to each output channel")
    kernel_width: int = integer(
        SQUARE, SQUARE, 64, unit="px", special="as high", tip="For a kernel that is not square, as in 1x7"
    )

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the kernel."""
        return self.kernel, self.kernel_width or self.kernel

    @property
    def reach(self) -> tuple[int, int]:
        """Pixels from the first tap to the last, both included: (vertical, horizontal)."""
        height, width = self.size
        return self.dilation * (height - 1) + 1, self.dilation * (width - 1) + 1

    @property
    def pad(self) -> tuple[int, int]:
        """Zeros on each side, with `same` worked out: (vertical, horizontal)."""
        if self.padding != SAME:
            return self.padding, self.padding
        height, width = self.reach
        return height // 2, width // 2

    def infer(self, *shapes: Shape) -> Shape:
        shape = shapes[0]
        need_maps(self, shape)
        for name, count in (("input", shape[0]), ("output", self.channels)):
            if count % self.groups:
                raise Problem(
                    "{block} needs {name} channels divisible by its {groups} groups: got {count}",
                    block=self.title,
                    name=name,
                    groups=self.groups,
                    count=count,
                )
        return (self.channels, *slide(self, shape, self.reach, self.stride, self.pad))

    def weights(self, *shapes: Shape) -> int:
        return self.channels * (shapes[0][0] // self.groups) * self.size[0] * self.size[1]

    def parameters(self, *shapes: Shape) -> int:
        return self.weights(*shapes) + (self.channels if self.bias else 0)

    def formula(self, *shapes: Shape) -> str:
        height, width = self.size
        weights = f"({height}*{width}*{shapes[0][0] // self.groups})*{self.channels}"
        return f"{weights} + {self.channels}" if self.bias else weights

    def macs(self, output: Shape, *shapes: Shape) -> int:
        return elements(output) * (shapes[0][0] // self.groups) * self.size[0] * self.size[1]

    def window(self, *shapes: Shape) -> Window:
        return Window(self.reach, (self.stride, self.stride), (-self.pad[0], -self.pad[1]))

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return Kept(input=True)

    def module(self, inplace: bool, *shapes: Shape) -> str:
        told = [f"{shapes[0][0]}, {self.channels}, kernel_size={_pair(self.size)}"]
        if self.stride != 1:
            told.append(f"stride={self.stride}")
        if any(self.pad):
            told.append(f"padding={_pair(self.pad)}")
        if self.dilation != 1:
            told.append(f"dilation={self.dilation}")
        if self.groups != 1:
            told.append(f"groups={self.groups}")
        if not self.bias:
            told.append("bias=False")
        return f"nn.Conv2d({', '.join(told)})"

    def caption(self) -> str:
        text = f"{self.channels} · {self.size[0]}×{self.size[1]}"
        if self.stride != 1:
            text += f" / {self.stride}"
        if self.groups != 1:
            text += f" · g{self.groups}"
        return text


def _pair(sizes: tuple[int, int]) -> str:
    return str(sizes[0]) if sizes[0] == sizes[1] else str(sizes)
