"""The catalogue: every part can be drawn, captioned, written and read."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.networks import values_of
from visionlab.blocks.catalogue import GROUPS, part_from_json, parts
from visionlab.fields import specs
from visionlab.layers.base import Part
from visionlab.problem import Problem

ALL = pytest.mark.parametrize("kind", parts().values(), ids=parts().keys())
ASKED = (
    "input conv batch_norm lrn relu relu6 sigmoid max_pool avg_pool global_avg_pool linear dropout flatten add concat "
    "conv_norm_act inception_v1 residual_basic residual_bottleneck dense_block transition fire inverted_residual "
    "separable_conv classifier auxiliary_head squeeze_excitation scale channel_shuffle pad "
    "stochastic_depth repeat"
)


def test_all_blocks_asked_for_are_there() -> None:
    assert set(ASKED.split()) <= set(parts())


@ALL
def test_part_has_what_the_palette_and_the_inspector_show(kind: type[Part]) -> None:
    assert kind.title and kind.group in GROUPS
    assert kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}(")
    assert re.fullmatch(r"[a-z][a-z0-9_]*", kind.kind)
    assert isinstance(kind().caption(), str) and len(kind().caption()) <= 32
    for spec in specs(kind):
        assert spec.label and spec.tip, spec.name
        assert spec.accepts(spec.default)
    assert sum(spec.is_output for spec in specs(kind)) <= 1


@ALL
def test_json_there_and_back(kind: type[Part]) -> None:
    @given(values_of(kind))
    def check(part: Part) -> None:
        text = json.dumps(part.to_json())
        assert part_from_json(kind.kind, json.loads(text)) == part

    check()


def test_palette_order_keeps_groups_together() -> None:
    groups = [kind.group for kind in parts().values()]
    assert [group for n, group in enumerate(groups) if n == 0 or groups[n - 1] != group] == list(GROUPS)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from([*parts(), "nonsense"]) | _JSON, _JSON)
def test_strange_json_is_a_problem_or_a_part(kind: object, fields: object) -> None:
    try:
        part = part_from_json(kind, fields)
    except Problem as problem:
        assert str(problem)
    else:
        assert part.kind == kind


def test_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(Problem, match="Convolution has no field 'kernal': its fields are channels, kernel"):
        part_from_json("conv", {"kernal": 3})
    with pytest.raises(Problem, match="Unknown block 'cnov'"):
        part_from_json("cnov", {})
