"""Tells how late the window's event loop is: first at rest, then while it trains and is panned.

ResNet-20 is trained on all cores; the canvas meanwhile shows the largest inside of DenseNet-121, which a middle button
drags to and fro 30 times a second. Lateness is that of a precise timer of 5 ms.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visionlab.runs.settings import RunSettings

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window

TICK = 0.005
#: milliseconds after which the window has done all that it does in advance
READY = 6000
REST_SECONDS, BUSY_SECONDS, SETTLING_SECONDS = 3, 10, 2


class Lateness:
    """A precise timer that notes how many milliseconds after its due time it was called.

    Due times lie on a grid; a call that comes after several of them is late by the oldest.
    """

    def __init__(self) -> None:
        self.found: list[float] = []
        self._due = math.inf
        self._timer = QTimer(interval=round(1000 * TICK), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        if now < self._due:  # earlier than any before: the grid begins here
            self._due = now
        self.found.append(1000 * (now - self._due))
        while self._due <= now:
            self._due += TICK

    def take(self) -> list[float]:
        """What was found since the last call."""
        found, self.found = self.found, []
        return found


class Panning:
    """A hand that drags the canvas to and fro."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._middle = QPointF(canvas.viewport().rect().center())
        self._number = 0
        self._post(QEvent.Type.MouseButtonPress, self._middle)
        self._timer = QTimer(interval=33, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._move)
        self._timer.start()

    def _move(self) -> None:
        self._number += 1
        turn = 2 * math.pi * self._number / 60  # two seconds
        self._post(QEvent.Type.MouseMove, self._middle + QPointF(200 * math.sin(turn), 150 * math.sin(2 * turn)))

    def _post(self, kind: QEvent.Type, at: QPointF) -> None:
        viewport = self._canvas.viewport()
        button = Qt.MouseButton.MiddleButton
        on_screen = QPointF(viewport.mapToGlobal(at.toPoint()))
        pressed = button if kind != QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        event = QMouseEvent(kind, at, on_screen, pressed, button, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(viewport, event)


class Smoothness:
    """The course of the measurement."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.late = Lateness()
        QTimer.singleShot(1000 * REST_SECONDS, probe.guarded(self.train))

    def train(self) -> None:
        """The rest is over: a run begins."""
        self.rest = self.late.take()
        settings = RunSettings(
            epochs=1000, learning_rate=0.01, schedule="constant", limit=probe.IMAGES, device="cpu", threads=0
        )
        self.panel: TrainingPanel = probe.click_train(self.window, settings)
        probe.poll(self.is_training, self.pan)

    def is_training(self) -> bool:
        """Whether steps come."""
        live = self.panel.live
        assert live is None or live.outcome is None, str(live.outcome)
        return live is not None and len(live.steps) >= 5

    def pan(self) -> None:
        """Opens the network that is looked at, and begins to drag it."""
        window = self.window
        probe.tell(child=self.panel.child)
        window.files.open_preset("densenet-121")
        nodes = window.document.report.nodes.values()
        window.canvas.enter(max((n for n in nodes if n.recording), key=lambda n: len(n.recording.steps)).id)
        self.panning = Panning(window.canvas)
        QTimer.singleShot(1000 * SETTLING_SECONDS, probe.guarded(self.begin))

    def begin(self) -> None:
        """From now on it counts."""
        self.late.take()
        self.steps = len(self.panel.live.steps)
        QTimer.singleShot(1000 * BUSY_SECONDS, probe.guarded(self.end))

    def end(self) -> None:
        """Tells everything."""
        probe.done(
            busy=self.late.take(),
            rest=self.rest,
            steps=len(self.panel.live.steps) - self.steps,
            cards=len(self.window.canvas.drawing.places),
        )


if __name__ == "__main__":
    probe.run("cifar-resnet-20", Smoothness, rest=READY)
