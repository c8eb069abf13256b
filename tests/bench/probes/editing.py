"""Edits fields of a network, each to a value never seen before: of DenseNet-121 the growth rate of its first dense
block, after which nearly everything is another; of other networks a field of one block after another.

Told are the milliseconds from each edit until canvas, totals and the inspector (the block is selected) are painted,
and those of the analysis alone.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import QTimer

from visionlab.blocks.dense_block import DenseBlock
from visionlab.cost.analysis import Report, analyse
from visionlab.fields import specs
from visionlab.graph.edits import replace_block
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import Part
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: edits, and those before them that are not counted
COUNTED, WARM = 120, 10
#: of a network with more blocks, so many are edited, spread evenly
BLOCKS = 24
#: fields that would break most networks, or make them larger and larger
_LEFT_OUT = ("stride", "padding", "layers")

#: the block's id, and what stands in its place
Edit = tuple[str, Part]


def growth_rates(graph: Graph) -> Iterator[Edit]:
    """Every growth rate of the first dense block from 33 on."""
    id = next(id for id, node in graph.nodes.items() if isinstance(node.block, DenseBlock))
    for rate in count(33):
        yield id, graph.nodes[id].block.with_(growth_rate=rate)


def each_block(graph: Graph) -> Iterator[Edit]:
    """Round after round, the first field of each block that changes its cost and leaves the network working."""
    before = analyse(graph)
    nodes = [node for node in graph.nodes.values() if before.nodes[node.id].parameters]
    nodes = nodes[:: max(1, len(nodes) // BLOCKS)]
    fields = {node.id: _field(graph, before, node) for node in nodes}
    for step in count(1):
        for node in nodes:
            field = fields[node.id]
            if field is not None:
                yield node.id, _changed(node.block, field, step)


def _changed(block: Part, field: str, step: int) -> Part:
    value = getattr(block, field)
    return block.with_(**{field: value + 2 * step if isinstance(value, int) else value + 0.001 * step})


def _field(graph: Graph, before: Report, node: Node) -> str | None:
    for spec in specs(type(node.block)):
        if spec.kind in ("integer", "number") and spec.name not in _LEFT_OUT:
            try:
                after = analyse(replace_block(graph, node.id, _changed(node.block, spec.name, 40)), before)
            except Problem:
                continue
            if after.is_complete and after.parameters != before.parameters:
                return spec.name
    return None


class Editing:
    """Edits one after the other, each when the one before stands on the screen."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.times: list[float] = []
        graph = window.document.graph
        self.edits = growth_rates(graph) if NETWORK == "densenet-121" else each_block(graph)
        window.load_training()  # as it stands a moment after any start: it looks at each edit too
        QTimer.singleShot(500, probe.guarded(self.choose))

    def choose(self) -> None:
        """Select the block that comes next and let it be painted, or the end."""
        window = self.window
        if len(self.times) == WARM + COUNTED:
            analyses, memories = analysed(window.document.graph, self.edits)
            probe.done(edits=self.times[WARM:], analyses=analyses, memories=memories)
        self.edit = next(self.edits)
        window.document.selection.set([self.edit[0]])
        window.canvas.reveal([self.edit[0]])
        QTimer.singleShot(30, probe.guarded(self.next))

    def next(self) -> None:
        """The edit."""
        window, (id, block) = self.window, self.edit
        macs, node = window.editor.totals.tiles[1], window.editor.inspector.node
        began = time.perf_counter()
        probe.Painted([window.canvas.viewport(), macs, node], self.painted(began))
        window.document.edit("Field", lambda graph: replace_block(graph, id, block))
        # figures that look the same are not painted again by themselves
        macs.update()
        node.update()
        window.canvas.redraw([window.canvas.drawing.box(id)])

    def painted(self, began: float):  # type: ignore[no-untyped-def]
        def then(ended: float) -> None:
            self.times.append(1000 * (ended - began))
            # the next one comes in a turn of its own, as a person's would
            QTimer.singleShot(10, probe.guarded(self.choose))

        return then


def analysed(graph: Graph, edits: Iterator[Edit]) -> tuple[list[float], list[float]]:
    """Milliseconds of the analysis after further edits, and those of its memory, which is asked for later."""
    found, memories = [], []
    before = analyse(graph)
    for _ in range(COUNTED):
        graph = replace_block(graph, *next(edits))
        began = time.perf_counter()
        before = analyse(graph, before)
        between = time.perf_counter()
        _ = before.memory.training
        found.append(1000 * (between - began))
        memories.append(1000 * (time.perf_counter() - between))
    return found, memories


if __name__ == "__main__":
    NETWORK = sys.argv[1]
    probe.run(NETWORK, Editing, rest=500, prime=False)
