"""CIFAR-10 and CIFAR-100: from a folder or an archive on disk, or fetched from their home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from visionlab.data.base import Asked
from visionlab.data.official import ARCHIVE_ENDS, OfficialSet, Source
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.data.decoded import Decoded
    from visionlab.data.download import Remote

#: the page of both, which describes the layouts
HOME = "https://www.cs.toronto.edu/~kriz/"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a set's batches lie on disk."""

    folder: str
    #: training batches, then the test batch
    batches: tuple[str, ...]
    #: the archive's name, size in bytes and md5
    archive: str
    size: int
    md5: str


class CifarSet(OfficialSet):
    """`data_dir` holds the folder of one of the layouts or an archive, is one of these folders, or is an archive."""

    #: `binary` (plain rows) and `python` (pickled)
    layouts: ClassVar[Mapping[str, Layout]]
    #: which of them is fetched
    fetched: ClassVar[str]
    #: label bytes before a picture in a binary row; the last one counts
    label_bytes: ClassVar[int]
    #: the key of the labels in a pickled batch
    label_key: ClassVar[str]
    #: md5 of the files in the python folder, as torchvision 0.29 lists them (torchvision/datasets/cifar.py)
    batch_md5: ClassVar[Mapping[str, str]]
    #: pictures in an official batch
    batch_pictures: ClassVar[Mapping[str, int]]

    def find(self, home: Path) -> Source | None:
        if home.is_file():
            return Source(home, "archive", (home,)) if home.name.endswith(ARCHIVE_ENDS) else None
        for name, layout in self.layouts.items():
            for place in (home, home / layout.folder):
                files = tuple(place / batch for batch in layout.batches)
                if all(file.is_file() for file in files):
                    return Source(place, name, files)
        for layout in self.layouts.values():
            if (home / layout.archive).is_file():
                return Source(home / layout.archive, "archive", (home / layout.archive,))
        return None

    def not_there(self, home: Path) -> Problem:
        for layout in self.layouts.values():
            for place in (home, *(home / each.folder for each in self.layouts.values())):
                missing = [name for name in layout.batches if not (place / name).is_file()]
                if missing and len(missing) < len(layout.batches):
                    return Problem(
                        "{name} is missing in {place}: expected {all}",
                        name=missing[0],
                        place=str(place),
                        all=", ".join(layout.batches),
                    )
        return Problem(
            "there is no {title} in {home}: expected {python}, {binary} or one of their archives, or fetch it first",
            title=self.title,
            home=str(home),
            python=self.layouts["python"].folder,
            binary=self.layouts["binary"].folder,
        )

    def remotes(self) -> tuple[tuple[str, tuple[Remote, ...]], ...]:
        from visionlab.data.download import Remote

        name, url = self.fetched, self.own_address
        if url:
            name = "binary" if "binary" in urlsplit(url).path.rpartition("/")[2] else "python"
        layout = self.layouts[name]
        return ((layout.archive, (Remote(url or HOME + layout.archive, layout.size, layout.md5),)),)

    def decode(self, source: Source, cancelled: Asked) -> Decoded:
        from visionlab.data.cifar import decode

        return decode(self, source, cancelled)
