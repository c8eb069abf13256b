"""Which run the results are of, and what is known of it; the pages listen."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.errand import fetch
from visionlab.ui.results.examiner import Examiner, Take
from visionlab.ui.results.reading import RunChoice, Shown, choices, read_pictures, read_run

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Results(QObject):
    """The shown run. All signals come in the window's thread."""

    #: there are other runs to choose from
    listed = Signal()
    #: another run is shown, or more is known of it
    changed = Signal()
    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, parent: QObject | None = None, python: str = "") -> None:
        super().__init__(parent)
        self.runs: tuple[RunChoice, ...] = ()
        self.is_listed = False
        self.shown: Shown | None = None
        self.examiner = Examiner(self, python) if python else Examiner(self)
        self.examiner.failed.connect(self.said)
        #: the path of the run that is wanted; the newest where it is empty
        self._wanted = ""
        self._is_listing = False
        self._stamp: RunChoice | None = None

    # -- which run

    def look(self) -> None:
        """See which runs there are by now, and read the wanted one anew where it has changed."""
        if not self._is_listing:
            self._is_listing = True
            fetch(choices, self, self._take_list)

    def choose(self, path: str) -> None:
        """Show this run."""
        self._wanted = path
        self._read()

    def follow(self, id: str) -> None:
        """Show the run of this name, as soon as it has weights."""
        found = next((run for run in self.runs if run.summary.id == id), None)
        if found is not None:
            self.choose(found.path)

    @property
    def choice(self) -> RunChoice | None:
        """The wanted run among `runs`, else the newest."""
        newest = self.runs[0] if self.runs else None
        return next((run for run in self.runs if run.path == self._wanted), newest)

    def _take_list(self, found: tuple[RunChoice, ...] | Problem) -> None:
        self._is_listing, self.is_listed = False, True
        if isinstance(found, Problem):
            self.said.emit(words.problem(found))
            found = ()
        if found != self.runs:
            self.runs = found
            self.listed.emit()
        self._read()

    def _read(self) -> None:
        choice = self.choice
        if choice is None or (
            self._stamp is not None and choice.stamp == self._stamp.stamp and choice.path == self._stamp.path
        ):
            self.changed.emit()
            return
        self._stamp = choice
        fetch(functools.partial(read_run, choice.path), self, self._take_run)

    def _take_run(self, found: Shown | Problem) -> None:
        if isinstance(found, Problem):
            self.said.emit(words.problem(found))
            self._stamp = self.shown = None
        elif self._stamp is None or str(found.folder.path) != self._stamp.path:
            return  # another one was chosen meanwhile
        else:
            before, self.shown = self.shown, found
            if before is not None and before.folder == found.folder and before.written != found.written:
                self.examiner.close()  # it holds the weights of before
        self.changed.emit()

    # -- its pictures

    def read(self, numbers: Iterable[int], take: Callable[[NDArray[np.uint8]], None]) -> None:
        """Read pictures of the shown run's test set, uint8 (N, C, H, W), and hand them over."""
        shown = self.shown
        if shown is None:
            return

        def deliver(found: NDArray[np.uint8] | Problem) -> None:
            if isinstance(found, Problem):
                self.said.emit(words.problem(found))
            elif self.shown is not None and self.shown.folder == shown.folder:
                take(found)

        fetch(functools.partial(read_pictures, shown.settings, tuple(numbers)), self, deliver)

    # -- asking its network

    def ask(self, question: Mapping[str, Any], take: Take) -> None:
        """Ask the shown run's network; the answer is dropped when another run is shown by then."""
        shown = self.shown
        if shown is None:
            return

        def take_if_shown(told: Mapping[str, Any]) -> None:
            if self.shown is not None and self.shown.folder == shown.folder:
                take(told)

        self.examiner.ask(str(shown.folder.path), shown.text, question, take_if_shown)

    def test(self, crops: int) -> None:
        """Look at the test set with the shown network, whole (1) or in ten crops (10)."""
        self.ask({"do": "test", "crops": crops}, lambda _told: self.look())
