"""One axis of a drawing on which some spans are stretched, to make room for what grew, and others closed up."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence

#: low, high
Span = tuple[float, float]


class Warp:
    """A map of the axis onto itself that keeps the order of everything.

    `stretched` are spans with the length that each has at least afterwards; `closed` are spans that have none.
    Where a stretched span and a closed one overlap, it is stretched. All else keeps its length, and what lies
    before the first span its place.
    """

    def __init__(self, stretched: Iterable[tuple[float, float, float]], closed: Iterable[Span] = ()) -> None:
        spans = [(low, high, max(1.0, length / (high - low))) for low, high, length in stretched]
        spans += [(low, high, 0.0) for low, high in closed if high > low]
        starts = sorted(spans)
        self._from: list[float] = sorted({end for low, high, _ in spans for end in (low, high)})
        self._to: list[float] = self._from[:1]
        #: of the span that begins at each point
        self._slopes: list[float] = []
        active: list[tuple[float, float, float]] = []
        begun = 0
        for here, there in zip(self._from, self._from[1:], strict=False):
            while begun < len(starts) and starts[begun][0] <= here:
                active.append(starts[begun])
                begun += 1
            active = [span for span in active if span[1] > here]
            slope = max((span[2] for span in active), default=1.0)
            self._slopes.append(slope)
            self._to.append(self._to[-1] + slope * (there - here))
        self._slopes.append(1.0)

    def __call__(self, at: float) -> float:
        """Where a point comes to lie."""
        number = bisect_right(self._from, at) - 1
        if number < 0:
            return at
        return self._to[number] + self._slopes[number] * (at - self._from[number])

    def back(self, at: float) -> float:
        """Where a point was; of a closed span, its end."""
        number = bisect_right(self._to, at) - 1
        if number < 0:
            return at
        return self._from[number] + (at - self._to[number]) / (self._slopes[number] or 1.0)


def without(spans: Collection[Span], kept: Collection[Span]) -> list[Span]:
    """What is left of spans when others are taken out of them, from low to high."""
    taken = _joined(kept)
    ends = [high for _, high in taken]
    found = []
    for low, high in _joined(spans):
        for start, end in taken[bisect_left(ends, low) :]:
            if start >= high:
                break
            if start > low:
                found.append((low, start))
            low = max(low, end)
        if low < high:
            found.append((low, high))
    return found


def _joined(spans: Collection[Span]) -> Sequence[Span]:
    """The same as few that do not touch."""
    found: list[Span] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found
