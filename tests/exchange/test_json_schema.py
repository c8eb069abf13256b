"""The JSON Schema of networks against what the program itself reads."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.blocks.catalogue import all_parts
from visionlab.blocks.repeat import Repeat
from visionlab.cost.grouping import group
from visionlab.exchange.json_schema import schema, schema_text
from visionlab.fields import specs
from visionlab.graph.model import Graph, Node, Remark
from visionlab.graph.remarks import put
from visionlab.presets.registry import presets
from visionlab.problem import Problem
from visionlab.project.document import dumps, loads

VALIDATOR = jsonschema.Draft202012Validator(schema())
#: a network with fields of every sort in it
WHOLE: dict[str, Any] = json.loads(
    dumps(put(presets()["googlenet"].graph(), [Remark("remark", "two\nlines", colour="danger")]), {"zoom": 1.0})
)


def test_it_is_a_schema_and_a_file_of_text() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert json.loads(schema_text()) == schema()


@pytest.mark.parametrize("id", presets())
def test_every_preset_is_valid(id: str) -> None:
    VALIDATOR.validate(json.loads(dumps(presets()[id].graph())))


def test_every_part_is_valid_as_it_is_dropped() -> None:
    nodes = [Node(f"n{number}", part()) for number, part in enumerate(all_parts().values())]
    VALIDATOR.validate(json.loads(dumps(Graph.of(nodes))))


def _with_field(kind: str, name: str, value: object) -> dict[str, Any]:
    return {**WHOLE, "nodes": [{"id": "a", "block": kind, "fields": {name: value}, "x": 0, "y": 0}], "links": []}


@pytest.mark.parametrize("kind", all_parts())
def test_values_beyond_a_field_are_refused_by_both(kind: str) -> None:
    wrong: dict[str, list[object]] = {
        "integer": ["1", None, 1.5, True, []],
        "number": ["1", None, True, []],
        "boolean": [1, "true", None],
        "choice": ["no such choice", 1, None],
        "integers": [[], ["1"], 1, [1.5], [1] * 65],
        "text": ["", 1, None, "two\nlines"],
        "nested": [1, {}, {"block": "no_such"}, {"block": "conv", "fields": {"nothing": 1}}, {"block": "conv", "a": 1}],
    }
    for spec in specs(all_parts()[kind]):
        beyond: list[object] = []
        if spec.kind in ("integer", "number"):
            beyond = [spec.low - 1, spec.high + 1]
        elif spec.kind == "integers":
            beyond = [[spec.low - 1], [spec.high + 1]]
        elif spec.kind == "text":
            beyond = ["a" * (int(spec.high) + 1)]
        for value in wrong[spec.kind] + beyond:
            told = _with_field(kind, spec.name, value)
            with pytest.raises(Problem):
                loads(json.dumps(told))
            assert not VALIDATOR.is_valid(told), (kind, spec.name, value)
    assert not VALIDATOR.is_valid(_with_field(kind, "no_such_field", 1))


def test_a_repeated_block_is_checked_too() -> None:
    told = Repeat().to_json()
    told["block"]["fields"]["channels"] = 0
    assert not VALIDATOR.is_valid(_with_field("repeat", "block", told["block"]))


def test_a_group_is_checked_as_the_network_is() -> None:
    graph = presets()["googlenet"].graph()
    made = group(graph, graph.order[1:7], "stem", (0.0, 0.0), "Stem")
    told = json.loads(dumps(made))
    VALIDATOR.validate(told)
    (fields,) = (node["fields"] for node in told["nodes"] if node["block"] == "group")
    wrong: tuple[tuple[dict[str, Any], str, object], ...] = (
        (fields, "name", ""),
        (fields, "inputs", 0),
        (fields, "members", []),
        (fields, "surplus", 1),
        (fields["members"][0], "block", "no_such"),
        (fields["members"][0], "inputs", [-1]),
        (fields["members"][0], "x", "left"),
        (fields["members"][0]["fields"], "channels", 0),
    )
    for at, key, value in wrong:
        before = dict(at)
        at[key] = value
        with pytest.raises(Problem):
            loads(json.dumps(told))
        assert not VALIDATOR.is_valid(told), key
        at.clear()
        at.update(before)
    del next(node for node in told["nodes"] if node["block"] == "group")["fields"]
    assert not VALIDATOR.is_valid(told)


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A network with one value in it that is another, is gone, or is there besides."""
    told = copy.deepcopy(WHOLE)
    at: Any = draw(
        st.sampled_from(
            [told, *told["nodes"], *told["links"], *told["remarks"], *(n.get("fields", {}) for n in told["nodes"])]
        )
    )
    value = draw(st.sampled_from([None, True, -1, 10**9, 1.5, "", "no such", [], [0], {}, "a b"]))
    key = draw(st.sampled_from([*at, "surplus"]))
    if draw(st.booleans()):
        at[key] = value
    else:
        at.pop(key, None)
    return told


@given(mutated())
def test_what_the_schema_takes_the_program_takes_and_the_other_way_round(told: dict[str, Any]) -> None:
    try:
        loads(json.dumps(told))
    except Problem as problem:
        # what a schema cannot say: ids, ends of links, and what fields ask of one another
        if any(words in str(problem) for words in ("share the id", "does not exist", "Two links enter")):
            return
        assert not VALIDATOR.is_valid(told), problem
    else:
        VALIDATOR.validate(told)
