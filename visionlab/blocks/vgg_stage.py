"""A stage of VGG."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice, integer
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class VggStage(Block):
    """3x3 convolutions with ReLU in a row, then a 2x2 max pool (Simonyan and Zisserman 2014, table 1).

    With batch norm the convolutions keep their bias, as torchvision has them.
    """

    kind = "vgg_stage"
    group = "Blocks"
    title = "VGG stage"

    channels: int = channel_count(64, is_output=True, is_key=True, tip="Channels of each convolution")
    depth: int = integer(2, 1, 64, is_key=True, tip="How many convolutions")
    norm: str = choice("none", ("none", "batch"), tip="The paper has none; batch norm makes deep ones train at once")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        for _ in range(self.depth):
            x = net.conv(x, self.channels, 3, bias=True)
            x = net.relu(net.batch_norm(x) if self.norm == "batch" else x)
        return net.max_pool(x, 2, 2)

    def caption(self) -> str:
        return Phrase("{depth} × {channels} · pool", depth=self.depth, channels=self.channels)
