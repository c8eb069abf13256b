"""Decoded CIFAR-10 sets, kept in the cache folder as .npy, so that a second start maps them in no time.

The key is the path, size and time of change of every file read: a changed source is decoded again.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from visionlab.data.base import Asked, never
from visionlab.data.cache import cache_folder, file_words, whole_file
from visionlab.data.cifar import Decoded, decode
from visionlab.data.sets.cifar10 import batch_names
from visionlab.problem import Problem

#: raised when the decoding changes
_VERSION = 1


def decoded(source: Path, layout: str, cancelled: Asked = never) -> Decoded:
    """All pictures of a folder or archive, mapped from the cache (copy-on-write) or decoded now. Raises Problem."""
    folder = cache_folder() / "decoded" / f"cifar10-{_key(source, layout)}"
    kept = _kept(folder)
    if kept is not None:
        return kept
    fresh = decode(source, layout, cancelled)
    note = {"training": fresh.training, "pictures": len(fresh.labels), "warnings": list(fresh.warnings)}
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


def _key(source: Path, layout: str) -> str:
    files = [source] if layout == "archive" else [source / name for name in batch_names(layout)]
    parts: list[object] = [_VERSION, layout]
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
        training, pictures, warnings = note["training"], note["pictures"], tuple(note["warnings"])
    except (OSError, ValueError, EOFError, KeyError, TypeError):
        return None
    if images.shape != (pictures, 3, 32, 32) or labels.shape != (pictures,) or not 0 < training < pictures:
        return None
    if images.dtype != np.uint8 or labels.dtype != np.int64:
        return None
    return Decoded(images.view(np.ndarray), labels, training, warnings)
