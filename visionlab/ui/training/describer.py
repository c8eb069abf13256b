"""What is known of the chosen data set: at once where it is known beforehand, from a thread where a folder is read."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visionlab.data.base import DataSet, Description, Reading
from visionlab.problem import Problem
from visionlab.ui.errand import fetch


class Describer(QObject):
    """Keeps the description of the set asked for last; None while it is not known, or where there is a problem."""

    #: another description, or problem
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.description: Description | None = None
        self.problem: Problem | None = None
        self.is_looking = False
        self._asked: tuple[DataSet, Path | None, Reading] | None = None

    def ask(self, data: DataSet, folder: Path | None, reading: Reading) -> None:
        """Describe this set; nothing happens when that is known or under way."""
        if (data, folder, reading) != self._asked:
            self._asked = (data, folder, reading)
            self.look()

    def look(self) -> None:
        """Describe the set again, as its folder may have changed."""
        assert self._asked is not None
        data, folder, reading = asked = self._asked
        if data.needs_folder and folder is not None:
            self.description, self.problem, self.is_looking = None, None, True
            fetch(partial(data.describe, folder, reading), self, partial(self._take, asked))
            self.changed.emit()
            return
        try:
            self._take(asked, data.describe(folder, reading))
        except Problem as problem:
            self._take(asked, problem)

    def forget(self) -> None:
        """No set is asked for."""
        self.description = self.problem = self._asked = None

    def _take(self, asked: tuple[DataSet, Path | None, Reading], told: Description | Problem) -> None:
        if asked != self._asked:  # another one is wished for by now
            return
        self.is_looking = False
        self.description = told if isinstance(told, Description) else None
        self.problem = told if isinstance(told, Problem) else None
        self.changed.emit()
