"""Opens a network of many nodes and looks around in it.

Told are the milliseconds from asking for it until all of the canvas is painted, and those of each frame, from the
event to the picture: the whole network painted again, panned at full size, zoomed from near to far and back, and a
node dragged by the mouse, at full size and with the whole network in view. With the argument `hub` what is dragged is
a node of fifty links.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import graphs
import window as probe
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visionlab.ui.canvas import zoom
from visionlab.ui.canvas.geometry import card

if TYPE_CHECKING:
    from visionlab.ui.window import Window

FRAMES = 150
#: links of the node in the middle
ARMS = 49


class Looking:
    """The course of the measurement."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.canvas = window.canvas
        self.frames: dict[str, list[float]] = {}
        # the editor is made with the first network: that is not asked
        window.files.open_preset("starter")
        QTimer.singleShot(800, probe.guarded(self.open))

    def open(self) -> None:
        """The network, which is painted with all that a window shows of it."""
        graph = graphs.hub(ARMS) if WHAT == "hub" else graphs.woven(int(WHAT))
        began = time.perf_counter()

        def painted(ended: float) -> None:
            self.opened = 1000 * (ended - began)
            QTimer.singleShot(800, probe.guarded(self.look))

        probe.Painted([self.canvas.viewport()], painted)
        self.window.files.open_graph(graph, "Woven")

    def look(self) -> None:
        """One way of looking around after the other."""
        ways: dict[str, Callable[[], Iterator[object]]] = {"hub": self.hub} if WHAT == "hub" else {
            "fit": self.fit, "pan": self.pan, "zoom": self.zoom, "drag": self.drag, "drag whole": self.drag_whole
        }  # fmt: skip
        self.steps = ((name, step) for name, way in ways.items() for step in way())
        self.next()

    def next(self) -> None:
        """The next frame, or the end. The first frames of a way are those of getting there."""
        began = time.perf_counter()
        try:
            name, _ = next(self.steps)
        except StopIteration:
            probe.done(opened=self.opened, nodes=len(self.canvas.drawing.places), frames=self.frames)

        def painted(ended: float) -> None:
            self.frames.setdefault(name, []).append(1000 * (ended - began))
            QTimer.singleShot(0, probe.guarded(self.next))

        probe.Painted([self.canvas.viewport()], painted)

    # -- ways of looking around: each step makes something that must be painted

    def fit(self) -> Iterator[None]:
        self.canvas.fit()
        for _ in range(FRAMES):
            self.canvas.viewport().update()
            yield

    def pan(self) -> Iterator[None]:
        self.at(1.0)
        for step in range(FRAMES):
            zoom.pan(self.canvas, QPointF(23, 31) * (1 if step % 50 < 25 else -1))
            yield

    def zoom(self) -> Iterator[None]:
        self.at(1.2)
        for factor in itertools.chain([2 ** (-1 / 16)] * (FRAMES // 2), [2 ** (1 / 16)] * (FRAMES // 2)):
            zoom.by(self.canvas, factor)
            self.canvas.viewport().update()  # at the end of the way nothing changes any more
            yield

    def drag(self) -> Iterator[None]:
        self.at(1.0)
        yield from self.dragged(self.middle())

    def drag_whole(self) -> Iterator[None]:
        self.canvas.fit()
        yield from self.dragged(self.middle())

    def hub(self) -> Iterator[None]:
        self.at(0.5)
        self.canvas.center_on("hub")
        yield from self.dragged("hub")

    def dragged(self, id: str) -> Iterator[None]:
        """The mouse takes a card and leads it about."""
        start = self.canvas.viewportTransform().map(card(self.canvas.drawing.places[id]).center())
        self.mouse(QEvent.Type.MouseButtonPress, start)
        self.mouse(QEvent.Type.MouseMove, start + QPointF(30, 0))
        for step in range(FRAMES):
            self.mouse(QEvent.Type.MouseMove, start + QPointF(30 + 2 * (step % 50), 1.5 * step))
            self.canvas.viewport().update()
            yield
        self.mouse(QEvent.Type.MouseButtonRelease, start)
        self.canvas.viewport().update()
        yield

    def at(self, scale: float) -> None:
        """The middle of the network at a scale."""
        zoom.by(self.canvas, scale / self.canvas.scale_now)
        self.canvas.center_on(self.middle())

    def middle(self) -> str:
        middle = self.canvas.drawing.bounds().center()
        places = self.canvas.drawing.places
        return min(places, key=lambda id: (card(places[id]).center() - middle).manhattanLength())

    def mouse(self, kind: QEvent.Type, at: QPointF) -> None:
        viewport = self.canvas.viewport()
        button = Qt.MouseButton.LeftButton
        pressed = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else button
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else button
        on_screen = QPointF(viewport.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(
            viewport, QMouseEvent(kind, at, on_screen, pressed, held, Qt.KeyboardModifier.NoModifier)
        )


if __name__ == "__main__":
    WHAT = sys.argv[1]
    probe.run(None, Looking, rest=500, prime=False)
