"""What published data sets have in common: files of known size and checksum, fetched from known addresses.

Papers often validate on the test pictures; a validation split of its own, set apart from the training pictures by a
seed, keeps the test honest.
"""

from __future__ import annotations

import os
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from visionlab.data.base import (
    AS_IT_IS,
    Asked,
    Cancelled,
    Description,
    FixedSet,
    Progress,
    Reading,
    Report,
    Split,
    never,
    nobody,
)
from visionlab.data.cache import cache_folder
from visionlab.problem import Phrase, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from visionlab.data.decoded import Decoded
    from visionlab.data.download import Remote

ARCHIVE_ENDS = (".tar.gz", ".tgz", ".tar")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a whole set was found: the folder or archive that a person knows, its layout, and every file of it."""

    place: Path
    layout: str
    files: tuple[Path, ...]


class OfficialSet(FixedSet):
    """A published set. `data_dir` is a folder that holds its files, or one of the files.

    `address` replaces the one to fetch from, as does the environment variable VISIONLAB_<ID>_URL.
    """

    def __init__(self, address: str = "") -> None:
        self.address = address

    # -- what a family of sets says

    @abstractmethod
    def find(self, home: Path) -> Source | None:
        """The whole set in the folder `home`, or in the file `home`."""

    @abstractmethod
    def not_there(self, home: Path) -> Problem:
        """What is missing in `home`, and what was expected."""

    @abstractmethod
    def remotes(self) -> tuple[tuple[str, tuple[Remote, ...]], ...]:
        """The files to fetch: each file's name, and the addresses that have it, the first one first."""

    @abstractmethod
    def decode(self, source: Source, cancelled: Asked) -> Decoded:
        """All its pictures. Raises Problem."""

    # -- what follows

    @property
    def own_address(self) -> str:
        """The address that a person has given, or an empty text."""
        return self.address or os.environ.get(f"VISIONLAB_{self.id.upper()}_URL", "")

    def describe(self, data_dir: Path | None = None, reading: Reading = AS_IT_IS) -> Description:
        training = self.counts["train"] + self.counts["validation"]
        apart = int(training * reading.validation_share)
        counts = {"train": training - apart, "validation": apart, "test": self.counts["test"]}
        return Description(self.classes, self.shape, counts)

    def locate(self, data_dir: Path | None = None) -> Path | None:
        found = self.find(self._home(data_dir))
        return found.place if found else None

    def prepare(self, data_dir: Path | None = None, report: Report = nobody, cancelled: Asked = never) -> Path:
        home = self._home(data_dir)
        source = self.find(home)
        if source is None:
            if home.is_file() or home.suffix in (".gz", ".tgz", ".tar", ".mat"):
                raise self.not_there(home)
            for name, places in self.remotes():
                if not (home / name).is_file():
                    _fetch(places, home / name, report, cancelled)
            source = self.find(home)
            if source is None:
                raise self.not_there(home)
        self._whole(source, report, cancelled)
        return source.place

    def _load(
        self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked, reading: Reading
    ) -> Split:
        home = self._home(data_dir)
        source = self.find(home)
        if source is None:
            raise self.not_there(home)
        whole = self._whole(source, report, cancelled)
        if split == "test":
            stop = None if limit is None else whole.training + limit
            images, labels = whole.images[whole.training : stop], whole.labels[whole.training : stop]
        else:
            train, validation = divided(whole.training, reading.validation_share, reading.seed)
            chosen = (train if split == "train" else validation)[:limit]
            images, labels = whole.images[chosen], whole.labels[chosen]
        if not len(labels):
            raise Problem(
                "{title} in {source} has too few pictures for a {split} split",
                title=self.title,
                source=str(home),
                split=split,
            )
        return Split(images, labels, self.classes, whole.warnings)

    def _whole(self, source: Source, report: Report, cancelled: Asked) -> Decoded:
        from visionlab.data.decoded import decoded  # numpy comes with it: not before a set is used

        report(Progress(0, 1, "steps", Phrase("Reading {title}", title=self.title)))
        whole = decoded(self.id, source.files, lambda: self.decode(source, cancelled))
        report(Progress(1, 1, "steps", Phrase("{title} is ready", title=self.title)))
        return whole

    def _home(self, data_dir: Path | None) -> Path:
        return cache_folder() / self.id if data_dir is None else Path(data_dir).expanduser()

    def unofficial(self, what: str) -> str:
        """The warning about files that are not the published ones."""
        return Phrase(
            "{what} is not the official {title} (another checksum, size or count), and is used as it is",
            what=what,
            title=self.title,
        )


def divided(count: int, share: float, seed: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Numbers from 0 to `count`, in order: those to train on, and a `share` of them set apart by `seed`."""
    import numpy as np

    # numpy promises that RandomState never changes; its newer generators may
    shuffled = np.random.RandomState(seed).permutation(count)
    apart = int(count * share)
    return np.sort(shuffled[apart:]), np.sort(shuffled[:apart])


def folders(home: Path, *names: str) -> Iterator[Path]:
    """Where a set's files may lie: `home`, and the folders in it that others make."""
    yield home
    for name in names:
        yield home / name


def _fetch(places: tuple[Remote, ...], target: Path, report: Report, cancelled: Asked) -> None:
    from visionlab.data.download import fetch

    for number, remote in enumerate(places, 1):
        try:
            fetch(remote, target, report, cancelled)
            return
        except Cancelled:
            raise
        except Problem:
            if number == len(places):
                raise
