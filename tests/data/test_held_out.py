"""The pictures of a test, held or read from files when they are asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visionlab.data.base import AS_IT_IS
from visionlab.data.held_out import HeldOut
from visionlab.data.registry import data_set
from visionlab.data.sets import folder
from visionlab.problem import Problem


def test_pictures_of_a_set_that_is_held() -> None:
    found, whole = HeldOut("scenes10", "", 30, AS_IT_IS), data_set("scenes10").load("test", limit=30)
    assert len(found) == 30 and np.array_equal(found.labels, whole.labels)
    assert np.array_equal(found.images([7, 3, 7]), whole.images[[7, 3, 7]])
    for wrong in ([30], [-1], [0, 99], [1.5], ["a"], [True]):
        with pytest.raises(Problem, match="30 pictures"):
            found.images(wrong)  # type: ignore[arg-type]


def test_pictures_of_a_folder_too_large_to_be_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for split in ("train", "test"):
        for number, colour in enumerate(("red", "blue")):
            (tmp_path / split / colour).mkdir(parents=True)
            for name in range(3):
                Image.new("RGB", (80 + name, 60), colour).save(tmp_path / split / colour / f"{number}{name}.png")
    held = HeldOut("folder", str(tmp_path), 0, AS_IT_IS)
    monkeypatch.setattr(folder, "HELD_BYTES", 1)
    read = HeldOut("folder", str(tmp_path), 0, AS_IT_IS)
    numbers = range(len(read))
    assert len(read) == 6 and np.array_equal(read.labels, held.labels)
    assert np.array_equal(read.images(numbers), held.images(numbers))
    (tmp_path / "test" / "red" / "00.png").write_bytes(b"gone")
    blank = [number for number in numbers if (read.images([number]) == 128).all()]
    assert len(blank) == 1
