"""Random changes to training images, made for a whole batch at once on its device."""

from __future__ import annotations

import dataclasses
import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.nn import functional

from visionlab.runs.settings import RunSettings

#: width over height of a random part, least and most (Szegedy et al. 2015, section 6)
_ASPECT = (3 / 4, 4 / 3)
#: shares of red, green and blue in brightness (ITU-R 601-2, as in PIL and torchvision)
_GREY = (0.2989, 0.587, 0.114)


@dataclass(frozen=True, slots=True)
class Augmentation:
    """What is changed at random; the default changes nothing.

    crop: pixels by which an image may shift (He et al. 2016, section 4.2); flip: mirrored half the time;
    smallest_area: least share of an image that a random part has (1: off); colour: most by which brightness, contrast
    and saturation vary; cutout: side of a blanked square in pixels (DeVries & Taylor 2017).
    """

    crop: int = 0
    flip: bool = False
    smallest_area: float = 1.0
    colour: float = 0.0
    cutout: int = 0

    @classmethod
    def of(cls, settings: RunSettings) -> Augmentation:
        """What a run's settings ask for."""
        crop = settings.crop_padding if settings.crop else 0
        return cls(crop, settings.flip, settings.smallest_area, settings.colour, settings.cutout)


@dataclass(frozen=True, slots=True)
class Draws:
    """The random numbers of one epoch, a column for each place in its order; None for what is off."""

    how: Augmentation
    #: int64 (N,): which image comes when
    order: torch.Tensor
    #: int64 (2, N): rows and columns cut from the padded image's top and left, 0 to 2 * crop
    shifts: torch.Tensor | None
    #: bool (N,)
    mirrored: torch.Tensor | None
    #: (4, N) in 0 to 1: see `boxes`
    parts: torch.Tensor | None
    #: (3, N): factors of brightness, contrast and saturation
    colours: torch.Tensor | None
    #: (2, N) in 0 to 1: where a blanked square has its middle
    squares: torch.Tensor | None

    @classmethod
    def made(cls, how: Augmentation, count: int, seed: int, epoch: int) -> Draws:
        """The numbers that follow from a seed and an epoch. Each kind has a stream of its own: turned on or off, it
        changes no other.
        """

        def uniform(stream: str, rows: int, is_on: bool) -> torch.Tensor | None:
            return torch.rand(rows, count, generator=_generator(seed, epoch, stream)) if is_on else None

        shifts = uniform("crop", 2, how.crop > 0)
        mirrored = uniform("flip", 1, how.flip)
        colours = uniform("colour", 3, how.colour > 0)
        return cls(
            how,
            torch.randperm(count, generator=_generator(seed, epoch, "order")),
            None if shifts is None else (shifts * (2 * how.crop + 1)).long(),
            None if mirrored is None else mirrored[0] < 0.5,
            uniform("part", 4, how.smallest_area < 1),
            None if colours is None else 1 + how.colour * (2 * colours - 1),
            uniform("cutout", 2, how.cutout > 0),
        )

    def to(self, device: torch.device) -> Draws:
        """The same numbers on a device."""
        return self._each(lambda numbers: numbers.to(device))

    def at(self, places: slice) -> Draws:
        """Those of some places in the order."""
        return self._each(lambda numbers: numbers[..., places])

    def _each(self, change: Callable[[torch.Tensor], torch.Tensor]) -> Draws:
        values = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        changed = {name: change(value) for name, value in values.items() if isinstance(value, torch.Tensor)}
        return dataclasses.replace(self, **changed)  # type: ignore[arg-type]


def _generator(seed: int, epoch: int, stream: str) -> torch.Generator:
    # torch's generator heeds 32 bits of its seed only: a hash spreads all three over them
    mixed = hashlib.blake2b(f"{seed} {epoch} {stream}".encode(), digest_size=4).digest()
    return torch.Generator().manual_seed(int.from_bytes(mixed, "big"))


def boxes(drawn: torch.Tensor, smallest_area: float, height: int, width: int) -> torch.Tensor:
    """Random parts of images of one size: (4, N) top, left, height, width as shares of the whole.

    drawn: (4, N) in 0 to 1. The area is uniform, the aspect log-uniform in 3/4 to 4/3 (Szegedy et al. 2015, section
    6); a part that would be too wide or too high gets its area by the other side, where torchvision draws again.
    """
    area = smallest_area + (1 - smallest_area) * drawn[0]
    least, most = map(math.log, _ASPECT)
    aspect = torch.exp(least + (most - least) * drawn[1]) * (height / width)
    wide = (area / (area / aspect).sqrt().clamp(max=1.0)).clamp(max=1.0)
    high = area / wide
    return torch.stack((drawn[2] * (1 - high), drawn[3] * (1 - wide), high, wide))


def stretched(images: torch.Tensor, parts: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    """A part (4, B) of each image, float (B, C, H, W), stretched bilinearly to `size`."""
    top, left, high, wide = parts
    nothing = torch.zeros_like(top)
    # from the output's coordinates to the input's, both from -1 to 1
    across = torch.stack((wide, nothing, 2 * left + wide - 1), 1)
    down = torch.stack((nothing, high, 2 * top + high - 1), 1)
    grid = functional.affine_grid(
        torch.stack((across, down), 1), [len(images), images.shape[1], *size], align_corners=False
    )
    return functional.grid_sample(images, grid, mode="bilinear", padding_mode="border", align_corners=False)


def coloured(images: torch.Tensor, factors: torch.Tensor) -> torch.Tensor:
    """Brightness, contrast and saturation times factors (3, B), as torchvision defines them.

    images: float (B, H, W, C) from 0 to 255; saturation is of images with three channels.
    """
    brightness, contrast, saturation = factors[:, :, None, None, None]
    images = (images * brightness).clamp_(0, 255)
    images = torch.lerp(_grey(images).mean((1, 2, 3), keepdim=True), images, contrast).clamp_(0, 255)
    if images.shape[3] == 3:
        images = torch.lerp(_grey(images), images, saturation).clamp_(0, 255)
    return images


def _grey(images: torch.Tensor) -> torch.Tensor:
    if images.shape[3] != 3:
        return images.mean(3, keepdim=True)
    return (images * images.new_tensor(_GREY)).sum(3, keepdim=True)


def blank(images: torch.Tensor, middles: torch.Tensor, side: int) -> None:
    """Sets a square of each image, float (B, H, W, C), to 0; what lies outside the image is cut off."""
    _, height, width, _ = images.shape
    rows, columns = (_within(middle, side, length) for middle, length in zip(middles, (height, width), strict=True))
    images.masked_fill_((rows[:, :, None] & columns[:, None, :])[..., None], 0.0)


def _within(middle: torch.Tensor, side: int, length: int) -> torch.Tensor:
    """bool (B, length): which places lie in a stretch of `side` places about `middle` (B,), 0 to 1."""
    first = (middle * length).long()[:, None] - side // 2
    places = torch.arange(length, device=middle.device)
    return (places >= first) & (places < first + side)
