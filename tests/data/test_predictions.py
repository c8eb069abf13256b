"""Accuracy, intervals, confusion, mistakes and ensembles, against what was worked out by hand or elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save_file

from visionlab.data.predictions import (
    Mistake,
    Predictions,
    Share,
    accuracy,
    confusion,
    ensemble,
    mistakes,
    per_class,
    pictures_in,
    read,
    softmax,
)
from visionlab.problem import Problem

CLASSES = ("cat", "dog", "eel")
#: right, right, wrong (0.7 for dog), wrong (0.6 for cat), right
ROWS = np.array([[0.8, 0.1, 0.1], [0.1, 0.6, 0.3], [0.2, 0.7, 0.1], [0.6, 0.1, 0.3], [0.1, 0.2, 0.7]])
LABELS = np.array([0, 1, 0, 2, 2])


def told(rows: np.ndarray = ROWS, labels: np.ndarray = LABELS, data: str = "pets") -> Predictions:
    return Predictions(rows, labels, CLASSES, data)


@pytest.mark.parametrize(
    ("hits", "count", "low", "high"),
    # Newcombe 1998, table I, method 3 (score without continuity correction)
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_those_of_a_printed_table(hits: int, count: int, low: float, high: float) -> None:
    assert Share(hits, count).interval == pytest.approx((low, high), abs=5e-5)
    # and those of all the rest mirror them
    assert Share(count - hits, count).interval == pytest.approx((1 - high, 1 - low), abs=5e-5)


def test_a_share_of_nothing_may_be_anything() -> None:
    assert np.isnan(Share(0, 0).value) and Share(0, 0).interval == (0.0, 1.0)


def test_accuracy_confusion_and_classes_by_hand() -> None:
    assert accuracy(told()) == Share(3, 5)
    assert accuracy(told(), top=2) == Share(5, 5)
    assert confusion(told()).tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 1]]
    cat, dog, eel = per_class(told())
    assert (cat.name, cat.recall, cat.precision) == ("cat", Share(1, 2), Share(1, 2))
    assert (dog.recall, dog.precision) == (Share(1, 1), Share(1, 2))
    assert (eel.recall, eel.precision) == (Share(1, 2), Share(1, 1))


def test_the_surest_mistakes_come_first() -> None:
    assert mistakes(told(), 10) == [Mistake(2, 0, 1, 0.7), Mistake(3, 2, 0, 0.6)]
    assert mistakes(told(), 1) == [Mistake(2, 0, 1, 0.7)]
    assert pictures_in(told(), 2, 2, 10) == [Mistake(4, 2, 2, 0.7)]
    assert pictures_in(told(), 1, 2, 10) == []


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 6))
def test_top_k_is_what_sorting_says(seed: int, count: int, classes: int) -> None:
    draw = np.random.default_rng(seed)
    rows = softmax(draw.integers(0, 4, (count, classes)).astype(np.float32))  # equals are frequent
    some = Predictions(rows, draw.integers(0, classes, count), tuple(map(str, range(classes))), "x")
    for top in range(1, classes + 1):
        best = np.argsort(-rows, axis=1, kind="stable")[:, :top]
        assert accuracy(some, top) == Share(int((best == some.labels[:, None]).any(axis=1).sum()), count)
    assert accuracy(some, classes).value == 1.0
    assert confusion(some).trace() == accuracy(some).hits


def test_an_ensemble_is_the_mean_of_the_probabilities() -> None:
    other = ROWS[:, [1, 0, 2]]
    both = ensemble([told(), told(other)])
    assert both.probabilities == pytest.approx((ROWS + other) / 2)
    assert both.probabilities.sum(axis=1) == pytest.approx(1.0)
    for stranger in (told(labels=LABELS[::-1].copy()), told(data="cars"), told(ROWS[:4], LABELS[:4])):
        with pytest.raises(Problem, match="the same pictures"):
            ensemble([told(), stranger])


def test_softmax_of_large_logits() -> None:
    assert softmax(np.array([[1000.0, 1000.0], [-1000.0, 0.0]], np.float32)).tolist() == [[0.5, 0.5], [0.0, 1.0]]


def written(path: Path, logits: object = None, labels: object = None, **about: object) -> Path:
    tensors = {"logits": np.log(ROWS).astype(np.float32), "labels": LABELS}
    tensors |= {name: value for name, value in (("logits", logits), ("labels", labels)) if value is not None}
    words = {"classes": json.dumps(CLASSES), "data": json.dumps("pets")} | about
    save_file(tensors, path, {name: value for name, value in words.items() if value is not None})
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path / "test.safetensors"))
    assert found.probabilities == pytest.approx(ROWS, abs=1e-6)
    assert found.is_of_the_same_pictures(told())


@pytest.mark.parametrize(
    "wrong",
    [
        {"logits": np.zeros((5, 2), np.float32)},
        {"logits": np.zeros(5, np.float32)},
        {"logits": np.zeros((5, 3), np.float64)},
        {"logits": np.full((5, 3), np.nan, np.float32)},
        {"labels": np.array([0, 1, 2, 3, 0])},
        {"labels": np.array([0, -1, 2, 0, 0])},
        {"labels": np.array([0, 1])},
        {"labels": np.zeros(5, np.float32)},
        {"classes": None},
        {"classes": "[1, 2, 3]"},
        {"classes": "[" * 100_000},
        {"data": "7"},
    ],
)
def test_a_file_of_other_things_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    with pytest.raises(Problem, match="is damaged"):
        read(written(tmp_path / "test.safetensors", **wrong))


@given(st.binary(max_size=200))
def test_bytes_that_mean_nothing_are_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("garbage") / "test.safetensors"
    path.write_bytes(data)
    with pytest.raises(Problem, match="is damaged"):
        read(path)


def test_a_missing_file_is_worded(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="has not been tested"):
        read(tmp_path / "test.safetensors")
