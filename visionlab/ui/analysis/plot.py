"""What a chart of points shows, as values: axes with their ticks, dots, lines, and where names find room."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

#: left, top, right, bottom in pixels
Box = tuple[float, float, float, float]
#: middle and radius in pixels
Disc = tuple[float, float, float]

#: share of an axis that is left free at either end
_MARGIN = 0.05
#: of a disc, so much around its middle must not be written over, in pixels
_CORE = 5.0
_STEPS = (1.0, 2.0, 5.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high`, linear or logarithmic."""

    name: str
    low: float
    high: float
    #: a value as text
    words: Callable[[float], str]
    is_log: bool = False
    #: ticks at whole numbers only
    is_whole: bool = False

    def place(self, value: float) -> float:
        """Where a value is, from 0 (low) to 1 (high)."""
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, place: float) -> float:
        """The value at a place, which may lie beyond 0 and 1."""
        if self.is_log:
            return self.low * (self.high / self.low) ** place
        return self.low + (self.high - self.low) * place

    def part(self, first: float, last: float) -> Axis:
        """The axis from one place to another."""
        return replace(self, low=self.value(first), high=self.value(last))

    def ticks(self, most: int) -> list[float]:
        """Round values, at most so many."""
        return self._log_ticks(most) if self.is_log else self._even_ticks(most)

    def _log_ticks(self, most: int) -> list[float]:
        if self.high < 4 * self.low:
            return self._even_ticks(most)
        decades = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for steps in (_STEPS, (1.0, 3.0), (1.0,)):
            found = [step * 10.0**decade for decade in decades for step in steps]
            found = [value for value in found if self.low <= value <= self.high]
            if len(found) <= most:
                return found
        return found[:: math.ceil(len(found) / max(1, most))]

    def _even_ticks(self, most: int) -> list[float]:
        least = (self.high - self.low) / max(1, most)
        decade = 10.0 ** math.floor(math.log10(least))
        step = next(decade * factor for factor in (*_STEPS, 10.0) if decade * factor >= least)
        if self.is_whole:
            step = max(1.0, step)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return [round(number * step, 9) for number in range(first, last + 1)]


def log_axis(name: str, values: Iterable[float], words: Callable[[float], str]) -> Axis:
    """A logarithmic axis around values above zero."""
    known = [value for value in values if value > 0] or [1e6, 1e9]
    spread = max(math.log(max(known) / min(known)), math.log(8.0))
    middle = math.sqrt(max(known) * min(known))
    low, high = middle * math.exp(-spread * (0.5 + _MARGIN)), middle * math.exp(spread * (0.5 + 2 * _MARGIN))
    return Axis(name, low, high, words, is_log=True)


def percent_axis(name: str, values: Iterable[float], words: Callable[[float], str]) -> Axis:
    """An axis around percentages, within 0 and 100."""
    known = list(values) or [0.0, 100.0]
    spare = max(1.0, (max(known) - min(known)) * 2 * _MARGIN)
    return Axis(name, max(0.0, min(known) - spare), min(100.0, max(known) + spare), words)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with a name, which can be opened by its key."""

    key: str
    title: str
    x: float
    y: float
    #: drawn as area; 0 for a mark of one size
    size: float
    #: the row of the legend it belongs to
    group: str
    #: a colour of the theme, as in `accent` or `groups.3`
    shade: str
    #: `disc`, `ring`, `diamond`, `square` or `frame`; hollow ones are measured otherwise than the rest
    symbol: str = "disc"
    #: paragraphs of its tool tip, after its title
    tip: tuple[str, ...] = ()
    #: a shorter title, to stand beside it; empty for the same
    name: str = ""
    #: those with the lowest are named first
    rank: int = 0
    #: the network that is being edited
    is_own: bool = False
    #: whether there is something to open
    can_open: bool = True


@dataclass(frozen=True, slots=True)
class Guide:
    """A line across the chart at a value, with words."""

    value: float
    words: str
    shade: str
    is_vertical: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """All that a chart shows."""

    x: Axis
    y: Axis
    dots: tuple[Dot, ...] = ()
    #: points (x, y) of the Pareto front, from the cheapest to the best
    front: tuple[tuple[float, float], ...] = ()
    #: points (x, y) of a line that joins the best of each year
    path: tuple[tuple[float, float], ...] = ()
    guides: tuple[Guide, ...] = ()
    #: what is said where there is no dot
    nothing: str = ""


def spread(discs: Sequence[Disc], most: float) -> list[Disc]:
    """Discs of one column moved aside, by `most` pixels or less, where they would hide each other."""
    placed: list[Disc] = []
    found = {}
    for number in sorted(range(len(discs)), key=lambda number: -discs[number][2]):
        x, y, r = discs[number]
        steps = [sign * share * most / 8 for share in range(9) for sign in (1, -1)]
        tried = [(x + step, y, r) for step in steps]
        found[number] = min(tried, key=lambda disc: (sum(_hidden(disc, other) for other in placed), abs(disc[0] - x)))
        placed.append(found[number])
    return [found[number] for number in range(len(discs))]


def _hidden(one: Disc, other: Disc) -> float:
    """How deep two discs lie in each other, in pixels."""
    return max(0.0, one[2] + other[2] - math.hypot(one[0] - other[0], one[1] - other[1]))


def place_names(
    discs: Sequence[Disc],
    widths: Sequence[float],
    height: float,
    frame: Box,
    order: Iterable[int],
    barred: Iterable[Box] = (),
) -> dict[int, Box]:
    """Where names stand beside their discs, so that none covers another, the middle of a disc, or what is barred.

    Greedy: the discs are asked in the given order, and those that find no room go without a name.
    """
    cores = [(x - min(r, _CORE), y - min(r, _CORE), x + min(r, _CORE), y + min(r, _CORE)) for x, y, r in discs]
    taken = list(barred)
    found: dict[int, Box] = {}
    for number in order:
        for box in _beside(discs[number], widths[number], height):
            if not _within(box, frame) or any(_meet(box, other) for other in taken):
                continue
            if any(_meet(box, core) for other, core in enumerate(cores) if other != number):
                continue
            found[number] = box
            taken.append(box)
            break
    return found


def _beside(disc: Disc, width: float, height: float) -> Iterable[Box]:
    """Right, left, above, below, and then the four corners."""
    x, y, r = disc
    gap, lean = r + 3.0, 0.7 * r + 2.0
    yield x + gap, y - height / 2, x + gap + width, y + height / 2
    yield x - gap - width, y - height / 2, x - gap, y + height / 2
    yield x - width / 2, y - gap - height, x + width / 2, y - gap
    yield x - width / 2, y + gap, x + width / 2, y + gap + height
    for right in (True, False):
        for above in (True, False):
            left = x + lean if right else x - lean - width
            top = y - lean - height if above else y + lean
            yield left, top, left + width, top + height


def _within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
