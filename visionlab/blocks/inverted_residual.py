"""The inverted residual of MobileNetV2."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import boolean, integer


@dataclass(frozen=True, slots=True)
class InvertedResidual(Block):
    """Expand with 1x1, filter each channel, project with a linear 1x1 (Sandler et al. 2018, table 1, fig. 4d)."""

    kind = "inverted_residual"
    group = "Blocks"
    title = "Inverted residual"

    channels: int = channel_count(32, is_output=True, is_key=True, tip="Output channels (c)")
    expansion: int = integer(6, 1, 64, is_key=True, tip="The inside is this many times as wide as the input (t)")
    stride: int = strides()
    kernel: int = integer(3, 1, 31, label="Kernel size", unit="px", tip="Of the depthwise convolution")
    linear: bool = boolean(True, label="Linear bottleneck", tip="No ReLU6 after the last 1x1 (fig. 6a of the paper)")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = y = wires[0]
        hidden = x.channels * self.expansion
        if self.expansion != 1:
            y = net.relu6(net.batch_norm(net.conv(y, hidden, 1, name="expand")))
        y = net.relu6(net.batch_norm(net.conv(y, hidden, self.kernel, self.stride, groups=hidden, name="depthwise")))
        y = net.batch_norm(net.conv(y, self.channels, 1, name="project"))
        if not self.linear:
            y = net.relu6(y)
        return net.add(x, y) if self.stride == 1 and x.shape == y.shape else y

    def caption(self) -> str:
        return f"{self.channels} · t = {self.expansion}" + (f" / {self.stride}" if self.stride != 1 else "")
