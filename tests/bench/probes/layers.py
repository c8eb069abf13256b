"""Opens a network at layer level and tells how long it took until the canvas was painted.

`blocks`: its blocks are opened in place, as a file may say. `layers`: each layer is a node, still to be laid out, as
an imported network is.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import graphs
import window as probe
from forgetting import forget
from PySide6.QtCore import QTimer

from visionlab.cost.analysis import analyse
from visionlab.cost.folding import Folding
from visionlab.cost.seen import composites
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.presets.registry import asked

if TYPE_CHECKING:
    from visionlab.ui.window import Window


class Opening:
    """The course of the measurement."""

    def __init__(self, window: Window, network: str, way: str) -> None:
        self.window, self.way = window, way
        preset, options = asked(network)
        graph = preset.graph(options=options)
        report = analyse(graph)
        self.layers = report.recording.layers
        self.folding = Folding(opened=frozenset(composites(report)))
        self.graph = graph if way == "blocks" else graphs.by_layers(network)
        # the editor is made with the first network: that is not asked
        window.files.open_preset("starter")
        QTimer.singleShot(800, probe.guarded(self.open))

    def open(self) -> None:
        """The network, of which nothing was recorded before."""
        forget()
        document = self.window.document
        began = time.perf_counter()

        def painted(ended: float) -> None:
            probe.done(opened=1000 * (ended - began), layers=self.layers, cards=len(self.window.canvas.drawing.faces))

        probe.Painted([self.window.canvas.viewport()], painted)
        if self.way == "blocks":
            document.open(self.graph, "Blocks", folding=self.folding)
        else:
            document.open(edits.move(self.graph, layout(self.graph)), "Layers")


if __name__ == "__main__":
    probe.run(None, lambda window: Opening(window, *sys.argv[1:]), rest=500, prime=False)
