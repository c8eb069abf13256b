"""SVHN against torchvision's reader."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.io import savemat

from visionlab.data.official import divided
from visionlab.data.sets.svhn import FILES, HOME, Svhn
from visionlab.problem import Problem

DATA = Svhn()


def make(folder: Path, **changes: np.ndarray) -> None:
    for seed, (name, count) in enumerate(zip(FILES, (30, 6), strict=True)):
        random = np.random.default_rng(seed)
        told = {
            "X": random.integers(0, 256, (32, 32, 3, count), dtype=np.uint8),
            "y": random.integers(1, 11, (count, 1), dtype=np.uint8),
        }
        savemat(folder / name, told | changes, do_compression=True)


def test_reading_agrees_with_torchvision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from torchvision.datasets import SVHN

    make(tmp_path)
    monkeypatch.setattr(SVHN, "_check_integrity", lambda self: True)
    training, unseen = SVHN(str(tmp_path), "train"), SVHN(str(tmp_path), "test")
    train, apart = divided(30, 0.1, 0)
    for split, images, labels in (
        ("train", training.data[train], training.labels[train]),
        ("validation", training.data[apart], training.labels[apart]),
        ("test", unseen.data, unseen.labels),
    ):
        for place in (tmp_path, tmp_path / "test_32x32.mat"):
            read = DATA.load(split, place)
            assert np.array_equal(read.images, images) and read.labels.tolist() == labels.tolist()
            assert any("not the official SVHN" in warning for warning in read.warnings)


def test_addresses_and_checksums_are_torchvisions() -> None:
    from torchvision.datasets import SVHN

    for name, (remote,) in DATA.remotes():
        assert [remote.url, name, remote.md5] == SVHN.split_list[name.partition("_")[0]]
        assert remote.url == HOME + name


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "train_32x32.mat").unlink()
    assert DATA.locate(tmp_path) is None
    with pytest.raises(Problem, match=r"there is no SVHN in .*: train_32x32.mat is missing"):
        DATA.load("train", tmp_path)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"X": np.zeros((32, 32, 3, 6), np.float64)}, "must hold pictures X of 32x32x3xN bytes"),
        ({"X": np.zeros((28, 32, 3, 6), np.uint8)}, "must hold pictures X of 32x32x3xN bytes"),
        ({"X": np.zeros((32, 32, 3), np.uint8)}, "must hold pictures X of 32x32x3xN bytes"),
        ({"y": np.zeros((5, 1), np.uint8)}, "must hold 30 labels y"),
        ({"y": np.full((30, 1), 11, np.uint8)}, "labels from 1 to 10"),
    ],
)
def test_other_contents_are_refused(changes: dict[str, np.ndarray], words: str, tmp_path: Path) -> None:
    make(tmp_path, **changes)
    with pytest.raises(Problem, match=words):
        DATA.load("train", tmp_path)


@pytest.mark.parametrize("content", [b"", b"MATLAB 5.0", b"\0" * 200])
def test_a_file_of_another_kind_is_refused(content: bytes, tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / "train_32x32.mat").write_bytes(content)
    with pytest.raises(Problem, match="train_32x32"):
        DATA.load("train", tmp_path)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    make(tmp_path)
    file = tmp_path / "train_32x32.mat"
    file.write_bytes(file.read_bytes()[:-5000])
    with pytest.raises(Problem, match="train_32x32"):
        DATA.load("train", tmp_path)
