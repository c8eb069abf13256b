"""Growing columns of numbers that can be drawn at any zoom: a pyramid of exact minima and maxima, and running sums.

numpy is imported here, so this module is loaded only once there is a run to show.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import DTypeLike, NDArray

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

#: points a block of the lowest level, and blocks of one level a block of the next
_BASE, _FACTOR = 32, 4
#: larger values (a loss on its way to infinity) would leave no digits for the others in a running sum
_LARGEST = 1e9
#: a mean reaches back over a fifth of what came before it at most, so that a young curve is not flattened
_YOUNG = 5


class Trace:
    """Points with rising x and several values each; appending k points costs about k, whatever is there already.

    A NaN is a gap: it takes no part in minima, maxima and means.
    """

    def __init__(self, columns: int, averaged: tuple[int, ...] = (), kind: DTypeLike = np.float64) -> None:
        """`averaged` are the columns that `mean` may be asked for; `kind` is how values (not x) are kept."""
        self.columns = columns
        self._count = 0
        self._x: Numbers = np.empty(256)
        self._y: Numbers = np.empty((columns, 256), kind)
        #: per level: lowest and highest of each block, shape (2, columns, blocks); the last block may be partly full
        self._levels: list[Numbers] = []
        #: per averaged column: the sums of the values before each index, and the indices that take no part
        self._sums: dict[int, Numbers] = {column: np.zeros(257) for column in averaged}
        self._gaps: dict[int, Places] = {column: np.empty(0, np.int64) for column in averaged}

    def __len__(self) -> int:
        return self._count

    @property
    def x(self) -> Numbers:
        """All x, shape (N,); a view."""
        return self._x[: self._count]

    def column(self, index: int) -> Numbers:
        """All values of a column, shape (N,); a view."""
        return self._y[index, : self._count]

    def append(self, x: Numbers, y: Numbers) -> None:
        """More points: `x` of shape (k,), rising and beyond those there; `y` of shape (columns, k)."""
        start, count = self._count, self._count + len(x)
        if count > len(self._x):
            room = max(count, 2 * len(self._x))
            self._x = _grown(self._x, room, start)
            self._y = _grown(self._y, room, start)
            self._sums = {column: _grown(sums, room + 1, start + 1) for column, sums in self._sums.items()}
        self._x[start:count] = x
        self._y[:, start:count] = y
        self._count = count
        for column, sums in self._sums.items():
            values = np.asarray(y[column], np.float64)
            is_gap = ~(np.abs(values) <= _LARGEST)
            sums[start + 1 : count + 1] = sums[start] + np.cumsum(np.where(is_gap, 0.0, values))
            if is_gap.any():
                self._gaps[column] = np.concatenate([self._gaps[column], start + np.flatnonzero(is_gap)])
        self._settle(start)

    def keep(self, last: float) -> None:
        """Drops the points beyond an x."""
        count = int(np.searchsorted(self.x, last, side="right"))
        if count < self._count:
            self._count = count
            self._gaps = {column: gaps[gaps < count] for column, gaps in self._gaps.items()}
            self._settle(max(0, count - 1))

    def _settle(self, start: int) -> None:
        """Makes the levels anew from point `start` on."""
        size, level = _BASE, 0
        while self._count > size:
            is_new = level == len(self._levels)
            if is_new:
                self._levels.append(np.empty((2, self.columns, 16), self._y.dtype))
            first = 0 if is_new else start // size
            if level == 0:
                raw = self._y[:, first * size : self._count]
                low, high, each = raw, raw, size
            else:
                below = self._levels[level - 1][:, :, first * _FACTOR : -(-self._count * _FACTOR // size)]
                low, high, each = below[0], below[1], _FACTOR
            edges = np.arange(0, low.shape[1], each)
            blocks = first + len(edges)
            if blocks > self._levels[level].shape[2]:
                self._levels[level] = _grown(self._levels[level], 2 * blocks, first)
            self._levels[level][0, :, first:blocks] = np.fmin.reduceat(low, edges, axis=1)
            self._levels[level][1, :, first:blocks] = np.fmax.reduceat(high, edges, axis=1)
            size, level = size * _FACTOR, level + 1
        del self._levels[level:]

    def window(self, low: float, high: float) -> tuple[int, int]:
        """The indices of the points from `low` to `high`, and one more on either side: lines run out of view."""
        start = int(np.searchsorted(self.x, low, side="left")) - 1
        stop = int(np.searchsorted(self.x, high, side="right")) + 1
        return max(0, start), min(self._count, stop)

    def extremes(
        self, column: int, start: int, stop: int, buckets: int, is_log: bool = False
    ) -> tuple[Numbers, Numbers]:
        """Points `start` to `stop` of a column as x and y of at most about `2 * buckets` entries each.

        Few points are given as they are. Otherwise each bucket gives its exact minimum and its exact maximum, at the
        bucket's first and last x: drawn as a line, no peak is lost. Buckets may begin a little before `start` and end a
        little after `stop`, at the edges of blocks. With `is_log` they are as many in each doubling of the index.
        """
        pieces = [*_pieces(start, stop, is_log)]
        if len(pieces) == 1:
            return self._extremes(column, start, stop, buckets)
        each = max(4, buckets // len(pieces))
        found = [self._extremes(column, first, last, each) for first, last in pieces]
        return np.concatenate([x for x, _ in found]), np.concatenate([y for _, y in found])

    def _extremes(self, column: int, start: int, stop: int, buckets: int) -> tuple[Numbers, Numbers]:
        count = stop - start
        if count <= 2 * buckets:
            return self._x[start:stop], self._y[column, start:stop].astype(np.float64)
        wanted = count / buckets
        size, level = 1, -1
        while level + 1 < len(self._levels) and _BASE * _FACTOR ** (level + 1) <= wanted / 2:
            level += 1
            size = _BASE * _FACTOR**level
        if level < 0:
            lows = highs = self._y[column, : self._count]
        else:
            lows, highs = self._levels[level][:, column]
        first, last = start // size, min(-(-stop // size), -(-self._count // size))
        # a power of two of whole blocks, at the same places at every redraw: a growing curve does not shimmer
        stride = 1 << (-(-(last - first) // buckets) - 1).bit_length()
        first -= first % stride
        edges = np.arange(first, last, stride)
        low = np.fmin.reduceat(lows[:last], edges)
        high = np.fmax.reduceat(highs[:last], edges)
        begin, end = edges * size, np.minimum(np.minimum(edges + stride, last) * size, self._count) - 1
        # in the order in which they come on a slope, so that a smooth curve stays smooth
        falls = self._y[column, begin] > self._y[column, end]
        out, x = np.empty(2 * len(edges)), np.empty(2 * len(edges))
        x[0::2], x[1::2] = self._x[begin], self._x[end]
        out[0::2], out[1::2] = np.where(falls, high, low), np.where(falls, low, high)
        return x, out

    def places(self, start: int, stop: int, buckets: int, is_log: bool = False) -> Places:
        """Indices from `start` to `stop`, at most about `buckets`, at the same places at every redraw, and the last."""
        pieces = [*_pieces(start, stop, is_log)]
        each = max(4, buckets // max(1, len(pieces)))
        found = []
        for first, last in pieces:
            stride = 1 << (-(-(last - first) // each) - 1).bit_length()
            found.append(np.arange(-(-first // stride) * stride, last, stride))
        return np.unique(np.concatenate([*found, [start, stop - 1]])) if stop > start else np.empty(0, np.int64)

    def mean(self, column: int, places: Places, reach: float) -> Numbers:
        """The mean around each index, of `reach` points to either side where there are so many; NaN among gaps only.

        It costs as much for a wide mean as for a narrow one. A centred mean does not lag behind what it smooths.
        """
        each = np.minimum(int(reach), places // _YOUNG)
        low, high = places - each, np.minimum(places + each + 1, self._count)
        sums, gaps = self._sums[column], self._gaps[column]
        count = high - low - (np.searchsorted(gaps, high) - np.searchsorted(gaps, low))
        mean = (sums[high] - sums[low]) / np.maximum(count, 1)
        return np.where(count > 0, mean, np.nan)

    def nearest(self, x: float) -> int | None:
        """The index of the point closest to an x; None when there are none."""
        if not self._count:
            return None
        place = int(np.searchsorted(self.x, x))
        if place == 0:
            return 0
        if place == self._count or x - self._x[place - 1] <= self._x[place] - x:
            return place - 1
        return place


def _pieces(start: int, stop: int, is_log: bool) -> Iterator[tuple[int, int]]:
    """`start` to `stop`, cut at the powers of two for a logarithmic axis: they look equally wide there."""
    while is_log and stop > (edge := 1 << max(start, 1).bit_length()):
        yield start, edge
        start = edge
    yield start, stop


def _grown(array: Numbers, room: int, kept: int) -> Numbers:
    fresh = np.empty((*array.shape[:-1], room), array.dtype)
    fresh[..., :kept] = array[..., :kept]
    return fresh
