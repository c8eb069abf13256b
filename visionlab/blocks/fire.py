"""The fire module of SqueezeNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire


@dataclass(frozen=True, slots=True)
class Fire(Block):
    """Squeeze with 1x1, then expand with 1x1 and 3x3 side by side (Iandola et al. 2016, fig. 1)."""

    kind = "fire"
    group = "Blocks"
    title = "Fire"
    pictogram = (
        "M12 2v3 M9 5h6v4h-6z M10.5 9l-4 4 M13.5 9l4 4 M3 13h7v5h-7z M14 13h7v5h-7z M6.5 18l5 3.5 M17.5 18l-5 3.5"
    )

    squeeze: int = channel_count(16, is_key=True, tip="1x1 channels that feed both branches")
    expand1x1: int = channel_count(64, "Expand 1×1", is_key=True, tip="Channels of the 1x1 branch")
    expand3x3: int = channel_count(64, "Expand 3×3", is_key=True, tip="Channels of the 3x3 branch")

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        s = net.relu(net.conv(wires[0], self.squeeze, 1, bias=True, name="squeeze"))
        left = net.relu(net.conv(s, self.expand1x1, 1, bias=True, name="expand1x1"))
        right = net.relu(net.conv(s, self.expand3x3, 3, bias=True, name="expand3x3"))
        return net.concat(left, right)

    def caption(self) -> str:
        return f"{self.squeeze} → {self.expand1x1} + {self.expand3x3}"
