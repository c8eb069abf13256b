from __future__ import annotations

import dataclasses
import functools
import hashlib
import http.server
import os
import pickle
import shutil
import subprocess
import sys
import threading
import warnings
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.data import cifar
from visionlab.data.base import Cancelled, Progress, Reading
from visionlab.data.cifar import PIXELS, read_binary_batch, read_python_batch
from visionlab.data.cifar_set import HOME
from visionlab.data.download import Remote
from visionlab.data.official import divided
from visionlab.data.sets.cifar10 import Cifar10
from visionlab.problem import Problem

DATA = Cifar10()
PYTHON = DATA.layouts["python"]


@pytest.fixture(params=["python", "binary"])
def layout(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, make_cifar: ModuleType, layout: str) -> Path:
    return Path(make_cifar.make(tmp_path / "sets", 100, layout=layout))


# ---- reading


def test_splits_follow_the_official_order(tmp_path: Path, make_cifar: ModuleType, layout: str) -> None:
    make_cifar.make(tmp_path, 100, layout=layout)
    images, labels = make_cifar.pictures(100, "noise", "train")
    unseen, their = make_cifar.pictures(20, "noise", "test")
    train, validation = divided(100, 0.1, 0)
    assert len(validation) == 10
    for split, right, of in (
        ("train", images[train], labels[train]),
        ("validation", images[validation], labels[validation]),
        ("test", unseen, their),
    ):
        read = DATA.load(split, tmp_path)
        assert read.images.dtype == np.uint8 and read.labels.dtype == np.int64
        assert np.array_equal(read.images, right.reshape(-1, 3, 32, 32)) and np.array_equal(read.labels, of)
        assert read.classes == make_cifar.CLASSES
    few = DATA.load("validation", tmp_path, limit=3)
    assert np.array_equal(few.images.reshape(3, -1), images[validation[:3]])


def test_a_seed_and_a_share_say_which_pictures_are_set_apart(tmp_path: Path, make_cifar: ModuleType) -> None:
    make_cifar.make(tmp_path, 100, layout="binary")
    images, _ = make_cifar.pictures(100, "noise", "train")
    seen = set()
    for seed in (0, 1):
        reading = Reading(validation_share=0.3, seed=seed)
        train, apart = (DATA.load(split, tmp_path, reading=reading).images for split in ("train", "validation"))
        assert DATA.describe(tmp_path, reading).counts == {"train": 35_000, "validation": 15_000, "test": 10_000}
        assert (len(train), len(apart)) == (70, 30)
        both = np.concatenate([train, apart]).reshape(100, -1)
        assert np.array_equal(both[np.lexsort(both.T)], images[np.lexsort(images.T)])
        seen.add(apart.tobytes())
    assert len(seen) == 2


def test_reading_agrees_with_torchvision(
    tmp_path: Path, make_cifar: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    from torchvision.datasets import CIFAR10

    make_cifar.make(tmp_path, 100)
    monkeypatch.setattr(CIFAR10, "_check_integrity", lambda self: True)
    monkeypatch.setattr("torchvision.datasets.cifar.check_integrity", lambda path, md5: True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # how torchvision calls numpy is not ours to judge
        training, unseen = CIFAR10(str(tmp_path), train=True), CIFAR10(str(tmp_path), train=False)
    mine = [DATA.load(split, tmp_path) for split in ("train", "validation", "test")]
    images = np.concatenate([split.images for split in mine]).transpose(0, 2, 3, 1)
    labels = np.concatenate([split.labels for split in mine])
    order = np.concatenate([*divided(100, 0.1, 0), np.arange(100, 120)])
    assert np.array_equal(images, np.concatenate([training.data, unseen.data])[order])
    assert np.array_equal(labels, np.array(training.targets + unseen.targets)[order])
    assert list(DATA.classes) == training.classes


def test_checksums_and_addresses_are_those_of_torchvision() -> None:
    from torchvision.datasets import CIFAR10

    assert DATA.layouts["python"].md5 == CIFAR10.tgz_md5 and CIFAR10.url == HOME + PYTHON.archive
    assert dict(CIFAR10.train_list + CIFAR10.test_list) == DATA.batch_md5


@pytest.mark.parametrize("tar", [False, True])
def test_each_way_to_name_a_set_finds_it(tmp_path: Path, make_cifar: ModuleType, layout: str, tar: bool) -> None:
    made = make_cifar.make(tmp_path, 60, layout=layout, tar=tar)
    for given_path in (tmp_path, made):
        assert DATA.locate(given_path) == made
        assert DATA.prepare(given_path) == made
        assert len(DATA.load("test", given_path).labels) == 12
    renamed = made.rename(tmp_path / ("mine.tar.gz" if tar else "mine"))
    assert DATA.locate(renamed) == renamed and len(DATA.load("test", renamed).labels) == 12
    assert DATA.locate(tmp_path) is None


def test_the_cache_folder_is_where_a_set_is_looked_for(cache: Path, make_cifar: ModuleType) -> None:
    assert DATA.locate() is None
    with pytest.raises(Problem, match=r"there is no CIFAR-10 in .*fetch it first"):
        DATA.load("train")
    made = make_cifar.make(cache / "cifar10", 60, layout="binary")
    assert DATA.locate() == made


def test_another_checksum_is_a_warning(tmp_path: Path, make_cifar: ModuleType, layout: str) -> None:
    make_cifar.make(tmp_path / "folder", 60, layout=layout)
    make_cifar.make(tmp_path / "tar", 60, layout=layout, tar=True)
    for place in ("folder", "tar"):
        for _again in range(2):  # fresh, and from the cache
            (warning,) = DATA.load("train", tmp_path / place).warnings
            assert "not the official CIFAR-10" in warning


def test_official_checksums_give_no_warning(
    tmp_path: Path, make_cifar: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_cifar.make(tmp_path / "folder", 60)
    for name in DATA.batch_md5:
        monkeypatch.setitem(DATA.batch_md5, name, hashlib.md5((made / name).read_bytes()).hexdigest())
    assert DATA.load("train", made).warnings == ()
    archive = make_cifar.make(tmp_path / "tar", 60, tar=True)
    official = dataclasses.replace(PYTHON, md5=hashlib.md5(archive.read_bytes()).hexdigest())
    monkeypatch.setitem(DATA.layouts, "python", official)
    assert DATA.load("train", archive).warnings == ()


def test_a_second_start_reads_the_decoded_pictures(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = DATA.load("train", folder)
    calls: list[Path] = []
    real = Cifar10.decode
    monkeypatch.setattr(
        Cifar10, "decode", lambda data, source, *rest: calls.append(source.place) or real(data, source, *rest)
    )
    second = DATA.load("train", folder)
    assert calls == [] and np.array_equal(first.images, second.images) and first.warnings == second.warnings
    second.images[:] = 0  # its own copy, not the file
    assert np.array_equal(DATA.load("train", folder).images, first.images)
    batch = next(folder.glob("data_batch_1*"))
    os.utime(batch, ns=(1, 1))
    DATA.load("train", folder)
    assert calls == [folder]


def test_a_damaged_decoded_set_is_decoded_again(folder: Path, cache: Path) -> None:
    first = DATA.load("train", folder)
    for name, content in (("note.json", b"{}"), ("images.npy", b""), ("labels.npy", b"\x93NUMPY"), ("note.json", b"[")):
        next(cache.rglob(name)).write_bytes(content)
        assert np.array_equal(DATA.load("train", folder).images, first.images)


def test_a_cache_that_cannot_be_written_still_gives_pictures(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path / "file"))
    assert len(DATA.load("train", folder).labels) == 90


# ---- wrong files


def test_a_missing_batch_is_named(folder: Path) -> None:
    victim = next(folder.glob("data_batch_3*"))
    victim.unlink()
    assert DATA.locate(folder) is None
    for place in (folder, folder.parent):
        with pytest.raises(Problem, match=f"{victim.name} is missing in .*{folder.name}"):
            DATA.load("train", place)


def test_a_batch_missing_in_an_archive_is_named(tmp_path: Path, make_cifar: ModuleType, layout: str) -> None:
    made = make_cifar.make(tmp_path, 60, layout=layout)
    next(made.glob("test_batch*")).unlink()
    archive = tmp_path / "mine.tar.gz"
    shutil.make_archive(str(tmp_path / "mine"), "gztar", tmp_path, made.name)
    with pytest.raises(Problem, match=r"test_batch\S* is missing in .*mine.tar.gz"):
        DATA.load("train", archive)


def test_an_archive_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "notes.txt").write_text("hello")
    archive = Path(shutil.make_archive(str(tmp_path / "mine"), "gztar", tmp_path, "x"))
    with pytest.raises(Problem, match=r"mine.tar.gz holds no CIFAR-10 batches"):
        DATA.load("train", archive)


def test_a_cut_batch_is_refused(folder: Path) -> None:
    victim = next(folder.glob("data_batch_2*"))
    victim.write_bytes(victim.read_bytes()[:-100])
    with pytest.raises(Problem, match="data_batch_2"):
        DATA.load("train", folder)


def test_a_cut_archive_is_refused(tmp_path: Path, make_cifar: ModuleType, layout: str) -> None:
    made = make_cifar.make(tmp_path, 60, layout=layout, tar=True)
    made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    with pytest.raises(Problem, match="cut short"):
        DATA.load("train", made)


def test_code_in_a_batch_is_not_run(tmp_path: Path, make_cifar: ModuleType) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, ...]:
            return (os.system, (f"touch {tmp_path / 'ran'}",))

    made = make_cifar.make(tmp_path, 60)
    (made / "data_batch_4").write_bytes(pickle.dumps({b"data": Hostile(), b"labels": [1]}, protocol=2))
    with pytest.raises(Problem, match="data_batch_4 is not a plain batch"):
        DATA.load("train", made)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "batch",
    [
        [],
        {},
        {b"data": np.zeros((2, PIXELS), np.uint8)},
        {b"data": np.zeros((2, PIXELS), np.uint8), b"labels": [1]},
        {b"data": np.zeros((2, PIXELS), np.uint8), b"labels": [1, "2"]},
        {b"data": np.zeros((2, PIXELS), np.uint8), b"labels": [1, True]},
        {b"data": np.zeros((2, PIXELS), np.uint8), b"labels": [1, 10**30]},
        {b"data": np.zeros((2, PIXELS), np.float32), b"labels": [1, 2]},
        {b"data": np.zeros((2, PIXELS - 1), np.uint8), b"labels": [1, 2]},
        {b"data": np.zeros(PIXELS, np.uint8), b"labels": [1]},
        {b"data": [1, 2], b"labels": [1, 2]},
    ],
)
def test_batches_of_another_make_are_refused(batch: object) -> None:
    with pytest.raises(Problem, match="the batch must hold"):
        read_python_batch(pickle.dumps(batch, protocol=2), "the batch")


def test_text_keys_and_columns_order_are_read_too() -> None:
    data = np.asfortranarray(np.arange(2 * PIXELS).reshape(2, PIXELS) % 251, np.uint8)
    images, labels = read_python_batch(pickle.dumps({"data": data, "labels": [3, 4]}, protocol=4), "x")
    assert np.array_equal(images.reshape(2, -1), data) and labels.tolist() == [3, 4]


def test_a_label_out_of_range_is_named(folder: Path, layout: str) -> None:
    victim = next(folder.glob("data_batch_5*"))
    images, labels = cifar._batch(DATA, layout, victim.read_bytes(), "x")
    if layout == "binary":
        content = bytearray(victim.read_bytes())
        content[7 * (1 + PIXELS)] = 10
        victim.write_bytes(content)
    else:
        wrong = [*labels[:7].tolist(), 10, *labels[8:].tolist()]
        victim.write_bytes(pickle.dumps({b"data": images.reshape(-1, PIXELS), b"labels": wrong}, protocol=2))
    with pytest.raises(Problem, match=r"picture 7 in .*data_batch_5.* has the label 10: expected one from 0 to 9"):
        DATA.load("train", folder)


@given(st.binary(max_size=50) | st.integers(0, 3).map(lambda rows: bytes(rows * (1 + PIXELS))))
def test_binary_batches_are_whole_rows_or_refused(content: bytes) -> None:
    if len(content) % (1 + PIXELS):
        with pytest.raises(Problem, match="multiple of 3073"):
            read_binary_batch(content, "x")
    else:
        images, labels = read_binary_batch(content, "x")
        assert len(images) == len(labels) == len(content) // (1 + PIXELS)


def test_an_empty_batch_is_refused(folder: Path, layout: str) -> None:
    empty = {b"data": np.zeros((0, PIXELS), np.uint8), b"labels": []}
    next(folder.glob("data_batch_1*")).write_bytes(b"" if layout == "binary" else pickle.dumps(empty, protocol=2))
    with pytest.raises(Problem, match=r"data_batch_1.* holds no pictures"):
        DATA.load("train", folder)


def test_too_few_pictures_for_a_split_are_said(tmp_path: Path, make_cifar: ModuleType) -> None:
    made = make_cifar.make(tmp_path, 5, layout="binary")
    assert len(DATA.load("train", made).labels) == 5
    with pytest.raises(Problem, match="too few pictures for a validation split"):
        DATA.load("validation", made)


# ---- fetching


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_the_default_address_and_checksum_are_torchvisions(monkeypatch: pytest.MonkeyPatch) -> None:
    from torchvision.datasets import CIFAR10

    assert DATA.remotes() == ((PYTHON.archive, (Remote(CIFAR10.url, 170_498_071, CIFAR10.tgz_md5),)),)
    monkeypatch.setenv("VISIONLAB_CIFAR10_URL", "http://mirror/cifar-10-binary.tar.gz?x=1")
    ((_, (remote,)),) = DATA.remotes()
    assert remote.md5 == "c32a1d4ab5d03f1284b67883e8d87530"
    ((name, (remote,)),) = Cifar10("http://mine/binary/set.tgz").remotes()
    assert name == PYTHON.archive and remote == Remote("http://mine/binary/set.tgz", PYTHON.size, PYTHON.md5)


def test_prepare_fetches_checks_and_decodes(
    tmp_path: Path, cache: Path, make_cifar: ModuleType, layout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_cifar.make(tmp_path / "server", 60, layout=layout, tar=True)
    content = made.read_bytes()
    known = dataclasses.replace(DATA.layouts[layout], size=len(content), md5=hashlib.md5(content).hexdigest())
    monkeypatch.setitem(DATA.layouts, layout, known)
    handler = functools.partial(_Quiet, directory=str(made.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        told: list[Progress] = []
        data = Cifar10(f"http://127.0.0.1:{server.server_address[1]}/{made.name}")
        try:
            for place in (None, tmp_path / "chosen"):
                where = data.prepare(place, told.append)
                assert where == (place or cache / "cifar10") / made.name
                assert where == data.locate(place) and where.read_bytes() == content
                assert len(data.load("train", place).labels) == 54
        finally:
            server.shutdown()
    assert any(item.unit == "bytes" and item.done == item.total for item in told)


def test_a_path_that_is_no_set_is_refused_rather_than_filled(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    for path in (tmp_path / "notes.txt", tmp_path / "missing.tar.gz"):
        with pytest.raises(Problem, match="there is no CIFAR-10 in"):
            DATA.prepare(path)


def test_a_cancel_is_heard(folder: Path) -> None:
    with pytest.raises(Cancelled):
        DATA.load("train", folder, cancelled=lambda: True)


def test_the_script_writes_a_set_of_scenes(tmp_path: Path) -> None:
    script = Path(__file__).with_name("make_cifar.py")
    command = [sys.executable, str(script), str(tmp_path), "--images", "60", "--format", "binary", "--tar"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    made = Path(done.stdout.strip())
    assert made == tmp_path / DATA.layouts["binary"].archive
    assert len(DATA.load("train", made).labels) == 54
