"""Batches made on the device: the whole set lies there, and a batch is one gather.

A pixel's channels are packed into one 32-bit word, so that crop and flip move a pixel at a time rather than a
channel, and the batch comes out with its channels last. Bytes turn to floats at the very end, in two passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

import numpy
import numpy.typing
import torch
from torch.nn import functional

from visionlab.problem import Problem
from visionlab.trainer import augment, pixels
from visionlab.trainer.augment import Augmentation, Draws
from visionlab.trainer.device import Device

_SAMPLED = 4096
#: pictures looked at together for the mean
_PIECE = 128
Images = numpy.typing.NDArray[numpy.uint8]
Labels = numpy.typing.NDArray[numpy.int64]
#: images and their labels
Batch = tuple[torch.Tensor, torch.Tensor]


def statistics(images: Images) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and standard deviation of each channel, in units of 0 to 255.

    From at most 4,096 pictures spread over the set: the mean is then known to about 1/4 of a grey level, and the
    first batch need not wait for the rest.
    """
    some = images[:: max(1, len(images) // _SAMPLED)]
    channels = images.shape[1]
    total, squares = torch.zeros(channels, dtype=torch.float64), torch.zeros(channels, dtype=torch.float64)
    # in pieces: fresh memory for all of them at once costs ten times as long as the sums
    for start in range(0, len(some), _PIECE):
        piece = torch.from_numpy(numpy.array(some[start : start + _PIECE])).float().transpose(0, 1).flatten(1)
        # float32 adds up a piece in pairs, true to 6 digits, in half the time of float64
        total += piece.sum(1).double()
        squares += piece.square_().sum(1).double()
    count = len(some) * images[0, 0].size
    mean = total / count
    deviation = (squares / count - mean**2).clamp(min=0.0).sqrt()
    return mean.float(), deviation.float().clamp(min=1.0)


class BatchSource(ABC):
    """One split, in batches on the device.

    labels: int64 (N,). shape: channels (1 to 4), height and width of the pictures as they are read. mean, deviation:
    (C,) in units of 0 to 255. resize: side of the square that comes out, 0 for the size that came in.
    """

    #: whether random parts are cut out already where pictures are read
    _cuts_parts = False

    def __init__(
        self,
        labels: Labels,
        shape: tuple[int, int, int],
        device: Device,
        *,
        mean: torch.Tensor,
        deviation: torch.Tensor,
        batch_size: int,
        resize: int = 0,
    ) -> None:
        self.channels, self.height, self.width = shape
        if not 1 <= self.channels <= 4:
            raise Problem("Images must have 1 to 4 channels, and have {channels}", channels=self.channels)
        self.labels = _as_tensor(labels).to(device.place)
        self._device = device
        self._size = (resize, resize) if resize else (self.height, self.width)
        self.batch_size = batch_size
        # a lone last picture has no batch statistics: it is left out, unless it is all there is
        self.steps = max(1, -(-len(labels) // batch_size) - (len(labels) % batch_size == 1))
        # for a row of pixels: (value - mean) / deviation as one multiplication and one addition
        self._scale = (1 / deviation).to(device.place).repeat(self._size[1])
        self._shift = (-mean / deviation).to(device.place).repeat(self._size[1])
        self._border = sum(int(value) << (8 * channel) for channel, value in enumerate(mean.round().tolist()))
        self._border -= (self._border >> 31) << 32  # as a signed word

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def held_bytes(self) -> int:
        """What the split takes of the device."""
        return self.labels.nbytes

    @abstractmethod
    def _read(self, batches: list[slice], draws: Draws | None) -> Iterator[torch.Tensor]:
        """The pictures of each of `batches`, int32 words (B, H, W) on the device.

        They are the pictures at these places of the epoch's order, or of the split's own where there are no `draws`.
        """

    def epoch(
        self, number: int, *, seed: int, how: Augmentation, skip: int = 0, part: tuple[int, int] = (0, 1)
    ) -> Iterator[Batch]:
        """The batches of an epoch in random order, from batch `skip` on: float (B, C, H, W) and labels (B,).

        Order and augmentation follow from `seed` and the epoch's `number` alone, so that a resumed run goes on with
        the very pictures that an uninterrupted one would have seen. `part` (r, n) gives the r-th of n shares of each
        batch, which differ by one picture at most: together they are the batch that one process would see.
        """
        draws = Draws.made(how, len(self), seed, number)
        there = draws.to(self._device.place)
        batches = [self._share(step, part) for step in range(skip, self.steps)]
        for places, words in zip(batches, self._read(batches, draws), strict=True):
            drawn = there.at(places)
            yield self._finished(words, drawn), self.labels.index_select(0, drawn.order)

    def plain(self, batch_size: int = 250) -> Iterator[Batch]:
        """All pictures in their order, unchanged but for size and normalisation."""
        batches = [slice(start, start + batch_size) for start in range(0, len(self), batch_size)]
        for places, words in zip(batches, self._read(batches, None), strict=True):
            yield self._finished(words, None), self.labels[places]

    def leave_out_less_than(self, least: int) -> None:
        """Leave out a last batch of fewer pictures, unless it is all there is."""
        self.steps = max(1, self.steps - (self.count(self.steps - 1) < least))

    def count(self, step: int) -> int:
        """Pictures in a batch of the epoch, counted from 0."""
        return min(self.batch_size, len(self) - step * self.batch_size)

    def _share(self, step: int, part: tuple[int, int]) -> slice:
        rank, ranks = part
        start = step * self.batch_size
        count = self.count(step)
        return slice(start + count * rank // ranks, start + count * (rank + 1) // ranks)

    def _finished(self, words: torch.Tensor, drawn: Draws | None) -> torch.Tensor:
        """Float (B, C, H, W) of the size wanted, changed as drawn, with mean 0 and deviation 1 over the train split."""
        if drawn is not None:
            words = pixels.moved(words, self._border, drawn.how.crop, drawn.shifts, drawn.mirrored)
        values = self._sized(pixels.unpacked(words, self.channels).float(), drawn)
        if drawn is not None and drawn.colours is not None:
            values = augment.coloured(values, drawn.colours)
        count, height, width, channels = values.shape
        rows = values.view(count * height, width * channels)
        values = torch.addcmul(self._shift, rows, self._scale).view(values.shape)
        if drawn is not None and drawn.squares is not None:
            augment.blank(values, drawn.squares, drawn.how.cutout)
        return values.permute(0, 3, 1, 2).contiguous(memory_format=self._device.memory_format)

    def _sized(self, values: torch.Tensor, drawn: Draws | None) -> torch.Tensor:
        """Float (B, H, W, C) of the size wanted: the whole pictures, or random parts of them."""
        _, height, width, _ = values.shape
        parts = None if drawn is None or self._cuts_parts else drawn.parts
        if parts is None and (height, width) == self._size:
            return values
        images = values.permute(0, 3, 1, 2)
        is_smaller = self._size[0] < min(height, width)
        if (height, width) != self._size and (parts is None or is_smaller):
            images = functional.interpolate(images, size=self._size, mode="bilinear", antialias=is_smaller)
        if parts is not None and drawn is not None:
            cut = augment.boxes(parts, drawn.how.smallest_area, height, width)
            images = augment.stretched(images, cut, self._size)
        return images.permute(0, 2, 3, 1).contiguous()


class Batches(BatchSource):
    """A split that lies on the device as a whole. images: uint8 (N, C, H, W)."""

    def __init__(
        self,
        images: Images,
        labels: Labels,
        device: Device,
        *,
        mean: torch.Tensor,
        deviation: torch.Tensor,
        batch_size: int,
        resize: int = 0,
    ) -> None:
        _, channels, height, width = images.shape
        shape = (channels, height, width)
        super().__init__(labels, shape, device, mean=mean, deviation=deviation, batch_size=batch_size, resize=resize)
        self._held = pixels.packed(_as_tensor(images).to(device.place))

    @property
    def held_bytes(self) -> int:
        return self._held.nbytes + self.labels.nbytes

    def _read(self, batches: list[slice], draws: Draws | None) -> Iterator[torch.Tensor]:
        order = None if draws is None else draws.order.to(self._device.place)
        for places in batches:
            yield self._held[places] if order is None else self._held.index_select(0, order[places])


def _as_tensor(array: Images | Labels) -> torch.Tensor:
    """The array's own memory where torch can share it, a copy of a read-only one."""
    contiguous = numpy.ascontiguousarray(array)
    return torch.from_numpy(contiguous if contiguous.flags.writeable else contiguous.copy())
