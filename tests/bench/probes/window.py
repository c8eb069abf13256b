"""A window opened as `python main.py` opens it, for probes: what they do begins after its first paint."""

from __future__ import annotations

import json
import os
import time
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from visionlab.ui import main

if TYPE_CHECKING:
    from visionlab.runs.settings import RunSettings
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window

#: pictures to train on; an epoch then outlasts most measurements
IMAGES = 16_000


def run(network: str | None, then: Callable[[Window], object], rest: int = 0, *, prime: bool = True) -> NoReturn:
    """Opens the window, then calls `then` so many milliseconds after its first paint. Never returns."""
    original = main.after_paint

    def after(window: Window) -> None:
        original(window)
        window.resize(1366, 768)  # as on a common screen; Qt's offscreen one is 800 pixels wide
        QTimer.singleShot(rest, window, guarded(lambda: then(window)))

    main.after_paint = after
    if not prime:
        # a child that imports torch, and a thread that imports pyqtgraph, are not part of what is measured
        main._prime = lambda _panel: None
    os._exit(main.run(network))


def guarded(call: Callable[[], object]) -> Callable[[], None]:
    """What a timer calls, so that a fault ends the probe at once instead of leaving it silent."""

    def guard() -> None:
        try:
            call()
        except Exception:
            traceback.print_exc()
            os._exit(1)

    return guard


def tell(**told: Any) -> None:
    """Says something to the bench."""
    print(json.dumps(told), flush=True)


def done(**told: Any) -> NoReturn:
    """Says the last thing and ends, without the questions that a closing window asks."""
    tell(**told)
    os._exit(0)


class Painted(QObject):
    """Calls `then(seconds)` once all of some widgets have been painted and the turn of the event loop is over.

    `holds`, where given, must be true of a paint for it to count. Time is that of `time.perf_counter`.
    """

    def __init__(
        self, widgets: list[QWidget], then: Callable[[float], object], holds: Callable[[], bool] = lambda: True
    ) -> None:
        super().__init__(widgets[0])
        self._left = set(widgets)
        self._then, self._holds = then, holds
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._left and self._holds():
            self._left.discard(watched)  # type: ignore[arg-type]
            watched.removeEventFilter(self)
            if not self._left:
                # the flush to the display belongs to the turn in which everything is painted
                QTimer.singleShot(0, self, guarded(lambda: self._then(time.perf_counter())))
        return False


def poll(holds: Callable[[], bool], then: Callable[[], object], milliseconds: int = 20) -> None:
    """Calls `then` once `holds` is true."""
    if holds():
        then()
    else:
        QTimer.singleShot(milliseconds, guarded(lambda: poll(holds, then, milliseconds)))


def click_train(window: Window, settings: RunSettings) -> TrainingPanel:
    """Clicks Train on the toolbar, with these settings; tells why where that is not possible."""
    panel = window.load_training()
    panel.setup.use(settings)  # type: ignore[attr-defined]
    reason = panel.setup.reason_not_to_train()  # type: ignore[attr-defined]
    if reason:
        done(cannot=reason)
    window.toolbar.train_button.click()
    return panel  # type: ignore[return-value]
