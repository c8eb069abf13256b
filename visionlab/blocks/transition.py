"""The transition between the dense blocks of DenseNet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.base import Block
from visionlab.blocks.dense_layer import drop_rates
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import number
from visionlab.problem import Phrase, Problem


def compressions() -> Any:
    """The compression, as a field."""
    return number(0.5, 0.01, 1.0, is_key=True, tip="Share of the channels that a transition keeps (θ)")


@dataclass(frozen=True, slots=True)
class Transition(Block):
    """Norm, ReLU, 1x1 and 2x2 average pool between dense blocks (Huang et al. 2016, section 3)."""

    kind = "transition"
    group = "Blocks"
    title = "Transition"

    compression: float = compressions()
    drop_rate: float = drop_rates()

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
        x = net.conv(net.relu(net.batch_norm(x)), kept, 1)
        return net.avg_pool(net.dropout(x, self.drop_rate), 2, 2)

    def caption(self) -> str:
        return Phrase("θ = {compression:g}", compression=self.compression)
