"""The last looks at the blocks of a run, as arrays."""

from __future__ import annotations

from collections import deque

import numpy as np
from numpy.typing import NDArray

from visionlab.runs.events import Blocks

#: numbers that a `Blocks` event has for each block
MEASURES = ("gradient", "mean", "spread", "dead", "update", "share")
#: looks that are kept
KEPT = 200


class BlockHistory:
    """Takes `Blocks` events of one run; forgets all but the last `KEPT`."""

    def __init__(self) -> None:
        self.paths: tuple[str, ...] = ()
        #: steps and epochs of the looks, oldest first
        self.steps: deque[tuple[int, int]] = deque(maxlen=KEPT)
        self._values: deque[NDArray[np.float64]] = deque(maxlen=KEPT)
        #: another number whenever something is added or taken away
        self.version = 0

    def add(self, event: Blocks) -> None:
        """Take a look in. One of other blocks, or of lists that do not fit each other, is left out."""
        columns = [getattr(event, name) for name in MEASURES]
        is_odd = any(len(column) != len(event.paths) for column in columns)
        is_late = bool(self.steps) and (event.paths != self.paths or event.step <= self.steps[-1][0])
        if is_odd or is_late or not event.paths:
            return
        self.paths = event.paths
        self.steps.append((event.step, event.epoch))
        self._values.append(np.array(columns, dtype=np.float64))
        self.version += 1

    def keep(self, step: int) -> None:
        """Looks beyond this step are void."""
        while self.steps and self.steps[-1][0] > step:
            self.steps.pop()
            self._values.pop()
            self.version += 1

    def of(self, measure: str) -> NDArray[np.float64]:
        """One measure of all looks, shape (looks, blocks); NaN where there is no number."""
        return np.stack([values[MEASURES.index(measure)] for values in self._values])
