"""Calls in another thread, for what would hold the window up."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from itertools import count
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from visionlab.problem import Problem

_numbers = count()


class _Desk(QObject):
    """Where calls in other threads tell what came of them; there is one, and it stays.

    Neither end of a signal may go while another thread tells it: PySide is not safe then. Nor may the last hold on a
    widget be another thread's, so that who wants to know is kept here.
    """

    #: the number of a call, and what came of it
    told = Signal(int, object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._waiting: dict[int, tuple[QObject, Callable[[Any], None]]] = {}
        self.told.connect(self._deliver)

    def wait(self, owner: QObject, take: Callable[[Any], None]) -> int:
        """Hand to `take` what will be told of the number that this gives, if there is still an owner then."""
        number = next(_numbers)
        self._waiting[number] = (owner, take)
        return number

    @Slot(int, object)
    def _deliver(self, number: int, found: object) -> None:
        owner, take = self._waiting.pop(number)
        if isValid(owner):
            take(found)


def fetch(call: Callable[[], Any], owner: QObject, take: Callable[[Any], None]) -> None:
    """Call in another thread, and hand what comes of it to `take` in this one: a Problem where it cannot be read."""
    desk = _desk()
    number = desk.wait(owner, take)

    def run() -> None:
        try:
            found = call()
        except Problem as problem:
            found = problem
        except OSError as error:
            found = Problem("A file cannot be read: {why}", why=error.strerror or error)
        with contextlib.suppress(RuntimeError):  # the program has ended
            desk.told.emit(number, found)

    QThreadPool.globalInstance().start(run)


def _desk() -> _Desk:
    application = QCoreApplication.instance()
    assert application is not None
    return application.findChild(_Desk) or _Desk(application)
