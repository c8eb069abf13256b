"""What a finished run keeps of its test."""

from __future__ import annotations

import pytest
from safetensors import safe_open

from tests.trainer.conftest import Make, Train
from visionlab.data.predictions import accuracy, read
from visionlab.data.registry import data_set
from visionlab.runs.events import Finished


def test_a_finished_run_keeps_its_answers_to_the_test(make: Make, train: Train) -> None:
    folder = make()
    ending, _ = train(folder)
    assert isinstance(ending, Finished)
    told = read(folder.test)
    split = data_set("tiny").load("test")
    assert told.data == "tiny" and told.classes == split.classes
    assert told.labels.tolist() == split.labels.tolist()
    assert accuracy(told).value == pytest.approx(ending.test_accuracy)
    with safe_open(folder.test, "np") as file:
        assert file.metadata().keys() >= {"network", "mean", "deviation"}


def test_a_run_that_is_stopped_keeps_none(make: Make, train: Train) -> None:
    folder = make()
    train(folder, lambda: "stop" if folder.best.exists() else None)
    assert not folder.test.exists()
