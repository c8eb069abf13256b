"""Experiments: each is whole, and each that is added later arrives tested."""

from __future__ import annotations

import pytest

from visionlab.data.registry import data_set
from visionlab.presets.experiment import Experiment, experiment, experiments
from visionlab.problem import Problem
from visionlab.runs.notes import is_tag


@pytest.mark.parametrize("one", experiments().values(), ids=experiments().keys())
def test_experiment_is_whole(one: Experiment) -> None:
    assert is_tag(one.id) and one.title and one.source
    assert one.about.endswith(".") and one.expect.endswith(".")
    assert len(one.presets) == len(set(one.networks)) > 1
    assert 0 <= one.limit <= data_set(one.data).describe().counts["train"] and one.epochs > 0


def test_an_unknown_one_is_refused() -> None:
    assert experiment("degradation").networks[0] == "cifar-plain-20"
    with pytest.raises(Problem, match="known are degradation"):
        experiment("nothing")
