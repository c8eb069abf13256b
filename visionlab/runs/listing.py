"""All runs of the runs folder as a table shows them: where each stands, what was noted of it, its turn in the queue."""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path
from typing import NamedTuple

from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder, list_runs
from visionlab.runs.notes import Notes, read_notes
from visionlab.runs.queue import Queue
from visionlab.runs.summary import Summary


class Listed(NamedTuple):
    """A run in the list."""

    summary: Summary
    notes: Notes
    #: its turn in the queue, from 1; 0 for a run that does not wait
    turn: int = 0

    def to_json(self) -> dict[str, object]:
        """As `visionlab runs --json` prints it."""
        return self.summary.to_json() | {
            "tags": list(self.notes.tags),
            "notes": self.notes.text,
            "queue_place": self.turn or None,
        }


def listed(root: Path | None = None) -> list[Listed]:
    """The runs under `root` (`runs_root()`), the newest first; what cannot be read is left out."""
    turns = {id: turn for turn, id in enumerate(Queue(root).read().ids, 1)}
    found = []
    for folder in list_runs(root):
        with contextlib.suppress(Problem):
            found.append(_listed(folder, turns))
    return found


def _listed(folder: RunFolder, turns: dict[str, int]) -> Listed:
    summary = folder.summary()
    turn = 0 if summary.is_alive or summary.state == "finished" else turns.get(folder.id, 0)
    if turn:
        summary = dataclasses.replace(summary, state="queued")
    return Listed(summary, read_notes(folder.path), turn)
