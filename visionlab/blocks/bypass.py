"""A block that is left out for a while, without being forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.holding import part_field
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.layers.base import Part
from visionlab.problem import Phrase, Problem

_BRICK = ConvNormAct()


def can_bypass(part: Part) -> bool:
    """Whether a part has something to pass on, and somebody to pass it to."""
    return part.inputs != 0 and not part.is_auxiliary and not isinstance(part, Bypass)


class _Title:
    """What a block that is left out is called; of them at large, what they all are."""

    def __get__(self, bypass: Bypass | None, kind: type) -> str:
        return "Bypass" if bypass is None else Phrase("{block} (bypassed)", block=bypass.block.title)


@dataclass(frozen=True, slots=True)
class Bypass(Block):
    """A block that is left out: what comes into its first input goes on as it is, and it costs nothing."""

    kind = "bypass"
    title = _Title()

    block: Part = part_field("Bypass", _BRICK, tip="What is left out")  # noqa: RUF009

    @property
    def inputs(self) -> int:  # type: ignore[override]
        """As many as the block that is left out."""
        return self.block.inputs

    def validate(self) -> None:
        if not can_bypass(self.block):
            raise Problem(
                "{block} takes a block with an input that something may follow: got {got}",
                block=type(self).title,
                got=self.block.title,
            )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        return wires[0]

    def caption(self) -> str:
        return self.block.caption()
