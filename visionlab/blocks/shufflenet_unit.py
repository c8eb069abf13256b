"""The unit of ShuffleNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import boolean, integer
from visionlab.problem import Phrase, Problem


@dataclass(frozen=True, slots=True)
class ShuffleNetUnit(Block):
    """1x1 in groups, channels shuffled between them, depthwise 3x3, 1x1 in groups (Zhang et al. 2017, fig. 2b, c).

    At stride 1 the input is added. Otherwise its average pool is stacked on the branch, which makes only the channels
    that are missing. Raises Problem where the input has too many channels for that.
    """

    kind = "shufflenet_unit"
    group = "Blocks"
    title = "ShuffleNet unit"

    channels: int = channel_count(240, is_output=True, is_key=True, tip="Output channels")
    groups: int = integer(3, 1, 1024, is_key=True, tip="Groups of the 1x1 convolutions (g)")
    stride: int = strides(2)
    bottleneck: int = integer(4, 1, 64, tip="Output channels over channels in the middle")
    groups_first: bool = boolean(
        True, label="Groups in first 1×1", tip="Off in the first unit of stage 2, whose input has few channels"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        made, middle = self._widths(x.channels)
        y = net.conv(x, middle, 1, groups=self.groups if self.groups_first else 1, name="reduce")
        y = net.channel_shuffle(net.relu(net.batch_norm(y)), self.groups)
        y = net.batch_norm(net.conv(y, middle, 3, self.stride, groups=middle, name="depthwise"))
        y = net.batch_norm(net.conv(y, made, 1, groups=self.groups, name="expand"))
        if self.stride == 1:
            return net.relu(net.add(x, y))
        return net.relu(net.concat(net.avg_pool(x, 3, self.stride, 1), y))

    def _widths(self, given: int) -> tuple[int, int]:
        """Channels that the branch makes, and those in its middle."""
        made, middle = self.channels - (given if self.stride > 1 else 0), self.channels // self.bottleneck
        if made < 1 or (self.stride == 1 and given != made):
            raise Problem(
                "{block} at stride {stride} needs {expected} input channels: got {got}",
                block=self.title,
                stride=self.stride,
                expected=self.channels
                if self.stride == 1
                else Phrase("fewer than its {channels}", channels=self.channels),
                got=given,
            )
        if middle < 1:
            raise Problem(
                "{block} with a bottleneck of {bottleneck} leaves no channel of {channels}",
                block=self.title,
                bottleneck=self.bottleneck,
                channels=self.channels,
            )
        return made, middle

    def caption(self) -> str:
        text = f"{self.channels} · g = {self.groups}"
        return text if self.stride == 1 else f"{text} / {self.stride}"
