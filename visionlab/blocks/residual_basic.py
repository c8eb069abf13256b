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
    pictogram = (
        "M12 2v3 M7 5h10v4h-10z M12 9v2 M7 11h10v4h-10z M12 15v2 M12 17a2.3 2.3 0 1 0 .01 0z M12 "
        "3.5h9v15.8h-6.5 M12 21.6v.9"
    )

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
