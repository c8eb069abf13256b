"""The Inception module that halves large maps: 35x35 to 17x17 in Inception-v3, v4 and Inception-ResNet-v2."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import VALID, branch, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class InceptionB(Block):
    """3x3 at stride 2; 1x1, 3x3, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2015, fig. 10).

    It is the Reduction-A of Inception-v4 and Inception-ResNet (Szegedy et al. 2016, fig. 7), whose letters it uses.
    """

    kind = "inception_b"
    group = "Blocks"
    title = "Inception B, reduction"

    conv3x3: int = channel_count(384, "#3×3 (n)", is_key=True, tip="Channels of the 3x3 branch")
    reduce_double: int = channel_count(64, "Double #3×3 reduce (k)", tip="1x1 channels before the two 3x3")
    inner_double: int = channel_count(96, "Double #3×3, first (l)", tip="Channels of the first of the two 3x3 in a row")
    double3x3: int = channel_count(96, "Double #3×3 (m)", is_key=True, tip="Channels of the second, which has stride 2")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        return net.concat(
            branch(net, x, conv3x3=unit(self.conv3x3, 3, 2, VALID)),
            branch(
                net,
                x,
                reduce_double=unit(self.reduce_double),
                double3x3_1=unit(self.inner_double, 3),
                double3x3_2=unit(self.double3x3, 3, 2, VALID),
            ),
            net.max_pool(x, 3, 2),
        )

    def caption(self) -> str:
        return Phrase("{channels} + pool / 2", channels=f"{self.conv3x3} + {self.double3x3}")
