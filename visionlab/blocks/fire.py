"""The fire module of SqueezeNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block, channel_count
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import choice
from visionlab.problem import Phrase, Problem


@dataclass(frozen=True, slots=True)
class Fire(Block):
    """Squeeze with 1x1, then expand with 1x1 and 3x3 side by side (Iandola et al. 2016, fig. 1).

    A simple bypass adds the input; a complex one sends it through a 1x1 convolution where the channels change
    (section 6, fig. 2). Raises Problem for a simple bypass where they change.
    """

    kind = "fire"
    group = "Blocks"
    title = "Fire"

    squeeze: int = channel_count(16, is_key=True, tip="1x1 channels that feed both branches")
    expand1x1: int = channel_count(64, "Expand 1×1", is_key=True, tip="Channels of the 1x1 branch")
    expand3x3: int = channel_count(64, "Expand 3×3", is_key=True, tip="Channels of the 3x3 branch")
    bypass: str = choice(
        "none",
        ("none", "simple", "complex"),
        tip="simple: the input is added; complex: through a 1x1 convolution where the channels change",
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = wires[0]
        s = net.relu(net.conv(x, self.squeeze, 1, bias=True, name="squeeze"))
        left = net.relu(net.conv(s, self.expand1x1, 1, bias=True, name="expand1x1"))
        right = net.relu(net.conv(s, self.expand3x3, 3, bias=True, name="expand3x3"))
        y = net.concat(left, right)
        if self.bypass == "none":
            return y
        if x.channels == y.channels:
            return net.add(y, x)
        if self.bypass == "simple":
            raise Problem(
                "{block} with a simple bypass needs as many channels in as out, {expected}: got {got}",
                block=self.title,
                expected=y.channels,
                got=x.channels,
            )
        return net.add(y, net.conv(x, y.channels, 1, bias=True, name="bypass"))

    def caption(self) -> str:
        text = f"{self.squeeze} → {self.expand1x1} + {self.expand3x3}"
        return text if self.bypass == "none" else Phrase("{text} · {bypass}", text=text, bypass=self.bypass)
