"""Sets of the MNIST family: four idx files, of pictures and labels, for training and for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from visionlab.data.base import Asked
from visionlab.data.official import OfficialSet, Source, folders
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.data.decoded import Decoded
    from visionlab.data.download import Remote

#: in this order: pictures and labels for training, then for tests
FILES = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


class IdxSet(OfficialSet):
    """`data_dir` is a folder that holds the four files, packed (.gz) or not, or the folder that torchvision makes, or
    one of the files.
    """

    shape = (1, 28, 28)
    counts: ClassVar[Mapping[str, int]] = {"train": 54_000, "validation": 6_000, "test": 10_000}
    #: addresses of folders that hold the files, the first one first
    mirrors: ClassVar[tuple[str, ...]]
    #: size in bytes and md5 of each packed file, in the order of FILES
    packed: ClassVar[tuple[tuple[int, str], ...]]
    #: the folder that torchvision makes
    torchvision_folder: ClassVar[str]

    def find(self, home: Path) -> Source | None:
        if home.is_file():
            home = home.parent
        for place in folders(home, f"{self.torchvision_folder}/raw", "raw"):
            files = tuple(found for name in FILES if (found := _packed_or_not(place / name)) is not None)
            if len(files) == len(FILES):
                return Source(place, "idx", files)
        return None

    def not_there(self, home: Path) -> Problem:
        missing = [name for name in FILES if _packed_or_not(home / name) is None]
        if 0 < len(missing) < len(FILES):
            return Problem("{name} is missing in {place}: expected {all}", name=missing[0], place=str(home), all=_ALL)
        return Problem(
            "there is no {title} in {home}: expected {all}, or fetch it first",
            title=self.title,
            home=str(home),
            all=_ALL,
        )

    def remotes(self) -> tuple[tuple[str, tuple[Remote, ...]], ...]:
        from visionlab.data.download import Remote

        places = (self.own_address.rstrip("/") + "/",) if self.own_address else self.mirrors
        return tuple(
            (f"{name}.gz", tuple(Remote(f"{place}{name}.gz", size, md5) for place in places))
            for name, (size, md5) in zip(FILES, self.packed, strict=True)
        )

    def decode(self, source: Source, cancelled: Asked) -> Decoded:
        from visionlab.data.idx_pictures import decode

        return decode(self, source, cancelled)


_ALL = ", ".join(f"{name}.gz" for name in FILES)


def _packed_or_not(file: Path) -> Path | None:
    packed = file.with_name(file.name + ".gz")
    return packed if packed.is_file() else file if file.is_file() else None
