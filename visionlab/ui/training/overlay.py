"""Which runs are laid over each other, and the records that show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from visionlab.ui.training.history import History

if TYPE_CHECKING:
    from visionlab.ui.training.record import RunRecord


#: more could not be told apart
MOST = 8


class Overlay(QObject):
    """A list of runs by the paths of their folders; empty while one run is shown by itself."""

    #: path of a run that is to be read
    unread_wanted = Signal(str)

    def __init__(
        self, history: History, live: Callable[[], tuple[str, RunRecord | None]], parent: QObject | None = None
    ) -> None:
        """`live` gives the path and the record of the run that is followed; the others' records are in `history`."""
        super().__init__(parent)
        self._history, self._live = history, live
        self.paths: tuple[str, ...] = ()

    def show(self, paths: Sequence[str | Path]) -> None:
        """Lay these over each other, MOST at most, the first as the one to compare with; ask for those not read yet."""
        self.paths = tuple(dict.fromkeys(str(path) for path in paths))[:MOST]
        self._history.keep(self.paths)
        for path in self.paths:
            if self._record(path) is None:
                self.unread_wanted.emit(path)

    def clear(self) -> None:
        """One run is shown by itself."""
        self.show(())

    def with_live(self) -> None:
        """A run is followed from now on: it is the first."""
        if self.paths:
            path, _ = self._live()
            self.show((path, *self.paths))

    def records(self) -> list[RunRecord]:
        """Those that there are, in order; a run that is yet to be read has none."""
        found = map(self._record, self.paths)
        return [record for record in found if record is not None]

    def _record(self, path: str) -> RunRecord | None:
        live_path, live = self._live()
        return live if path == live_path else self._history.record(path)
