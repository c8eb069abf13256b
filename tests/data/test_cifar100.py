"""CIFAR-100's own: two label bytes a row, other names. The rest is CIFAR-10's (test_cifar10.py)."""

from __future__ import annotations

import pickle
import warnings
from pathlib import Path

import numpy as np
import pytest

from visionlab.data.cifar_set import HOME
from visionlab.data.official import divided
from visionlab.data.sets.cifar100 import Cifar100
from visionlab.problem import Problem

DATA = Cifar100()


def make(folder: Path, layout: str) -> None:
    where = folder / DATA.layouts[layout].folder
    where.mkdir(parents=True)
    for name, count in zip(DATA.layouts[layout].batches, (30, 6), strict=True):
        random = np.random.default_rng(count)
        pixels = random.integers(0, 256, (count, 3072), dtype=np.uint8)
        fine = random.integers(0, 100, count)
        if layout == "binary":
            rows = np.concatenate([(fine // 5)[:, None], fine[:, None], pixels], axis=1)
            (where / name).write_bytes(rows.astype(np.uint8).tobytes())
        else:
            told = {"data": pixels, "fine_labels": fine.tolist(), "coarse_labels": (fine // 5).tolist()}
            (where / name).write_bytes(pickle.dumps(told, protocol=2))
    if layout == "python":
        (where / "meta").write_bytes(pickle.dumps({"fine_label_names": list(DATA.classes)}, protocol=2))


def test_reading_agrees_with_torchvision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from torchvision.datasets import CIFAR100

    make(tmp_path / "python", "python")
    make(tmp_path / "binary", "binary")
    monkeypatch.setattr(CIFAR100, "_check_integrity", lambda self: True)
    monkeypatch.setattr("torchvision.datasets.cifar.check_integrity", lambda path, md5: True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # how torchvision calls numpy is not ours to judge
        training, unseen = (CIFAR100(str(tmp_path / "python"), train=train) for train in (True, False))
    train, apart = divided(30, 0.1, 0)
    for layout in ("python", "binary"):
        for split, images, labels in (
            ("train", training.data[train], np.array(training.targets)[train]),
            ("validation", training.data[apart], np.array(training.targets)[apart]),
            ("test", unseen.data, np.array(unseen.targets)),
        ):
            read = DATA.load(split, tmp_path / layout)
            assert np.array_equal(read.images.transpose(0, 2, 3, 1), images)
            assert read.labels.tolist() == labels.tolist()
    assert list(DATA.classes) == training.classes


def test_checksums_and_addresses_are_those_of_torchvision() -> None:
    from torchvision.datasets import CIFAR100

    python = DATA.layouts["python"]
    assert (python.md5, HOME + python.archive) == (CIFAR100.tgz_md5, CIFAR100.url)
    assert dict(CIFAR100.train_list + CIFAR100.test_list) == DATA.batch_md5
    ((name, (remote,)),) = DATA.remotes()
    assert name == "cifar-100-binary.tar.gz" and remote.size == DATA.download_bytes
    assert len(set(DATA.classes)) == 100 and list(DATA.classes) == sorted(DATA.classes)


def test_a_label_beyond_the_last_is_named(tmp_path: Path) -> None:
    make(tmp_path, "binary")
    file = tmp_path / "cifar-100-binary" / "train.bin"
    content = bytearray(file.read_bytes())
    content[1] = 100
    file.write_bytes(content)
    with pytest.raises(Problem, match=r"picture 0 in .*train.bin has the label 100: expected one from 0 to 99"):
        DATA.load("train", tmp_path)
