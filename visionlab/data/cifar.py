"""Reads the official layouts of CIFAR-10 and CIFAR-100: pickled ("python") or plain ("binary") batches.

Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images", and the data sets' page
https://www.cs.toronto.edu/~kriz/cifar.html, which describes both layouts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from visionlab.data.archives import read_members
from visionlab.data.base import Asked, Cancelled
from visionlab.data.cache import file_words
from visionlab.data.cifar_set import CifarSet
from visionlab.data.decoded import Decoded
from visionlab.data.download import md5_of
from visionlab.data.official import Source
from visionlab.data.pickles import read_pickle
from visionlab.problem import Phrase, Problem

PIXELS = 3 * 32 * 32
#: a batch has 31 to 154 MB; a stranger's may have more
_MOST_BYTES = 256 << 20
_MOST_EXPANDED = 1 << 30

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]


def decode(data: CifarSet, source: Source, cancelled: Asked) -> Decoded:
    """Read all batches of a folder or an archive. Raises Problem naming the batch that is missing or wrong."""
    batches: dict[str, tuple[Images, Labels]] = {}
    layout = source.layout
    if layout == "archive":
        folders = {one.folder: name for name, one in data.layouts.items()}
        names = {f"{one.folder}/{name}" for one in data.layouts.values() for name in one.batches}
        limits = {"member_limit": _MOST_BYTES, "total_limit": _MOST_EXPANDED}
        for path, content in read_members(source.place, names, **limits, cancelled=cancelled):
            folder, _, name = path.partition("/")
            layout = folders[folder]
            batches[name] = _batch(
                data, layout, content, Phrase("{files} in {place}", files=path, place=source.place.name)
            )
        if layout == "archive":
            raise Problem(
                "{file} holds no {title} batches: expected {python} or {binary} in it",
                file=source.place.name,
                title=data.title,
                **{name: f"{one.folder}/{one.batches[0]}" for name, one in data.layouts.items()},
            )
        warnings = _archive_warnings(data, source.place, cancelled)
    else:
        for file, content in _folder_files(source, cancelled):
            batches[file.name] = _batch(data, layout, content, str(file))
        warnings = _folder_warnings(data, source, cancelled)
    return _joined(batches, data.layouts[layout].batches, source.place, warnings)


def _folder_files(source: Source, cancelled: Asked) -> Iterator[tuple[Path, bytes]]:
    for file in source.files:
        if cancelled():
            raise Cancelled()
        try:
            size = file.stat().st_size
            if size > _MOST_BYTES:
                raise Problem(
                    "{file} has {size} bytes: expected at most {limit}", file=str(file), size=size, limit=_MOST_BYTES
                )
            yield file, file.read_bytes()
        except OSError as error:
            raise Problem("{file} could not be read: {words}", file=str(file), words=file_words(error)) from None


def _joined(
    batches: dict[str, tuple[Images, Labels]], names: tuple[str, ...], place: Path, warnings: tuple[str, ...]
) -> Decoded:
    for name in names:
        if name not in batches:
            raise Problem(
                "{name} is missing in {source}: expected {all}", name=name, source=str(place), all=", ".join(names)
            )
    images = np.concatenate([batches[name][0] for name in names])
    labels = np.concatenate([batches[name][1] for name in names])
    return Decoded(images, labels, len(labels) - len(batches[names[-1]][1]), warnings)


def _batch(data: CifarSet, layout: str, content: bytes, where: str) -> tuple[Images, Labels]:
    if layout == "python":
        images, labels = read_python_batch(content, where, data.label_key)
    else:
        images, labels = read_binary_batch(content, where, data.label_bytes)
    if len(labels) == 0:
        raise Problem("{file} holds no pictures", file=where)
    last = len(data.classes) - 1
    wrong = np.flatnonzero((labels < 0) | (labels > last))
    if len(wrong):
        raise Problem(
            "picture {row} in {file} has the label {label}: expected one from 0 to {last}",
            row=int(wrong[0]),
            file=where,
            label=int(labels[wrong[0]]),
            last=last,
        )
    return images, labels


def read_binary_batch(content: bytes, where: str, label_bytes: int = 1) -> tuple[Images, Labels]:
    """Pictures and labels of a .bin file: rows of some label bytes, of which the last counts, and 3072 pixels.

    Raises Problem.
    """
    row = label_bytes + PIXELS
    if len(content) % row:
        raise Problem(
            "{file} has {size} bytes, which is not a multiple of {row}: it is cut short or of another kind",
            file=where,
            size=len(content),
            row=row,
        )
    rows = np.frombuffer(content, np.uint8).reshape(-1, row)
    return rows[:, label_bytes:].reshape(-1, 3, 32, 32), rows[:, label_bytes - 1].astype(np.int64)


def read_python_batch(content: bytes, where: str, label_key: str = "labels") -> tuple[Images, Labels]:
    """Pictures and labels of a pickled batch: a dictionary with `data` (N, 3072) uint8 and a list of labels.

    Raises Problem.
    """
    batch = read_pickle(content, where, _MOST_BYTES)
    data, labels = _entry(batch, "data"), _entry(batch, label_key)
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


def _archive_warnings(data: CifarSet, archive: Path, cancelled: Asked) -> tuple[str, ...]:
    try:
        known = md5_of(archive, cancelled) in {layout.md5 for layout in data.layouts.values()}
    except OSError as error:
        raise Problem("{file} could not be read: {words}", file=str(archive), words=file_words(error)) from None
    return () if known else (data.unofficial(archive.name),)


def _folder_warnings(data: CifarSet, source: Source, cancelled: Asked) -> tuple[str, ...]:
    """Batches that are not the official ones. No checksums are published of binary ones: their sizes are compared."""
    different = []
    for file in source.files:
        if source.layout == "python":
            official = md5_of(file, cancelled) == data.batch_md5[file.name]
        else:
            official = file.stat().st_size == data.batch_pictures[file.stem] * (data.label_bytes + PIXELS)
        if not official:
            different.append(file.name)
    return (
        (data.unofficial(Phrase("{files} in {place}", files=tuple(different), place=source.place)),)
        if different
        else ()
    )
