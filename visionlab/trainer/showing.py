"""Pictures of a data set for a person: as they are, or as a network sees them in training."""

from __future__ import annotations

import dataclasses
import json
import queue
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy
import numpy.typing
import torch
from torch.nn import functional

from visionlab.data import base
from visionlab.data.base import Files, Reading, Report, Split
from visionlab.data.registry import data_set
from visionlab.problem import Problem, pack
from visionlab.runs.measurement import Progress, Result, Told
from visionlab.runs.settings import RunSettings
from visionlab.trainer.augment import Augmentation, Draws
from visionlab.trainer.device import choose
from visionlab.trainer.examine import packed
from visionlab.trainer.sources import Sources, chosen

#: pictures shown at once at most, and the side in pixels that they are shown with at most
MOST, LARGEST = 200, 128


class Showing:
    """Keeps the splits that were asked for last, and shows some of their pictures."""

    def __init__(self) -> None:
        self._kept: dict[str, Split | Files] = {}

    def answer(self, asked: Mapping[str, Any]) -> Iterator[Told]:
        """Pictures `start` to `start + count` of a split, or of those with a label; with `augmented` changed at random
        by the settings, by the numbers of epoch `again`. Raises Problem.
        """
        settings = RunSettings.from_json(asked["settings"]).with_(device="cpu", workers=0)
        split, label, start, count = asked["split"], asked["label"], asked["start"], min(asked["count"], MOST)
        part = yield from self._part(settings, split)
        of_label = numpy.arange(len(part.labels)) if label is None else numpy.flatnonzero(part.labels == label)
        some = chosen(part, of_label[start : start + count])
        images = numpy.zeros((0, 1, 1), numpy.uint8)
        if len(some.labels) and asked["augmented"]:
            train = yield from self._part(settings, "train")
            images = _shown(self._seen(settings, train, some, asked["again"]))
        elif len(some.labels):
            images = _shown(_as_they_are(some))
        yield Result(
            {
                "classes": list(part.classes),
                "counts": numpy.bincount(part.labels, minlength=len(part.classes)).tolist(),
                "labels": some.labels.tolist(),
                "total": len(of_label),
                "images": packed(images),
                "unreadable": [(name, pack(words)) for name, words in part.unreadable]
                if isinstance(part, Split)
                else [],
                # what is listed needs no sentence
                "warnings": [pack(words) for words in part.warnings if "could not be read" not in words],
            }
        )

    def _part(self, settings: RunSettings, split: str) -> Generator[Told, None, Split | Files]:
        """A split, read with progress told where that takes a while."""
        key = json.dumps([settings.data, settings.data_dir, split, dataclasses.astuple(Reading.of(settings))])
        if key not in self._kept:
            self._kept[key] = yield from _with_progress(lambda report: _read(settings, split, report))
            self._kept = {key: self._kept[key] for key in list(self._kept)[-3:]}
        return self._kept[key]

    def _seen(self, settings: RunSettings, train: Split | Files, some: Split | Files, again: int) -> torch.Tensor:
        """Float (N, C, H, W) from 0 to 255: changed at random as in an epoch."""
        told = settings.with_(batch_size=max(2, len(some.labels)))
        sources = Sources(train, told, choose(told), lambda _sentence: None)
        how = Augmentation.of(settings)
        order = Draws.made(how, len(some.labels), settings.seed, again).order
        ((images, _),) = sources(some).epoch(again, seed=settings.seed, how=how)
        images = images * sources.deviation[:, None, None] + sources.mean[:, None, None]
        return torch.empty_like(images).index_copy_(0, order, images)


def _read(settings: RunSettings, split: str, report: Report) -> Split | Files:
    data, reading = data_set(settings.data), Reading.of(settings)
    folder = Path(settings.data_dir).expanduser() if settings.data_dir else None
    if data.download_bytes and data.locate(folder) is None:
        raise Problem("{title} is not on this machine yet: Train downloads it", title=data.title)
    return data.files(split, folder, None, reading) or data.load(split, folder, None, report, base.never, reading)


def _with_progress(work: Callable[[Report], Split | Files]) -> Generator[Told, None, Split | Files]:
    """Does work in a thread, and tells its progress; gives what comes of it."""
    told: queue.SimpleQueue[base.Progress | None] = queue.SimpleQueue()
    made: list[Split | Files | Exception] = []

    def go() -> None:
        try:
            made.append(work(told.put))
        except Exception as error:
            made.append(error)
        told.put(None)

    threading.Thread(target=go, name="read", daemon=True).start()
    while (progress := told.get()) is not None:
        yield Progress(progress.done, progress.total)
    if isinstance(made[0], Exception):
        raise made[0]
    return made[0]


def _as_they_are(some: Split | Files) -> torch.Tensor:
    if isinstance(some, Split):
        return torch.from_numpy(numpy.array(some.images)).float()
    from visionlab.trainer.stream import read

    pictures = []
    for path in some.paths:
        try:
            pictures.append(read(path, some.side))
        except Problem:
            pictures.append(torch.full((3, some.side, some.side), 128, dtype=torch.uint8))
    return torch.stack(pictures).float()


def _shown(images: torch.Tensor) -> numpy.typing.NDArray[numpy.uint8]:
    """uint8 (N, H, W, 3), or (N, H, W) of one channel, no larger than they are shown."""
    if max(images.shape[2:]) > LARGEST:
        scale = LARGEST / max(images.shape[2:])
        images = functional.interpolate(images, scale_factor=scale, mode="bilinear", antialias=True)
    octets = images.round().clamp(0, 255).to(torch.uint8)
    made: numpy.typing.NDArray[numpy.uint8] = (
        (octets[:, 0] if octets.shape[1] != 3 else octets.permute(0, 2, 3, 1)).contiguous().numpy()
    )
    return made
