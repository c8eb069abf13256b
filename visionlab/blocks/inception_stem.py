"""The stem of Inception-v4: from pictures to maps an eighth as large, with three forks."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import VALID, branch, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice
from visionlab.layers.conv import SAME
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class InceptionStem(Block):
    """Three 3x3; pool beside convolution; a short branch beside one with 1x7 and 7x1; convolution beside pool.

    The stem of Inception-v4 (Szegedy et al. 2016, fig. 3): 3x299x299 becomes 384x35x35.
    """

    kind = "inception_stem"
    group = "Blocks"
    title = "Inception stem"

    width: int = channel_count(
        32, is_key=True, tip="Channels of the first convolution; others have 1, 2, 3 or 6 times as many, the output 12"
    )
    border: str = choice("same", ("same", "valid"), is_key=True, tip="valid: no border, as in the paper; same: zeros")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        width = self.width
        padding, pool_padding = (VALID, 0) if self.border == "valid" else (SAME, 1)
        x = branch(
            net,
            wires[0],
            conv_1=unit(width, 3, 2, padding),
            conv_2=unit(width, 3, 1, padding),
            conv_3=unit(2 * width, 3),
        )
        x = net.concat(net.max_pool(x, 3, 2, pool_padding), branch(net, x, beside_pool=unit(3 * width, 3, 2, padding)))
        x = net.concat(
            branch(net, x, reduce_short=unit(2 * width), short=unit(3 * width, 3, 1, padding)),
            branch(
                net,
                x,
                reduce_long=unit(2 * width),
                row=unit(2 * width, (1, 7)),
                column=unit(2 * width, (7, 1)),
                long=unit(3 * width, 3, 1, padding),
            ),
        )
        return net.concat(branch(net, x, last=unit(6 * width, 3, 2, padding)), net.max_pool(x, 3, 2, pool_padding))

    def caption(self) -> str:
        return Phrase("{channels} / 8 · {border}", channels=12 * self.width, border=self.border)
