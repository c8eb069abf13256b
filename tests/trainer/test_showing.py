"""Pictures of a data set, as the browser asks for them."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visionlab.data.registry import data_set
from visionlab.data.sets import folder as folder_set
from visionlab.problem import Problem
from visionlab.runs.measurement import Progress, Result
from visionlab.runs.settings import RunSettings
from visionlab.trainer.showing import Showing


def asked(settings: RunSettings, **changes: Any) -> dict[str, Any]:
    wanted = {"split": "train", "label": None, "start": 0, "count": 20, "augmented": False, "again": 1}
    return {"settings": settings.to_json()} | wanted | changes


def told(showing: Showing, question: dict[str, Any]) -> tuple[dict[str, Any], np.ndarray]:
    *progress, last = showing.answer(question)
    assert isinstance(last, Result) and all(isinstance(each, Progress) for each in progress)
    images = last.told["images"]
    return last.told, np.frombuffer(base64.b64decode(images["bytes"]), np.uint8).reshape(images["shape"])


def test_pictures_come_as_they_are_in_their_order(quick: RunSettings) -> None:
    whole = data_set("tiny").load("train")
    found, images = told(Showing(), asked(quick, start=5))
    assert np.array_equal(images.transpose(0, 3, 1, 2), whole.images[5:25])
    assert found["labels"] == whole.labels[5:25].tolist() and found["total"] == 300
    assert found["classes"] == ["red", "green", "blue"] and found["counts"] == [100, 100, 100]
    found, images = told(Showing(), asked(quick, label=2, start=90))
    assert found["labels"] == [2] * 10 and found["total"] == 100
    assert np.array_equal(images.transpose(0, 3, 1, 2), whole.images[whole.labels == 2][90:])
    assert told(Showing(), asked(quick, label=2, start=100))[0]["labels"] == []


def test_as_the_network_sees_them_follows_the_settings(quick: RunSettings) -> None:
    showing = Showing()
    calm = quick.with_(crop=False, flip=False)
    _, plain = told(showing, asked(calm))
    _, seen = told(showing, asked(calm, augmented=True))
    assert np.array_equal(plain, seen)
    wild = calm.with_(flip=True)
    _, flipped = told(showing, asked(wild, augmented=True))
    mirrored = [not np.array_equal(one, other) for one, other in zip(plain, flipped, strict=True)]
    assert any(mirrored) and not all(mirrored)
    for one, other, is_other in zip(plain, flipped, mirrored, strict=True):
        assert np.array_equal(one[:, ::-1] if is_other else one, other)
    _, again = told(showing, asked(wild, augmented=True, again=2))
    assert not np.array_equal(flipped, again)
    assert told(showing, asked(quick.with_(resize=20), augmented=True, count=1))[1].shape == (1, 20, 20, 3)


def test_a_set_that_must_be_fetched_is_not(quick: RunSettings, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path))
    with pytest.raises(Problem, match="MNIST is not on this machine yet: Train downloads it"):
        list(Showing().answer(asked(quick.with_(data="mnist"))))


@pytest.mark.parametrize("is_large", [False, True])
def test_a_folders_unreadable_files_are_listed(is_large: bool, quick: RunSettings, tmp_path: Path, monkeypatch) -> None:
    from PIL import Image

    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path / "cache"))
    for number in range(20):
        path = tmp_path / "home" / "ab"[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (300, 200), (number, 0, 0)).save(path)
        if number < 10:
            path.write_bytes(b"x")
    if is_large:
        monkeypatch.setattr(folder_set, "HELD_BYTES", 10)
    settings = quick.with_(data="folder", data_dir=str(tmp_path / "home"), resize=150)
    found, images = told(Showing(), asked(settings))
    assert images.shape[1:] == (128, 128, 3)  # no larger than they are shown
    assert len(images) == len(found["labels"]) and bool(found["unreadable"]) == (not is_large)
