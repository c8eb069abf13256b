"""Convolution."""

from __future__ import annotations

from dataclasses import dataclass, field

from visionlab.fields import boolean, integer
from visionlab.layers.base import KEEPS_INPUT, POINT, Kept, Layer, Shape, Window, need_maps, slide
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

    # What follows from the fields, worked out once: a convolution is asked hundreds of times in an edit.

    #: height and width of the kernel
    size: tuple[int, int] = field(init=False, repr=False, compare=False)
    #: pixels from the first tap to the last, both included: (vertical, horizontal)
    reach: tuple[int, int] = field(init=False, repr=False, compare=False)
    #: zeros on each side, with `same` worked out: (vertical, horizontal)
    pad: tuple[int, int] = field(init=False, repr=False, compare=False)
    #: weights of one filter for one channel
    _taps: int = field(init=False, repr=False, compare=False)
    _window: Window = field(init=False, repr=False, compare=False)
    #: height and width go through as they are
    _keeps_size: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        Layer.__post_init__(self)
        height, width = size = self.kernel, self.kernel_width or self.kernel
        reach = self.dilation * (height - 1) + 1, self.dilation * (width - 1) + 1
        pad = (reach[0] // 2, reach[1] // 2) if self.padding == SAME else (self.padding, self.padding)
        window = Window(reach, (self.stride, self.stride), (-pad[0], -pad[1]))
        follows = {
            "size": size,
            "reach": reach,
            "pad": pad,
            "_taps": height * width,
            "_window": POINT if window == POINT else window,
            "_keeps_size": self.stride == 1 and reach == (2 * pad[0] + 1, 2 * pad[1] + 1),
        }
        for name, value in follows.items():
            object.__setattr__(self, name, value)

    def infer(self, *shapes: Shape) -> Shape:
        shape = shapes[0]
        if len(shape) != 3:
            need_maps(self, shape)
        if self.groups != 1:
            self._check_groups(shape[0])
        if self._keeps_size:
            return (self.channels, shape[1], shape[2])
        return (self.channels, *slide(self, shape, self.reach, self.stride, self.pad))

    def _check_groups(self, channels: int) -> None:
        for name, count in (("input", channels), ("output", self.channels)):
            if count % self.groups:
                raise Problem(
                    "{block} needs {name} channels divisible by its {groups} groups: got {count}",
                    block=self.title,
                    name=name,
                    groups=self.groups,
                    count=count,
                )

    def weights(self, *shapes: Shape) -> int:
        return self.channels * (shapes[0][0] // self.groups) * self._taps

    def parameters(self, *shapes: Shape) -> int:
        weights = self.channels * (shapes[0][0] // self.groups) * self._taps
        return weights + self.channels if self.bias else weights

    def formula(self, *shapes: Shape) -> str:
        height, width = self.size
        weights = f"({height}*{width}*{shapes[0][0] // self.groups})*{self.channels}"
        return f"{weights} + {self.channels}" if self.bias else weights

    def macs(self, output: Shape, *shapes: Shape) -> int:
        channels, height, width = output
        return channels * height * width * (shapes[0][0] // self.groups) * self._taps

    def window(self, *shapes: Shape) -> Window:
        return self._window

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

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
