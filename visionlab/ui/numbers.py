"""The words for numbers in the person's language: what `visionlab.cost.numbers` says in English."""

from __future__ import annotations

from collections.abc import Callable

from visionlab.cost.numbers import ENGLISH, Style

#: spaces that no line is broken at
RUSSIAN = Style(",", "\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}%", "ТГМкКиБ")

_style = ENGLISH


def speak(style: Style) -> None:
    """Write numbers in this style from now on."""
    global _style
    _style = style


def count(number: float, digits: int = 3) -> str:
    """A count with a decimal prefix: `25.6 M`."""
    return _style.count(number, digits)


def size(number: float, digits: int = 3) -> str:
    """Bytes with a decimal prefix."""
    return _style.size(number, digits)


def change(before: float, after: float, words: Callable[[float], str] | None = None) -> str:
    """A signed difference: `+0.30 M`, or nothing when there is none."""
    return _style.change(before, after, words)


def share(portion: float, whole: float) -> str:
    """A percentage: `12.3 %`."""
    return _style.share(portion, whole)


def exact(number: float) -> str:
    """Every digit before the point: `25,557,032`."""
    return _style.exact(number)


def written(number: float, form: str) -> str:
    """A number by a format of Python's: `written(0.934, ".1%")` is `93.4%`."""
    return _style.written(number, form)


def percent(part: float) -> str:
    """A part of 1: `93.4%`."""
    return _style.written(part, ".1%")


def rewritten(text: str) -> str:
    """A number that stands there in English, with or without a unit: `25.6 M`, `0.5`, `102 MiB`."""
    return _style.rewritten(text)


def read(text: str) -> str:
    """A number as a person typed it, as Python writes it."""
    return text if _style is ENGLISH else text.replace(_style.group, "").replace(_style.point, ".")
