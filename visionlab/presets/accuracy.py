"""How well networks do, as published (`resources/accuracy.json`), each figure with its source; and the Pareto front."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, TypeVar

from visionlab import resources
from visionlab.problem import Phrase, Problem

_FILE = "accuracy.json"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Measured:
    """Errors of one network in percent, as its source prints them; None where it prints none."""

    #: of the pictures that the network was shown, in pixels
    side: int
    #: 1 for the centre, 10 for centre and corners mirrored, 0 where the source measures otherwise or does not say
    crops: int
    #: paper and table, or library and weights
    source: str
    top1: float | None = None
    top5: float | None = None
    #: what else one should know of it
    how: str = ""
    #: the torchvision weights whose metadata it is, as in `ResNet50_Weights.IMAGENET1K_V1`
    weights: str = ""

    def error(self, top: int) -> float | None:
        """The top-1 or top-5 error in percent."""
        return self.top1 if top == 1 else self.top5


@dataclass(frozen=True, slots=True)
class Entry:
    """What a team had in the classification task of ILSVRC: several networks together, on the test set."""

    year: int
    team: str
    #: among the teams that used no other pictures
    place: int
    #: error in percent
    top5: float
    source: str
    #: empty where it was none, or many
    network: str = ""
    #: the preset of this network
    preset: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Human:
    """How well a person does on ImageNet."""

    #: error in percent
    top5: float
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All that is published."""

    #: by data set (`imagenet`, or the id of one of ours) and preset; of a size, the first is the one to compare
    published: Mapping[str, Mapping[str, tuple[Measured, ...]]]
    #: oldest first
    challenge: tuple[Entry, ...]
    human: Human


@functools.cache
def accuracy() -> Accuracy:
    """The figures that are shipped. Raises Problem when the installation is damaged."""
    return read(resources.path(_FILE).read_text(encoding="utf-8"))


def read(text: str) -> Accuracy:
    """Figures from JSON. Raises Problem, which names the entry that is wrong."""
    try:
        told = _object(json.loads(text), "the whole")
    except ValueError:
        raise Problem("{file} must hold JSON and does not", file=_FILE) from None
    published = {
        data: MappingProxyType({id: _measurements(ones, f"{data}, {id}") for id, ones in _object(nets, data).items()})
        for data, nets in _object(told.get("published"), "published").items()
    }
    entries = [_value(Entry, one, "challenge") for one in _list(told.get("challenge"), "challenge")]
    entries.sort(key=lambda entry: (entry.year, entry.place))
    return Accuracy(MappingProxyType(published), tuple(entries), _value(Human, told.get("human"), "human"))


def front(points: Sequence[tuple[float, float]]) -> list[int]:
    """The numbers of the points (cost, error) that no other beats, from the cheapest to the best."""
    found: list[int] = []
    for number in sorted(range(len(points)), key=points.__getitem__):
        if not found or points[number][1] < points[found[-1]][1]:
            found.append(number)
    return found


def _measurements(told: object, where: str) -> tuple[Measured, ...]:
    ones = tuple(_value(Measured, one, where) for one in _list(told, where))
    for one in ones:
        if one.top1 is None and one.top5 is None:
            raise _wrong(where, Phrase("a top-1 or a top-5 error"))
        if one.top1 is not None and one.top5 is not None and one.top5 >= one.top1:
            raise _wrong(where, Phrase("a top-5 error below the top-1 error"))
    return ones


def _value(kind: type[_T], told: object, where: str) -> _T:
    """A value of flat fields: texts, whole numbers, and errors in percent."""
    given = _object(told, where)
    for field in fields(kind):  # type: ignore[arg-type]
        got = given.get(field.name, field.default)
        if field.type == "str":
            is_right, expected = isinstance(got, str), Phrase("a text")
        elif field.type == "int":
            is_right, expected = type(got) is int and 0 <= got < 10_000, Phrase("a whole number")
        else:
            is_right = (got is None and field.default is None) or (type(got) in (int, float) and 0 < got < 100)
            expected = Phrase("an error in percent")
        if not is_right:
            raise _wrong(f"{where}, {field.name}", expected)
    try:
        return kind(**given)
    except TypeError:
        raise _wrong(where, Phrase("known fields only")) from None


def _object(told: object, where: str) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise _wrong(where, Phrase("an object"))
    return told


def _list(told: object, where: str) -> list[object]:
    if not isinstance(told, list) or not told:
        raise _wrong(where, Phrase("a list"))
    return told


def _wrong(where: str, expected: Phrase) -> Problem:
    return Problem("{file} is damaged: at {where} it must hold {expected}", file=_FILE, where=where, expected=expected)
