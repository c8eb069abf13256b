"""One measure of all blocks, as the canvas paints it: where each block is on the scale, and how it came there."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from visionlab.ui.live.measures import LOGARITHMIC, titles, words
from visionlab.ui.training.block_history import MEASURES, BlockHistory

#: corners of a sparkline at most: it is some fifty pixels wide
_CORNERS = 50
#: what is fainter counts as 0: fp32 has hardly a digit left for it
_FAINTEST = 1e-37


class LiveView:
    """A value, made anew for each look. Nodes are named by their ids in the document."""

    def __init__(
        self, history: BlockHistory, places: Mapping[str, int], measure: str, *, is_changed: bool = False
    ) -> None:
        """`places` tells which block of the history a node is; an empty `measure` paints nothing on cards."""
        self.measure = measure
        #: the document's network is another one by now: only blocks that are as they were trained are here
        self.is_changed = is_changed
        self.step, self.epoch = history.steps[-1]
        self._places = places
        self._last = {name: history.of(name)[-1] for name in MEASURES}
        #: ends of the scale
        self.low = self.high = 0.0
        self._levels: NDArray[np.float64] = np.empty((0, 0))
        if measure:
            values = history.of(measure)
            self.low, self.high = scale_of(measure, values)
            self._levels = _levels(measure, values, self.low, self.high)

    def __contains__(self, id: str) -> bool:
        return id in self._places

    @property
    def ids(self) -> frozenset[str]:
        """The nodes that something is known of."""
        return frozenset(self._places)

    @property
    def painted(self) -> frozenset[str]:
        """The nodes on whose cards something is painted."""
        return self.ids if self.measure else frozenset()

    def level(self, id: str) -> float | None:
        """Where a block is on the scale, 0 to 1; None where it has no number."""
        level = float(self._levels[-1, self._places[id]])
        return None if math.isnan(level) else level

    def words(self, id: str) -> str:
        """The block's number."""
        return words(self.measure, self._number(self.measure, id))

    def line(self, id: str) -> list[tuple[float, float]]:
        """The history on the scale, oldest first: x and y from 0 to 1; points without a number are left out."""
        levels = self._levels[:, self._places[id]]
        count = len(levels)
        chosen = range(count) if count <= _CORNERS else np.linspace(0, count - 1, _CORNERS).astype(int).tolist()
        return [(place / max(1, count - 1), float(levels[place])) for place in chosen if not math.isnan(levels[place])]

    def rows(self, id: str) -> list[tuple[str, str, str]]:
        """All measures of a block: name, title, number."""
        return [(name, title, words(name, self._number(name, id))) for name, title in titles().items()]

    def _number(self, measure: str, id: str) -> float | None:
        value = float(self._last[measure][self._places[id]])
        return None if math.isnan(value) else value


def scale_of(measure: str, values: NDArray[np.float64]) -> tuple[float, float]:
    """The ends of the scale for these numbers: a decade at least where it is logarithmic, and 0 on it where not."""
    known = values[np.isfinite(values)]
    if measure in LOGARITHMIC:
        known = known[known > _FAINTEST]
        if not len(known):
            return 0.1, 1.0
        low, high = float(known.min()), float(known.max())
        missing = max(0.0, 1.0 - math.log10(high / low)) / 2
        return low / 10**missing, high * 10**missing
    if measure == "dead":
        return 0.0, 1.0
    low, high = (min(0.0, float(known.min())), max(0.0, float(known.max()))) if len(known) else (0.0, 0.0)
    return (low, high) if high > low else (0.0, 1.0)


def _levels(measure: str, values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    if measure in LOGARITHMIC:
        # a gradient of exactly 0 is at the end of the scale, rather than nowhere
        values = np.log(np.maximum(values, low))
        low, high = math.log(low), math.log(high)
    return np.clip((values - low) / (high - low), 0.0, 1.0)
