"""What a pixel of a block's output sees of the picture, and what one large convolution would take to see as much."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from visionlab.blocks.recording import record, see_through
from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.layers.base import POINT, Part, Window


class Box(NamedTuple):
    """Rows and columns of a picture, the last ones not included; negative or too large within a border."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def centre(self) -> tuple[float, float]:
        """(row, column) of the middle."""
        return (self.top + self.bottom) / 2, (self.left + self.right) / 2

    def within(self, height: int, width: int) -> Box:
        """The part that lies on a picture of this size."""
        return Box(max(0, self.top), max(0, self.left), min(height, self.bottom), min(width, self.right))

    @property
    def area(self) -> int:
        """Pixels in it."""
        return max(0, self.bottom - self.top) * max(0, self.right - self.left)


def box_of(window: Window, row: int, column: int) -> Box:
    """What the output pixel in this row and column sees."""
    top = window.start[0] + row * window.stride[0]
    left = window.start[1] + column * window.stride[1]
    return Box(top, left, top + window.size[0], left + window.size[1])


@dataclass(frozen=True, slots=True)
class Instead:
    """A chain of blocks beside the one convolution that sees as much of what enters them."""

    window: Window
    into: int
    out: int
    #: of the chain: learned numbers
    parameters: int
    #: of the one convolution: kernel height x width x channels in x channels out, without bias
    weights: int


def instead(graph: Graph, report: Report, ids: Collection[str]) -> Instead | None:
    """The comparison for selected nodes; None where they are no chain of working blocks on maps."""
    chain = [id for id in graph.order if id in ids]
    if not chain or any(report.nodes[id].shape is None for id in chain):
        return None
    for above, below in pairwise(chain):
        if [link.source for link in graph.into[below]] != [above]:
            return None
    window = POINT
    for id in chain:
        node = report.nodes[id]
        part: Part = node.block
        shapes = tuple(shape for shape in node.inputs if shape is not None)
        if len(shapes) != 1 or len(shapes[0]) != 3:
            return None
        window = see_through(record(part, shapes).window, [window])
    entering, leaving = report.nodes[chain[0]].inputs[0], report.nodes[chain[-1]].shape
    assert entering is not None and leaving is not None
    if len(leaving) != 3:
        return None
    weights = window.size[0] * window.size[1] * entering[0] * leaving[0]
    return Instead(window, entering[0], leaving[0], sum(report.nodes[id].parameters for id in chain), weights)
