"""The Inception module that halves middle-sized maps: 17x17 to 8x8 in Inception-v3 and v4."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import VALID, branch, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class InceptionD(Block):
    """1x1, 3x3 at stride 2; 1x1, 1x7, 7x1, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2016, fig. 8).

    It is the Reduction-B of Inception-v4; Inception-v3 has it too, drawn without its numbers (2015, fig. 10).
    """

    kind = "inception_d"
    group = "Blocks"
    title = "Inception D, reduction"

    reduce3x3: int = channel_count(192, "#3×3 reduce", tip="1x1 channels before the 3x3")
    conv3x3: int = channel_count(320, "#3×3", is_key=True, tip="Channels of the 3x3 branch")
    reduce7x7: int = channel_count(192, "#7×7 reduce", tip="Channels of the 1x1 and the 1x7")
    conv7x7: int = channel_count(
        192, "#7×7", is_key=True, tip="Channels of the 7x1 and of the 3x3 that ends the branch"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        return net.concat(
            branch(net, x, reduce3x3=unit(self.reduce3x3), conv3x3=unit(self.conv3x3, 3, 2, VALID)),
            branch(
                net,
                x,
                reduce7x7=unit(self.reduce7x7),
                row=unit(self.reduce7x7, (1, 7)),
                column=unit(self.conv7x7, (7, 1)),
                last=unit(self.conv7x7, 3, 2, VALID),
            ),
            net.max_pool(x, 3, 2),
        )

    def caption(self) -> str:
        return Phrase("{channels} + pool / 2", channels=f"{self.conv3x3} + {self.conv7x7}")
