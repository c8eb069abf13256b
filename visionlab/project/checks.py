"""Checks of values from a stranger's JSON: each returns what it was given, or raises one sentence naming the place."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from visionlab.fields import is_control, is_line
from visionlab.problem import Phrase, Problem

#: scene units from the origin: farther off nothing can be found again, and Qt's arithmetic gets coarse
FARTHEST = 10_000_000.0
LONGEST_TITLE = 500
LONGEST_TEXT = 10_000
#: of a remark's width and height, in scene units
LEAST_EXTENT, MOST_EXTENT = 24.0, 20_000.0
MOST_PORTS = 4096

ID = r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}"
_ID = re.compile(ID)
#: entries of a view that name blocks: each by its id, and what is inside of one by the way to it
WAYS = ("opened", "folded")
MOST_WAYS = 100_000
_WAY = re.compile(rf"{ID}(/{ID}){{0,15}}")
_T = TypeVar("_T")


def refuse(place: str, expected: Phrase, got: object) -> Problem:
    """The sentence for a value that does not belong at a place."""
    return Problem("{place} must be {expected}, got {got}", place=place, expected=expected, got=shown(got))


def shown(value: object) -> str:
    """A value in a few characters, whatever it is."""
    if isinstance(value, dict):
        return Phrase("an object")
    if isinstance(value, list):
        return Phrase("a list")
    text = ascii(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def is_a(value: object, kind: type[_T], place: str, expected: Phrase) -> _T:
    """Exactly this type: `True` is no number."""
    if type(value) is not kind:
        raise refuse(place, expected, value)
    return value


def known_keys(value: Mapping[str, Any], required: Collection[str], optional: Collection[str], place: str) -> None:
    """All keys that must be there, and none that may not."""
    for key in required:
        if key not in value:
            raise Problem("{place} has no {key}", place=place, key=repr(key))
    for key in value:
        if key not in required and key not in optional:
            raise Problem(
                "{place} has an unknown {key}: known are {known}",
                place=place,
                key=shown(key),
                known=", ".join([*required, *optional]),
            )


def identifier(value: object, place: str) -> str:
    """The id of a node."""
    if type(value) is not str or not _ID.fullmatch(value):
        raise refuse(place, Phrase("an id of up to 100 letters, digits and _.-"), value)
    return value


def title(value: object, place: str) -> str:
    """One line of a person's text."""
    if type(value) is not str or not is_line(value, LONGEST_TITLE):
        raise refuse(place, Phrase("one line of up to {most} characters", most=LONGEST_TITLE), value)
    return value


def lines(value: object, place: str) -> str:
    """A person's text, of several lines maybe."""
    if type(value) is not str or not is_line(value.replace("\n", " "), LONGEST_TEXT):
        raise refuse(place, Phrase("text of up to {most} characters", most=LONGEST_TEXT), value)
    return value


def one_of(value: object, known: Collection[str], place: str) -> str:
    """One of a few words."""
    if type(value) is not str or value not in known:
        raise refuse(place, Phrase("one of {options}", options=", ".join(known)), value)
    return value


def extent(value: object, place: str) -> float:
    """Width or height on the canvas."""
    if type(value) not in (int, float) or not LEAST_EXTENT <= value <= MOST_EXTENT:  # type: ignore[operator]
        raise refuse(
            place, Phrase("a number from {low} to {high}", low=int(LEAST_EXTENT), high=int(MOST_EXTENT)), value
        )
    return float(value)  # type: ignore[arg-type]


def coordinate(value: object, place: str) -> float:
    """A place on the canvas."""
    if type(value) not in (int, float) or not abs(value) <= FARTHEST:  # type: ignore[arg-type]
        raise refuse(place, Phrase("a number from {low:g} to {high:g}", low=-FARTHEST, high=FARTHEST), value)
    return float(value)  # type: ignore[arg-type]


def port(value: object, place: str) -> int:
    """The number of an input."""
    if type(value) is not int or not 0 <= value < MOST_PORTS:
        raise refuse(place, Phrase("a whole number from {low} to {high}", low=0, high=MOST_PORTS - 1), value)
    return value


def view(value: object, place: str) -> dict[str, Any]:
    """How a window showed the network: an object of numbers, words, short lists of these, and lists of blocks."""
    told = is_a(value, dict, place, Phrase("an object"))
    if len(told) > 32:
        raise refuse(place, Phrase("an object of up to 32 entries"), told)
    for key, item in told.items():
        if len(key) > 64 or any(map(is_control, key)):
            raise refuse(place, Phrase("an object with short names"), key)
        if key in WAYS:
            _ways(item, f"{place}.{key}")
            continue
        parts = item if type(item) is list and len(item) <= 64 else [item]
        if not all(map(_is_plain, parts)):
            raise refuse(f"{place}.{key}", Phrase("a number, a short text, true or false, or a list of these"), item)
    return told


def _ways(value: object, place: str) -> None:
    ways = is_a(value, list, place, Phrase("a list of blocks"))
    if len(ways) > MOST_WAYS:
        raise refuse(place, Phrase("a list of up to {most} blocks", most=MOST_WAYS), value)
    for number, way in enumerate(ways):
        if type(way) is not str or not _WAY.fullmatch(way):
            raise refuse(f"{place}[{number}]", Phrase("the ids of blocks, from outer to inner, with / between"), way)


def _is_plain(value: object) -> bool:
    if type(value) is str:
        return len(value) <= 1000 and not any(map(is_control, value))
    if type(value) is float:
        return math.isfinite(value)
    return type(value) is bool or (type(value) is int and abs(value) < 2**53)
