"""The run's data set: made ready and read, with its progress and warnings in the run's log."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from visionlab.data.base import Cancelled, DataSet, Files, Progress, Reading, Split
from visionlab.data.registry import data_set
from visionlab.problem import Problem
from visionlab.runs.events import Warning
from visionlab.runs.folder import Request
from visionlab.runs.settings import RunSettings
from visionlab.trainer.report import Reporter


class DataProblem(Problem):
    """The data set is missing or damaged."""


class Pictures:
    """Reads splits as they are asked for. Raises DataProblem; Cancelled when a stop is wished meanwhile."""

    def __init__(self, settings: RunSettings, reporter: Reporter, wish: Callable[[], Request | None]) -> None:
        self._reporter = reporter
        self._wish = wish
        self._limit = settings.limit or None
        self._reading = Reading.of(settings)
        self._folder = Path(settings.data_dir).expanduser() if settings.data_dir else None
        self._warned: set[str] = set()
        try:
            self._set: DataSet = data_set(settings.data)
            self._prepare()
        except Cancelled:
            raise
        except Problem as error:
            raise DataProblem(error.template, **error.values) from error

    def _prepare(self) -> None:
        # a set that is made here is made by `load` as far as the limit goes
        if self._set.locate(self._folder) is None and (self._set.download_bytes or not self._limit):
            self._set.prepare(self._folder, self._tell, self._is_cancelled)

    def load(self, split: str) -> Split | Files:
        """The pictures and labels of `train`, `validation` or `test`, within the run's limit; the files of a set that
        is too large to be held.
        """
        try:
            loaded: Split | Files = self._set.files(split, self._folder, self._limit, self._reading) or self._set.load(
                split, self._folder, self._limit, self._tell, self._is_cancelled, self._reading
            )
        except Cancelled:
            raise
        except Problem as error:
            raise DataProblem(error.template, **error.values) from error
        if not len(loaded.labels):
            raise DataProblem("The {split} split of {title} is empty", split=split, title=self._set.title)
        for message in loaded.warnings:
            self.warn(message)
        return loaded

    def warn(self, message: str) -> None:
        """A sentence for the run's log, once."""
        if message not in self._warned:
            self._warned.add(message)
            self._reporter.emit(Warning(time.time(), message))

    def _tell(self, progress: Progress) -> None:
        self._reporter.preparing(progress.words, progress.done, progress.total)

    def _is_cancelled(self) -> bool:
        return self._wish() == "stop"
