"""The table of a network: a row for the whole, for each node, for each block inside it and for each layer.

Rows are plain tuples. Those inside a row are worked out when they are asked for, from recordings that are there
anyway. Memory is told as on a printed table of VGG-16: the output of each layer, for one image, so that it adds
up; a layer that writes over its input, or only looks at it in another shape, takes none.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recorder import Step
from visionlab.blocks.recording import Recording
from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.kinds import Kind, kind_of, written
from visionlab.graph.model import Graph
from visionlab.layers.base import FLOAT, Layer, Part, Shape
from visionlab.layers.dense import Flatten, Linear
from visionlab.problem import Problem


class Row(NamedTuple):
    """A line of the table. Counts are for one image."""

    #: the node's id and the names of the steps down to here; empty for the network
    path: tuple[str, ...]
    #: what the node is called
    title: str
    #: None for the network
    part: Part | None
    #: shapes on its inputs; for a linear layer behind a flatten, of the maps that were flattened
    inputs: tuple[Shape, ...] = ()
    #: None where a node does not work
    shape: Shape | None = None
    #: that it and the layers in it write
    elements: int = 0
    parameters: int = 0
    macs: int = 0
    #: layers in it, itself included
    layers: int = 0
    #: what it is made of; None for a layer
    inner: Recording | None = None
    #: whether it is within an auxiliary head, which the network's sums leave out
    is_auxiliary: bool = False
    problem: Problem | None = None

    @property
    def name(self) -> str:
        """The node's title, and for what is inside it the steps down to here: `conv1 / conv_2`."""
        return " / ".join((self.title, *self.path[1:]))

    @property
    def bytes(self) -> int:
        """What it writes, in fp32."""
        return FLOAT * self.elements

    @property
    def kind(self) -> Kind | None:
        """The type of a layer that works."""
        return kind_of(self.part, self.inputs) if isinstance(self.part, Layer) and self.shape is not None else None

    @property
    def formula(self) -> str:
        """How the parameters of a layer come about: `(3*3*64)*128 + 128`; empty where there are none."""
        return self.part.formula(*self.inputs) if isinstance(self.part, Layer) and self.parameters else ""


def network(report: Report) -> Row:
    """The row of the whole network."""
    whole = report.recording
    shape = whole.shape if whole.steps else None
    return Row((), "", None, (), shape, _elements(whole), whole.parameters, whole.macs, whole.layers, whole)


def nodes(graph: Graph, report: Report) -> list[Row]:
    """A row for each node, in the order in which they run."""
    found = []
    whole = report.recording
    inplace = inplace_steps(whole) if whole.steps else frozenset()
    for id, told in report.nodes.items():
        node = graph.nodes[id]
        title = node.title or str(node.block.title)
        if told.wire is not None:
            found.append(_row((id,), title, whole, whole.steps[told.wire], told.wire in inplace, False))
        elif told.recording is not None:
            found.append(_head(title, told, told.recording))
        else:
            found.append(Row((id,), title, told.block, is_auxiliary=told.block.is_auxiliary, problem=told.problem))
    return found


def inside(row: Row) -> list[Row]:
    """The rows one level below that of a block; none below a layer."""
    return [] if row.inner is None else _placed(row, _inside(row.inner))


def layers(row: Row) -> list[Row]:
    """The rows of all layers in a node or block; of a layer, its own."""
    return [row] if row.inner is None else _placed(row, _layers(row.inner))


def _placed(row: Row, found: tuple[Row, ...]) -> list[Row]:
    """Rows of a recording as they are below a row."""
    # hot: the list of all layers of a deep network comes through here some thousand times, and most of its blocks are
    # alike: `_make` and `_replace` take several times as long
    path, title, is_auxiliary = row.path, row.title, row.is_auxiliary
    new = tuple.__new__
    return [new(Row, ((*path, *one[0]), title, *one[2:10], is_auxiliary, None)) for one in found]


@lru_cache(maxsize=15_000)
def _inside(recording: Recording) -> tuple[Row, ...]:
    """The rows of the steps of a recording; remembered for a block, so without what is above it."""
    inplace = inplace_steps(recording)
    return tuple(
        _row((step.name,), "", recording, step, number in inplace, False) for number, step in enumerate(recording.steps)
    )


@lru_cache(maxsize=15_000)
def _layers(recording: Recording) -> tuple[Row, ...]:
    """The rows of all layers in a recording; remembered as those of its steps."""
    return tuple(leaf for one in _inside(recording) for leaf in layers(one))


def _row(
    path: tuple[str, ...], title: str, recording: Recording, step: Step, is_inplace: bool, is_auxiliary: bool
) -> Row:
    """The row of a step."""
    part, _name, wires, shape, inner, parameters, macs, _window = step
    inputs = (recording.wire_shape(wires[0]),) if len(wires) == 1 else tuple(map(recording.wire_shape, wires))
    if inner is not None:
        return Row(
            path, title, part, inputs, shape, _elements(inner), parameters, macs, inner.layers, inner, is_auxiliary
        )
    if isinstance(part, Linear):
        inputs = (_before_flatten(recording, wires[0]),)
    return Row(path, title, part, inputs, shape, written(step, is_inplace), parameters, macs, 1, None, is_auxiliary)


@lru_cache(maxsize=15_000)
def _elements(recording: Recording) -> int:
    """What all layers write; remembered for a block."""
    inplace = inplace_steps(recording) if recording.steps else ()
    return sum(
        [
            written(step, number in inplace) if step.inner is None else _elements(step.inner)
            for number, step in enumerate(recording.steps)
        ]
    )


def _head(title: str, told: NodeReport, recording: Recording) -> Row:
    """The row of an auxiliary head, which is no step of the network."""
    counts = (_elements(recording), told.parameters, told.macs, recording.layers)
    return Row((told.id,), title, told.block, recording.inputs, told.shape, *counts, recording, True)


def _before_flatten(recording: Recording, wire: int) -> Shape:
    """The shape of the maps that a vector was made of, past a dropout; where that is not to be seen, the vector's."""
    shape = recording.wire_shape(wire)
    while wire >= len(recording.inputs):
        step = recording.steps[wire - len(recording.inputs)]
        if not isinstance(step.part, Layer) or not (step.part.is_view or step.part.is_inert):
            break
        wire = step.inputs[0]
        if isinstance(step.part, Flatten):
            maps = recording.wire_shape(wire)
            return maps if maps[1:] not in ((), (1, 1)) else shape
    return shape
