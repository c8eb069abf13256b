"""The residual modules of Inception-ResNet-v2: few branches, a 1x1 back to the input's channels, and a scaled sum."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.inception_units import branch, unit
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice, integer, number
from visionlab.layers.multiply import Multiply
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class InceptionResNetA(Block):
    """Branches of none, one and two 3x3 and a shortcut around them, for 35x35 maps (Szegedy et al. 2016, fig. 16)."""

    kind = "inception_resnet_a"
    group = "Blocks"
    title = "Inception-ResNet A"

    conv1x1: int = channel_count(32, "#1×1", is_key=True, tip="1x1 channels of each of the three branches")
    conv3x3: int = channel_count(32, "#3×3", is_key=True, tip="Channels of the 3x3 branch")
    inner_double: int = channel_count(48, "Double #3×3, first", tip="Channels of the first of the two 3x3 in a row")
    double3x3: int = channel_count(64, "Double #3×3", is_key=True, tip="Channels of the second")
    scale: float = number(
        0.17, 0.0, 10.0, is_key=True, tip="What the branches' sum is multiplied by before it is added"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        mixed = net.concat(
            branch(net, x, conv1x1=unit(self.conv1x1)),
            branch(net, x, reduce3x3=unit(self.conv1x1), conv3x3=unit(self.conv3x3, 3)),
            branch(
                net,
                x,
                reduce_double=unit(self.conv1x1),
                double3x3_1=unit(self.inner_double, 3),
                double3x3_2=unit(self.double3x3, 3),
            ),
        )
        return net.relu(_scaled_sum(net, x, mixed, self.scale))

    def caption(self) -> str:
        channels = f"{self.conv1x1} + {self.conv3x3} + {self.double3x3}"
        return Phrase("{channels} · {scale:g}", channels=channels, scale=self.scale)


@dataclass(frozen=True, slots=True)
class InceptionResNetB(Block):
    """A 1x1 beside a 1xn and nx1, and a shortcut around them, for small maps (Szegedy et al. 2016, fig. 17, 19).

    n is 7 in the modules for 17x17 maps; those for 8x8, Inception-ResNet-C in the paper, have 3.
    """

    kind = "inception_resnet_b"
    group = "Blocks"
    title = "Inception-ResNet B"

    conv1x1: int = channel_count(192, "#1×1", is_key=True, tip="Channels of the 1x1 branch")
    reduce: int = channel_count(128, "#n×n reduce", tip="1x1 channels before the 1xn")
    inner: int = channel_count(160, "#n×n, inner", tip="Channels of the 1xn")
    last: int = channel_count(192, "#n×n", is_key=True, tip="Channels of the nx1")
    length: int = integer(7, 1, 31, label="n", unit="px", is_key=True, tip="7 for 17x17 maps, 3 for 8x8")
    scale: float = number(0.1, 0.0, 10.0, is_key=True, tip="What the branches' sum is multiplied by before it is added")
    activation: str = choice("relu", ("relu", "none"), tip="After the sum; the last module of the network has none")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        mixed = net.concat(
            branch(net, x, conv1x1=unit(self.conv1x1)),
            branch(
                net,
                x,
                reduce=unit(self.reduce),
                row=unit(self.inner, (1, self.length)),
                column=unit(self.last, (self.length, 1)),
            ),
        )
        y = _scaled_sum(net, x, mixed, self.scale)
        return net.relu(y) if self.activation == "relu" else y

    def caption(self) -> str:
        return f"{self.conv1x1} + {self.last} · n = {self.length}"


def _scaled_sum(net: Recorder, x: Wire, mixed: Wire, scale: float) -> Wire:
    """The input and what the branches found, brought to its channels and scaled (section 3.3, fig. 20)."""
    y = net.conv(mixed, x.channels, 1, bias=True, name="up")
    return net.add(y if scale == 1 else net.layer(Multiply(scale), y), x)
