"""A border of zeros that differs from side to side; negative widths cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.fields import choice, integer
from visionlab.layers.base import Layer, Shape, Window, need_maps
from visionlab.problem import Problem


def _border(tip: str) -> Any:
    return integer(0, -64, 64, unit="px", is_key=True, tip=tip)


@dataclass(frozen=True, slots=True)
class Pad(Layer):
    """A border around the maps, wider on some sides than on others; negative widths cut."""

    kind = "pad"
    group = "Pooling"
    title = "Border"
    is_overwritable = True

    left: int = _border("Columns added on the left")
    right: int = _border("Columns added on the right")
    top: int = _border("Rows added above")
    bottom: int = _border("Rows added below")
    value: str = choice("zero", ("zero", "lowest"), tip="lowest: below every number, as a max pool needs")

    def infer(self, *shapes: Shape) -> Shape:
        need_maps(self, shapes[0])
        channels, height, width = shapes[0]
        grown = (channels, height + self.top + self.bottom, width + self.left + self.right)
        if min(grown) < 1:
            raise Problem(
                "{block} cuts all of the maps away: got {height}x{width}", block=self.title, height=height, width=width
            )
        return grown

    def window(self, *shapes: Shape) -> Window:
        return Window(start=(-self.top, -self.left))

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        value = ', value=float("-inf")' if self.value == "lowest" else ""
        return f"F.pad({arguments[0]}, ({self.left}, {self.right}, {self.top}, {self.bottom}){value})"

    def caption(self) -> str:
        return f"{self.left}, {self.right}, {self.top}, {self.bottom}"
