"""The block of SENet-154, as the appendix of its paper describes it."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import excite, reductions
from visionlab.blocks.unit import shortcut
from visionlab.fields import integer


@dataclass(frozen=True, slots=True)
class SENetBottleneck(Block):
    """A ResNeXt block with a first 1x1 half as wide, and a 3x3 shortcut where it takes a stride (Hu et al. 2017)."""

    kind = "senet_bottleneck"
    group = "Blocks"
    title = "SENet bottleneck"

    channels: int = channel_count(256, is_output=True, is_key=True, tip="Output channels")
    width: int = integer(
        256, 2, 65_536, is_key=True, tip="Channels of the 3x3 convolution between; the 1x1 before has half of them"
    )
    stride: int = strides()
    groups: int = integer(64, 1, 1024, tip="Groups of the 3x3 convolution")
    se: int = reductions(16)

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        y = net.relu(net.batch_norm(net.conv(x, self.width // 2, 1)))
        y = net.relu(net.batch_norm(net.conv(y, self.width, 3, self.stride, groups=self.groups)))
        y = excite(net, net.batch_norm(net.conv(y, self.channels, 1)), self.se)
        if self.stride == 1:
            around = shortcut(net, x, y, 1, "B")
        else:
            projected = net.conv(x, self.channels, 3, self.stride, name="projection")
            around = net.batch_norm(projected, name="projection_norm")
        return net.relu(net.add(y, around))

    def caption(self) -> str:
        text = f"{self.width} → {self.channels}"
        return text if self.stride == 1 else f"{text} / {self.stride}"
