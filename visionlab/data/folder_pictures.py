"""Pictures of a folder, decoded once into one file of bytes in the cache folder, which later starts map."""

from __future__ import annotations

import hashlib
import json
import os
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from visionlab.data.base import Asked, Cancelled, Meter, Report
from visionlab.data.cache import cache_folder, file_words, whole_file
from visionlab.data.picture_file import decode
from visionlab.problem import Phrase, Problem, pack, unpack

#: raised when the decoding changes
_VERSION = 1
#: pictures under way at once
_PIECE = 64

Pictures = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """uint8 (N, 3, side, side); the numbers of the files they come from; what could not be read, and why."""

    images: Pictures
    files: NDArray[np.int64]
    unreadable: tuple[tuple[str, str], ...]


def held(home: Path, files: tuple[str, ...], side: int, report: Report, cancelled: Asked) -> Held:
    """The pictures of files below `home`, mapped from the cache (copy-on-write) or decoded now. Raises Problem."""
    folder = cache_folder() / "decoded" / f"folder-{_key(home, files, side)}"
    kept = _kept(folder, side)
    if kept is not None:
        return kept
    read: list[int] = []
    unreadable: list[tuple[str, str]] = []
    try:
        with whole_file(folder / "images.bin", durable=False) as target:
            for number, picture in enumerate(_decoded(home, files, side, report, cancelled)):
                if isinstance(picture, str):
                    unreadable.append((files[number], picture))
                else:
                    target.write(picture.tobytes())
                    read.append(number)
        with whole_file(folder / "note.json") as note:  # last: without it nothing is taken for whole
            note.write(
                json.dumps({"files": read, "unreadable": [(name, pack(words)) for name, words in unreadable]}).encode()
            )
    except OSError as error:
        raise Problem(
            "the decoded pictures of {home} could not be kept in {folder}: {words}",
            home=str(home),
            folder=str(folder),
            words=file_words(error),
        ) from None
    kept = _kept(folder, side)
    if kept is None:
        raise Problem("the decoded pictures of {home} were damaged in {folder}", home=str(home), folder=str(folder))
    return kept


def _key(home: Path, files: tuple[str, ...], side: int) -> str:
    mixed = hashlib.sha256(json.dumps([_VERSION, os.fspath(home.resolve()), side]).encode())
    for name in files:
        try:
            told = os.stat(home / name, follow_symlinks=False)  # noqa: PTH116
            mixed.update(os.fsencode(f"{name}\0{told.st_size} {told.st_mtime_ns}\0"))
        except OSError:
            mixed.update(os.fsencode(f"{name}\0gone\0"))
    return mixed.hexdigest()[:24]


def _kept(folder: Path, side: int) -> Held | None:
    try:
        note = json.loads((folder / "note.json").read_bytes())
        files = np.array(note["files"], dtype=np.int64)
        unreadable = tuple((str(name), unpack(words) or "") for name, words in note["unreadable"])
        if not len(files):
            return Held(np.zeros((0, 3, side, side), np.uint8), files, unreadable)
        images: Pictures = np.memmap(folder / "images.bin", np.uint8, mode="c", shape=(len(files), 3, side, side))
        if (folder / "images.bin").stat().st_size != images.size:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Held(images.view(np.ndarray), files, unreadable)


def _decoded(
    home: Path, files: tuple[str, ...], side: int, report: Report, cancelled: Asked
) -> Iterator[Pictures | str]:
    """Each file's picture, or why there is none, in order."""
    meter = Meter(report, len(files), "pictures", Phrase("Reading {title}", title=home.name))

    def one(name: str) -> Pictures | str:
        try:
            return decode(home / name, 3, side, side)
        except Problem as problem:
            return problem.phrase

    done = 0
    rest = iter(files)
    # Python keeps one list of warnings to pass over for all threads: here all pass over all
    with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(os.cpu_count()) as threads:
        while piece := list(islice(rest, _PIECE)):
            if cancelled():
                raise Cancelled()
            for picture in threads.map(one, piece):
                yield picture
                done += 1
                meter.at(done)
