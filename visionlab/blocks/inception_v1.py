"""The Inception module of GoogLeNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import branch, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import excite, reductions
from visionlab.fields import choice


@dataclass(frozen=True, slots=True)
class InceptionV1(Block):
    """Four branches side by side: 1x1; 1x1 to 3x3; 1x1 to 5x5; pool to 1x1 (Szegedy et al. 2014, fig. 2b)."""

    kind = "inception_v1"
    group = "Blocks"
    title = "Inception v1"

    conv1x1: int = channel_count(64, "#1×1", is_key=True, tip="Channels of the 1x1 branch")
    reduce3x3: int = channel_count(96, "#3×3 reduce", tip="1x1 channels before the 3x3")
    conv3x3: int = channel_count(128, "#3×3", is_key=True, tip="Channels of the 3x3 branch")
    reduce5x5: int = channel_count(16, "#5×5 reduce", tip="1x1 channels before the 5x5")
    conv5x5: int = channel_count(32, "#5×5", is_key=True, tip="Channels of the 5x5 branch")
    pool_proj: int = channel_count(32, "Pool proj", is_key=True, tip="1x1 channels after the 3x3 max pool")
    norm: str = choice("none", ("none", "batch"), tip="The paper has none; batch norm makes it train faster")
    third: str = choice(
        "5x5", ("5x5", "3x3"), label="Third branch", tip="torchvision has a 3x3 where the paper has a 5x5"
    )
    se: int = reductions()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x, norm = wires[0], self.norm
        third = 5 if self.third == "5x5" else 3
        stacked = net.concat(
            branch(net, x, conv1x1=unit(self.conv1x1, norm=norm)),
            branch(net, x, reduce3x3=unit(self.reduce3x3, norm=norm), conv3x3=unit(self.conv3x3, 3, norm=norm)),
            branch(net, x, reduce5x5=unit(self.reduce5x5, norm=norm), conv5x5=unit(self.conv5x5, third, norm=norm)),
            branch(net, net.max_pool(x, 3, 1, 1), pool_proj=unit(self.pool_proj, norm=norm)),
        )
        return excite(net, stacked, self.se)

    def caption(self) -> str:
        return f"{self.conv1x1} + {self.conv3x3} + {self.conv5x5} + {self.pool_proj}"
