"""Squeeze-and-excitation: each channel weighed by what all of them show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.base import Block
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import integer
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class SqueezeExcitation(Block):
    """Pool, 1x1 down, ReLU, 1x1 up, sigmoid: a weight for each channel (Hu et al. 2017, fig. 1 to 3)."""

    kind = "squeeze_excitation"
    group = "Blocks"
    title = "Squeeze-and-excitation"

    reduction: int = integer(16, 1, 1024, is_key=True, tip="Channels over channels of the narrow middle (r)")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        narrow = x.channels // self.reduction
        if narrow < 1:
            raise Problem(
                "{block} at a reduction of {reduction} leaves no channel of {channels}",
                block=self.title,
                reduction=self.reduction,
                channels=x.channels,
            )
        squeezed = net.relu(net.conv(net.global_avg_pool(x), narrow, 1, bias=True, name="squeeze"))
        return net.scale(x, net.sigmoid(net.conv(squeezed, x.channels, 1, bias=True, name="excite")))

    def caption(self) -> str:
        return f"r = {self.reduction}"


def reductions(default: int = 0) -> Any:
    """Squeeze-and-excitation as a field of another block."""
    return integer(
        default,
        0,
        1024,
        label="SE reduction",
        special="none",
        tip="Squeeze-and-excitation with this reduction r, as in SENet",
    )


def excite(net: Recorder, x: Wire, reduction: int) -> Wire:
    """Squeeze-and-excitation on maps, or nothing at a reduction of 0."""
    return net.use(SqueezeExcitation(reduction), x) if reduction else x
