from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from visionlab.data.base import SPLITS, Cancelled, Meter, Progress
from visionlab.data.cache import cache_folder, whole_file
from visionlab.data.registry import data_set, data_sets
from visionlab.problem import Problem


def test_each_file_of_the_folder_is_a_data_set_with_its_words() -> None:
    folder = Path(__file__).parents[2] / "visionlab" / "data" / "sets"
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {item.id for item in data_sets()} == files
    for item in data_sets():
        assert item is data_set(item.id)
        assert item.title and item.about.endswith(".")
        if not item.needs_folder:
            told = item.describe()
            assert len(set(told.classes)) == len(told.classes) >= 2
            assert tuple(told.counts) == SPLITS
    assert data_sets()[0].id == "scenes10"


def test_an_unknown_set_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Problem, match=r"'imagenet'.*scenes10"):
        data_set("imagenet")


def test_listing_the_sets_imports_no_numpy() -> None:
    code = (
        "import sys; from visionlab.data.registry import data_sets; "
        "assert data_sets()[0].describe().counts; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize("id", [item.id for item in data_sets()])
def test_wrong_splits_and_limits_are_refused(id: str) -> None:
    with pytest.raises(Problem, match=r"no split 'all'.*train, validation, test"):
        data_set(id).load("all")
    for limit in (0, -1, True):
        with pytest.raises(Problem, match="whole number from 1"):
            data_set(id).load("train", limit=limit)
    with pytest.raises(Problem, match="no split"):
        data_set(id).stream("all")


def test_the_scenes_have_the_classes_of_the_recipe() -> None:
    from visionlab.data.scenes10.colours import CLASSES

    assert data_set("scenes10").describe().classes == CLASSES


def test_the_meter_tells_speed_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Progress] = []
    clock = iter([0.0, 0.05, 1.0, 2.0])
    monkeypatch.setattr("visionlab.data.base.time.monotonic", lambda: next(clock))
    meter = Meter(told.append, 400, "bytes", "Fetching")
    for done in (0, 5, 100, 400):
        meter.at(done)
    assert [item.done for item in told] == [0, 100, 400]  # 0.05 s after the first is too soon to say
    assert told[0].per_second is None and told[0].seconds_left is None
    assert told[1].per_second == pytest.approx(100) and told[1].seconds_left == pytest.approx(3)
    assert told[2].seconds_left == 0


def test_cancelled_is_a_problem_in_a_word() -> None:
    assert str(Cancelled()) == "cancelled" and isinstance(Cancelled(), Problem)


def test_the_cache_folder_is_the_chosen_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert cache_folder() == tmp_path / "cache"
    monkeypatch.delenv("VISIONLAB_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "visionlab"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "visionlab"


def test_a_broken_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.npy"
    target.write_bytes(b"old")
    with pytest.raises(RuntimeError), whole_file(target) as file:
        file.write(b"half")
        raise RuntimeError
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]
