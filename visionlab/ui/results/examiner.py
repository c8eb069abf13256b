"""The child that holds the shown network, asked one question at a time; of each kind only the latest counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from visionlab.runs.examination import Examination
from visionlab.runs.measurement import Failure, Progress, Result, Told
from visionlab.ui import words

#: takes in what was found
Take = Callable[[Mapping[str, Any]], None]


class _Question(NamedTuple):
    told: Mapping[str, Any]
    take: Take


class Examiner(QObject):
    """Starts its child with the first question, and ends it when nobody looks any more."""

    #: pictures done, of so many
    progressed = Signal(int, int)
    #: why a question could not be answered
    failed = Signal(str)
    #: a question is being answered, or none is
    changed = Signal()

    _told = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None, python: str = sys.executable) -> None:
        super().__init__(parent)
        self._python = python
        self._child: Examination | None = None
        #: the run whose network the child holds
        self._held = ""
        self._waiting: dict[str, _Question] = {}
        self._asked: tuple[int, str, _Question] | None = None
        self._told.connect(self._hear)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def doing(self) -> str:
        """What is being answered; empty while nothing is."""
        return self._asked[1] if self._asked is not None else ""

    @property
    def wanted(self) -> frozenset[str]:
        """What is being answered or waits for that."""
        return frozenset(self._waiting) | ({self.doing} - {""})

    def ask(self, run: str, text: str, question: Mapping[str, Any], take: Take) -> None:
        """Ask of the network of a run; an earlier question of the same kind that has not been sent is forgotten."""
        if run != self._held:
            opening = {"do": "open", "run": run, "text": text}
            self._waiting = {"open": _Question(opening, lambda _told: None)}
            self._held = run
        self._waiting[question["do"]] = _Question(question, take)
        self._go_on()

    def forget(self) -> None:
        """Questions about pictures that wait are not asked."""
        self._waiting = {kind: question for kind, question in self._waiting.items() if kind in ("open", "test")}

    def close(self) -> None:
        """End the child, and with it what it is at."""
        child, self._child, self._held, self._asked = self._child, None, "", None
        self._waiting.clear()
        if child is not None:
            child.close()
            self.changed.emit()

    def _go_on(self) -> None:
        if self._asked is not None or not self._waiting:
            return
        kind = next(iter(self._waiting))
        question = self._waiting.pop(kind)
        if self._child is None or not self._child.is_alive:
            if kind != "open":  # it died with the network
                self._lose(self.tr("The trainer ended before it had answered."))
                return
            try:
                self._child = child = self._new()
            except OSError as error:
                self._lose(str(error.strerror or error))
                return
        else:
            child = self._child
        self._asked = child.ask(question.told), kind, question
        self.changed.emit()

    def _new(self) -> Examination:
        if self._child is not None:
            self._child.close()
        token = object()
        self._token = token
        return Examination(lambda number, told: self._told.emit(token, number, told), self._python)

    def _lose(self, why: str) -> None:
        self._waiting.clear()
        self._held, self._asked = "", None
        self.failed.emit(why)
        self.changed.emit()

    def _hear(self, token: object, number: int, told: Told) -> None:
        if self._child is None or token is not self._token or self._asked is None or self._asked[0] != number:
            return
        if isinstance(told, Progress):
            self.progressed.emit(*told)
            return
        _, kind, question = self._asked
        self._asked = None
        if isinstance(told, Result):
            question.take(told.told)
        elif isinstance(told, Failure):
            if kind == "open" or not self._child.is_alive:
                self._lose(" ".join(map(words.text, filter(None, told))))
                return
            self.failed.emit(" ".join(map(words.text, filter(None, told))))
        self._go_on()
        if self._asked is None:
            self.changed.emit()
