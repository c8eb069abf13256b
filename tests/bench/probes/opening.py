"""Opens presets and tells how long each took until all of it was painted: one named on the command line, or all."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import window as probe
from forgetting import forget
from PySide6.QtCore import QTimer

from visionlab.presets.registry import presets

if TYPE_CHECKING:
    from visionlab.ui.window import Window


class Opening:
    """Opens one after the other, each when the one before stands on the screen."""

    def __init__(self, window: Window, ids: list[str]) -> None:
        self.window = window
        self.ids = ids
        self.times: dict[str, float] = {}
        self.next()

    def next(self) -> None:
        """The next preset, or the end."""
        if len(self.times) == len(self.ids):
            probe.done(opened=self.times)
        id, window = self.ids[len(self.times)], self.window
        # what was recorded for the gallery's figures is forgotten
        forget()
        widgets = [window.canvas.viewport(), window.editor.totals.tiles[1], window.editor.inspector]
        if not self.times:
            widgets = [window.canvas.viewport(), *window.editor.totals.tiles, window.editor.inspector]
        began = time.perf_counter()

        def painted(ended: float) -> None:
            self.times[id] = 1000 * (ended - began)
            QTimer.singleShot(10, probe.guarded(self.next))

        probe.Painted(widgets, painted)
        window.files.open_preset(id)
        # figures that look the same are not painted again by themselves
        for widget in widgets:
            widget.update()


if __name__ == "__main__":
    named = sys.argv[1:] or list(presets())
    probe.run(None, lambda window: Opening(window, named), rest=500, prime=False)
