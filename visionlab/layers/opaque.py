"""A piece of somebody else's network that no layer here can say: its shape and cost are kept, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from visionlab.fields import integer, integers, text
from visionlab.layers.base import Layer, Shape, words
from visionlab.problem import Problem


def packed(shapes: tuple[Shape, ...]) -> tuple[int, ...]:
    """Several shapes as one list of numbers, with a 0 between two."""
    flat: list[int] = []
    for shape in shapes:
        flat += [0, *shape] if flat else shape
    return tuple(flat)


def unpacked(numbers: tuple[int, ...]) -> tuple[Shape, ...]:
    """The shapes in such a list."""
    return tuple(tuple(group) for is_gap, group in groupby(numbers, key=lambda number: number == 0) if not is_gap)


@dataclass(frozen=True, slots=True)
class Opaque(Layer):
    """An operation from an imported network that has no layer here. It cannot be edited, trained or exported."""

    kind = "opaque"
    title = "Foreign operation"
    is_weighted = True
    is_foreign = True

    operation: str = text("operation", 64, is_key=True, tip="What it is called where it comes from")
    given: tuple[int, ...] = integers((1,), 0, 2**31, tip="Shapes of its inputs, one after another with 0 between two")
    gives: tuple[int, ...] = integers((1,), 1, 2**31, tip="Shape of its output")
    learned: int = integer(0, 0, 2**40, label="Parameters", tip="Numbers that it learns")
    work: int = integer(0, 0, 2**50, label="MACs", tip="Multiply-accumulates for one image")

    @property
    def inputs(self) -> int:  # type: ignore[override]
        """As many as it was traced with."""
        return len(unpacked(self.given))

    def infer(self, *shapes: Shape) -> Shape:
        if shapes != unpacked(self.given):
            raise Problem(
                "{block} was imported for {given} and cannot take {got}",
                block=self.operation,
                given=" and ".join(map(words, unpacked(self.given))),
                got=" and ".join(map(words, shapes)),
            )
        return self.gives

    def parameters(self, *shapes: Shape) -> int:
        return self.learned

    def macs(self, output: Shape, *shapes: Shape) -> int:
        return self.work

    def module(self, inplace: bool, *shapes: Shape) -> str:
        raise self.refusal(1)

    def refusal(self, count: int) -> Problem:
        """Why a network with so many foreign operations, this one the first, cannot be trained or exported."""
        if count == 1:
            return Problem(
                "{block} came with an imported network and has no PyTorch text here: replace it with layers",
                block=self.operation,
            )
        return Problem(
            "{block} and {others} more foreign operations came with an imported network and have no PyTorch text "
            "here: replace them with layers",
            block=self.operation,
            others=count - 1,
        )

    def caption(self) -> str:
        return self.operation
