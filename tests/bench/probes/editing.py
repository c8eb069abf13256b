"""Edits the growth rate of DenseNet-121's first dense block, each time to a value never seen before.

Told are the milliseconds from each edit until canvas, totals and the inspector (the block is selected) are painted,
and those of the analysis alone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import QTimer

from visionlab.blocks.dense_block import DenseBlock
from visionlab.cost.analysis import analyse
from visionlab.graph.edits import replace_block
from visionlab.graph.model import Graph

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: edits, and those before them that are not counted
COUNTED, WARM = 120, 10


def edited(graph: Graph, id: str, growth_rate: int) -> Graph:
    """The network with another growth rate in one of its blocks."""
    return replace_block(graph, id, graph.nodes[id].block.with_(growth_rate=growth_rate))


class Editing:
    """Edits one after the other, each when the one before stands on the screen."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.times: list[float] = []
        graph = window.document.graph
        self.id = next(id for id, node in graph.nodes.items() if isinstance(node.block, DenseBlock))
        window.load_training()  # as it stands a moment after any start: it looks at each edit too
        window.document.selection.set([self.id])
        QTimer.singleShot(500, probe.guarded(self.next))

    def next(self) -> None:
        """The next edit, or the end."""
        if len(self.times) == WARM + COUNTED:
            analyses, memories = analysed(self.window.document.graph, self.id)
            probe.done(edits=self.times[WARM:], analyses=analyses, memories=memories)
        window, rate = self.window, 33 + len(self.times)
        macs = window.editor.totals.tiles[1]
        before = macs.number
        began = time.perf_counter()
        probe.Painted([window.canvas.viewport(), macs, window.editor.inspector.node], self.painted(began))
        window.document.edit("Growth rate", lambda graph: edited(graph, self.id, rate))
        # figures that look the same are not painted again
        assert macs.number != before

    def painted(self, began: float):  # type: ignore[no-untyped-def]
        def then(ended: float) -> None:
            self.times.append(1000 * (ended - began))
            # the next one comes in a turn of its own, as a person's would
            QTimer.singleShot(10, probe.guarded(self.next))

        return then


def analysed(graph: Graph, id: str) -> tuple[list[float], list[float]]:
    """Milliseconds of the analysis after edits to further values, and those of its memory, which is asked for later."""
    found, memories = [], []
    for rate in range(500, 500 + COUNTED):
        after = edited(graph, id, rate)
        began = time.perf_counter()
        report = analyse(after)
        between = time.perf_counter()
        _ = report.memory
        found.append(1000 * (between - began))
        memories.append(1000 * (time.perf_counter() - between))
    return found, memories


if __name__ == "__main__":
    probe.run("densenet-121", Editing, rest=500, prime=False)
