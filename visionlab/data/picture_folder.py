"""A folder of pictures in class folders: which pictures there are, of which class, in which split. Names only.

    FOLDER/cat/1.jpg ...                        all pictures, to be split by a seed
    FOLDER/train/cat/1.jpg, FOLDER/test/... ... their own splits: train, val (or validation), test

Links are not followed and hidden files passed over, so that nothing outside the folder is read.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from visionlab.data.base import SPLITS, Reading
from visionlab.data.cache import file_words
from visionlab.problem import Phrase, Problem

ENDS = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff", ".ppm", ".pgm")
#: names of top folders that are splits of their own
_SPLIT_NAMES = {
    "train": "train", "training": "train",
    "val": "validation", "valid": "validation", "validation": "validation",
    "test": "test", "testing": "test",
}  # fmt: skip
#: folders within folders at most: a cut for what was never meant as a data set
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """The pictures of a folder: of each split, paths below the folder with their classes' numbers, well mixed."""

    classes: tuple[str, ...]
    files: Mapping[str, tuple[tuple[str, int], ...]]
    warnings: tuple[str, ...]

    def counts(self) -> dict[str, int]:
        """Pictures of each split."""
        return {split: len(files) for split, files in self.files.items()}


def listed(home: Path, reading: Reading) -> Listing:
    """What lies in a folder; remembered until one of its folders changes. Raises Problem."""
    key = (str(home), reading.validation_share, reading.test_share, reading.seed)
    known = _known.get(key)
    if known is not None and all(_changed(folder) == time for folder, time in known[0].items()):
        return known[1]
    walk = _Walk(home)
    listing = _listing(home, walk, reading)
    while len(_known) >= _MOST_KNOWN:
        _known.pop(next(iter(_known)))
    _known[key] = (walk.times, listing)
    return listing


_MOST_KNOWN = 8
_known: dict[tuple[str, float, float, int], tuple[dict[str, int], Listing]] = {}


def _changed(folder: str) -> int:
    try:
        return os.stat(folder, follow_symlinks=False).st_mtime_ns  # noqa: PTH116  (quicker by far, and many)
    except OSError:
        return -1


class _Walk:
    """Reads folders, and notes what it passed over and when each folder changed."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.times: dict[str, int] = {}
        self.links = 0
        self.others = 0

    def entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Those of a folder (a path below `home`) in order, without links and hidden ones. Raises Problem."""
        place = os.path.join(self.home, folder)  # noqa: PTH118
        self.times[place] = _changed(place)
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            raise Problem("{folder} could not be read: {words}", folder=place, words=file_words(error)) from None
        self.links += sum(entry.is_symlink() for entry in entries)
        return [entry for entry in entries if entry.name[0] != "." and not entry.is_symlink()]

    def folders(self, folder: str) -> list[str]:
        """Names of the folders in a folder."""
        return [entry.name for entry in self.entries(folder) if entry.is_dir(follow_symlinks=False)]

    def pictures(self, folder: str, depth: int = 0) -> Iterator[str]:
        """Paths below `home` of the pictures in a folder and those in it."""
        for entry in self.entries(folder):
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    yield from self.pictures(path, depth + 1)
            elif entry.is_file(follow_symlinks=False) and entry.name.lower().endswith(ENDS):
                yield path
            else:
                self.others += 1


def _listing(home: Path, walk: _Walk, reading: Reading) -> Listing:
    if not home.is_dir():
        raise Problem("{folder} is no folder: expected one with a folder of pictures for each class", folder=str(home))
    tops = walk.folders("")
    splits = {_SPLIT_NAMES[name.lower()]: name for name in tops if name.lower() in _SPLIT_NAMES}
    if "train" not in splits:
        found = {name: list(walk.pictures(name)) for name in tops}
        given: dict[str, dict[str, list[str]]] = {"train": found}
    else:
        given = {
            split: {name: list(walk.pictures(f"{top}/{name}")) for name in walk.folders(top)}
            for split, top in splits.items()
        }
    classes = tuple(name for name, paths in given["train"].items() if paths)
    if len(classes) < 2:
        raise Problem(
            "{folder} has {count} folders of pictures: expected at least two, one for each class",
            folder=str(home / splits.get("train", "")),
            count=len(classes),
        )
    for split, found in given.items():
        strange = [name for name, paths in found.items() if paths and name not in classes]
        if strange:
            raise Problem(
                "{folder} has the class {name}, which the training pictures have not",
                folder=str(home / splits[split]),
                name=strange[0],
            )
    empty = tuple(name for name, paths in given["train"].items() if not paths)
    return Listing(classes, _divided(given, classes, reading), tuple(_warnings(empty, walk)))


def _warnings(empty: tuple[str, ...], walk: _Walk) -> Iterator[str]:
    if empty:
        yield Phrase("Folders without pictures, which are no classes: {names}", names=_some(empty))
    if walk.links:
        yield Phrase("Links, which are not followed: {count}", count=walk.links)
    if walk.others:
        yield Phrase("Files that are no pictures by their names: {count}", count=walk.others)


def _some(names: tuple[str, ...], most: int = 5) -> str:
    if len(names) <= most:
        return ", ".join(names)
    return Phrase("{names} and {count} more", names=names[:most], count=len(names) - most)


def _divided(
    given: Mapping[str, Mapping[str, list[str]]], classes: tuple[str, ...], reading: Reading
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The splits: those given, and of what is missing a share of each class's training pictures, by the seed.

    A picture's fate hangs on its own name, so that new pictures beside it leave it where it is, or nearly so.
    """
    made: dict[str, list[tuple[str, int]]] = {split: [] for split in SPLITS}
    shares = {"validation": reading.validation_share, "test": reading.test_share}
    for number, name in enumerate(classes):
        rest = sorted(given["train"][name], key=lambda path: _lot(f"{reading.seed} {path}"))
        for split, share in shares.items():
            if split in given:
                made[split] += [(path, number) for path in given[split].get(name, ())]
            else:
                total = len(given["train"][name])
                apart = min(max(1, round(total * share)), len(rest) - 1) if total > 2 else 0
                made[split] += [(path, number) for path in rest[:apart]]
                rest = rest[apart:]
        made["train"] += [(path, number) for path in rest]
    # mixed, so that the first so many are of all classes
    return {split: tuple(sorted(files, key=lambda file: _lot(file[0]))) for split, files in made.items()}


def _lot(text: str) -> bytes:
    return hashlib.blake2b(os.fsencode(text), digest_size=8).digest()
