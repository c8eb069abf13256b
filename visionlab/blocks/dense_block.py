"""The dense block of DenseNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.dense_layer import DenseLayer, bottlenecks, drop_rates, growth_rates
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class DenseBlock(Block):
    """Dense layers one after another, each seeing all before it (Huang et al. 2016, fig. 1)."""

    kind = "dense_block"
    group = "Blocks"
    title = "Dense block"

    layers: int = integer(6, 1, 256, is_key=True, tip="How many dense layers")
    growth_rate: int = growth_rates()
    bottleneck: int = bottlenecks()
    drop_rate: float = drop_rates()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        layer = DenseLayer(self.growth_rate, self.bottleneck, self.drop_rate)
        for _ in range(self.layers):
            x = net.use(layer, x)
        return x

    def caption(self) -> str:
        return Phrase("{layers} layers · k = {growth_rate}", layers=self.layers, growth_rate=self.growth_rate)
