"""Measurements for the window: one child at a time, which tells by signals how far it is."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from visionlab.runs.measurement import Failure, Kind, Measurement, Progress, Told
from visionlab.ui import words


class Stopwatch(QObject):
    """Starts a child, follows it, ends it. All signals come in the thread of this object."""

    #: rounds that are over, and how many there will be; 0 of them while nobody knows
    progressed = Signal(int, int)
    #: what was asked for, and what was found, as JSON
    finished = Signal(str, object)
    #: why nothing was found, and what to try
    failed = Signal(str)
    #: a measurement begins or ends
    changed = Signal()

    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None, python: str = sys.executable) -> None:
        super().__init__(parent)
        self._python = python
        self._going: Measurement | None = None
        #: what is being measured; empty while nothing is
        self.kind = ""
        self._told.connect(self._hear)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.cancel)

    def start(self, kind: Kind, job: Mapping[str, Any]) -> None:
        """Measure; what went on before is ended."""
        self.cancel()
        token = object()  # what an ended child still says is known by its token
        self._token = token
        try:
            self._going = Measurement(kind, job, lambda told: self._told.emit(token, told), self._python)
        except OSError as error:
            self.failed.emit(str(error.strerror or error))
            return
        self.kind = kind
        self.changed.emit()

    def cancel(self) -> None:
        """End what goes on."""
        if self._going is not None:
            going, self._going, self.kind, self._token = self._going, None, "", None
            going.cancel()
            self.changed.emit()

    def _hear(self, token: object, told: Told) -> None:
        if token is not self._token or self._going is None:
            return
        if isinstance(told, Progress):
            self.progressed.emit(*told)
            return
        kind, self._going, self.kind, self._token = self.kind, None, "", None
        self.changed.emit()
        if isinstance(told, Failure):
            self.failed.emit(" ".join(map(words.text, filter(None, told))))
        else:
            self.finished.emit(kind, told.told)
