"""The auxiliary classifier of GoogLeNet: scores from the middle of a network, while it trains."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer, number
from visionlab.layers.base import need_maps
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class AuxiliaryHead(Block):
    """A second classifier in the middle, whose loss is added in training; gone at test time (Szegedy et al. 2014).

    5x5 average pool at stride 3 (smaller where the maps are), 1x1 convolution, two linear layers (section 5). It is an
    end of its own: nothing may follow it, and the network's parameters and MACs leave it out.
    """

    kind = "auxiliary_head"
    group = "Input and head"
    title = "Auxiliary head"
    is_auxiliary = True

    classes: int = integer(10, 1, 1_000_000, is_output=True, is_key=True, tip="One output a class, as of the network")
    weight: float = number(0.3, 0.0, 10.0, is_key=True, tip="What its loss counts beside the network's own")
    channels: int = channel_count(128, tip="Channels of the 1x1 convolution")
    features: int = integer(1024, 1, 65_536, tip="Outputs of the first linear layer")
    dropout: float = number(0.7, 0.0, 0.95, tip="Dropout before the last layer")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        need_maps(self, x.shape)
        x = net.avg_pool(x, min(5, *x.shape[1:]), 3)
        x = net.relu(net.conv(x, self.channels, 1, bias=True))
        x = net.relu(net.linear(net.flatten(x), self.features))
        return net.linear(net.dropout(x, self.dropout), self.classes)

    def caption(self) -> str:
        return Phrase("{classes} classes · {weight:g}", classes=self.classes, weight=self.weight)
