"""Depthwise separable convolution of MobileNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer


@dataclass(frozen=True, slots=True)
class SeparableConv(Block):
    """A filter for each channel, then a 1x1 convolution over all of them (Howard et al. 2017, fig. 3)."""

    kind = "separable_conv"
    group = "Convolution"
    title = "Depthwise separable"

    channels: int = channel_count(64, is_output=True, is_key=True, tip="Output channels of the 1x1 convolution")
    kernel: int = integer(3, 1, 31, label="Kernel size", unit="px", is_key=True, tip="Of the depthwise convolution")
    stride: int = strides()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        x = net.conv(x, x.channels, self.kernel, self.stride, groups=x.channels, name="depthwise")
        x = net.relu(net.batch_norm(x))
        x = net.conv(x, self.channels, 1, name="pointwise")
        return net.relu(net.batch_norm(x))

    def caption(self) -> str:
        text = f"{self.channels} · {self.kernel}×{self.kernel}"
        return text if self.stride == 1 else f"{text} / {self.stride}"
