"""Clicks Train, tells when the first loss point was painted, kills the child and tells when that was said.

`primed` waits first until the child that the window readies in advance has nothing more to do; with `cold` there is
none. The training panel has not been shown before, as after any start.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import window as probe
from PySide6.QtCore import QTimer

from visionlab.runs.settings import RunSettings

if TYPE_CHECKING:
    from visionlab.ui.training.panel import TrainingPanel
    from visionlab.ui.window import Window

#: processor seconds that the import of torch takes at least
IMPORT_SECONDS = 0.5


class Answering:
    """The course of the measurement."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._used = 0.0
        if sys.argv[1] == "primed":
            self.await_child()
        else:
            self.click()

    def await_child(self) -> None:
        """Until the primed child has worked and now rests."""
        used = sum(map(processor_seconds, children()))
        if IMPORT_SECONDS < used == self._used:
            self.click()
        else:
            self._used = used
            QTimer.singleShot(700, probe.guarded(self.await_child))

    def click(self) -> None:
        """Train; the clock runs."""
        self.began = time.perf_counter()
        self.panel: TrainingPanel = probe.click_train(self.window, RunSettings(limit=5000))
        probe.poll(lambda: self.panel.display._curves is not None, self.watch_curves, 2)

    def watch_curves(self) -> None:
        """The chart is there; wait for its first point."""
        plot = self.panel.display.make_curves().loss.plot

        def has_point() -> bool:
            drawn = (getattr(curve, "xData", None) for curve in plot.getPlotItem().curves)
            return any(x is not None and len(x) for x in drawn)

        probe.Painted([plot.viewport()], self.has_first_point, has_point)

    def has_first_point(self, now: float) -> None:
        """A second later the child dies."""
        self.first_point = now - self.began
        QTimer.singleShot(1000, probe.guarded(self.kill))

    def kill(self) -> None:
        """As the system's out-of-memory killer would."""
        panel = self.panel
        notice = panel.display.notice
        assert panel.child is not None and not notice.isVisible(), notice.sentence.text()
        probe.Painted([notice.sentence], self.is_said, lambda: "kill" in notice.sentence.text().lower())
        self.began = time.perf_counter()
        os.kill(panel.child, signal.SIGKILL)

    def is_said(self, now: float) -> None:
        """The sentence stands on the screen."""
        probe.done(first_point=self.first_point, killed=now - self.began)


def children() -> list[int]:
    """The processes that this one started."""
    own = str(os.getpid())
    return [int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if _fields(stat)[1:2] == [own]]


def processor_seconds(pid: int) -> float:
    """What a process has used so far."""
    fields = _fields(Path(f"/proc/{pid}/stat"))
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if len(fields) > 12 else 0.0


def _fields(stat: Path) -> list[str]:
    """The fields of proc(5)'s stat from the third, the state, on."""
    try:
        return stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


if __name__ == "__main__":
    if not Path("/proc/self/stat").exists():
        probe.done(cannot="whether the primed child is ready is read from /proc, which this system does not have")
    probe.run("cifar-resnet-20", Answering, rest=200, prime=sys.argv[1] == "primed")
