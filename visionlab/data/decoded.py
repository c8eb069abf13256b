"""Decoded data sets, kept in the cache folder as .npy, so that a second start maps them in no time.

The key is the path, size and time of change of every file read: a changed source is decoded again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from visionlab.data.cache import cache_folder, file_words, whole_file
from visionlab.problem import Problem, pack, unpack

#: raised when the decoding changes
_VERSION = 2


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """All pictures, those for training first, uint8 (N, C, H, W); labels int64 (N,); how many are for training."""

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    training: int
    warnings: tuple[str, ...]


def decoded(name: str, files: Iterable[Path], decode: Callable[[], Decoded]) -> Decoded:
    """What `decode` makes of `files`, mapped from the cache (copy-on-write) or decoded now. Raises Problem."""
    folder = cache_folder() / "decoded" / f"{name}-{_key(files)}"
    kept = _kept(folder)
    if kept is not None:
        return kept
    fresh = decode()
    note = {"training": fresh.training, "shape": list(fresh.images.shape), "warnings": [*map(pack, fresh.warnings)]}
    try:
        with whole_file(folder / "images.npy") as file:
            np.save(file, fresh.images, allow_pickle=False)
        with whole_file(folder / "labels.npy") as file:
            np.save(file, fresh.labels, allow_pickle=False)
        with whole_file(folder / "note.json") as file:  # last: without it nothing is taken for whole
            file.write(json.dumps(note).encode())
    except OSError:
        return fresh  # a full or read-only disk costs the next start some seconds, not this one
    return _kept(folder) or fresh


def _key(files: Iterable[Path]) -> str:
    parts: list[object] = [_VERSION]
    for file in files:
        try:
            told = file.stat()
        except OSError as error:
            raise Problem("{file} could not be read: {words}", file=str(file), words=file_words(error)) from None
        parts += [str(file.resolve()), told.st_size, told.st_mtime_ns]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]


def _kept(folder: Path) -> Decoded | None:
    try:
        note = json.loads((folder / "note.json").read_bytes())
        images = np.load(folder / "images.npy", mmap_mode="c", allow_pickle=False)
        labels = np.load(folder / "labels.npy", allow_pickle=False)
        training, shape, warnings = note["training"], tuple(note["shape"]), tuple(map(unpack, note["warnings"]))
    except (OSError, ValueError, EOFError, KeyError, TypeError):
        return None
    if images.shape != shape or len(shape) != 4 or labels.shape != shape[:1] or not 0 < training < shape[0]:
        return None
    if images.dtype != np.uint8 or labels.dtype != np.int64:
        return None
    return Decoded(images.view(np.ndarray), labels, training, warnings)
