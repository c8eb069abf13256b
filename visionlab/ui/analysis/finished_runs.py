"""The finished runs of the runs folder, read in a thread of their own."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.runs.events import Finished
from visionlab.runs.folder import RunFolder, list_runs
from visionlab.ui.errand import fetch

#: the newest runs that are looked at
_MOST = 200


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """What a chart shows of a run that reached its last epoch."""

    path: str
    network: str
    data: str
    graph: Graph
    #: error in percent, of the test set or else of the validation set
    error: float
    is_tested: bool
    epochs: int
    #: images that it was limited to; 0 for all
    limit: int
    #: when it ended, as in 2026.5
    year: float


#: runs by folder, each with the time of its last event; None for one that did not finish
_Read = dict[Path, tuple[int, FinishedRun | None]]


class FinishedRuns(QObject):
    """Keeps what was read of them; `look` reads what is new."""

    #: `runs` are others now
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs: tuple[FinishedRun, ...] = ()
        self._known: _Read = {}
        self._is_reading = False

    def look(self) -> None:
        """Read what there is by now; nothing while that is being done already."""
        if not self._is_reading:
            self._is_reading = True
            fetch(partial(_read_new, self._known), self, self._take)

    def _take(self, found: _Read) -> None:
        self._is_reading, self._known = False, found
        runs = tuple(run for _stamp, run in found.values() if run is not None)
        if runs != self.runs:
            self.runs = runs
            self.changed.emit()


def _read_new(known: _Read) -> _Read:
    """All of them, of which only what is not known yet is read."""
    found: _Read = {}
    for folder in list_runs()[:_MOST]:
        stamp, was = _stamp(folder), known.get(folder.path)
        found[folder.path] = was if was is not None and was[0] == stamp else (stamp, _read(folder))
    return found


def _stamp(folder: RunFolder) -> int:
    try:
        return folder.events.stat().st_mtime_ns
    except OSError:
        return 0


def _read(folder: RunFolder) -> FinishedRun | None:
    """A finished run; None for one that has not finished, or cannot be read."""
    from visionlab.project import loads

    with contextlib.suppress(Problem):
        ending = folder.ending()
        if not isinstance(ending, Finished):
            return None
        settings = folder.settings()
        best = ending.best_accuracy if ending.test_accuracy is None else ending.test_accuracy
        when = time.localtime(ending.time)
        return FinishedRun(
            str(folder.path),
            settings.network or folder.id,
            settings.data,
            loads(folder.network_text(), str(folder.network)).graph,
            100.0 * (1.0 - best),
            ending.test_accuracy is not None,
            settings.epochs,
            settings.limit,
            when.tm_year + when.tm_yday / 366,
        )
    return None
