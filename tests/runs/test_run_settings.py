"""Settings: every valid value survives JSON, every other one is refused in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.fields import Spec, specs
from visionlab.problem import Problem
from visionlab.runs.settings import TEXTS, RunSettings


def values(spec: Spec) -> st.SearchStrategy[Any]:
    if spec.kind == "boolean":
        return st.booleans()
    if spec.kind == "choice":
        return st.sampled_from(spec.options)
    if spec.kind == "number":
        return st.floats(spec.low, spec.high)
    whole = st.integers(int(spec.low), int(spec.high))
    return whole if spec.kind == "integer" else st.lists(whole, min_size=1, max_size=9).map(tuple)


ALL = {spec.name: values(spec) for spec in specs(RunSettings)} | {
    "data": st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=50),
    "network": st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50),
}


@given(st.fixed_dictionaries({}, optional=ALL))
def test_settings_survive_json(chosen: dict[str, Any]) -> None:
    settings = RunSettings(**chosen)
    text = json.dumps(settings.to_json(), allow_nan=False)
    assert RunSettings.from_json(json.loads(text)) == settings
    assert hash(settings) == hash(RunSettings(**chosen))


@given(
    st.dictionaries(
        st.sampled_from([*ALL, "nonesuch"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.integers()),
    )
)
def test_strangers_settings_are_checked_or_refused(data: dict[str, Any]) -> None:
    try:
        settings = RunSettings.from_json(data)
    except Problem as problem:
        assert str(problem)
        assert "\n" not in str(problem)
    else:
        assert RunSettings.from_json(settings.to_json()) == settings


@pytest.mark.parametrize("data", [None, 3, [], "x"])
def test_no_object_is_refused(data: object) -> None:
    with pytest.raises(Problem, match="must be a JSON object"):
        RunSettings.from_json(data)


def test_key_value() -> None:
    settings = RunSettings()
    assert settings.with_text("learning-rate = 0.05").learning_rate == 0.05
    assert settings.with_text("milestones=3 6").milestones == (3, 6)
    assert settings.with_text("flip=no").flip is False
    assert settings.with_text("data=cifar10").data == "cifar10"
    with pytest.raises(Problem, match="optimizer must be one of sgd, adam, adamw, rmsprop, got 'lion'"):
        settings.with_text("optimizer=lion")
    with pytest.raises(Problem, match="written KEY=VALUE"):
        settings.with_text("epochs")
    with pytest.raises(Problem, match="no field 'epoch'"):
        settings.with_text("epoch=3")
    with pytest.raises(Problem, match="epochs must be a whole number from 1 to 100000"):
        settings.with_text("epochs=0")
    with pytest.raises(Problem, match="must name a data set"):
        settings.with_(data="")


def test_every_setting_is_explained() -> None:
    for spec in specs(RunSettings):
        assert spec.tip.endswith("."), spec.name
        assert spec.accepts(spec.default), spec.name
    assert not {spec.name for spec in specs(RunSettings)} & set(TEXTS)
