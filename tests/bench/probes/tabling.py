"""Opens the table of a network of 5,000 layers in the analysis dock; sorts it by every column, then scrolls it.

Told are the milliseconds from the click on its tab, beside another page, until the table is painted; of each click on
a head until its rows are; of each frame of a scroll, by what the wheel moves, through the list of all layers and
through the tree with every block open; and of the page's refresh after edits.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import Qt, QTimer

from visionlab.graph.edits import replace_block
from visionlab.presets.cifar_resnet import CifarOptions
from visionlab.ui.analysis.pages.table import TablePage
from visionlab.ui.analysis.table_bar import BLOCKS, LAYERS

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: units at each of three widths: 5,000 layers and some
UNITS = 238
FRAMES = 300
#: pixels that a notch of the wheel scrolls
NOTCH = 3 * 23
EDITS = 30


class Tabling:
    """The course of the measurement."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.sorts: list[float] = []
        self.frames: list[float] = []
        window.settings.put("analysis_page", "field")
        window.settings.put("table_view", LAYERS)
        window.files.open_preset("cifar-resnet-1202", options=CifarOptions(UNITS))
        QTimer.singleShot(500, window.analysis_dock.toggle)
        QTimer.singleShot(2000, probe.guarded(self.open))

    def open(self) -> None:
        """The page, made now."""
        panel = self.window.analysis_dock.panel
        began = time.perf_counter()
        panel.show_page(TablePage.name)
        page = panel.page
        assert isinstance(page, TablePage) and page.tree.isVisible()
        self.page, self.tree = page, page.tree
        probe.Painted([self.tree.viewport()], lambda ended: self.opened(1000 * (ended - began)))

    def opened(self, took: float) -> None:
        """It is there; next the heads."""
        self.took = took
        self.layers = self.tree.rows.rowCount()
        self.clicks = [
            (column, order)
            for column in range(len(self.tree.rows.columns))
            for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder)
        ]
        QTimer.singleShot(300, probe.guarded(self.sort))

    def sort(self) -> None:
        """The next click on a head, or the end of them."""
        if not self.clicks:
            self.tree.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
            QTimer.singleShot(300, probe.guarded(self.scroll))
            return
        column, order = self.clicks.pop()
        began = time.perf_counter()

        def painted(ended: float) -> None:
            self.sorts.append(1000 * (ended - began))
            QTimer.singleShot(20, probe.guarded(self.sort))

        probe.Painted([self.tree.viewport()], painted)
        self.tree.sortByColumn(column, order)
        # rows that stay in their places are not painted again by themselves
        self.tree.viewport().update()

    def scroll(self) -> None:
        """A frame each turn of the event loop: through the list, then through the tree."""
        count = len(self.frames)
        if count == FRAMES:
            self.page.turn(BLOCKS)
            self.tree.expandAll()
            self.tree.scrollToTop()
            self.frames.append(0.0)
            QTimer.singleShot(300, probe.guarded(self.scroll))
            return
        if count > 2 * FRAMES:
            self.frames.remove(0.0)
            self.edit()
        bar = self.tree.verticalScrollBar()
        began = time.perf_counter()

        def painted(ended: float) -> None:
            self.frames.append(1000 * (ended - began))
            QTimer.singleShot(0, probe.guarded(self.scroll))

        probe.Painted([self.tree.viewport()], painted)
        # now and then to quite another place, where nothing that is painted can be kept
        place = bar.value() + NOTCH if (count + 1) % 10 else (count * 7919) % max(1, bar.maximum() - 10 * NOTCH)
        bar.setValue(place)

    def edit(self) -> None:
        """What the page costs after an edit, with every block open."""
        document, page = self.window.document, self.page
        document.changed.disconnect()
        first = next(id for id, node in document.graph.nodes.items() if node.title == "conv1")
        edits = []
        for channels in range(EDITS):
            block = document.graph.nodes[first].block.with_(channels=16, kernel=3 + 2 * (channels % 4))
            document.edit("Kernel", lambda graph, block=block: replace_block(graph, first, block))
            began = time.perf_counter()
            page.refresh()
            edits.append(1000 * (time.perf_counter() - began))
        probe.done(opened=self.took, layers=self.layers, sorts=self.sorts, frames=self.frames, edits=edits)


if __name__ == "__main__":
    probe.run(None, Tabling, rest=500, prime=False)
