"""The Inception module for middle-sized maps, 17x17: 7x7 filters taken apart into rows and columns."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import borders, branch, side_pool, unit
from visionlab.blocks.recorder import Recorder, Wire


@dataclass(frozen=True, slots=True)
class InceptionC(Block):
    """1x1; 1x1, 1x7, 7x1; 1x1 and that twice; pool to 1x1 (Szegedy et al. 2015, fig. 6 with n = 7).

    Inception-v4 calls it Inception-B (Szegedy et al. 2016, fig. 5).
    """

    kind = "inception_c"
    group = "Blocks"
    title = "Inception C"

    conv1x1: int = channel_count(192, "#1×1", is_key=True, tip="Channels of the 1x1 branch")
    reduce7x7: int = channel_count(128, "#7×7 reduce", tip="1x1 channels, and the first column of the double branch")
    inner7x7: int = channel_count(128, "#7×7, inner", tip="Channels of the rows and columns inside")
    conv7x7: int = channel_count(192, "#7×7", is_key=True, tip="Channels with which either 7x7 branch ends")
    pool_proj: int = channel_count(192, "Pool proj", is_key=True, tip="1x1 channels after the 3x3 average pool")
    counts_border: bool = borders()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        row, column = (1, 7), (7, 1)
        return net.concat(
            branch(net, x, conv1x1=unit(self.conv1x1)),
            branch(
                net,
                x,
                reduce7x7=unit(self.reduce7x7),
                row=unit(self.inner7x7, row),
                column=unit(self.conv7x7, column),
            ),
            branch(
                net,
                x,
                reduce_double=unit(self.reduce7x7),
                column_1=unit(self.reduce7x7, column),
                row_1=unit(self.inner7x7, row),
                column_2=unit(self.inner7x7, column),
                row_2=unit(self.conv7x7, row),
            ),
            branch(net, side_pool(net, x, self.counts_border), pool_proj=unit(self.pool_proj)),
        )

    def caption(self) -> str:
        return f"{self.conv1x1} + 2 · {self.conv7x7} + {self.pool_proj}"
