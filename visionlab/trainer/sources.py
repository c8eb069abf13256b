"""Batches of a split, whether it is held on the device or read from files anew in each epoch."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy
import numpy.typing

from visionlab.data.base import Files, Split
from visionlab.runs.settings import RunSettings
from visionlab.trainer.batches import Batches, BatchSource, statistics
from visionlab.trainer.device import Device


class Sources:
    """Makes batches of the splits of one data set, normalised by the mean and deviation of its `train` split.

    `warn` is told of files that cannot be read. mean, deviation: (C,) in units of 0 to 255. Raises Problem.
    """

    def __init__(
        self, train: Split | Files, settings: RunSettings, device: Device, warn: Callable[[str], None]
    ) -> None:
        self._settings, self._device, self._warn = settings, device, warn
        if isinstance(train, Files):
            from visionlab.trainer.stream import sample  # torchvision takes seconds: not before it is needed

            self.mean, self.deviation = statistics(sample(train))
        else:
            self.mean, self.deviation = statistics(train.images)

    def __call__(self, part: Split | Files, most: int = 0) -> BatchSource:
        """A split's batches, or those of at most so many pictures, evenly from all over it."""
        size = self._settings.batch_size
        part = _some(part, most)
        if isinstance(part, Files):
            from visionlab.trainer.stream import Streamed

            return Streamed(
                part,
                self._device,
                mean=self.mean,
                deviation=self.deviation,
                batch_size=size,
                workers=self._settings.workers,
                warn=self._warn,
            )
        return Batches(
            part.images,
            part.labels,
            self._device,
            mean=self.mean,
            deviation=self.deviation,
            batch_size=size,
            resize=self._settings.resize,
        )


def _some(part: Split | Files, most: int) -> Split | Files:
    count = len(part.labels)
    return chosen(part, numpy.arange(most) * count // most) if 0 < most < count else part


def chosen(part: Split | Files, numbers: numpy.typing.NDArray[numpy.int64]) -> Split | Files:
    """The pictures of these numbers."""
    if isinstance(part, Files):
        return dataclasses.replace(part, paths=tuple(part.paths[n] for n in numbers), labels=part.labels[numbers])
    return dataclasses.replace(part, images=part.images[numbers], labels=part.labels[numbers])
