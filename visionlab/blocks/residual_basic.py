"""The basic residual block of ResNet, and the wide one of Wide ResNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count, strides
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.blocks.unit import activated_inputs, caption_of, orders, residual_unit, shortcuts, survivals
from visionlab.fields import number


@dataclass(frozen=True, slots=True)
class ResidualBasic(Block):
    """Two 3x3 convolutions and a shortcut around them (He et al. 2015, fig. 5 left)."""

    kind = "residual_basic"
    group = "Blocks"
    title = "Residual, basic"

    channels: int = channel_count(64, is_output=True, is_key=True, tip="Output channels")
    stride: int = strides()
    shortcut: str = shortcuts()
    order: str = orders()
    drop_rate: float = number(0.0, 0.0, 0.95, tip="Dropout between the convolutions, as in Wide ResNet")
    se: int = reductions()
    survival: float = survivals()
    activated_input: bool = activated_inputs()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        return residual_unit(
            net,
            wires[0],
            (
                lambda net, x: net.conv(x, self.channels, 3, self.stride),
                lambda net, x: net.conv(net.dropout(x, self.drop_rate), self.channels, 3),
            ),
            self.stride,
            self.order,
            self.shortcut,
            se=self.se,
            survival=self.survival,
            activated_input=self.activated_input,
        )

    def caption(self) -> str:
        return caption_of(str(self.channels), self.stride, self.shortcut, self.survival)
