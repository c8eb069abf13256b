"""Groups: values of strangers' making are checked, come back from JSON, and have fields of their own."""

from __future__ import annotations

import copy
import dataclasses
import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.networks import values_of
from visionlab.blocks import group
from visionlab.blocks.catalogue import all_parts, part_from_json, parts
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.group import Group, Member, OwnField, part_at, title_at, with_part_at
from visionlab.blocks.recording import record
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.layers.activation import ReLU
from visionlab.layers.base import ANY, Part
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add
from visionlab.layers.source import Input
from visionlab.problem import Problem

MAPS = ((16, 8, 8),)
#: a residual unit of a person's own making
UNIT = Group(
    "Gated unit",
    "Two convolutions and a shortcut",
    1,
    (
        Member(ConvNormAct(16, 3), (0,), 0.0, 0.0, "first"),
        Member(ConvNormAct(16, 3), (1,), 0.0, 120.5),
        Member(Add(), (2, 0), 40.0, 240.0),
    ),
    (
        OwnField(0, "kernel", "Kernel", 3),
        OwnField(1, "kernel", "Second kernel", 3),
        OwnField(1, "activation", "Activation", "relu"),
    ),
)


def test_it_is_what_its_blocks_are() -> None:
    told = record(UNIT, MAPS)
    brick = record(ConvNormAct(16, 3), MAPS)
    assert told.shape == MAPS[0]
    assert told.parameters == 2 * brick.parameters and told.macs == 2 * brick.macs
    assert [step.part for step in told.steps] == [member.part for member in UNIT.members]


def test_it_is_called_as_its_person_calls_it() -> None:
    assert UNIT.title == "Gated unit" and Group.title == "Group"
    with pytest.raises(Problem, match="Gated unit takes 1 input: got 2"):
        record(UNIT, MAPS * 2)


def test_its_fields_are_those_inside_with_their_limits() -> None:
    first, second, act = UNIT.declared
    assert [spec.name for spec in UNIT.declared] == ["kernel", "kernel_2", "activation"]
    assert (first.label, second.label) == ("Kernel", "Second kernel")
    assert (first.low, first.high) == (ConvNormAct.spec("kernel").low, ConvNormAct.spec("kernel").high)
    assert act.options == ConvNormAct.spec("activation").options
    other = UNIT.with_(kernel_2=5)
    assert other.members[1].part == ConvNormAct(16, 5) and other.members[0] == UNIT.members[0]
    assert other.value_of("kernel_2") == 5 and other.declared == UNIT.declared
    assert other.caption() == "3 · 5"
    with pytest.raises(Problem, match="kernel must be a whole number"):
        UNIT.with_(kernel=0)
    with pytest.raises(Problem, match="Gated unit has no field 'channels': its fields are kernel, kernel_2"):
        UNIT.with_(channels=3)


def test_a_field_inside_a_group_inside_a_group() -> None:
    outer = Group("Outer", "", 1, (Member(UNIT),), (OwnField(0, "kernel_2", "Kernel", 3),))
    assert outer.with_(kernel_2=7).members[0].part == UNIT.with_(kernel_2=7)
    assert record(Repeat(2, outer), MAPS).parameters == 2 * record(UNIT, MAPS).parameters


def members(draw: st.DrawFn, arity: int) -> tuple[Member, ...]:
    """Blocks of which each leads to the last."""
    chosen = draw(st.lists(st.sampled_from([kind for kind in parts().values() if kind.inputs]), min_size=1, max_size=4))
    found: list[Member] = []
    loose = list(range(arity))
    for number, kind in enumerate(kind for kind in chosen if not kind.is_auxiliary):
        part = draw(values_of(kind))
        count = part.inputs if part.inputs != ANY else draw(st.integers(2, 3))
        wires = st.integers(0, arity + number - 1)
        fed = tuple(draw(st.lists(wires, min_size=count, max_size=count)))
        loose = [wire for wire in loose if wire not in fed] + [arity + number]
        place = st.floats(-1e6, 1e6)
        title = draw(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=6))
        found.append(Member(part, fed, draw(place), draw(place), title))
    join = Member(Add() if len(loose) > 1 else ReLU(), tuple(loose), 0.0, 0.0)
    return (*found, join)


@st.composite
def groups(draw: st.DrawFn, depth: int = 2) -> Group:
    """Any group, with others in it."""
    arity = draw(st.integers(1, 3))
    inside = members(draw, arity)
    if depth and draw(st.booleans()):
        inner = draw(groups(depth - 1))
        last = arity + len(inside) - 1
        inside = (*inside, Member(inner, (last,) * inner.arity))
    fields = [
        (number, spec) for number, member in enumerate(inside) for spec in member.part.declared if spec.kind != "nested"
    ]
    chosen = draw(st.lists(st.sampled_from(fields), unique=True, max_size=4)) if fields else []
    own = [OwnField(n, spec.name, f"{spec.label}!", inside[n].part.value_of(spec.name)) for n, spec in chosen]
    return Group(
        draw(st.sampled_from(["Group", "Блок", "Add", "F", "torch", "1st", '"""'])),
        draw(st.sampled_from(["", "What it does"])),
        arity,
        inside,
        tuple(own),
    )


@given(groups())
def test_json_there_and_back(made: Group) -> None:
    text = json.dumps(made.to_json())
    again = part_from_json("group", json.loads(text))
    assert again == made and hash(again) == hash(made)
    for spec in made.declared:
        assert type(again.value_of(spec.name)) is type(made.value_of(spec.name))


@given(groups(), st.data())
def test_other_fields_at_the_end_of_a_path_leave_all_else_as_it_was(made: Group, data: st.DataObject) -> None:
    path: list[int] = []
    part: Part = made
    while isinstance(part, Group):
        path.append(data.draw(st.integers(0, len(part.members) - 1)))
        part = part_at(made, path)
    other = data.draw(values_of(type(part)))
    assume(other.inputs == part.inputs)
    changed = with_part_at(made, path, other)
    assert part_at(changed, path) == other and title_at(changed, path) == title_at(made, path)
    assert with_part_at(changed, path, part) == made


def test_it_is_no_block_of_the_palette() -> None:
    assert "group" not in parts() and all_parts()["group"] is Group


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.floats() | st.sampled_from(["", "conv", "kernel", "a\nb"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["block", "inputs", "x"]), inner),
    max_leaves=5,
)


def _places(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [value, *(found for one in inner for found in _places(one))] if isinstance(value, (dict, list)) else []


@given(st.data(), _JSON)
def test_strange_json_is_a_problem_or_a_group(data: st.DataObject, value: object) -> None:
    outer = Group("Outer", "", 1, (Member(UNIT), Member(Repeat(2, UNIT), (1,))))
    told = copy.deepcopy(outer.to_json())
    at = data.draw(st.sampled_from(_places(told)))
    if isinstance(at, list):
        at[data.draw(st.integers(0, len(at) - 1))] = value
    else:
        at[data.draw(st.sampled_from([*at, "surplus"]))] = value
    try:
        made = part_from_json("group", told)
    except Problem as problem:
        assert 0 < len(str(problem)) < 400 and "\n" not in str(problem)
    else:
        assert json.loads(json.dumps(made.to_json())) is not None


def refusal(**changes: Any) -> str:
    with pytest.raises(Problem) as told:
        part_from_json("group", {**UNIT.to_json(), **changes})
    return str(told.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Group.name must be a line of 1 to 500 characters"),
        ({"inputs": 0}, "Group.inputs must be a whole number from 1 to 256"),
        ({"inputs": True}, "Group.inputs must be a whole number"),
        ({"members": []}, "Group.members must be a list of one block or more"),
        ({"members": 1}, "Group.members must be a list"),
        ({"surplus": 1}, "Group.fields must be an object with name, inputs, members, perhaps about, own"),
        ({"inputs": 2}, "of a group leads nowhere: each must lead to the last block"),
        ({"own": [{"member": 0, "field": "no", "label": "L", "default": 3}]}, "Group.own[0].field must be the name"),
        ({"own": [{"member": 9, "field": "kernel", "label": "L", "default": 3}]}, "Group.own[0].member must be"),
        ({"own": [{"member": 0, "field": "kernel", "label": "", "default": 3}]}, "Group.own[0].label must be"),
        ({"own": [{"member": 0, "field": "kernel", "label": "L", "default": 0}]}, "own[0].default.kernel must be"),
        ({"own": [{"member": 0, "field": "kernel", "label": "L", "default": 3}] * 2}, "names a field twice"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, Any], sentence: str) -> None:
    assert sentence in refusal(**changes)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"block": "no"}, "members[1]: Unknown block 'no'"),
        ({"block": "input", "fields": {}}, "Input cannot be inside a group"),
        ({"block": "auxiliary_head", "fields": {}}, "cannot be inside a group"),
        ({"inputs": [2]}, "Group.members[1].inputs must be a list of whole numbers from 0 to 1"),
        ({"inputs": [-1]}, "Group.members[1].inputs must be"),
        ({"inputs": [0, 1]}, "takes 1 input: got 2"),
        ({"x": 1e9}, "Group.members[1].x must be a number from -1e+07 to 1e+07"),
        ({"x": float("nan")}, "Group.members[1].x must be a number"),
        ({"title": "a\nb"}, "Group.members[1].title must be a line"),
        ({"surplus": 1}, "Group.members[1] must be an object with block, inputs, x, y, perhaps fields, title"),
    ],
)
def test_what_is_wrong_with_a_block_inside_is_named(changes: dict[str, Any], sentence: str) -> None:
    told = UNIT.to_json()
    told["members"][1] = {**told["members"][1], **changes}
    assert sentence in refusal(members=told["members"])


def nested(depth: int) -> dict[str, Any]:
    told = UNIT.to_json()
    for _ in range(depth - 1):
        inner = {"block": "group", "fields": told, "inputs": [0], "x": 0, "y": 0}
        told = {"name": "Outer", "inputs": 1, "members": [inner]}
    return told


def test_groups_in_groups_end_somewhere() -> None:
    assert part_from_json("group", nested(group.DEEPEST))
    for depth in (group.DEEPEST + 1, 60):
        with pytest.raises(Problem) as told:
            part_from_json("group", nested(depth))
        assert "Groups can be 8 deep" in str(told.value) and len(str(told.value)) < 400


def test_a_group_of_too_many_is_refused() -> None:
    many = tuple(Member(ReLU(), (number,)) for number in range(group.MOST_MEMBERS // 2 + 1))
    half = Group("Half", "", 1, many)
    with pytest.raises(Problem, match="10000 blocks in all"):
        Group("Whole", "", 1, (Member(half), Member(half, (1,))))


def test_a_group_that_would_grow_without_end_is_refused_early() -> None:
    grown: Part = ResidualBasic(16)
    for _ in range(4):
        grown = Repeat(256, Group("G", "", 1, (Member(grown),)))
    with pytest.raises(Problem, match="layers are too many"):
        record(grown, MAPS)


def test_what_has_no_input_or_is_a_head_cannot_be_inside() -> None:
    with pytest.raises(Problem, match="Input cannot be inside a group"):
        Group("G", "", 1, (Member(Input(), ()), Member(Conv(3), (1,))))


def test_a_place_that_is_whole_is_written_so() -> None:
    told = dataclasses.replace(UNIT, own=()).to_json()
    assert [member["y"] for member in told["members"]] == [0, 120.5, 240]
    assert "own" not in told and "title" not in told["members"][1]
