"""CIFAR-10: from a folder or an archive on disk, or fetched from its home."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from visionlab.data.base import Asked, DataSet, Progress, Report, Split, never, nobody
from visionlab.data.cache import cache_folder
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.data.download import Remote

PYTHON_FOLDER = "cifar-10-batches-py"
BINARY_FOLDER = "cifar-10-batches-bin"
PYTHON_ARCHIVE = "cifar-10-python.tar.gz"
BINARY_ARCHIVE = "cifar-10-binary.tar.gz"
#: the python archive is the one that torchvision publishes; both are on the data set's page
HOME = "https://www.cs.toronto.edu/~kriz/"
ARCHIVES = {
    BINARY_ARCHIVE: (170_052_171, "c32a1d4ab5d03f1284b67883e8d87530"),
    PYTHON_ARCHIVE: (170_498_071, "c58f30108f718f92721af3b95e74349a"),
}
ARCHIVE_MD5 = {md5 for _size, md5 in ARCHIVES.values()}


def batch_names(layout: str) -> tuple[str, ...]:
    """The batches of a layout, `python` or `binary`: five for training and one for tests, which comes last."""
    end = ".bin" if layout == "binary" else ""
    return (*(f"data_batch_{number}{end}" for number in range(1, 6)), f"test_batch{end}")


class Cifar10(DataSet):
    """The official training pictures as `train` (the first 45,000) and `validation` (the last 5,000), and `test`.

    Papers often validate on the 10,000 test pictures; a validation split of its own keeps the test honest. A set in
    the official layout with fewer pictures is split alike: the last tenth of the training pictures validates.

    `data_dir` is a folder that holds `cifar-10-batches-py`, `cifar-10-batches-bin` or an archive, is one of these
    folders itself, or is the path of an archive. `address` replaces the one to fetch from, as does the environment
    variable VISIONLAB_CIFAR10_URL.
    """

    id = "cifar10"
    title = "CIFAR-10"
    about = "60,000 photographs of ten classes, 32x32 in colour (Krizhevsky 2009): a download of 170 MB."
    classes = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
    counts: ClassVar = {"train": 45_000, "validation": 5_000, "test": 10_000}
    download_bytes = ARCHIVES[PYTHON_ARCHIVE][0]

    def __init__(self, address: str = "") -> None:
        self.address = address

    def locate(self, data_dir: Path | None = None) -> Path | None:
        found = _find(_home(data_dir))
        return found[0] if found else None

    def prepare(self, data_dir: Path | None = None, report: Report = nobody, cancelled: Asked = never) -> Path:
        home = _home(data_dir)
        found = _find(home)
        if found is None:
            from visionlab.data.download import fetch

            if home.is_file() or home.suffix in (".gz", ".tgz", ".tar"):
                raise _not_there(home)
            remote = self.remote()
            name = BINARY_ARCHIVE if remote.md5 == ARCHIVES[BINARY_ARCHIVE][1] else PYTHON_ARCHIVE
            fetch(remote, home / name, report, cancelled)
            found = _find(home)
            if found is None:
                raise _not_there(home)
        from visionlab.data.decoded import decoded

        source, layout = found
        report(Progress(0, 1, "steps", "Reading CIFAR-10"))
        decoded(source, layout, cancelled)
        report(Progress(1, 1, "steps", "CIFAR-10 is ready"))
        return source

    def remote(self) -> Remote:
        """What `prepare` fetches: torchvision's address and checksum, unless another address is given."""
        from visionlab.data.download import Remote

        url = self.address or os.environ.get("VISIONLAB_CIFAR10_URL", "") or HOME + PYTHON_ARCHIVE
        name = BINARY_ARCHIVE if "binary" in urlsplit(url).path.rpartition("/")[2] else PYTHON_ARCHIVE
        return Remote(url, *ARCHIVES[name])

    def _load(self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked) -> Split:
        from visionlab.data.decoded import decoded

        home = _home(data_dir)
        found = _find(home)
        if found is None:
            raise _not_there(home)
        report(Progress(0, 1, "steps", "Reading CIFAR-10"))
        whole = decoded(*found, cancelled)
        report(Progress(1, 1, "steps", "CIFAR-10 is ready"))
        held_out = whole.training - whole.training // 10
        start, stop = {
            "train": (0, held_out),
            "validation": (held_out, whole.training),
            "test": (whole.training, len(whole.labels)),
        }[split]
        stop = stop if limit is None else min(stop, start + limit)
        if start == stop:
            raise Problem(
                "CIFAR-10 in {source} has too few pictures for a {split} split", source=str(home), split=split
            )
        return Split(whole.images[start:stop], whole.labels[start:stop], self.classes, whole.warnings)


def _home(data_dir: Path | None) -> Path:
    return cache_folder() / "cifar10" if data_dir is None else Path(data_dir).expanduser()


def _find(home: Path) -> tuple[Path, str] | None:
    """Where a whole set lies in `home`, or is `home`, and its layout; binary ones first."""
    if home.is_file():
        return (home, "archive") if home.name.endswith((".tar.gz", ".tgz", ".tar")) else None
    for folder, layout in ((BINARY_FOLDER, "binary"), (PYTHON_FOLDER, "python")):
        for place in (home, home / folder):
            if all((place / name).is_file() for name in batch_names(layout)):
                return place, layout
    for name in ARCHIVES:
        if (home / name).is_file():
            return home / name, "archive"
    return None


def _not_there(home: Path) -> Problem:
    for layout in ("binary", "python"):
        for place in (home, home / BINARY_FOLDER, home / PYTHON_FOLDER):
            names = batch_names(layout)
            missing = [name for name in names if not (place / name).is_file()]
            if missing and len(missing) < len(names):
                return Problem(
                    "{name} is missing in {place}: expected {all}",
                    name=missing[0],
                    place=str(place),
                    all=", ".join(names),
                )
    return Problem(
        "there is no CIFAR-10 in {home}: expected {python}, {binary} or one of their archives, or fetch it first",
        home=str(home),
        python=PYTHON_FOLDER,
        binary=BINARY_FOLDER,
    )


DATA_SET = Cifar10()
