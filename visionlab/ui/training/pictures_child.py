"""The child that reads a data set's pictures for the browser: one question at a time, and only the latest counts."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from visionlab.runs.examination import Examination
from visionlab.runs.measurement import Progress, Result, Told
from visionlab.ui import words


class PicturesChild(QObject):
    """Starts its child with the first question. All signals come in the thread of this object."""

    #: pictures read, of so many
    progressed = Signal(int, int)
    #: what was asked, and what was found
    found = Signal(object, object)
    #: why nothing was found
    failed = Signal(str)

    _told = Signal(object, int, object)

    def __init__(self, parent: QObject | None = None, python: str = sys.executable) -> None:
        super().__init__(parent)
        self._python = python
        self._child: Examination | None = None
        self._asked: tuple[int, Mapping[str, Any]] | None = None
        self._told.connect(self._hear)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._asked is not None

    def ask(self, question: Mapping[str, Any]) -> None:
        """Ask; an earlier question is answered too, and nobody hears of it."""
        try:
            if self._child is None or not self._child.is_alive:
                self.close()
                token = self._token = object()  # what an ended child still says is known by its token
                self._child = Examination(lambda number, told: self._told.emit(token, number, told), self._python)
            self._asked = self._child.ask({"do": "pictures", **question}), question
        except OSError as error:
            self.failed.emit(str(error.strerror or error))

    def close(self) -> None:
        """End the child, and with it what it is at."""
        child, self._child, self._asked = self._child, None, None
        if child is not None:
            child.close()

    def _hear(self, token: object, number: int, told: Told) -> None:
        if self._child is None or token is not self._token or self._asked is None or self._asked[0] != number:
            return
        if isinstance(told, Progress):
            self.progressed.emit(*told)
            return
        _, question = self._asked
        self._asked = None
        if isinstance(told, Result):
            self.found.emit(question, told.told)
        else:
            self.failed.emit(" ".join(map(words.text, filter(None, told))))
