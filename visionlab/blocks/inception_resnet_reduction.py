"""The module of Inception-ResNet-v2 that halves middle-sized maps, 17x17 to 8x8."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import VALID, branch, unit
from visionlab.blocks.recorder import Recorder, Wire


@dataclass(frozen=True, slots=True)
class InceptionResNetReduction(Block):
    """1x1, 3x3 at stride 2, twice; 1x1, 3x3, 3x3 at stride 2; pool at stride 2 (Szegedy et al. 2016, fig. 18)."""

    kind = "inception_resnet_reduction"
    group = "Blocks"
    title = "Inception-ResNet reduction"

    reduce: int = channel_count(256, "#1×1 reduce", tip="1x1 channels before each of the three branches' 3x3")
    conv3x3: int = channel_count(384, "#3×3", is_key=True, tip="Channels of the first branch")
    second3x3: int = channel_count(288, "Second #3×3", is_key=True, tip="Channels of the second, and inside the third")
    double3x3: int = channel_count(320, "Double #3×3", is_key=True, tip="Channels of the third branch")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        return net.concat(
            branch(net, x, reduce_1=unit(self.reduce), conv3x3=unit(self.conv3x3, 3, 2, VALID)),
            branch(net, x, reduce_2=unit(self.reduce), second3x3=unit(self.second3x3, 3, 2, VALID)),
            branch(
                net,
                x,
                reduce_double=unit(self.reduce),
                double3x3_1=unit(self.second3x3, 3),
                double3x3_2=unit(self.double3x3, 3, 2, VALID),
            ),
            net.max_pool(x, 3, 2),
        )

    def caption(self) -> str:
        return f"{self.conv3x3} + {self.second3x3} + {self.double3x3} / 2"
