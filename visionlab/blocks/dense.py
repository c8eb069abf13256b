"""The dense block and the transition of DenseNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer, number
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class DenseLayer(Block):
    """Norm, ReLU, 1x1, norm, ReLU, 3x3; the result is stacked on the input (Huang et al. 2016, section 3)."""

    kind = "dense_layer"
    group = "Blocks"
    title = "Dense layer"
    pictogram = "M12 2v3 M7 5h10v5h-10z M12 10v3 M7 13h4v8h-4z M13 13h4v8h-4z M12 3.5h-8v13.5h3"

    growth_rate: int = channel_count(32, is_key=True, tip="Channels that the layer adds (k)")
    bottleneck: int = integer(4, 0, 64, special="none", tip="The 1x1 makes this many times k channels; none: no 1x1")
    drop_rate: float = number(0.0, 0.0, 0.95, tip="Dropout after the 3x3 convolution")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = y = wires[0]
        if self.bottleneck:
            y = net.conv(net.relu(net.batch_norm(y)), self.bottleneck * self.growth_rate, 1)
        y = net.conv(net.relu(net.batch_norm(y)), self.growth_rate, 3)
        return net.concat(x, net.dropout(y, self.drop_rate))

    def caption(self) -> str:
        return f"k = {self.growth_rate}"


@dataclass(frozen=True, slots=True)
class DenseBlock(Block):
    """Dense layers one after another, each seeing all before it (Huang et al. 2016, fig. 1)."""

    kind = "dense_block"
    group = "Blocks"
    title = "Dense block"
    pictogram = (
        "M4 9h3v6h-3z M10.5 9h3v6h-3z M17 9h3v6h-3z M7 12h3.5 M13.5 12h3.5 M5.5 9c0-5 6.5-5 6.5 0 M5.5 15c0 7 "
        "13 7 13 0 M12 9c0-5 6.5-5 6.5 0 M1.5 12h2.5 M20 12h2.5"
    )

    layers: int = integer(6, 1, 256, is_key=True, tip="How many dense layers")
    growth_rate: int = channel_count(32, is_key=True, tip="Channels that each layer adds (k)")
    bottleneck: int = integer(4, 0, 64, special="none", tip="The 1x1 makes this many times k channels; none: no 1x1")
    drop_rate: float = number(0.0, 0.0, 0.95, tip="Dropout in each layer")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        layer = DenseLayer(self.growth_rate, self.bottleneck, self.drop_rate)
        for _ in range(self.layers):
            x = net.use(layer, x)
        return x

    def caption(self) -> str:
        return f"{self.layers} layers · k = {self.growth_rate}"


@dataclass(frozen=True, slots=True)
class Transition(Block):
    """Norm, ReLU, 1x1 and 2x2 average pool between dense blocks (Huang et al. 2016, section 3)."""

    kind = "transition"
    group = "Blocks"
    title = "Transition"
    pictogram = "M4 4h16l-5 8v8h-6v-8z M9 12h6"

    compression: float = number(0.5, 0.01, 1.0, is_key=True, tip="Share of the channels that is kept")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        kept = int(x.channels * self.compression)
        if kept < 1:
            raise Problem(
                "{block} at a compression of {compression} leaves no channel of {channels}",
                block=self.title,
                compression=self.compression,
                channels=x.channels,
            )
        return net.avg_pool(net.conv(net.relu(net.batch_norm(x)), kept, 1), 2, 2)

    def caption(self) -> str:
        return f"θ = {self.compression:g}"
