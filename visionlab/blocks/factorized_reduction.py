"""Factorised reduction: half the size and any number of channels, without a filter larger than 1x1."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.nasnet_separable import EPSILON
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer
from visionlab.layers.base import need_maps


@dataclass(frozen=True, slots=True)
class FactorizedReduction(Block):
    """ReLU; 1x1 on every second pixel, and on those one right and below of them; both stacked; batch norm.

    How NASNet fits an older, larger state to a newer one (Zoph et al. 2017, in their published code).
    """

    kind = "factorized_reduction"
    group = "Blocks"
    title = "Factorised reduction"

    channels: int = integer(
        44, 2, 65_536, is_output=True, is_key=True, tip="Output channels: half of them see the pixels between"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        need_maps(self, wires[0].shape)
        x = net.relu(wires[0])
        half = self.channels // 2
        even = net.conv(net.avg_pool(x, 1, 2), half, 1, name="even")
        shifted = net.pad(x, -1, 1, -1, 1)
        odd = net.conv(net.avg_pool(shifted, 1, 2), self.channels - half, 1, name="odd")
        return net.batch_norm(net.concat(even, odd), EPSILON)

    def caption(self) -> str:
        return f"{self.channels} / 2"
