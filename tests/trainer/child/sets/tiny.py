"""A data set for tests: three classes that differ in colour, 12x12 pictures, drawn at once."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from visionlab.data.base import Asked, FixedSet, Progress, Reading, Report, Split
from visionlab.problem import Problem


class Tiny(FixedSet):
    id = "tiny"
    title = "Tiny"
    about = "Three colours."
    classes = ("red", "green", "blue")
    shape = (3, 12, 12)
    counts = {"train": 300, "validation": 60, "test": 60}  # noqa: RUF012

    def locate(self, data_dir: Path | None = None) -> Path | None:
        return None

    def prepare(self, data_dir=None, report=None, cancelled=None):  # type: ignore[no-untyped-def]
        report(Progress(1, 1, "pictures", "Drawing"))
        return Path()

    def _load(
        self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked, reading: Reading
    ) -> Split:
        if data_dir is not None:
            raise Problem("{folder} holds no pictures of Tiny", folder=data_dir)
        random = np.random.default_rng(len(split))
        count = min(limit or 10**9, self.counts[split])
        labels = np.arange(count, dtype=np.int64) % 3
        images = random.integers(0, 200, (count, *self.shape), dtype=np.uint8)
        images[np.arange(count), labels] += 40
        return Split(images, labels, self.classes, ("Tiny is a test.",))


DATA_SET = Tiny()
