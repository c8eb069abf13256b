"""Shows a run of 1,000,000 steps in the training panel; tells what that took of memory, and how long a redraw takes.

Argument: the folder of the run. The window reads it as it reads any run, and follows it with its curves. Memory is
resident memory, from the moment when the window has done all that it does in advance. A redraw is that of the loss, the
steps faint behind their mean, with its painting; panned, the axes are made anew too.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: what the window imports in advance, and the milliseconds after which all else is done
IN_ADVANCE, READY = "visionlab.ui.training.curves", 6000
REDRAWS = 200


def resident() -> int:
    """Bytes that this process has in memory."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(next(line for line in text.splitlines() if line.startswith("VmRSS:")).split()[1])


class Million:
    """The course of the measurement."""

    def __init__(self, window: Window) -> None:
        if not Path("/proc/self/status").exists():
            probe.done(cannot="only Linux tells the memory that a process has")
        self.window = window
        probe.poll(lambda: IN_ADVANCE in sys.modules, lambda: QTimer.singleShot(READY, probe.guarded(self.begin)))

    def begin(self) -> None:
        """From now on it counts: the panel opens and reads the run."""
        self.before = resident()
        self.window.show_training()
        self.panel = self.window.training
        self.panel.overlay([sys.argv[1]])
        probe.poll(self.is_read, lambda: QTimer.singleShot(1000, probe.guarded(self.redraw)), 100)

    def is_read(self) -> bool:
        """Whether all of the run is there."""
        return self.panel.shown is not None and self.panel.shown.outcome is not None

    def redraw(self) -> None:
        """The same view again and again, then one that moves."""
        after = resident()
        curves = self.panel.display.make_curves()
        still = [self.once(curves, 0.0) for _ in range(REDRAWS)]
        panned = [self.once(curves, 100.0) for _ in range(REDRAWS)]
        steps = len(self.panel.shown.steps)
        probe.done(grown=after - self.before, start=self.before, still=still, panned=panned, steps=steps)

    @staticmethod
    def once(curves, by: float) -> float:  # type: ignore[no-untyped-def]
        """Milliseconds of one redraw of the loss, after a pan by so many steps."""
        began = time.perf_counter()
        curves._view.low += by
        curves._view.high += by
        curves.loss.draw(curves._view)
        curves.loss.plot.viewport().repaint()
        return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    probe.run("starter", Million)
