"""All runs with all that the page shows of them, read in a thread of their own."""

from __future__ import annotations

import contextlib
import functools
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from visionlab.cost.analysis import analyse
from visionlab.problem import Problem
from visionlab.project import loads
from visionlab.runs.folder import RunFolder
from visionlab.runs.ledger import told
from visionlab.runs.listing import Listed, listed
from visionlab.runs.notes import Notes
from visionlab.runs.outcome import outcome_of
from visionlab.runs.settings import RunSettings
from visionlab.runs.summary import Summary
from visionlab.ui import words
from visionlab.ui.errand import fetch

#: parameters and MACs by a network's file and its time of change
_known: dict[tuple[str, int], tuple[int, int]] = {}


class RunRow(NamedTuple):
    """A run in the table."""

    summary: Summary
    notes: Notes
    #: its turn in the queue, from 1; 0 for a run that does not wait
    turn: int
    settings: RunSettings
    #: epochs that were validated, each with its accuracy from 0 to 1
    accuracies: tuple[tuple[int, float], ...]
    #: how it ended, in a sentence; empty while it has not
    sentence: str
    parameters: int | None = None
    macs: int | None = None

    @property
    def path(self) -> str:
        """The run's folder."""
        return str(self.summary.path)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.summary.network or self.summary.id


class Runs(QObject):
    """Keeps the rows; `look` reads what is there by now."""

    #: `rows` are others now
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: those that go on first, then those that wait, then the newest
        self.rows: tuple[RunRow, ...] = ()
        self.is_read = False
        self._is_reading = self._is_asked = False

    def look(self) -> None:
        """Read anew; once more afterwards when that is being done already."""
        if self._is_reading:
            self._is_asked = True
            return
        self._is_reading = True
        fetch(_rows, self, self._found)

    def _found(self, rows: tuple[RunRow, ...]) -> None:
        """Tell the rows as soon as they are known, and again when their networks are counted."""
        self._take(rows)
        if any(row.macs is None for row in rows):
            fetch(lambda: tuple(map(_with_counts, rows)), self, self._counted)
        else:
            self._end()

    def _counted(self, rows: tuple[RunRow, ...]) -> None:
        self._take(rows)
        self._end()

    def _take(self, rows: tuple[RunRow, ...]) -> None:
        if rows != self.rows or not self.is_read:
            self.rows, self.is_read = rows, True
            self.changed.emit()

    def _end(self) -> None:
        self._is_reading = False
        if self._is_asked:
            self._is_asked = False
            self.look()


def _rows() -> tuple[RunRow, ...]:
    rows = [row for one in listed() if (row := _row(one)) is not None]
    rows.sort(key=lambda row: (not row.summary.is_alive, not row.turn, row.turn))
    return tuple(rows)


def _row(one: Listed) -> RunRow | None:
    folder = RunFolder(one.summary.path)
    with contextlib.suppress(Problem):
        settings, log = folder.settings(), told(folder.events)
        ending = folder.ending()
        is_over = one.summary.state in ("finished", "stopped", "failed", "lost")
        sentence = words.outcome(outcome_of(ending, None, "" if ending else folder.stderr_tail())) if is_over else ""
        counts = _known.get(_stamp(folder)) or (one.summary.parameters, None)
        return RunRow(*one, settings, tuple(sorted(log.accuracies.items())), sentence, *counts)
    return None


def _with_counts(row: RunRow) -> RunRow:
    """With what its network costs; as it is where that cannot be told."""
    if row.macs is None:
        folder = RunFolder(row.summary.path)
        with contextlib.suppress(Problem):
            parameters, macs = _known[_stamp(folder)] = _counts(folder.network_text())
            return row._replace(parameters=parameters, macs=macs)
    return row


@functools.lru_cache(maxsize=64)
def _counts(text: str) -> tuple[int, int]:
    """Parameters and MACs; remembered by the text, since many runs have the same network."""
    report = analyse(loads(text).graph)
    return report.parameters, report.macs


def _stamp(folder: RunFolder) -> tuple[str, int]:
    try:
        return str(folder.network), folder.network.stat().st_mtime_ns
    except OSError:
        return "", 0
