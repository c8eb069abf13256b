"""Fields: one declaration, and what follows from it."""

from __future__ import annotations

import json
import math
import pickle
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.fields import Fields, boolean, choice, integer, integers, number, specs
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Sample(Fields):
    """One field of each kind."""

    title = "Sample"

    size: int = integer(3, 1, 64, label="Kernel size")
    rate: float = number(0.5, 0.0, 1.0)
    bias: bool = boolean(True)
    style: str = choice("plain", ("plain", "fancy"))
    stages: tuple[int, ...] = integers((1, 2), 1, 9)

    def validate(self) -> None:
        if self.style == "fancy" and self.size == 1:
            raise Problem("Sample cannot be fancy at size 1")


samples = st.builds(
    Sample,
    size=st.integers(2, 64),
    rate=st.floats(0, 1),
    bias=st.booleans(),
    style=st.sampled_from(["plain", "fancy"]),
    stages=st.lists(st.integers(1, 9), min_size=1, max_size=64).map(tuple),
)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(samples)
def test_json_round_trip(sample: Sample) -> None:
    assert Sample.from_json(json.loads(json.dumps(sample.to_json()))) == sample


@given(samples)
def test_what_a_person_types_round_trips(sample: Sample) -> None:
    texts = {name: str(value).strip("()[]") for name, value in sample.to_json().items()}
    typed = {name: Sample.spec(name).parse(text) for name, text in texts.items()}
    assert Sample().with_(**typed) == sample


@given(st.dictionaries(st.sampled_from([spec.name for spec in specs(Sample)] + ["other"]), junk) | junk)
def test_any_json_is_a_value_or_a_problem(data: Any) -> None:
    try:
        made = Sample.from_json(data)
    except Problem as problem:
        assert "\n" not in str(problem)
        assert len(str(problem)) < 300
    else:
        for spec in specs(Sample):
            assert spec.accepts(getattr(made, spec.name))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"size": 0}, "Sample.size must be a whole number from 1 to 64, got 0"),
        ({"size": True}, "Sample.size must be a whole number from 1 to 64, got True"),
        ({"size": 3.0}, "Sample.size must be a whole number from 1 to 64, got 3.0"),
        ({"rate": math.nan}, "Sample.rate must be a number from 0 to 1, got nan"),
        ({"rate": 1}, "Sample.rate must be a number from 0 to 1, got 1"),
        ({"bias": 1}, "Sample.bias must be true or false, got 1"),
        ({"style": "bold"}, "Sample.style must be one of plain, fancy, got 'bold'"),
        ({"stages": ()}, "Sample.stages must be a list of whole numbers, each from 1 to 9, got ()"),
        ({"stages": (1, True)}, "Sample.stages must be a list of whole numbers, each from 1 to 9, got (1, True)"),
        ({"nosuch": 1}, "Sample has no field 'nosuch': its fields are size, rate, bias, style, stages"),
        ({"style": "fancy", "size": 1}, "Sample cannot be fancy at size 1"),
    ],
)
def test_a_wrong_value_is_refused_in_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Problem) as caught:
        Sample().with_(**changes)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("size", " 7 ", 7),
        ("rate", "1e-1", 0.1),
        ("bias", "No", False),
        ("style", "fancy", "fancy"),
        ("stages", "3, 4 5", (3, 4, 5)),
    ],
)
def test_parse(name: str, text: str, value: object) -> None:
    assert Sample.spec(name).parse(text) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("size", "7.5"),
        ("size", "99"),
        ("size", ""),
        ("rate", "nan"),
        ("rate", "inf"),
        ("bias", "maybe"),
        ("stages", ""),
    ],
)
def test_parse_refuses(name: str, text: str) -> None:
    with pytest.raises(Problem, match=f"{name} must be"):
        Sample.spec(name).parse(text)


def test_whole_json_numbers_are_taken_where_a_decimal_is_wanted_and_not_the_other_way() -> None:
    assert Sample.from_json({"rate": 1}).rate == 1.0
    with pytest.raises(Problem, match=r"Sample\.size"):
        Sample.from_json({"size": 3.0})


def test_labels_come_from_names_unless_told() -> None:
    assert [spec.label for spec in specs(Sample)][:2] == ["Kernel size", "Rate"]


def test_values_of_different_types_are_different() -> None:
    assert {Sample(size=1), Sample(size=1)} == {Sample(size=1)}
    assert Sample() != Sample(bias=False)


def test_a_problem_keeps_template_and_values_apart_also_across_processes() -> None:
    problem = Problem("{block} needs {what}", block="A{d}d", what="{inputs}")
    assert str(problem) == "A{d}d needs {inputs}"
    again = pickle.loads(pickle.dumps(problem))
    assert (again.template, again.values, str(again)) == (problem.template, problem.values, str(problem))
    assert str(Problem("a {brace} is no value here")) == "a {brace} is no value here"
