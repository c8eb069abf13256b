"""The residual blocks of ResNet: basic and bottleneck."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice, integer

SHORTCUTS = ("A", "B", "C")
_SHORTCUT_TIP = (
    "A: identity, zeros for new channels; B: 1x1 projection where the shape changes; C: 1x1 projection always"
)


def shortcut(net: Recorder, x: Wire, target: Wire, stride: int, option: str) -> Wire:
    """What the sum takes besides the stacked layers (He et al. 2015, section 3.3 and options A, B, C of 4.1)."""
    if option != "C" and x.shape == target.shape:
        return x
    if option == "A":
        return net.pad_shortcut(x, target.channels, stride)
    return net.batch_norm(net.conv(x, target.channels, 1, stride, name="projection"), name="projection_norm")


@dataclass(frozen=True, slots=True)
class ResidualBasic(Block):
    """Two 3x3 convolutions and a shortcut around them (He et al. 2015, fig. 5 left)."""

    kind = "residual_basic"
    group = "Blocks"
    title = "Residual, basic"
    pictogram = (
        "M12 2v3 M7 5h10v4h-10z M12 9v2 M7 11h10v4h-10z M12 15v2 M12 17a2.3 2.3 0 1 0 .01 0z M12 "
        "3.5h9v15.8h-6.5 M12 21.6v.9"
    )

    channels: int = channel_count(64, is_output=True, is_key=True, tip="Output channels")
    stride: int = strides()
    shortcut: str = choice("B", SHORTCUTS, tip=_SHORTCUT_TIP)

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        y = net.relu(net.batch_norm(net.conv(x, self.channels, 3, self.stride)))
        y = net.batch_norm(net.conv(y, self.channels, 3))
        return net.relu(net.add(y, shortcut(net, x, y, self.stride, self.shortcut)))

    def caption(self) -> str:
        return f"{self.channels}" + (f" / {self.stride}" if self.stride != 1 else "")


@dataclass(frozen=True, slots=True)
class ResidualBottleneck(Block):
    """1x1 down, 3x3, 1x1 up, and a shortcut around them (He et al. 2015, fig. 5 right)."""

    kind = "residual_bottleneck"
    group = "Blocks"
    title = "Residual, bottleneck"
    pictogram = (
        "M12 1.5v2 M6 3.5h12v3h-12z M12 6.5v2 M9 8.5h6v3h-6z M12 11.5v2 M6 13.5h12v3h-12z M12 16.5v1.5 M12 "
        "18a2 2 0 1 0 .01 0z M12 2.5h9.5v17.5h-7.3 M12 22v1"
    )

    channels: int = channel_count(256, is_output=True, is_key=True, tip="Output channels")
    width: int = channel_count(64, is_key=True, tip="Channels of the 3x3 convolution between")
    stride: int = strides()
    groups: int = integer(1, 1, 1024, tip="Groups of the 3x3 convolution; more than one is ResNeXt")
    stride_at: str = choice("3x3", ("3x3", "1x1"), label="Stride at", tip="The paper: first 1x1; libraries: 3x3")
    shortcut: str = choice("B", SHORTCUTS, tip=_SHORTCUT_TIP)

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        first, second = (1, self.stride) if self.stride_at == "3x3" else (self.stride, 1)
        y = net.relu(net.batch_norm(net.conv(x, self.width, 1, first)))
        y = net.relu(net.batch_norm(net.conv(y, self.width, 3, second, groups=self.groups)))
        y = net.batch_norm(net.conv(y, self.channels, 1))
        return net.relu(net.add(y, shortcut(net, x, y, self.stride, self.shortcut)))

    def caption(self) -> str:
        return f"{self.width} → {self.channels}" + (f" / {self.stride}" if self.stride != 1 else "")
