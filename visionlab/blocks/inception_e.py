"""The Inception module for small maps, 8x8: branches that split once more at their ends."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import borders, branch, side_pool, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer


@dataclass(frozen=True, slots=True)
class InceptionE(Block):
    """1x1; 1x1, then 1x3 beside 3x1; 1x1, 3x3, then 1x3 beside 3x1; pool to 1x1 (Szegedy et al. 2015, fig. 7).

    Inception-v4 calls it Inception-C and has a 3x1 and a 1x3 for the 3x3 (Szegedy et al. 2016, fig. 6).
    """

    kind = "inception_e"
    group = "Blocks"
    title = "Inception E"

    conv1x1: int = channel_count(320, "#1×1", is_key=True, tip="Channels of the 1x1 branch")
    reduce3x3: int = channel_count(384, "#3×3 reduce", tip="1x1 channels before the first split")
    reduce_double: int = channel_count(448, "Double #3×3 reduce", tip="1x1 channels before the 3x3")
    double3x3: int = channel_count(384, "Double #3×3", tip="Channels of the 3x3 before the second split")
    column: int = integer(
        0,
        0,
        65_536,
        label="Double #3×1",
        special="none",
        tip="Channels of a 3x1, which is followed by a 1x3 in place of the 3x3, as in Inception-v4",
    )
    ends: int = channel_count(384, "Split ends", is_key=True, tip="Channels of each 1x3 and 3x1 in which a branch ends")
    pool_proj: int = channel_count(192, "Pool proj", is_key=True, tip="1x1 channels after the 3x3 average pool")
    counts_border: bool = borders()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]

        def split(x: Wire) -> tuple[Wire, Wire]:
            return branch(net, x, row=unit(self.ends, (1, 3))), branch(net, x, column=unit(self.ends, (3, 1)))

        first = branch(net, x, conv1x1=unit(self.conv1x1))
        second = split(branch(net, x, reduce3x3=unit(self.reduce3x3)))
        third = branch(net, x, reduce_double=unit(self.reduce_double))
        if self.column:
            third = branch(net, third, inner=unit(self.column, (3, 1)), double3x3=unit(self.double3x3, (1, 3)))
        else:
            third = branch(net, third, double3x3=unit(self.double3x3, 3))
        ends = split(third)
        last = branch(net, side_pool(net, x, self.counts_border), pool_proj=unit(self.pool_proj))
        return net.concat(first, *second, *ends, last)

    def caption(self) -> str:
        return f"{self.conv1x1} + 4 · {self.ends} + {self.pool_proj}"
