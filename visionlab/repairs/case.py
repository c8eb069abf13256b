"""A problem to be repaired, and what a kind of repair may ask about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from visionlab.blocks.recording import record
from visionlab.cost.analysis import Report
from visionlab.fields import Spec, specs
from visionlab.graph.model import Graph, Link
from visionlab.layers.base import Part, Shape
from visionlab.problem import Problem

#: how far above a block something is changed for its sake
_REACH = 8


class Proposal(NamedTuple):
    """Something that may help: words for a person, as those of a `Problem`, and the edit."""

    template: str
    values: Mapping[str, object]
    edit: Callable[[Graph], Graph]
    #: takes away what a person has put there: offered last
    removes: bool = False


@dataclass(frozen=True)
class Case:
    """A node that cannot work, or (with an empty `id`) something wrong with the network as a whole."""

    graph: Graph
    report: Report
    id: str
    problem: Problem

    @property
    def is_whole(self) -> bool:
        """Whether it is the network rather than a node."""
        return not self.id

    @property
    def part(self) -> Part:
        """The block that cannot work."""
        part: Part = self.graph.nodes[self.id].block
        return part

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links into the node, by port."""
        return () if self.is_whole else self.graph.into[self.id]

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes on the links into the node; empty where one has none, and so nothing can be said of them."""
        found = [self.report.nodes[link.source].shape for link in self.links]
        known = tuple(shape for shape in found if shape is not None)
        return known if len(known) == len(found) else ()

    @cached_property
    def are_maps(self) -> bool:
        """Whether all that comes in is maps (channels, height, width)."""
        return bool(self.shapes) and all(len(shape) == 3 for shape in self.shapes)

    def takes(self, *shapes: Shape) -> bool:
        """Whether the block would work on these."""
        return shape_after(self.part, *shapes) is not None

    def with_shape(self, port: int, shape: Shape) -> tuple[Shape, ...]:
        """The shapes that come in, with another one on the link of this rank."""
        return (*self.shapes[:port], shape, *self.shapes[port + 1 :])

    def branch(self, id: str) -> Iterator[str]:
        """A node and those above it that feed nothing else, nearest first."""
        for _ in range(_REACH):
            told = self.report.nodes[id]
            if told.shape is None or len(self.graph.out[id]) != 1 or not told.inputs or told.block.is_foreign:
                return
            yield id
            if len(told.inputs) != 1:
                return
            id = self.graph.into[id][0].source

    def shape_with(self, id: str, block: Part) -> Shape | None:
        """What would come to the node by its branch with another block in the place of `id`; None where none would."""
        into = [self.report.nodes[link.source].shape for link in self.graph.into[id]]
        shape = shape_after(block, *(one for one in into if one is not None))
        while shape is not None:
            (link,) = self.graph.out[id]
            id = link.target
            if id == self.id:
                return shape
            shape = shape_after(self.graph.nodes[id].block, shape)
        return None


def shape_after(part: Part, *shapes: Shape) -> Shape | None:
    """The shape that leaves a part; None where these do not fit."""
    try:
        return record(part, shapes).shape
    except Problem:
        return None


def varied(part: Part, **changes: object) -> Part | None:
    """The part with other fields; None where they do not go together."""
    try:
        return part.with_(**changes)
    except Problem:
        return None


def output_spec(part: Part) -> Spec | None:
    """The field that sets the channels of the output."""
    return next((spec for spec in specs(type(part)) if spec.is_output), None)


def called(graph: Graph, id: str) -> str:
    """A node's title: the person's, or its block's."""
    node = graph.nodes[id]
    return node.title or str(node.block.title)
