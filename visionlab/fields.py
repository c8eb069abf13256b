"""Typed fields: limits, units and the user's words, declared once.

A value with fields is a frozen dataclass that inherits `Fields` and declares each field with
`integer`, `number`, `boolean`, `choice`, `integers`, `text` or `nested`. From that one declaration follow the check of
every new value, its JSON, the inspector's editors and the command line's `--set KEY=VALUE`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import math
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, TypeVar

from visionlab.problem import Phrase, Problem

Kind = Literal["integer", "number", "boolean", "choice", "integers", "text", "nested"]
_KEY = "visionlab"
_F = TypeVar("_F", bound="Fields")
_G = TypeVar("_G", bound="Fields")


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field may hold and how a person reads it."""

    name: str
    kind: Kind
    default: Any
    label: str
    tip: str = ""
    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    options: tuple[str, ...] = ()
    #: sets the channels (or features) of the output: what a retarget to other classes changes
    is_output: bool = False
    #: the word that stands for the lowest value, as in a padding of -1 that means `same`
    special: str = ""
    #: shown on the node's card
    is_key: bool = False
    #: a number best changed by factors (learning rate, weight decay) rather than by steps
    is_log: bool = False
    #: how a nested value is read from its JSON and written to it; the first raises Problem
    read: Callable[[object], Fields] | None = None
    write: Callable[[Fields], object] | None = None

    @property
    def expected(self) -> Phrase:
        """The words for what this field takes, as in `a whole number from 1 to 4096`."""
        limits = {"low": _plain(self.low), "high": _plain(self.high)}
        match self.kind:
            case "boolean":
                return Phrase("true or false")
            case "choice":
                return Phrase("one of {options}", options=self.options)
            case "nested":
                return Phrase("a block")
            case "text":
                return Phrase("a line of 1 to {high} characters", **limits)
            case "integers":
                return Phrase("a list of whole numbers, each from {low} to {high}", **limits)
            case "integer" if self.special:
                limits["low"] = _plain(self.low + 1)
                return Phrase("{special} or a whole number from {low} to {high}", special=self.special, **limits)
            case "integer":
                return Phrase("a whole number from {low} to {high}", **limits)
            case "number" if self.special:
                return Phrase("{special} or a number up to {high}", special=self.special, **limits)
        return Phrase("a number from {low} to {high}", **limits)

    def accepts(self, value: object) -> bool:
        """Exact types only: `True` and `1.0` equal `1`, and would answer for it where results are remembered."""
        match self.kind:
            case "boolean":
                return type(value) is bool
            case "choice":
                return type(value) is str and value in self.options
            case "text":
                return type(value) is str and 0 < len(value) <= self.high and value.isprintable()
            case "integer":
                return type(value) is int and self.low <= value <= self.high
            case "nested":
                return isinstance(value, Fields)
            case "number":
                return type(value) is float and self.low <= value <= self.high
            case "integers":
                return (
                    type(value) is tuple
                    and 0 < len(value) <= 64
                    and all(type(item) is int and self.low <= item <= self.high for item in value)
                )

    def from_json(self, value: object) -> object:
        """The field's value for a JSON one; anything unsuitable is passed on for `check` to refuse."""
        if self.kind == "number" and type(value) is int and abs(value) < 2**53:
            return float(value)
        if self.kind == "integers" and type(value) is list:
            return tuple(value)
        if self.read is not None:
            return self.read(value)
        return value

    def to_json(self, value: Any) -> Any:
        """The JSON value for one of the field."""
        if self.write is not None:
            return self.write(value)
        return list(value) if type(value) is tuple else value

    def parse(self, text: str) -> object:
        """The value that a person typed, for example `0.1`, `true` or `6, 12, 24, 16`. Raises Problem."""
        text = text.strip()
        value: object = text
        try:
            if self.kind == "integer":
                value = int(self.low) if self.special and text.lower() == self.special else int(text)
            elif self.kind == "number":
                value = float(text)
            elif self.kind == "boolean":
                value = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[text.lower()]
            elif self.kind == "integers":
                value = tuple(int(part) for part in text.replace(",", " ").split())
        except (ValueError, KeyError):
            raise self.refusal(text) from None
        if not self.accepts(value):
            raise self.refusal(text)
        return value

    def refusal(self, got: object, where: str = "") -> Problem:
        """The sentence for a value this field does not take."""
        shown = repr(got) if len(repr(got)) <= 60 else repr(got)[:57] + "..."
        name = f"{where}.{self.name}" if where else self.name
        return Problem("{name} must be {expected}, got {got}", name=name, expected=self.expected, got=shown)


def is_line(value: object, most: int) -> bool:
    """Whether this is one line of a person's text, of up to `most` characters; it may be empty."""
    return type(value) is str and len(value) <= most and not any(map(is_control, value))


def is_control(character: str) -> bool:
    """Whether a character is none to be read: it steers a printer, ends a line, or is half of another."""
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")


def _plain(limit: float) -> float:
    return int(limit) if math.isfinite(limit) and limit == int(limit) and abs(limit) < 1e15 else limit


def _field(kind: Kind, default: object, label: str, **rest: Any) -> Any:
    return dataclasses.field(default=default, metadata={_KEY: {"kind": kind, "label": label, **rest}})


def integer(default: int, low: int = 0, high: int = 1_000_000, *, label: str = "", **rest: Any) -> Any:
    """A whole number with limits, both included."""
    return _field("integer", default, label, low=low, high=high, **rest)


def number(default: float, low: float = 0.0, high: float = 1e9, *, label: str = "", **rest: Any) -> Any:
    """A finite decimal number with limits, both included."""
    return _field("number", default, label, low=low, high=high, **rest)


def boolean(default: bool, *, label: str = "", **rest: Any) -> Any:
    """A yes or no."""
    return _field("boolean", default, label, **rest)


def choice(default: str, options: tuple[str, ...], *, label: str = "", **rest: Any) -> Any:
    """One word of several."""
    return _field("choice", default, label, options=options, **rest)


def text(default: str, most: int, *, label: str = "", **rest: Any) -> Any:
    """A line of up to `most` characters, for people to read: it never reaches code."""
    return _field("text", default, label, high=most, **rest)


def integers(default: tuple[int, ...], low: int = 0, high: int = 1_000_000, *, label: str = "", **rest: Any) -> Any:
    """Up to 64 whole numbers with limits, both included."""
    return _field("integers", default, label, low=low, high=high, **rest)


def nested(
    default: Fields,
    read: Callable[[object], Fields],
    write: Callable[[Fields], object],
    *,
    label: str = "",
    **rest: Any,
) -> Any:
    """Another value with fields; its owner says which are suitable in `validate`."""
    return _field("nested", default, label, read=read, write=write, **rest)


_SPECS: dict[type, tuple[Spec, ...]] = {}
_CHECKS: dict[type, tuple[tuple[str, Callable[[object], bool], Spec], ...]] = {}


def specs(cls: type[Fields]) -> tuple[Spec, ...]:
    """The declared fields of a class, in order."""
    known = _SPECS.get(cls)
    if known is not None:
        return known
    found = []
    for item in dataclasses.fields(cls):
        told = item.metadata.get(_KEY)
        if told is not None:
            label = told["label"] or item.name.replace("_", " ").capitalize()
            found.append(Spec(**{**told, "label": label}, name=item.name, default=item.default))
    return _SPECS.setdefault(cls, tuple(found))


def shared(one: type[Fields], other: type[Fields]) -> tuple[Spec, ...]:
    """The fields of another kind that one kind has too, by name and sort."""
    own = {spec.name: spec.kind for spec in specs(one)}
    return tuple(spec for spec in specs(other) if own.get(spec.name) == spec.kind)


def _checks(cls: type[Fields]) -> tuple[tuple[str, Callable[[object], bool], Spec], ...]:
    known = _CHECKS.get(cls)
    if known is None:
        known = _CHECKS[cls] = tuple((spec.name, spec.accepts, spec) for spec in specs(cls))
    return known


def _one(declared: tuple[Spec, ...], name: str, owner: str) -> Spec:
    for spec in declared:
        if spec.name == name:
            return spec
    known = ", ".join(spec.name for spec in declared) or "none"
    raise Problem("{owner} has no field {name}: its fields are {known}", owner=owner, name=repr(name), known=known)


@dataclass(frozen=True, slots=True)
class Fields:
    """Base of frozen values with declared fields; every value made is a checked one."""

    #: what a person calls the thing, as in the start of an error sentence
    title: ClassVar[str] = ""

    def __post_init__(self) -> None:
        for name, accepts, spec in _checks(type(self)):
            value = getattr(self, name)
            if not accepts(value):
                raise spec.refusal(value, type(self).title or type(self).__name__)
        self.validate()

    @property
    def declared(self) -> tuple[Spec, ...]:
        """The fields of this very value, in order: those of its class, unless it brings its own."""
        return specs(type(self))

    def value_of(self, name: str) -> Any:
        """What a declared field holds."""
        return getattr(self, name)

    def validate(self) -> None:
        """Further conditions between fields; raises Problem."""

    @classmethod
    def spec(cls, name: str) -> Spec:
        """The declaration of one field. Raises Problem for an unknown name."""
        return _one(specs(cls), name, cls.title or cls.__name__)

    def declaration(self, name: str) -> Spec:
        """The declaration of one of the fields of this very value. Raises Problem for an unknown name."""
        return _one(self.declared, name, self.title or type(self).__name__)

    def with_(self: _F, **changes: object) -> _F:
        """A copy with some fields changed. Raises Problem."""
        for name in changes:
            self.spec(name)
        return dataclasses.replace(self, **changes)

    def as_kind(self, kind: type[_G]) -> _G:
        """A value of another kind, with the fields that both have as far as they go together there."""
        made = kind()
        for spec in specs(kind):
            if spec in shared(type(self), kind):
                with contextlib.suppress(Problem):
                    made = made.with_(**{spec.name: getattr(self, spec.name)})
        return made

    def to_json(self) -> dict[str, Any]:
        """The fields as a JSON object."""
        return {spec.name: spec.to_json(getattr(self, spec.name)) for spec in specs(type(self))}

    @classmethod
    def from_json(cls: type[_F], data: object) -> _F:
        """The value for a JSON object; fields not named keep their defaults. Raises Problem."""
        if not isinstance(data, Mapping):
            raise Problem(
                "{owner} must be a JSON object with fields, got {got}",
                owner=cls.title or cls.__name__,
                got=type(data).__name__,
            )
        return cls(**{name: cls.spec(name).from_json(value) for name, value in data.items()})
