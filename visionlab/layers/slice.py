"""Some of the channels: what a split hands to one branch."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import integer
from visionlab.layers.base import Layer, Shape, need_maps
from visionlab.problem import Phrase, Problem


@dataclass(frozen=True, slots=True)
class Slice(Layer):
    """So many channels from the first on, as one half of ShuffleNet v2's split (Ma et al. 2018, fig. 3c)."""

    kind = "slice"
    group = "Merge"
    title = "Slice of channels"
    is_view = True

    first: int = integer(0, 0, 65_535, is_key=True, tip="Number of the first channel, from 0")
    channels: int = integer(32, 1, 65_536, is_key=True, tip="How many channels")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        if self.first + self.channels > shapes[0][0]:
            raise Problem(
                "{block} needs {needed} channels: got {got}",
                block=self.title,
                needed=self.first + self.channels,
                got=shapes[0][0],
            )
        return (self.channels, *shapes[0][1:])

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        return f"{arguments[0]}[:, {self.first}:{self.first + self.channels}]"

    def caption(self) -> str:
        return Phrase("{first} to {last}", first=self.first, last=self.first + self.channels - 1)
