"""Batches of a set that is too large to be held: files are read anew in each epoch, by processes of their own.

Shift, flip, colour and cutout are made for whole batches on the device, as for sets that are held; random parts are
cut where a picture is read, from all of its pixels.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import torch
from torch.utils.data import DataLoader, Dataset, Sampler
from torchvision.io import ImageReadMode, decode_image
from torchvision.transforms.v2 import functional

from visionlab.data.base import Files
from visionlab.data.picture_file import is_plain_jpeg, opened
from visionlab.problem import Phrase, Problem
from visionlab.trainer.augment import Draws, boxes
from visionlab.trainer.batches import BatchSource, Images
from visionlab.trainer.device import Device
from visionlab.trainer.pixels import packed

#: batches that each process reads ahead
_AHEAD = 2
#: pictures that the mean is told from
_SAMPLED = 256
#: files that are named when they cannot be read
_NAMED = 5

#: number of a file, and the numbers drawn for its random part: (4,) in 0 to 1, and the smallest area
Asked = tuple[int, tuple[torch.Tensor, float] | None]


class Streamed(BatchSource):
    """A split read from files. `warn` is told of those that cannot be read, which come as blank pictures."""

    _cuts_parts = True

    def __init__(
        self,
        files: Files,
        device: Device,
        *,
        mean: torch.Tensor,
        deviation: torch.Tensor,
        batch_size: int,
        workers: int,
        warn: Callable[[str], None],
    ) -> None:
        shape = (3, files.side, files.side)
        super().__init__(files.labels, shape, device, mean=mean, deviation=deviation, batch_size=batch_size)
        self._order = _Order()
        self._warn = warn
        self._unreadable: set[str] = set()
        self._loader = DataLoader(
            _Pictures(files, mean.round().to(torch.uint8)),
            batch_sampler=self._order,
            num_workers=workers,
            collate_fn=_joined,
            pin_memory=device.place.type == "cuda",
            prefetch_factor=_AHEAD if workers else None,
            persistent_workers=workers > 0,
        )

    def _read(self, batches: list[slice], draws: Draws | None) -> Iterator[torch.Tensor]:
        self._order.batches = [_asked(places, len(self), draws) for places in batches]
        for images, unreadable in self._loader:
            for sentence in unreadable:
                self._tell(sentence)
            yield packed(images.to(self._device.place, non_blocking=True))

    def _tell(self, sentence: str) -> None:
        if sentence not in self._unreadable and len(self._unreadable) <= _NAMED:
            is_last = len(self._unreadable) == _NAMED
            self._unreadable.add(sentence)
            self._warn(
                Phrase("More pictures cannot be read, and are blank")
                if is_last
                else Phrase("{why}: it is blank", why=sentence)
            )


class _Order(Sampler[list[Asked]]):
    """Which files make up the batches of the next round."""

    def __init__(self) -> None:
        self.batches: list[list[Asked]] = []

    def __iter__(self) -> Iterator[list[Asked]]:
        return iter(self.batches)

    def __len__(self) -> int:
        return len(self.batches)


def _asked(places: slice, count: int, draws: Draws | None) -> list[Asked]:
    if draws is None:
        return [(number, None) for number in range(*places.indices(count))]
    drawn = draws.at(places)
    order = drawn.order.tolist()
    if drawn.parts is None:
        return [(number, None) for number in order]
    return [(number, (part, draws.how.smallest_area)) for number, part in zip(order, drawn.parts.T, strict=True)]


class _Pictures(Dataset[tuple[torch.Tensor, str]]):
    """Pictures of files, uint8 (3, side, side), and why one is blank."""

    def __init__(self, files: Files, blank: torch.Tensor) -> None:
        # one array of bytes: thousands of Python objects would be copied in each process as they are counted
        self._paths = numpy.array([str(path).encode("utf-8", "surrogateescape") for path in files.paths])
        self._side = files.side
        self._blank = blank

    def __getitem__(self, asked: Asked) -> tuple[torch.Tensor, str]:
        number, part = asked
        path = Path(bytes(self._paths[number]).decode("utf-8", "surrogateescape"))
        try:
            return read(path, self._side, part), ""
        except Problem as problem:
            return self._blank[:, None, None].expand(3, self._side, self._side), problem.phrase


def _joined(items: list[tuple[torch.Tensor, str]]) -> tuple[torch.Tensor, list[str]]:
    return torch.stack([image for image, _ in items]), [sentence for _, sentence in items if sentence]


def read(path: Path, side: int, part: tuple[torch.Tensor, float] | None = None) -> torch.Tensor:
    """A picture as uint8 (3, side, side): scaled until it covers the square, its middle taken; or a random part.

    part: the numbers drawn for `boxes`, (4,), and the smallest area. Raises Problem.
    """
    image = _decoded(path)
    _, height, width = image.shape
    made: torch.Tensor
    if part is None:
        scale = side / min(height, width)
        size = [max(side, round(height * scale)), max(side, round(width * scale))]
        made = functional.center_crop(functional.resize(image, size, antialias=True), [side, side])
        return made
    drawn, smallest = part
    shares = boxes(drawn[:, None], smallest, height, width)[:, 0] * torch.tensor([height, width, height, width])
    top, left, high, wide = (int(share) for share in shares.round())
    made = functional.resized_crop(image, top, left, max(high, 1), max(wide, 1), [side, side], antialias=True)
    return made


def _decoded(path: Path) -> torch.Tensor:
    """uint8 (3, H, W): JPEG by torchvision's reader, which is the quickest, all else by PIL. Raises Problem."""
    made: torch.Tensor
    if is_plain_jpeg(path):
        try:
            content = torch.from_numpy(numpy.fromfile(path, dtype=numpy.uint8))
            with warnings.catch_warnings(action="ignore"):  # from 0.29 on it points to torchcodec; it is here till 0.30
                made = decode_image(content, ImageReadMode.RGB, apply_exif_orientation=True)
            return made
        except (RuntimeError, OSError):
            pass  # PIL tells in words what is wrong with it, or can read it
    made = functional.pil_to_tensor(opened(path))
    return made


def sample(files: Files) -> Images:
    """Some pictures from all over a split, uint8 (N, 3, side, side), to tell its mean from. Raises Problem."""
    some = files.paths[:: max(1, len(files.paths) // _SAMPLED)]
    found = []
    for path in some:
        with contextlib.suppress(Problem):
            found.append(read(path, files.side))
    if not found:
        raise Problem("None of {count} pictures could be read, {path} among them", count=len(some), path=some[0])
    return torch.stack(found).numpy()
