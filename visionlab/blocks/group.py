"""Blocks that a person put together: a piece of a network that is one block from then on."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from visionlab.blocks.base import Block
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.recording import check_arity
from visionlab.fields import Spec, is_line
from visionlab.layers.base import ANY, Part
from visionlab.problem import Problem

LONGEST_TEXT = 500
LONGEST_LABEL = 64
MOST_INPUTS = 256
#: counted through all groups inside
MOST_MEMBERS = 10_000
MOST_OWN = 64
#: groups within groups, itself included
DEEPEST = 8
#: objects and lists of JSON that lie in one another for each of these, with a repetition around it
_NESTED = 6
#: scene units from the group's corner
FARTHEST = 10_000_000.0


@dataclass(frozen=True, slots=True)
class Member:
    """A block of a group, its place counted from the group's own."""

    part: Part
    #: the wires that feed it: first come the group's inputs, then the outputs of its blocks in order
    fed: tuple[int, ...] = (0,)
    x: float = 0.0
    y: float = 0.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of a block inside that is a field of the group."""

    member: int
    field: str
    label: str
    default: Any


class _Title:
    """What a group is called; of groups at large, what they all are."""

    def __get__(self, group: Group | None, kind: type) -> str:
        return "Group" if group is None else group.name


@dataclass(frozen=True, slots=True)
class Group(Block):
    """Several blocks as one.

    They stand in an order in which each comes after all that feed it, so that there can be no cycle. Every one of
    them leads to the last, whose output is the group's. All values are checked as any stranger's are.
    """

    kind = "group"
    title = _Title()

    name: str = "Group"
    about: str = ""
    arity: int = 1
    members: tuple[Member, ...] = (Member(ConvNormAct()),)
    own: tuple[OwnField, ...] = ()

    @property
    def inputs(self) -> int:  # type: ignore[override]
        """As many as lead into it."""
        return self.arity

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        made = list(wires)
        for member in self.members:
            check_arity(member.part, len(member.fed))
            made.append(net.use(member.part, *(made[wire] for wire in member.fed)))
        return made[-1]

    @property
    def titles(self) -> tuple[str, ...]:
        """Those that its blocks had before they were grouped."""
        found = tuple(member.title for member in self.members)
        return found if any(found) else ()

    def caption(self) -> str:
        told = [self.value_of(spec.name) for spec in self.declared if spec.is_key and spec.kind != "boolean"]
        return " · ".join(f"{value:g}" if isinstance(value, float) else str(value) for value in told)[:32]

    # -- fields of its own

    @property
    def declared(self) -> tuple[Spec, ...]:
        """Its own fields, each with the limits that it has inside."""
        found: list[Spec] = []
        for name, own in self._own.items():
            inner = _declared(self.members[own.member].part, own.field)
            assert inner is not None
            is_output = inner.is_output and own.member == len(self.members) - 1
            told = {"name": name, "label": own.label, "default": own.default, "is_output": is_output}
            found.append(dataclasses.replace(inner, **told))
        return tuple(found)

    def value_of(self, name: str) -> Any:
        own = self._own[name]
        return self.members[own.member].part.value_of(own.field)

    def with_(self, **changes: object) -> Group:
        made = self
        for name, value in changes.items():
            self.declaration(name)
            own = self._own[name]
            made = made.with_member(own.member, made.members[own.member].part.with_(**{own.field: value}))
        return made

    def with_member(self, number: int, part: Part) -> Group:
        """With another block in the place of one inside. Raises Problem."""
        members = list(self.members)
        members[number] = dataclasses.replace(members[number], part=part)
        return dataclasses.replace(self, members=tuple(members))

    @property
    def _own(self) -> dict[str, OwnField]:
        """Its own fields by name: that of the field inside, numbered where there are several."""
        found: dict[str, OwnField] = {}
        for own in self.own:
            name, number = own.field, 1
            while name in found:
                number += 1
                name = f"{own.field}_{number}"
            found[name] = own
        return found

    # -- what goes together

    def validate(self) -> None:
        _need(is_line(self.name, LONGEST_TEXT) and self.name, "name", f"a line of 1 to {LONGEST_TEXT} characters")
        _need(is_line(self.about, LONGEST_TEXT), "about", f"a line of up to {LONGEST_TEXT} characters")
        _need(_is_whole(self.arity, 1, MOST_INPUTS), "inputs", f"a whole number from 1 to {MOST_INPUTS}")
        _need(type(self.members) is tuple and self.members, "members", "a list of one block or more")
        for index, member in enumerate(self.members):
            _check_member(member, f"members[{index}]", self.arity + index)
        if _size(self) > MOST_MEMBERS:
            raise Problem("{block} takes up to {most} blocks in all", block="Group", most=MOST_MEMBERS)
        if _depth(self) > DEEPEST:
            raise _too_deep()
        used = {wire for member in self.members for wire in member.fed}
        for wire in range(self.arity + len(self.members) - 1):
            if wire not in used:
                what = f"inputs[{wire}]" if wire < self.arity else f"members[{wire - self.arity}]"
                raise Problem("{what} of a group leads nowhere: each must lead to the last block", what=what)
        _need(type(self.own) is tuple and len(self.own) <= MOST_OWN, "own", f"a list of up to {MOST_OWN} fields")
        for index, own in enumerate(self.own):
            self._check_own(own, f"own[{index}]")
        if len({(own.member, own.field) for own in self.own}) < len(self.own):
            raise Problem("Group.own names a field twice")

    def _check_own(self, own: OwnField, place: str) -> None:
        last = len(self.members) - 1
        _need(_is_whole(own.member, 0, last), f"{place}.member", f"a whole number from 0 to {last}")
        spec = _declared(self.members[own.member].part, own.field)
        _need(spec is not None and spec.kind != "nested", f"{place}.field", "the name of a field of that block")
        assert spec is not None
        _need(
            is_line(own.label, LONGEST_LABEL) and own.label,
            f"{place}.label",
            f"a line of 1 to {LONGEST_LABEL} characters",
        )
        if not spec.accepts(own.default):
            raise spec.refusal(own.default, f"Group.{place}.default")

    # -- files

    def to_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {"name": self.name}
        if self.about:
            told["about"] = self.about
        told["inputs"] = self.arity
        told["members"] = [_member_to_json(member) for member in self.members]
        if self.own:
            told["own"] = [self._own_to_json(own) for own in self.own]
        return told

    def _own_to_json(self, own: OwnField) -> dict[str, Any]:
        spec = _declared(self.members[own.member].part, own.field)
        assert spec is not None
        return {**dataclasses.asdict(own), "default": spec.to_json(own.default)}

    @classmethod
    def from_json(cls, data: object) -> Group:
        if _is_deeper(data, _NESTED * DEEPEST):
            raise _too_deep()
        told = _object(data, "fields", ("name", "inputs", "members"), ("about", "own"))
        members = tuple(
            _member(item, f"members[{index}]") for index, item in enumerate(_list(told["members"], "members"))
        )
        own = tuple(
            _own(item, f"own[{index}]", members) for index, item in enumerate(_list(told.get("own", []), "own"))
        )
        return cls(told["name"], told.get("about", ""), told["inputs"], members, own)


def part_at(part: Part, path: Sequence[int]) -> Part:
    """The block inside a group that these numbers lead to, from group to group; without any, the part itself."""
    for number in path:
        assert isinstance(part, Group)
        part = part.members[number].part
    return part


def title_at(part: Part, path: Sequence[int]) -> str:
    """The title of the block inside a group that these numbers lead to."""
    owner = part_at(part, path[:-1])
    assert isinstance(owner, Group)
    return owner.members[path[-1]].title


def with_part_at(part: Part, path: Sequence[int], inner: Part) -> Part:
    """The same with another block there. Raises Problem."""
    if not path:
        return inner
    assert isinstance(part, Group)
    number, *further = path
    return part.with_member(number, with_part_at(part.members[number].part, further, inner))


def check_inside(part: Part) -> None:
    """Refuse what cannot be a member: it has no input, is an end of its own, or cannot be edited."""
    if part.inputs == 0 or part.is_auxiliary or part.is_foreign:
        raise Problem(
            "{block} cannot be inside a group: it takes layers and blocks that have inputs and an output",
            block=part.title,
        )


def _held(part: Part) -> list[Part]:
    return [part.value_of(spec.name) for spec in part.declared if spec.kind == "nested"]


def _size(part: Part) -> int:
    if isinstance(part, Group):
        return sum(_size(member.part) for member in part.members)
    return 1 + sum(map(_size, _held(part)))


def _depth(part: Part) -> int:
    if isinstance(part, Group):
        return 1 + max(_depth(member.part) for member in part.members)
    return max(map(_depth, _held(part)), default=0)


def _is_deeper(data: object, most: int) -> bool:
    """Whether JSON is nested deeper than this: asked first, since a refusal is told again by all around it."""
    level = [data]
    for _ in range(most):
        inner = (one.values() if isinstance(one, dict) else one for one in level if isinstance(one, (dict, list)))
        level = [value for values in inner for value in values]
    return bool(level)


def _too_deep() -> Problem:
    return Problem("Groups can be {most} deep in one another, and no deeper", most=DEEPEST)


def _declared(part: Part, name: object) -> Spec | None:
    return next((spec for spec in part.declared if spec.name == name), None)


def _is_whole(value: object, low: int, high: int) -> bool:
    return type(value) is int and low <= value <= high


def _need(holds: object, place: str, expected: str) -> None:
    if not holds:
        raise Problem("Group.{place} must be {expected}", place=place, expected=expected)


def _check_member(member: Member, place: str, known: int) -> None:
    part, fed = member.part, member.fed
    _need(isinstance(part, Part), f"{place}.block", "a block")
    check_inside(part)
    _need(
        type(fed) is tuple and len(fed) <= MOST_INPUTS and all(_is_whole(wire, 0, known - 1) for wire in fed),
        f"{place}.inputs",
        f"a list of whole numbers from 0 to {known - 1}: inputs of the group first, then blocks before this one",
    )
    if part.inputs != ANY:
        check_arity(part, len(fed))
    for name, value in (("x", member.x), ("y", member.y)):
        _need(
            type(value) is float and math.isfinite(value) and abs(value) <= FARTHEST,
            f"{place}.{name}",
            f"a number from -{FARTHEST:g} to {FARTHEST:g}",
        )
    _need(is_line(member.title, LONGEST_TEXT), f"{place}.title", f"a line of up to {LONGEST_TEXT} characters")


def _member_to_json(member: Member) -> dict[str, Any]:
    told: dict[str, Any] = {"block": member.part.kind}
    fields = member.part.to_json()
    if fields:
        told["fields"] = fields
    told["inputs"] = list(member.fed)
    told["x"], told["y"] = (int(place) if place == int(place) else place for place in (member.x, member.y))
    if member.title:
        told["title"] = member.title
    return told


def _member(data: object, place: str) -> Member:
    from visionlab.blocks.catalogue import part_from_json  # late: it walks this very package

    told = _object(data, place, ("block", "inputs", "x", "y"), ("fields", "title"))
    try:
        part = part_from_json(told["block"], told.get("fields", {}))
    except Problem as problem:
        raise Problem("{place}: {problem}", place=place, problem=problem) from None
    return Member(
        part,
        tuple(_list(told["inputs"], f"{place}.inputs")),
        _place(told["x"]),
        _place(told["y"]),
        told.get("title", ""),
    )


def _place(value: object) -> Any:
    return float(value) if type(value) is int and abs(value) <= FARTHEST else value


def _own(data: object, place: str, members: tuple[Member, ...]) -> OwnField:
    told = _object(data, place, ("member", "field", "label", "default"), ())
    number, default = told["member"], told["default"]
    if _is_whole(number, 0, len(members) - 1):
        spec = _declared(members[number].part, told["field"])
        default = default if spec is None or spec.kind == "nested" else spec.from_json(default)
    return OwnField(number, told["field"], told["label"], default)


def _list(data: object, place: str) -> list[Any]:
    _need(type(data) is list, place, "a list")
    assert isinstance(data, list)
    return data


def _object(data: object, place: str, required: Collection[str], optional: Collection[str]) -> Mapping[str, Any]:
    known = (*required, *optional)
    is_fitting = isinstance(data, Mapping) and set(required) <= set(data) <= set(known)
    _need(
        is_fitting,
        place,
        f"an object with {', '.join(required)}" + (f", perhaps {', '.join(optional)}" if optional else ""),
    )
    assert isinstance(data, Mapping)
    return data
