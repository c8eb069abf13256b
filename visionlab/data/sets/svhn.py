"""SVHN, cropped digits: house numbers from street views (Netzer et al. 2011). Checksums as in torchvision 0.29."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from visionlab.data.base import Asked
from visionlab.data.official import OfficialSet, Source
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.data.decoded import Decoded
    from visionlab.data.download import Remote

HOME = "http://ufldl.stanford.edu/housenumbers/"
#: for training and for tests: size in bytes and md5
FILES = {
    "train_32x32.mat": (182_040_794, "e26dedcc434d2e4c54c9b2d4a06d8373"),
    "test_32x32.mat": (64_275_384, "eb5a983be6a315427106f1b164d9cef3"),
}


class Svhn(OfficialSet):
    """`data_dir` is a folder that holds the two files, or one of them."""

    id = "svhn"
    title = "SVHN"
    about = "99,289 digits from photographs of house numbers, 32x32 in colour (Netzer et al. 2011): 246 MB to download."
    classes = tuple("0123456789")
    counts: ClassVar = {"train": 65_932, "validation": 7_325, "test": 26_032}
    download_bytes = sum(size for size, _ in FILES.values())

    def find(self, home: Path) -> Source | None:
        place = home.parent if home.is_file() else home
        files = tuple(place / name for name in FILES)
        return Source(place, "mat", files) if all(file.is_file() for file in files) else None

    def not_there(self, home: Path) -> Problem:
        place = home.parent if home.is_file() else home
        missing = [name for name in FILES if not (place / name).is_file()]
        return Problem(
            "there is no {title} in {home}: {missing} is missing, of {all}; or fetch it first",
            title=self.title,
            home=str(place),
            missing=missing[0],
            all=" and ".join(FILES),
        )

    def remotes(self) -> tuple[tuple[str, tuple[Remote, ...]], ...]:
        from visionlab.data.download import Remote

        place = self.own_address.rstrip("/") + "/" if self.own_address else HOME
        return tuple((name, (Remote(place + name, size, md5),)) for name, (size, md5) in FILES.items())

    def decode(self, source: Source, cancelled: Asked) -> Decoded:
        from visionlab.data.svhn_pictures import decode

        return decode(self, source, {name: md5 for name, (_, md5) in FILES.items()}, cancelled)


DATA_SET = Svhn()
