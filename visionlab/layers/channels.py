"""What happens to whole channels: scaling each by a gate, and shuffling them between groups."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import integer
from visionlab.layers.base import KEEPS_INPUT, Kept, Layer, Shape, need_maps, words
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Scale(Layer):
    """Maps (first input) times one number a channel (second input), as squeeze-and-excitation ends."""

    kind = "scale"
    group = "Merge"
    title = "Scale channels"
    inputs = 2
    is_overwritable = True

    def infer(self, *shapes: Shape) -> Shape:
        maps, gate = shapes
        need_maps(self, maps)
        if gate != (maps[0], 1, 1):
            raise Problem(
                "{block} needs one number a channel on its second input, {expected}: got {got}",
                block=self.title,
                expected=words((maps[0], 1, 1)),
                got=words(gate),
            )
        return maps

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        return KEEPS_INPUT

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        return " * ".join(arguments)


@dataclass(frozen=True, slots=True)
class ChannelShuffle(Layer):
    """Deals the channels of each group out to all groups (Zhang et al. 2017, fig. 1c)."""

    kind = "channel_shuffle"
    group = "Merge"
    title = "Channel shuffle"
    is_overwritable = True

    groups: int = integer(3, 1, 65_536, is_key=True, tip="Groups of the convolution before")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        if shapes[0][0] % self.groups:
            raise Problem(
                "{block} needs {name} channels divisible by its {groups} groups: got {count}",
                block=self.title,
                name="input",
                groups=self.groups,
                count=shapes[0][0],
            )
        return shapes[0]

    def module(self, inplace: bool, *shapes: Shape) -> str:
        return f"nn.ChannelShuffle({self.groups})"

    def caption(self) -> str:
        return f"g = {self.groups}"
