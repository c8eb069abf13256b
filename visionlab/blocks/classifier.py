"""The classifier head: from maps to one score a class."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice, integer, number
from visionlab.problem import Phrase


@dataclass(frozen=True, slots=True)
class Classifier(Block):
    """Global average pool, dropout and a linear layer, or SqueezeNet's 1x1 convolution before the pool."""

    kind = "classifier"
    group = "Input and head"
    title = "Classifier head"

    classes: int = integer(10, 1, 1_000_000, is_output=True, is_key=True, tip="One output a class")
    dropout: float = number(0.0, 0.0, 0.95, tip="Dropout before the last layer")
    style: str = choice(
        "linear", ("linear", "convolution"), tip="linear: pool, then a linear layer; convolution: 1x1, ReLU, then pool"
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        if self.style == "convolution":
            x = net.relu(net.conv(net.dropout(x, self.dropout), self.classes, 1, bias=True))
            return net.flatten(net.global_avg_pool(x))
        if len(x.shape) == 3:
            x = net.flatten(net.global_avg_pool(x))
        return net.linear(net.dropout(x, self.dropout), self.classes)

    def caption(self) -> str:
        return Phrase("{classes} classes", classes=self.classes)
