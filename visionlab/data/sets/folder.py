"""A person's own pictures: a folder with a folder for each class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from visionlab.data.base import (
    AS_IT_IS,
    Asked,
    DataSet,
    Description,
    Files,
    Reading,
    Report,
    Split,
    never,
    nobody,
)
from visionlab.problem import Phrase, Problem

if TYPE_CHECKING:
    from visionlab.data.picture_folder import Listing

#: side of the squares that pictures are brought to where nobody says another one
SIDE = 64
#: pictures of a larger folder (bytes, all decoded) are read anew in each epoch
HELD_BYTES = 1 << 30


class Folder(DataSet):
    """Pictures are scaled until they cover a square, and its middle is taken. Up to 1 GB of them is decoded once and
    kept in the cache folder.
    """

    id = "folder"
    title = "Folder of pictures"
    about = "Your own pictures: a folder with a folder for each class; train, val and test folders above them count."
    needs_folder = True

    def describe(self, data_dir: Path | None = None, reading: Reading = AS_IT_IS) -> Description:
        listing = self._listing(data_dir, reading)
        side = reading.side or SIDE
        return Description(listing.classes, (3, side, side), listing.counts(), listing.warnings)

    def locate(self, data_dir: Path | None = None) -> Path | None:
        return data_dir if data_dir is not None and data_dir.is_dir() else None

    def prepare(self, data_dir: Path | None = None, report: Report = nobody, cancelled: Asked = never) -> Path:
        self._listing(data_dir, AS_IT_IS)
        assert data_dir is not None
        return data_dir

    def files(
        self, split: str, data_dir: Path | None = None, limit: int | None = None, reading: Reading = AS_IT_IS
    ) -> Files | None:
        self._check(split, limit)
        listing = self._listing(data_dir, reading)
        side = reading.side or SIDE
        if sum(min(count, limit or count) for count in listing.counts().values()) * 3 * side * side <= HELD_BYTES:
            return None
        import numpy as np

        assert data_dir is not None
        some = listing.files[split][:limit]
        paths = tuple(data_dir / name for name, _ in some)
        labels = np.array([label for _, label in some], np.int64)
        return Files(paths, labels, listing.classes, side, listing.warnings)

    def _load(
        self, split: str, data_dir: Path | None, limit: int | None, report: Report, cancelled: Asked, reading: Reading
    ) -> Split:
        import numpy as np

        from visionlab.data.folder_pictures import held

        listing = self._listing(data_dir, reading)
        assert data_dir is not None
        some = listing.files[split][:limit]
        read = held(data_dir, tuple(name for name, _ in some), reading.side or SIDE, report, cancelled)
        labels = np.array([label for _, label in some], np.int64)[read.files]
        warnings = listing.warnings
        if read.unreadable:
            warnings += (
                Phrase(
                    "{count} of {all} {split} pictures could not be read and are left out. The first: {why}",
                    count=len(read.unreadable),
                    all=len(some),
                    split=split,
                    why=read.unreadable[0][1],
                ),
            )
        if not len(labels):
            raise Problem("{folder} has no {split} pictures that can be read", folder=str(data_dir), split=split)
        return Split(read.images, labels, listing.classes, warnings, read.unreadable)

    def _listing(self, data_dir: Path | None, reading: Reading) -> Listing:
        from visionlab.data.picture_folder import listed

        if data_dir is None:
            raise Problem("A folder of pictures needs a folder: choose one, or give it with --data-dir")
        return listed(data_dir.expanduser(), reading)


DATA_SET = Folder()
