"""Where a slider stops and how far an arrow key goes, for the numbers a field takes."""

from __future__ import annotations

import functools
import math
from bisect import bisect_left, bisect_right

from visionlab.fields import Spec

#: up to here a slider stops at every whole number
_DENSE = 16
#: above this a range is so wide that two stops an octave are enough
_WIDE = 8192
#: sizes in thousands are chosen by decimal round numbers too (classes, features)
_DECIMAL = 100_000
#: in so wide a range, a slider ends here or at this many times the default: the rest is for the keyboard
_END, _TIMES = 2048, 64
#: steps of PageUp and PageDown, as Qt counts them
_PAGE = 10


@functools.cache
def stops(spec: Spec) -> tuple[float, ...]:
    """The round values of a field, rising, from its lowest to its highest; ints for a whole number."""
    return _whole_stops(spec) if spec.kind == "integer" else _number_stops(spec)


@functools.cache
def slider_stops(spec: Spec) -> tuple[float, ...]:
    """The values at which a field's slider stops: all round ones, without those hardly anybody uses."""
    if spec.kind != "integer" or spec.high <= _WIDE:
        return stops(spec)
    end = max(_END, _TIMES * spec.default)
    return tuple(value for value in stops(spec) if value <= end)


def _whole_stops(spec: Spec) -> tuple[float, ...]:
    low, high = int(spec.low), int(spec.high)
    if high - low <= 4 * _DENSE:
        dense = range(low, min(high, _DENSE) + 1)
        found = {*dense, *range(_DENSE + 4, high + 1, 4)}
    else:
        parts = (4, 5, 6, 7) if high <= _WIDE else (4, 6)
        found = {part * 2**power // 4 for power in range(0, 41) for part in parts}
        if high <= _WIDE:
            found.update(range(low, _DENSE + 1))
        if high > _DECIMAL:
            found.update(10**power for power in range(1, 7))
    found |= {low, high, int(spec.default)}
    return tuple(sorted(value for value in found if low <= value <= high))


def _number_stops(spec: Spec) -> tuple[float, ...]:
    low, high = spec.low, spec.high
    if spec.is_log or high - low > 1000:
        least = low if low > 0 else high * 1e-9
        powers = range(math.floor(math.log10(least)), math.ceil(math.log10(high)) + 1)
        found = {float(f"{part}e{power}") for power in powers for part in (1, 2, 5)}
        found = {value for value in found if least <= value}
    else:
        step = _slider_step(spec)
        found = {round(low + step * index, 10) for index in range(round((high - low) / step) + 1)}
    found |= {low, high, float(spec.default)}
    return tuple(sorted(value for value in found if low <= value <= high))


def _slider_step(spec: Spec) -> float:
    """A hundredth of the range, rounded to 1, 2 or 5 times a power of ten."""
    rough = (spec.high - spec.low) / 100
    power = 10 ** math.floor(math.log10(rough))
    return float(f"{min((1, 2, 5, 10), key=lambda part: abs(part * power - rough)) * power:.6g}")


def nearest(values: tuple[float, ...], value: float) -> int:
    """The index of the stop nearest to a value; between two, the ratio counts where both are positive."""
    place = bisect_left(values, value)
    if place == 0:
        return 0
    if place == len(values):
        return place - 1
    below, above = values[place - 1], values[place]
    middle = math.sqrt(below * above) if below > 0 else (below + above) / 2
    return place if value >= middle else place - 1


def stepped(spec: Spec, value: float, steps: int) -> float:
    """The value some arrow-key steps on (ten for a page key), within the limits."""
    values = stops(spec)
    if spec.kind == "integer":
        if abs(steps) < _PAGE:
            return int(max(spec.low, min(spec.high, value + steps)))
        return _next(values, value, 1 if steps > 0 else -1)
    if spec.is_log or len(values) > 250:
        return _next(values, value, steps // _PAGE or steps % _PAGE if abs(steps) >= _PAGE else steps)
    moved = value + steps * _slider_step(spec)
    return float(max(spec.low, min(spec.high, round(moved, 10))))


def _next(values: tuple[float, ...], value: float, count: int) -> float:
    """`count` stops above (or below) a value that need not be a stop itself."""
    place = bisect_right(values, value) - 1 + count if count > 0 else bisect_left(values, value) + count
    return values[max(0, min(len(values) - 1, place))]
