"""Writes the run's event log: steps in batches, everything else at once. No torch here."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from visionlab.runs.events import Event, Failed, Preparing, append, to_line

#: steps are written at most this often (s): a line a step cost a launch-bound loop 7 % in a trial
INTERVAL = 1 / 30


class Reporter:
    """Appends events to a log. Raises OSError when the log cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._path.touch()
        self._prepared = 0.0
        self._listeners: list[Callable[[Event], None]] = []

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Have each event told from now on, after it is in the log."""
        self._listeners.append(listener)

    def emit(self, *events: Event) -> None:
        """Writes events in one go."""
        if events:
            append(self._path, "".join(map(to_line, events)))
            for listener in self._listeners:
                for event in events:
                    listener(event)

    def preparing(self, message: str, done: int, total: int) -> None:
        """Tells of progress before the training, at most every `INTERVAL`, the last of `total` always."""
        now = time.monotonic()
        if done >= total or now - self._prepared >= INTERVAL:
            self._prepared = now
            self.emit(Preparing(time.time(), message, max(done, 0), max(total, 0)))


class Quiet(Reporter):
    """That of a process that does not lead its team: it tells of nothing but its failure."""

    def emit(self, *events: Event) -> None:
        super().emit(*(event for event in events if isinstance(event, Failed)))
