"""The Inception module for large maps, 35x35 in Inception-v3, v4 and the start of Inception-ResNet-v2."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import borders, branch, side_pool, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice


@dataclass(frozen=True, slots=True)
class InceptionA(Block):
    """1x1; 1x1 to 5x5; 1x1 to two 3x3, which see as far as one 5x5; pool to 1x1 (Szegedy et al. 2015, fig. 5).

    Inception-v4 has the same with a 3x3 in its second branch (Szegedy et al. 2016, fig. 4).
    """

    kind = "inception_a"
    group = "Blocks"
    title = "Inception A"

    conv1x1: int = channel_count(64, "#1×1", is_key=True, tip="Channels of the 1x1 branch")
    reduce5x5: int = channel_count(48, "#5×5 reduce", tip="1x1 channels before the 5x5")
    conv5x5: int = channel_count(64, "#5×5", is_key=True, tip="Channels of the 5x5 branch")
    reduce_double: int = channel_count(64, "Double #3×3 reduce", tip="1x1 channels before the two 3x3")
    double3x3: int = channel_count(96, "Double #3×3", is_key=True, tip="Channels of either of the two 3x3 in a row")
    pool_proj: int = channel_count(32, "Pool proj", is_key=True, tip="1x1 channels after the 3x3 average pool")
    second: str = choice("5x5", ("5x5", "3x3"), label="Second branch", tip="5x5 in Inception-v3, 3x3 in Inception-v4")
    counts_border: bool = borders()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        second = 5 if self.second == "5x5" else 3
        return net.concat(
            branch(net, x, conv1x1=unit(self.conv1x1)),
            branch(net, x, reduce5x5=unit(self.reduce5x5), conv5x5=unit(self.conv5x5, second)),
            branch(
                net,
                x,
                reduce_double=unit(self.reduce_double),
                double3x3_1=unit(self.double3x3, 3),
                double3x3_2=unit(self.double3x3, 3),
            ),
            branch(net, side_pool(net, x, self.counts_border), pool_proj=unit(self.pool_proj)),
        )

    def caption(self) -> str:
        return f"{self.conv1x1} + {self.conv5x5} + {self.double3x3} + {self.pool_proj}"
