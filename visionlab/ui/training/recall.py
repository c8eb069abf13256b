"""The log of a run that the window shows without following it: a past one, or one that goes on beside the live one."""

from __future__ import annotations

from visionlab.runs.events import Follower
from visionlab.runs.folder import RunFolder
from visionlab.runs.outcome import outcome_of
from visionlab.ui.training.record import Batch, Digest


class Recall:
    """Reads what is new in the log, piece by piece, until the run is over."""

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self._digest, self._follower = Digest(folder.id), Follower(folder.events)

    def read(self) -> Batch | None:
        """The next piece; None where there is nothing new."""
        before = self._follower.offset
        events = self._follower.read()
        return self._digest.take(events) if self._follower.offset != before else None

    def end(self) -> list[Batch]:
        """What is left once the run is over, its outcome last; empty while it goes on or has yet to begin."""
        has_yet_to_begin = self.folder.path.is_dir() and not self.folder.events.exists()
        if self.folder.is_alive or has_yet_to_begin:
            return []
        # the log may have grown between the last look at it and its writer's end
        late = [*iter(self.read, None)]
        outcome = outcome_of(self.folder.ending(), None, self.folder.stderr_tail())
        return [*late, self._digest.take((), outcome)]
