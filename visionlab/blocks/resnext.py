"""The block of ResNeXt in the three forms of its paper, and one of its parallel paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.blocks.unit import Conv, caption_of, residual_unit, shortcuts
from visionlab.fields import choice, integer


def cardinalities() -> Any:
    """The number of paths, as a field."""
    return integer(32, 1, 1024, label="Cardinality C", is_key=True, tip="Parallel paths of the same shape")


def path_widths(tip: str = "Channels of the 3x3 convolution of one path") -> Any:
    """The bottleneck width of a path, as a field."""
    return channel_count(4, "Width d", is_key=True, tip=tip)


def forms() -> Any:
    """How the paths are written down, as a field."""
    return choice(
        "c",
        ("a", "b", "c"),
        tip="One function in three forms. a: split, transform, add; b: paths stacked early; c: grouped convolution",
    )


@dataclass(frozen=True, slots=True)
class ResNeXtPath(Block):
    """1x1 to few channels, 3x3, 1x1 up again: one of the equal paths of a ResNeXt block (Xie et al. 2016, fig. 3a)."""

    kind = "resnext_path"
    group = "Blocks"
    title = "ResNeXt path"

    width: int = path_widths()
    stride: int = strides()
    channels: int = integer(
        256, 0, 65_536, special="none", is_key=True, tip="Channels of the last 1x1; none: it follows all paths, as in b"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = net.relu(net.batch_norm(net.conv(wires[0], self.width, 1)))
        x = net.relu(net.batch_norm(net.conv(x, self.width, 3, self.stride)))
        return net.conv(x, self.channels, 1) if self.channels else x

    def caption(self) -> str:
        text = f"{self.width} → {self.channels}" if self.channels else str(self.width)
        return text if self.stride == 1 else f"{text} / {self.stride}"


@dataclass(frozen=True, slots=True)
class ResNeXt(Block):
    """Many equal, narrow paths that are summed, and a shortcut around them (Xie et al. 2016, fig. 3).

    All forms have the same parameters and, with them, the same output: each path's norms are its share of the norms
    of form c, and the sum of the paths' last convolutions is normalised once (section 4).
    """

    kind = "resnext"
    group = "Blocks"
    title = "ResNeXt"

    channels: int = channel_count(256, is_output=True, is_key=True, tip="Output channels")
    cardinality: int = cardinalities()
    width: int = path_widths()
    stride: int = strides()
    shortcut: str = shortcuts()
    se: int = reductions()
    form: str = forms()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        return residual_unit(net, wires[0], self._convs(), self.stride, "original", self.shortcut, se=self.se)

    def _convs(self) -> Sequence[Conv]:
        """The branch as `residual_unit` takes it: it puts norm and ReLU between them, and a norm after the last."""
        match self.form:
            case "a":
                return (self._split_transform_add,)
            case "b":
                return (lambda net, x: net.conv(net.concat(*self._paths(net, x, 0)), self.channels, 1),)
        wide = self.cardinality * self.width
        return (
            lambda net, x: net.conv(x, wide, 1),
            lambda net, x: net.conv(x, wide, 3, self.stride, groups=self.cardinality),
            lambda net, x: net.conv(x, self.channels, 1),
        )

    def _split_transform_add(self, net: Recorder, x: Wire) -> Wire:
        first, *others = self._paths(net, x, self.channels)
        return net.add(first, *others) if others else first

    def _paths(self, net: Recorder, x: Wire, channels: int) -> list[Wire]:
        path = ResNeXtPath(self.width, self.stride, channels)
        return [net.use(path, x, name="path") for _ in range(self.cardinality)]

    def caption(self) -> str:
        paths = f"{self.cardinality} × {self.width}d → {self.channels}"
        return caption_of(paths, self.stride, self.shortcut, survival=1)
