"""MNIST and FashionMNIST: idx files against torchvision's reader."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import struct
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.data.base import Cancelled, Reading
from visionlab.data.idx import parse_idx
from visionlab.data.idx_set import FILES, IdxSet
from visionlab.data.official import divided
from visionlab.data.sets.fashionmnist import FashionMnist
from visionlab.data.sets.mnist import Mnist
from visionlab.problem import Problem

SETS = (Mnist(), FashionMnist())


def idx(array: np.ndarray) -> bytes:
    return bytes((0, 0, 8, array.ndim)) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


def make(folder: Path, train: int = 40, test: int = 8, packed: bool = True) -> list[np.ndarray]:
    """Four files of noise; gives their arrays."""
    random = np.random.default_rng(train)
    arrays: list[np.ndarray] = []
    for count in (train, test):
        arrays.append(random.integers(0, 256, (count, 28, 28), dtype=np.uint8))
        arrays.append(random.integers(0, 10, count, dtype=np.uint8))
    folder.mkdir(parents=True, exist_ok=True)
    for name, array in zip(FILES, arrays, strict=True):
        content = idx(array)
        (folder / (name + ".gz" if packed else name)).write_bytes(gzip.compress(content) if packed else content)
    return arrays


@pytest.mark.parametrize("data", SETS, ids=lambda data: data.id)
@pytest.mark.parametrize("packed", [True, False])
def test_reading_agrees_with_torchvision(data: IdxSet, packed: bool, tmp_path: Path) -> None:
    from torchvision import datasets

    theirs = getattr(datasets, data.torchvision_folder)
    raw = tmp_path / data.torchvision_folder / "raw"
    make(raw, packed=packed)
    for name in FILES:
        if packed:
            (raw / name).write_bytes(gzip.decompress((raw / f"{name}.gz").read_bytes()))
    training, unseen = theirs(str(tmp_path), train=True), theirs(str(tmp_path), train=False)
    for place in (tmp_path, raw, raw / (FILES[0] + ".gz" if packed else FILES[0])):
        assert data.locate(place) == raw
        train, apart = divided(40, 0.1, 0)
        for split, images, labels in (
            ("train", training.data[train], training.targets[train]),
            ("validation", training.data[apart], training.targets[apart]),
            ("test", unseen.data, unseen.targets),
        ):
            read = data.load(split, place)
            assert read.images.shape == (len(labels), 1, 28, 28) and read.labels.dtype == np.int64
            assert np.array_equal(read.images[:, 0], images.numpy()) and read.labels.tolist() == labels.tolist()
            assert any("not the official" in warning for warning in read.warnings)
    assert [name.casefold() for name in theirs.classes] == list(data.classes) or data.id == "mnist"


@pytest.mark.parametrize("data", SETS, ids=lambda data: data.id)
def test_addresses_and_checksums_are_torchvisions(data: IdxSet, monkeypatch: pytest.MonkeyPatch) -> None:
    from torchvision import datasets

    theirs = getattr(datasets, data.torchvision_folder)
    assert list(data.mirrors) == theirs.mirrors
    assert [(name, places[0].md5) for name, places in data.remotes()] == theirs.resources
    assert data.download_bytes == sum(places[0].size for _, places in data.remotes())
    monkeypatch.setenv(f"VISIONLAB_{data.id.upper()}_URL", "http://mine/x")
    assert [place.url for _, places in data.remotes() for place in places] == [f"http://mine/x/{n}.gz" for n in FILES]


def test_a_mirror_helps_where_the_first_address_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path / "served")
    contents = [(tmp_path / "served" / f"{name}.gz").read_bytes() for name in FILES]
    packed = tuple((len(content), hashlib.md5(content).hexdigest()) for content in contents)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        home = f"http://127.0.0.1:{server.server_address[1]}"
        monkeypatch.setattr(Mnist, "packed", packed)
        monkeypatch.setattr(Mnist, "mirrors", (f"{home}/missing/", f"{home}/served/"))
        try:
            place = Mnist().prepare(tmp_path / "mine")
        finally:
            server.shutdown()
    assert sorted(path.name for path in place.glob("*.gz")) == sorted(f"{name}.gz" for name in FILES)
    assert len(Mnist().load("train", place, reading=Reading(validation_share=0.5)).labels) == 20


def test_missing_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"there is no MNIST in .*train-images-idx3-ubyte.gz.* fetch it first"):
        SETS[0].load("train", tmp_path)
    make(tmp_path)
    (tmp_path / f"{FILES[3]}.gz").unlink()
    assert SETS[0].locate(tmp_path) is None
    with pytest.raises(Problem, match=f"{FILES[3]} is missing in"):
        SETS[0].load("train", tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (FILES[0], b"\0\0\x08\x03", "cut short in its header"),
        (FILES[0], b"GIF89a", "is not an idx file of bytes"),
        (FILES[0], idx(np.zeros(5, np.uint8)), "has 1 dimensions: expected 3"),
        (FILES[0], idx(np.zeros((40, 28, 28), np.uint8))[:-1], "31359 bytes of data, but its shape 40x28x28 asks for"),
        (FILES[0], idx(np.zeros((40, 20, 28), np.uint8)), "40 pictures of 20x28: expected some of 28x28"),
        (FILES[1], idx(np.zeros(39, np.uint8)), "holds 39 labels: expected 40"),
        (FILES[1], idx(np.full(40, 10, np.uint8)), "holds the label 10: expected one from 0 to 9"),
    ],
)
def test_wrong_files_are_refused(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    make(tmp_path, packed=False)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Problem, match=words):
        SETS[0].load("train", tmp_path)


def test_a_cut_packed_file_and_a_bomb_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path)
    file = tmp_path / f"{FILES[0]}.gz"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Problem, match="cut short or damaged"):
        SETS[0].load("train", tmp_path)
    file.write_bytes(whole)
    with pytest.raises(Cancelled):
        SETS[0].load("train", tmp_path, cancelled=lambda: True)
    monkeypatch.setattr("visionlab.data.idx._MOST_BYTES", 1000)
    with pytest.raises(Problem, match="expands to more than"):
        SETS[0].load("train", tmp_path)


@given(st.binary(max_size=40), st.integers(1, 3))
def test_whatever_comes_is_an_array_or_a_problem(content: bytes, dimensions: int) -> None:
    for start in (b"", bytes((0, 0, 8, dimensions))):
        try:
            read = parse_idx(start + content, dimensions, "x")
        except Problem:
            continue
        assert idx(read) == start + content


@given(st.lists(st.integers(0, 4), min_size=1, max_size=4))
def test_what_is_written_is_read(shape: list[int]) -> None:
    array = np.arange(int(np.prod(shape)), dtype=np.uint8).reshape(shape)
    assert np.array_equal(parse_idx(idx(array), len(shape), "x"), array)


@pytest.mark.skipif(
    not Path("/usr/share/datasets/fashion-mnist").is_dir(), reason="Debian's dataset-fashion-mnist is not installed"
)
def test_the_real_fashion_mnist_of_debian() -> None:
    read = SETS[1].load("test", Path("/usr/share/datasets/fashion-mnist"))
    assert read.images.shape == (10_000, 1, 28, 28) and np.bincount(read.labels).tolist() == [1000] * 10
    assert read.warnings == ()
