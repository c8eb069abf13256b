"""Scenes-10: the embedded data set, drawn here, so that the first click on Train needs no network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from visionlab.data.base import Asked, FixedSet, Progress, Reading, Report, Split, never, nobody
from visionlab.data.cache import cache_folder
from visionlab.problem import Phrase

if TYPE_CHECKING:
    from visionlab.data.scenes10.store import Store


class Scenes10(FixedSet):
    """Drawn pictures of ten classes; every multiple of 500 pictures from the start holds each class equally often.

    `data_dir` is a folder to keep the pictures in (about 200 MB), by default the user's cache folder.
    """

    id = "scenes10"
    title = "Scenes-10"
    about = (
        "Ten classes of drawn pictures, 32x32 in colour, made on this machine in seconds: behaves much like CIFAR-10 "
        "and needs no network."
    )
    classes = ("house", "tree", "car", "truck", "boat", "fish", "bird", "cat", "bear", "flower")
    counts: ClassVar = {"train": 50_000, "validation": 5_000, "test": 10_000}

    def __init__(self, seed: int = 0, level: str = "normal") -> None:
        self.seed, self.level = seed, level

    def locate(self, data_dir: Path | None = None) -> Path | None:
        store = self._store(data_dir)
        ready = all(store.whole(split) is not None for split in self.counts)
        return store.folder if ready else None

    def prepare(self, data_dir: Path | None = None, report: Report = nobody, cancelled: Asked = never) -> Path:
        store = self._store(data_dir)
        total, before = sum(self.counts.values()), 0
        for split, count in self.counts.items():

            def part(told: Progress, before: int = before) -> None:
                done = before + told.done
                left = (total - done) / told.per_second if told.per_second else None
                report(Progress(done, total, told.unit, Phrase("Drawing Scenes-10"), told.per_second, left))

            store.build(split, part, cancelled)
            before += count
        report(Progress(total, total, "pictures", Phrase("{title} is ready", title="Scenes-10")))
        return store.folder

    def _load(
        self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked, reading: Reading
    ) -> Split:
        store = self._store(data_dir)
        count = min(limit or self.counts[split], self.counts[split])
        if count == self.counts[split]:
            store.build(split, report, cancelled)
        return Split(store.load(split, count, report, cancelled), store.labels(split, count), self.classes)

    def _stream(
        self, split: str, data_dir: Path | None, limit: int | None, cancelled: Asked, reading: Reading
    ) -> Iterator[Split]:
        store = self._store(data_dir)
        count = min(limit or self.counts[split], self.counts[split])
        labels, done = store.labels(split, count), 0
        for piece in store.stream(split, count, cancelled):
            piece = piece[: count - done]
            yield Split(piece, labels[done : done + len(piece)], self.classes)
            done += len(piece)

    def _store(self, data_dir: Path | None) -> Store:
        from visionlab.data.scenes10.store import Store  # numpy comes with it: not before a set is used

        return Store(cache_folder() if data_dir is None else Path(data_dir), dict(self.counts), self.seed, self.level)


DATA_SET = Scenes10()
