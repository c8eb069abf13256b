"""Calls in another thread, for what would hold the window up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal

from visionlab.problem import Problem


class _Errand(QObject):
    """A call in another thread. It belongs to who wants to know, and goes with that."""

    _done = Signal(object)

    def __init__(self, owner: QObject, call: Callable[[], Any], take: Callable[[Any], None]) -> None:
        super().__init__(owner)
        self._call, self._take = call, take
        self._done.connect(self._deliver)

    def run(self) -> None:
        """Call, and tell what came of it: a Problem in place of what was to be read."""
        try:
            found = self._call()
        except Problem as problem:
            found = problem
        except OSError as error:
            found = Problem("A file cannot be read: {why}", why=error.strerror or error)
        with contextlib.suppress(RuntimeError):  # nobody wants to know any more
            self._done.emit(found)

    def _deliver(self, found: object) -> None:
        self._take(found)
        self.deleteLater()


def fetch(call: Callable[[], Any], owner: QObject, take: Callable[[Any], None]) -> None:
    """Call in another thread, and hand what comes of it (or a Problem) to `take` in this one."""
    QThreadPool.globalInstance().start(_Errand(owner, call, take).run)
