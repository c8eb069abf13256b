"""The dense layer of DenseNet, and the fields that its block shares with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer, number


def growth_rates() -> Any:
    """The growth rate, as a field."""
    return channel_count(32, is_key=True, tip="Channels that each dense layer adds (k)")


def bottlenecks() -> Any:
    """The width of the 1x1 convolution before the 3x3, as a field."""
    return integer(4, 0, 64, special="none", tip="The 1x1 makes this many times k channels; none: no 1x1")


def drop_rates() -> Any:
    """Dropout as DenseNet has it on pictures that are not augmented, as a field."""
    return number(0.0, 0.0, 0.95, tip="Dropout after each convolution; the paper: 0.2 where pictures are not augmented")


@dataclass(frozen=True, slots=True)
class DenseLayer(Block):
    """Norm, ReLU, 1x1, norm, ReLU, 3x3; the result is stacked on the input (Huang et al. 2016, section 3)."""

    kind = "dense_layer"
    group = "Blocks"
    title = "Dense layer"

    growth_rate: int = growth_rates()
    bottleneck: int = bottlenecks()
    drop_rate: float = drop_rates()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = y = wires[0]
        if self.bottleneck:
            y = net.conv(net.relu(net.batch_norm(y)), self.bottleneck * self.growth_rate, 1)
            y = net.dropout(y, self.drop_rate)
        y = net.conv(net.relu(net.batch_norm(y)), self.growth_rate, 3)
        return net.concat(x, net.dropout(y, self.drop_rate))

    def caption(self) -> str:
        return f"k = {self.growth_rate}"
