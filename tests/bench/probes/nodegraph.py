"""A scene of NodeGraphQt, run by a Python of its own that has it: tells milliseconds of building and of a redraw."""

from __future__ import annotations

import json
import statistics
import sys
import time

from NodeGraphQt import BaseNode, NodeGraph  # type: ignore[import-not-found]
from Qt import QtWidgets  # type: ignore[import-not-found]

FRAMES = 30


class Card(BaseNode):  # type: ignore[misc]
    """A node with one input and one output."""

    __identifier__ = "bench"
    NODE_NAME = "Card"

    def __init__(self) -> None:
        super().__init__()
        self.add_input("in")
        self.add_output("out")


def main() -> None:
    """Measures and tells."""
    count = int(sys.argv[1])
    application = QtWidgets.QApplication([])
    graph = NodeGraph()
    graph.register_node(Card)
    viewer = graph.widget
    viewer.resize(1200, 800)
    viewer.show()
    application.processEvents()
    across = round(count**0.5)
    began = time.perf_counter()
    nodes = [
        graph.create_node("bench.Card", pos=[240 * (index % across), 120 * (index // across)], push_undo=False)
        for index in range(count)
    ]
    for index in range(across, count):
        nodes[index - across].set_output(0, nodes[index].input(0))
    application.processEvents()
    built = 1000 * (time.perf_counter() - began)
    graph.clear_selection()
    graph.fit_to_selection()
    frames = []
    for _ in range(FRAMES):
        began = time.perf_counter()
        graph.viewer().viewport().repaint()
        frames.append(1000 * (time.perf_counter() - began))
    print(json.dumps({"built": built, "redraw": statistics.median(frames)}), flush=True)


if __name__ == "__main__":
    main()
