"""What a data set is, seen from outside: its words, where it lies, how it is made ready and read.

Nothing here imports numpy at run time: the window lists data sets before anything heavy is loaded.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from visionlab.problem import Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SPLITS = ("train", "validation", "test")


class Cancelled(Problem):
    """A person stopped it; what was done so far is kept where it can be used again."""

    def __init__(self, template: str = "cancelled", /, **values: object) -> None:
        super().__init__(template, **values)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a preparation is: `done` of `total` in `unit`, with speed and time left once they are known."""

    done: int
    total: int
    unit: str
    words: str
    per_second: float | None = None
    seconds_left: float | None = None


Report = Callable[[Progress], None]
Asked = Callable[[], bool]


def nobody(_progress: Progress) -> None:
    """A report that nobody reads."""


def never() -> bool:
    """The answer of a task that nobody can cancel."""
    return False


class Meter:
    """Turns counts into `Progress`, with the speed of the last seconds, at most ten times a second."""

    def __init__(self, report: Report, total: int, unit: str, words: str, *, window: float = 5.0) -> None:
        self._report, self._total, self._unit, self._words, self._window = report, total, unit, words, window
        self._marks: deque[tuple[float, int]] = deque()
        self._told = float("-inf")

    def at(self, done: int) -> None:
        """Say how many are done; the first and the last count are always reported."""
        now = time.monotonic()
        self._marks.append((now, done))
        while len(self._marks) > 2 and self._marks[0][0] < now - self._window:
            self._marks.popleft()
        if now - self._told < 0.1 and done < self._total:
            return
        self._told = now
        start, before = self._marks[0]
        speed = (done - before) / (now - start) if now > start and done > before else None
        left = (self._total - done) / speed if speed else None
        self._report(Progress(done, self._total, self._unit, self._words, speed, left))


class Choices(Protocol):
    """The settings of a run that say how its data set is to be read."""

    @property
    def resize(self) -> int: ...
    @property
    def validation_share(self) -> float: ...
    @property
    def test_share(self) -> float: ...
    @property
    def split_seed(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """How a person wishes a set to be read, where it leaves a choice.

    validation_share, test_share: what is set apart where a set has no such split of its own, by `seed`; side: of the
    squares that pictures of many sizes are brought to, in pixels, 0 for the set's own choice.
    """

    validation_share: float = 0.1
    test_share: float = 0.1
    seed: int = 0
    side: int = 0

    @classmethod
    def of(cls, choices: Choices) -> Reading:
        """What a run's settings say."""
        return cls(choices.validation_share, choices.test_share, choices.split_seed, choices.resize)


#: a reading without wishes
AS_IT_IS = Reading()


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a set before its pictures are read.

    shape: channels, height, width as they are read; counts: pictures of each split.
    """

    classes: tuple[str, ...]
    shape: tuple[int, int, int]
    counts: Mapping[str, int]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Pictures and labels of one part of a data set.

    `images` is uint8 of shape (N, C, H, W), planes red, green, blue or one of grey; it may be mapped from disk
    (copy-on-write). `labels` is int64 of shape (N,), each an index into `classes`. `warnings` are sentences for a
    person. `unreadable` are files that are left out, and why.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    warnings: tuple[str, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Files:
    """One part of a data set that is too large to be held: the pictures' files, and their labels as in `Split`.

    side: of the squares that pictures are brought to, in pixels.
    """

    paths: tuple[Path, ...]
    labels: NDArray[np.int64]
    classes: tuple[str, ...]
    side: int
    warnings: tuple[str, ...] = ()


class DataSet(ABC):
    """A data set: one subclass in one file of `visionlab/data/sets/`, whose instance is named `DATA_SET`."""

    #: the name in commands and files
    id: ClassVar[str]
    #: the name that a person reads
    title: ClassVar[str]
    #: a sentence about it
    about: ClassVar[str]
    #: bytes that `prepare` fetches when nothing is on disk; 0 for a set made here or a person's own
    download_bytes: ClassVar[int] = 0
    #: whether it is a person's own, so that it lies nowhere without a `data_dir`
    needs_folder: ClassVar[bool] = False

    @abstractmethod
    def describe(self, data_dir: Path | None = None, reading: Reading = AS_IT_IS) -> Description:
        """Its classes, shape and counts. Looks at names on disk where they say them. Raises Problem."""

    @abstractmethod
    def locate(self, data_dir: Path | None = None) -> Path | None:
        """Where the whole set is ready to be read, or None. `data_dir` None looks in the user's cache folder."""

    @abstractmethod
    def prepare(self, data_dir: Path | None = None, report: Report = nobody, cancelled: Asked = never) -> Path:
        """Generate or fetch what is missing, going on where an earlier call stopped, and return where it is.

        Raises Problem, of which Cancelled is one.
        """

    def load(
        self,
        split: str,
        data_dir: Path | None = None,
        limit: int | None = None,
        report: Report = nobody,
        cancelled: Asked = never,
        reading: Reading = AS_IT_IS,
    ) -> Split:
        """One of `SPLITS`, or its first `limit` pictures. Never fetches from the network. Raises Problem."""
        self._check(split, limit)
        return self._load(split, data_dir, limit, report, cancelled, reading)

    def stream(
        self,
        split: str,
        data_dir: Path | None = None,
        limit: int | None = None,
        cancelled: Asked = never,
        reading: Reading = AS_IT_IS,
    ) -> Iterator[Split]:
        """The pictures of `load` in the same order, in pieces as soon as each is there. Raises Problem."""
        self._check(split, limit)
        return self._stream(split, data_dir, limit, cancelled, reading)

    def files(
        self,
        split: str,
        data_dir: Path | None = None,
        limit: int | None = None,
        reading: Reading = AS_IT_IS,
    ) -> Files | None:
        """The files of a split that is too large for `load`; None of others. Raises Problem."""
        return None

    @abstractmethod
    def _load(
        self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked, reading: Reading
    ) -> Split:
        """`load` with checked arguments."""

    def _stream(
        self, split: str, data_dir: Path | None, limit: int | None, cancelled: Asked, reading: Reading
    ) -> Iterator[Split]:
        yield self._load(split, data_dir, limit, nobody, cancelled, reading)

    def _check(self, split: str, limit: int | None) -> None:
        if split not in SPLITS:
            raise Problem(
                "{title} has no split {split}: expected one of {known}",
                title=self.title,
                split=repr(split),
                known=", ".join(SPLITS),
            )
        if limit is not None and (type(limit) is not int or limit < 1):
            raise Problem(
                "the limit of pictures from {title} must be a whole number from 1, got {limit}",
                title=self.title,
                limit=repr(limit),
            )


class FixedSet(DataSet):
    """A data set whose classes, shape and counts are known beforehand."""

    classes: ClassVar[tuple[str, ...]]
    #: channels, height, width
    shape: ClassVar[tuple[int, int, int]] = (3, 32, 32)
    #: pictures of each split
    counts: ClassVar[Mapping[str, int]]

    def describe(self, data_dir: Path | None = None, reading: Reading = AS_IT_IS) -> Description:
        return Description(self.classes, self.shape, self.counts)
