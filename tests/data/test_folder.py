"""A folder of pictures in class folders, with what is found in real ones."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from visionlab.data.base import Cancelled, Progress, Reading
from visionlab.data.sets import folder as folder_set
from visionlab.data.sets.folder import Folder
from visionlab.problem import Problem

DATA = Folder()


def picture(path: Path, seed: int = 0, size: tuple[int, int] = (20, 16)) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Ten cats and twenty dogs."""
    for number in range(10):
        picture(tmp_path / "home" / "cat" / f"{number}.png", number)
    for number in range(20):
        picture(tmp_path / "home" / "dog" / "more" / f"{number}.JPG", 100 + number, (40, 16))
    return tmp_path / "home"


def test_a_share_of_each_class_is_set_apart_by_the_seed(home: Path) -> None:
    told = DATA.describe(home)
    assert told.classes == ("cat", "dog") and told.shape == (3, 64, 64)
    assert told.counts == {"train": 24, "validation": 3, "test": 3} and told.warnings == ()
    seen = {}
    for seed in (0, 1):
        reading = Reading(seed=seed, side=8)
        splits = [DATA.load(split, home, reading=reading) for split in ("train", "validation", "test")]
        assert [np.bincount(split.labels).tolist() for split in splits] == [[8, 16], [1, 2], [1, 2]]
        both = np.concatenate([split.images for split in splits]).reshape(30, -1)
        assert len(np.unique(both, axis=0)) == 30
        seen[seed] = splits[0].images.tobytes()
    assert seen[0] != seen[1]
    wide = DATA.describe(home, Reading(validation_share=0.5, test_share=0.3)).counts
    assert wide == {"train": 6, "validation": 15, "test": 9}


def test_a_new_picture_leaves_the_others_where_they_are(home: Path) -> None:
    from visionlab.data.picture_folder import listed

    before = listed(home, Reading())
    assert listed(home, Reading()) is before  # remembered
    picture(home / "cat" / "new.png", 77)
    after = listed(home, Reading())
    moved = [
        path
        for split, files in before.files.items()
        for path, _ in files
        if path not in {path for path, _ in after.files[split]}
    ]
    assert len(moved) <= 2


@pytest.mark.parametrize("names", [("train", "val", "test"), ("Training", "validation", "TEST")])
def test_top_folders_are_splits_of_their_own(names: tuple[str, ...], tmp_path: Path) -> None:
    for count, name in zip((6, 4, 2), names, strict=True):
        for kind in ("a", "b"):
            for number in range(count):
                picture(tmp_path / name / kind / f"{number}.png", number)
    assert DATA.describe(tmp_path).counts == {"train": 12, "validation": 8, "test": 4}
    (tmp_path / names[2] / "c").mkdir()
    assert DATA.describe(tmp_path).counts["test"] == 4
    picture(tmp_path / names[2] / "c" / "1.png")
    with pytest.raises(Problem, match="has the class c, which the training pictures have not"):
        DATA.describe(tmp_path)


def test_what_is_missing_besides_train_is_set_apart(tmp_path: Path) -> None:
    for kind in ("a", "b"):
        for number in range(10):
            picture(tmp_path / "train" / kind / f"{number}.png", number)
        picture(tmp_path / "test" / kind / "x.png", 3)
    assert DATA.describe(tmp_path).counts == {"train": 18, "validation": 2, "test": 2}


def test_pictures_cover_the_square_and_keep_their_colours(tmp_path: Path) -> None:
    for kind, colour in (("a", (200, 10, 30)), ("b", (0, 90, 250))):
        for number in range(4):
            path = tmp_path / kind / f"{number}.png"
            path.parent.mkdir(exist_ok=True)
            Image.new("RGB", (30, 10), colour).save(path)
    read = DATA.load("train", tmp_path, reading=Reading(side=12))
    assert read.images.shape == (4, 3, 12, 12)
    for image, label in zip(read.images, read.labels, strict=True):
        assert image[:, 5, 5].tolist() == [[200, 10, 30], [0, 90, 250]][label] and (image == image[:, :1, :1]).all()
    assert DATA.load("train", tmp_path, limit=2).images.shape == (2, 3, 64, 64)


def test_what_cannot_be_read_is_listed_and_left_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = (home / "dog" / "more" / "3.JPG").read_bytes()
    (home / "cat" / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (home / "cat" / "empty.png").touch()
    (home / "cat" / "words.png").write_text("hello")
    monkeypatch.setattr("visionlab.data.picture_file._MOST_PIXELS", 1000)
    picture(home / "dog" / "bomb.png", size=(100, 11))
    told: list[Progress] = []
    splits = [DATA.load(split, home, report=told.append) for split in ("train", "validation", "test")]
    assert sum(len(split.labels) for split in splits) == 30
    unreadable = dict(file for split in splits for file in split.unreadable)
    assert sorted(unreadable) == ["cat/cut.jpg", "cat/empty.png", "cat/words.png", "dog/bomb.png"]
    assert "100 x 11" in unreadable["dog/bomb.png"]
    assert any("could not be read and are left out" in words for split in splits for words in split.warnings)
    assert told[-1].done == told[-1].total
    again = DATA.load("train", home)  # from the cache
    assert again.unreadable == splits[0].unreadable and np.array_equal(again.images, splits[0].images)


def test_nothing_outside_the_folder_is_read(home: Path, tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret" / "s.png")
    (home / "cat" / "link.png").symlink_to(secret)
    (home / "linked").symlink_to(secret.parent, target_is_directory=True)
    picture(home / ".hidden" / "1.png")
    picture(home / "cat" / ".x.png")
    (home / "cat" / "notes.txt").write_text("hello")
    told = DATA.describe(home)
    assert told.classes == ("cat", "dog") and sum(told.counts.values()) == 30
    assert told.warnings == ("Links, which are not followed: 2", "Files that are no pictures by their names: 1")


def test_odd_names_and_empty_classes(home: Path) -> None:
    for number in range(3):
        picture(home / "Ü ß – 猫" / f"{number} #%&'\".png", number)
    (home / "nobody").mkdir()
    if os.name == "posix":
        odd = os.fsencode(home / "cat") + b"/\xff\xfe.png"
        Path(os.fsdecode(odd)).write_bytes((home / "cat" / "1.png").read_bytes())
    told = DATA.describe(home)
    assert told.classes == ("cat", "dog", "Ü ß – 猫")
    assert told.warnings == ("Folders without pictures, which are no classes: nobody",)
    assert sum(len(DATA.load(split, home).labels) for split in told.counts) == 33 + (os.name == "posix")


def test_folders_of_other_things_are_refused(tmp_path: Path) -> None:
    for place, words in ((None, "needs a folder"), (tmp_path / "none", "is no folder"), (tmp_path, "has 0 folders of")):
        with pytest.raises(Problem, match=words):
            DATA.describe(place)
    picture(tmp_path / "only" / "1.png")
    with pytest.raises(Problem, match="has 1 folders of pictures: expected at least two"):
        DATA.describe(tmp_path)
    assert DATA.locate(None) is None and DATA.locate(tmp_path / "none") is None and DATA.locate(tmp_path) == tmp_path


def test_a_class_all_unreadable_ends_in_a_sentence(tmp_path: Path) -> None:
    for kind in ("a", "b"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "1.png").write_text("x")
    with pytest.raises(Problem, match="has no train pictures that can be read"):
        DATA.load("train", tmp_path)


def test_a_changed_picture_is_decoded_again_and_a_damaged_cache_too(home: Path, cache: Path) -> None:
    first = DATA.load("train", home).images.copy()
    next(cache.rglob("images.bin")).write_bytes(b"short")
    assert np.array_equal(DATA.load("train", home).images, first)
    for number in range(10):
        picture(home / "cat" / f"{number}.png", 1000 + number, (21, 16))
    assert not np.array_equal(DATA.load("train", home).images, first)


def test_a_cancel_is_heard(home: Path, cache: Path) -> None:
    with pytest.raises(Cancelled):
        DATA.load("train", home, cancelled=lambda: True)
    assert not list(cache.rglob("*.bin"))


def test_large_folders_give_their_files(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert DATA.files("train", home) is None
    monkeypatch.setattr(folder_set, "HELD_BYTES", 1000)
    found = DATA.files("train", home, limit=7, reading=Reading(side=32))
    assert found is not None and found.side == 32 and len(found.paths) == len(found.labels) == 7
    assert all(path.is_file() for path in found.paths)
    assert [found.classes[label] for label in found.labels] == [path.relative_to(home).parts[0] for path in found.paths]
