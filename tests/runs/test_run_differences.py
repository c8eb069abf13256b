"""The settings in which runs differ."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from visionlab.runs.differences import differences, sentence
from visionlab.runs.settings import RunSettings

BASE = RunSettings(network="ResNet-20")


def told(*runs: RunSettings) -> list[str]:
    return [sentence(name, values) for name, values in differences([run.to_json() for run in runs]).items()]


def test_runs_of_the_same_settings_do_not_differ() -> None:
    assert told() == told(BASE) == told(BASE, BASE) == []


def test_each_difference_is_named_with_every_value() -> None:
    assert told(BASE, BASE.with_(learning_rate=0.05)) == ["learning_rate 0.1 | 0.05"]
    plain = BASE.with_(network="Plain-20", nesterov=False, milestones=(4,), recipe="resnet")
    assert told(BASE, plain, BASE) == [
        "network ResNet-20 | Plain-20 | ResNet-20",
        "recipe – | resnet | –",
        "nesterov on | off | on",
        "milestones 5, 8 | 4 | 5, 8",
    ]


def test_a_setting_that_one_run_does_not_know_is_a_difference() -> None:
    assert differences([{"seed": 1, "new": 3}, {"seed": 1}]) == {"new": (3, None)}


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2)), max_size=5))
def test_named_are_exactly_those_that_differ(runs: list[dict[str, Any]]) -> None:
    found = differences(runs)
    for name in "abcdef":
        values = [run.get(name) for run in runs]
        assert (name in found) == (len(set(values)) > 1)
        assert name not in found or list(found[name]) == values
