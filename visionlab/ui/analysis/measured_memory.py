"""What runs on a GPU told of its memory, beside what was foreseen for them; read in a thread of its own."""

from __future__ import annotations

import contextlib
import json
import mmap
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.memory import Memory
from visionlab.problem import Problem
from visionlab.runs.events import MemoryUse, from_json
from visionlab.runs.folder import RunFolder, list_runs
from visionlab.runs.settings import RunSettings
from visionlab.ui.errand import fetch

#: the newest runs that are looked at
_MOST = 50
_LINE = b'{"event": "memory"'


@dataclass(frozen=True, slots=True)
class MeasuredRun:
    """A run that told what a step took."""

    network: str
    settings: RunSettings
    used: MemoryUse
    #: bytes that were foreseen for that step
    foreseen: int

    @property
    def measured(self) -> int:
        """Bytes that the step took, the data set apart."""
        return self.used.peak - self.used.data

    def foreseen_by(self, report: Report) -> int:
        """Bytes that a network would be foreseen to take in this run's settings."""
        return foreseen(report, self.settings, self.used.images)


def foreseen(report: Report, settings: RunSettings, images: int) -> int:
    """Bytes of a training step of so many images on a GPU."""
    states = 2 if settings.optimizer != "sgd" else 1 if settings.momentum else 0
    return Memory(report.recording, images, states, report.training, settings.precision != "fp32").training


class MeasuredRuns(QObject):
    """The runs that told; `look` reads them anew."""

    #: `runs` are others now
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: the newest first
        self.runs: tuple[MeasuredRun, ...] = ()
        self._is_reading = False

    def look(self) -> None:
        """Read what there is by now; nothing while that is being done already."""
        if not self._is_reading:
            self._is_reading = True
            fetch(_read_all, self, self._take)

    def _take(self, runs: tuple[MeasuredRun, ...]) -> None:
        self._is_reading = False
        if runs != self.runs:
            self.runs = runs
            self.changed.emit()


def _read_all() -> tuple[MeasuredRun, ...]:
    return tuple(filter(None, map(read, list_runs()[:_MOST])))


def read(folder: RunFolder) -> MeasuredRun | None:
    """What a run told of a GPU's memory last; None for one that told nothing or cannot be read."""
    from visionlab.project import loads

    used = _told(folder)
    if used is not None:
        with contextlib.suppress(Problem):
            settings = folder.settings()
            graph = loads(folder.network_text(), str(folder.network)).graph
            planned = foreseen(analyse(graph), settings, used.images)
            return MeasuredRun(settings.network or folder.id, settings, used, planned)
    return None


def _told(folder: RunFolder) -> MemoryUse | None:
    """The last such event of a log, which may have millions of others."""
    with (
        contextlib.suppress(OSError, ValueError),
        folder.events.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as log,
    ):
        start = log.rfind(_LINE)
        end = log.find(b"\n", start)
        event = from_json(json.loads(log[start:end])) if 0 <= start < end else None
        return event if isinstance(event, MemoryUse) else None
    return None
