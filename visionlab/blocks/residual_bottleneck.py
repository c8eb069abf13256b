"""The bottleneck residual block of ResNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.blocks.unit import (
    activated_inputs,
    caption_of,
    orders,
    residual_unit,
    shortcuts,
    stride_places,
    survivals,
)
from visionlab.fields import integer


@dataclass(frozen=True, slots=True)
class ResidualBottleneck(Block):
    """1x1 down, 3x3, 1x1 up, and a shortcut around them (He et al. 2015, fig. 5 right)."""

    kind = "residual_bottleneck"
    group = "Blocks"
    title = "Residual, bottleneck"

    channels: int = channel_count(256, is_output=True, is_key=True, tip="Output channels")
    width: int = channel_count(64, is_key=True, tip="Channels of the 3x3 convolution between")
    stride: int = strides()
    groups: int = integer(1, 1, 1024, tip="Groups of the 3x3 convolution; more than one is ResNeXt")
    stride_at: str = stride_places()
    shortcut: str = shortcuts()
    order: str = orders()
    se: int = reductions()
    survival: float = survivals()
    activated_input: bool = activated_inputs()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        down, across = (1, self.stride) if self.stride_at == "3x3" else (self.stride, 1)
        return residual_unit(
            net,
            wires[0],
            (
                lambda net, x: net.conv(x, self.width, 1, down),
                lambda net, x: net.conv(x, self.width, 3, across, groups=self.groups),
                lambda net, x: net.conv(x, self.channels, 1),
            ),
            self.stride,
            self.order,
            self.shortcut,
            se=self.se,
            survival=self.survival,
            activated_input=self.activated_input,
        )

    def caption(self) -> str:
        return caption_of(f"{self.width} → {self.channels}", self.stride, self.shortcut, self.survival)
