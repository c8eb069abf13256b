"""A block n times in a row, as `x n` in a paper's table."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.holding import part_field
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.fields import boolean, integer
from visionlab.layers.base import Part
from visionlab.problem import Phrase, Problem

_BRICK = ConvNormAct()


@dataclass(frozen=True, slots=True)
class Repeat(Block):
    """One block n times in a row; as in most tables only the first takes its stride."""

    kind = "repeat"
    group = "Blocks"
    title = "Repeat"

    times: int = integer(2, 1, 256, is_key=True, tip="How many times in a row (n)")
    block: Part = part_field("Repeat", _BRICK, is_key=True, tip="What is repeated; it has one input")  # noqa: RUF009
    strides_once: bool = boolean(True, label="Stride once", tip="Only the first takes the stride, the others have 1")

    def validate(self) -> None:
        if self.block.inputs != 1 or self.block.is_auxiliary or isinstance(self.block, Repeat):
            raise Problem(
                "{block} takes a block of one input that is no repetition itself: got {got}",
                block=self.title,
                got=self.block.title,
            )

    @property
    def later(self) -> Part:
        """The block as it is after the first."""
        has_stride = any(spec.name == "stride" for spec in self.block.declared)
        return self.block.with_(stride=1) if has_stride and self.strides_once else self.block

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        x = net.use(self.block, wires[0])
        later = self.later
        for _ in range(self.times - 1):
            x = net.use(later, x)
        return x

    def caption(self) -> str:
        return Phrase("{times} × {block}", times=self.times, block=self.block.title)
