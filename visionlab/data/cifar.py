"""The official layouts of CIFAR-10: folders and archives of pickled ("python") or plain ("binary") batches.

Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images", and the data set's page
https://www.cs.toronto.edu/~kriz/cifar.html, which describes both layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from visionlab.data.archives import read_members
from visionlab.data.base import Asked, Cancelled, never
from visionlab.data.cache import file_words
from visionlab.data.download import md5_of
from visionlab.data.pickles import read_pickle
from visionlab.data.sets.cifar10 import ARCHIVE_MD5, BINARY_FOLDER, PYTHON_FOLDER, batch_names
from visionlab.problem import Problem

PIXELS = 3 * 32 * 32
#: one batch has 10,000 pictures and about 31 MB; a stranger's may have more
_MOST_BYTES = 128 << 20
_MOST_EXPANDED = 1 << 30
_OFFICIAL_BINARY_SIZE = 10_000 * (1 + PIXELS)
#: md5 of the files in the python folder, as torchvision 0.29 lists them (torchvision/datasets/cifar.py)
_OFFICIAL_BATCH_MD5 = {
    "data_batch_1": "c99cafc152244af753f735de768cd75f",
    "data_batch_2": "d4bba439e000b95fd0a9bffe97cbabec",
    "data_batch_3": "54ebc095f3ab1f0389bbae665268c751",
    "data_batch_4": "634d18415352ddfa80567beed471001a",
    "data_batch_5": "482c414d41f54cd18b22e5b47cb7c3cb",
    "test_batch": "40351d587109b95175f43aff81a1287e",
}

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """All pictures, training batches first, uint8 (N, 3, 32, 32); labels int64 (N,); how many are for training."""

    images: Images
    labels: Labels
    training: int
    warnings: tuple[str, ...]


def decode(source: Path, layout: str, cancelled: Asked = never) -> Decoded:
    """Read all batches of a folder or an archive of the layout `python` or `binary` (or `archive`: either).

    Raises Problem naming the batch that is missing or wrong.
    """
    batches: dict[str, tuple[Images, Labels]] = {}
    if layout == "archive":
        names = {f"{PYTHON_FOLDER}/{name}" for name in batch_names("python")}
        names |= {f"{BINARY_FOLDER}/{name}" for name in batch_names("binary")}
        limits = {"member_limit": _MOST_BYTES, "total_limit": _MOST_EXPANDED}
        for path, content in read_members(source, names, **limits, cancelled=cancelled):
            folder, _, name = path.partition("/")
            layout = "python" if folder == PYTHON_FOLDER else "binary"
            batches[name] = _batch(layout, content, f"{path} in {source.name}")
        warnings = _archive_warnings(source, cancelled)
        if layout == "archive":
            raise Problem(
                "{file} holds no CIFAR-10 batches: expected {python} or {binary} in it",
                file=source.name,
                python=f"{PYTHON_FOLDER}/data_batch_1",
                binary=f"{BINARY_FOLDER}/data_batch_1.bin",
            )
    else:
        for name, content in _folder_files(source, layout, cancelled):
            batches[name] = _batch(layout, content, str(source / name))
        warnings = _folder_warnings(source, layout, cancelled)
    return _joined(batches, layout, source, warnings)


def _folder_files(source: Path, layout: str, cancelled: Asked) -> Iterator[tuple[str, bytes]]:
    for name in batch_names(layout):
        if cancelled():
            raise Cancelled()
        file = source / name
        try:
            size = file.stat().st_size
            if size > _MOST_BYTES:
                raise Problem(
                    "{file} has {size} bytes: expected at most {limit}", file=str(file), size=size, limit=_MOST_BYTES
                )
            yield name, file.read_bytes()
        except OSError as error:
            raise Problem("{file} could not be read: {words}", file=str(file), words=file_words(error)) from None


def _joined(batches: dict[str, tuple[Images, Labels]], layout: str, source: Path, warnings: tuple[str, ...]) -> Decoded:
    names = batch_names(layout)
    for name in names:
        if name not in batches:
            raise Problem(
                "{name} is missing in {source}: expected {all}", name=name, source=str(source), all=", ".join(names)
            )
    images = np.concatenate([batches[name][0] for name in names])
    labels = np.concatenate([batches[name][1] for name in names])
    return Decoded(images, labels, len(labels) - len(batches[names[-1]][1]), warnings)


def _batch(layout: str, content: bytes, where: str) -> tuple[Images, Labels]:
    read: Callable[[bytes, str], tuple[Images, Labels]] = read_python_batch if layout == "python" else read_binary_batch
    images, labels = read(content, where)
    if len(labels) == 0:
        raise Problem("{file} holds no pictures", file=where)
    wrong = np.flatnonzero((labels < 0) | (labels > 9))
    if len(wrong):
        raise Problem(
            "picture {row} in {file} has the label {label}: expected one from 0 to 9",
            row=int(wrong[0]),
            file=where,
            label=int(labels[wrong[0]]),
        )
    return images, labels


def read_binary_batch(content: bytes, where: str) -> tuple[Images, Labels]:
    """Pictures and labels of a .bin file: rows of one label byte and 3072 pixels. Raises Problem."""
    row = 1 + PIXELS
    if len(content) % row:
        raise Problem(
            "{file} has {size} bytes, which is not a multiple of {row}: it is cut short or of another kind",
            file=where,
            size=len(content),
            row=row,
        )
    rows = np.frombuffer(content, np.uint8).reshape(-1, row)
    return rows[:, 1:].reshape(-1, 3, 32, 32), rows[:, 0].astype(np.int64)


def read_python_batch(content: bytes, where: str) -> tuple[Images, Labels]:
    """Pictures and labels of a pickled batch: a dictionary with `data` (N, 3072) uint8 and `labels`. Raises Problem."""
    batch = read_pickle(content, where, _MOST_BYTES)
    data, labels = _entry(batch, "data"), _entry(batch, "labels")
    if not isinstance(data, np.ndarray) or data.dtype != np.uint8 or data.ndim != 2 or data.shape[1] != PIXELS:
        raise Problem("{file} must hold data of N rows of 3072 bytes", file=where)
    whole = type(labels) is list and all(type(label) is int and abs(label) < 1 << 31 for label in labels)
    if not whole or len(labels) != len(data):
        raise Problem("{file} must hold a list of {count} labels, a whole number each", file=where, count=len(data))
    return np.ascontiguousarray(data).reshape(-1, 3, 32, 32), np.asarray(labels, np.int64)


def _entry(batch: Any, name: str) -> Any:
    """An entry of a batch, whose keys are bytes or text, depending on who wrote it."""
    if type(batch) is not dict:
        return None
    return batch.get(name, batch.get(name.encode()))


def _archive_warnings(source: Path, cancelled: Asked) -> tuple[str, ...]:
    try:
        known = md5_of(source, cancelled) in ARCHIVE_MD5
    except OSError as error:
        raise Problem("{file} could not be read: {words}", file=str(source), words=file_words(error)) from None
    return () if known else (_unofficial(source.name),)


def _folder_warnings(source: Path, layout: str, cancelled: Asked) -> tuple[str, ...]:
    """Batches that are not the official ones. No checksums are published of binary ones: their sizes are compared."""
    different = []
    for name in batch_names(layout):
        if layout == "python":
            official = md5_of(source / name, cancelled) == _OFFICIAL_BATCH_MD5[name]
        else:
            official = (source / name).stat().st_size == _OFFICIAL_BINARY_SIZE
        if not official:
            different.append(name)
    return (_unofficial(f"{', '.join(different)} in {source}"),) if different else ()


def _unofficial(what: str) -> str:
    return f"{what} is not the official CIFAR-10 (another checksum or size), and is used as it is"
