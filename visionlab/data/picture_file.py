"""A picture's file, decoded with care and brought to the size that a network takes."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageOps

from visionlab.problem import Problem

#: what is tried to be decoded: nothing that runs a program of its own, as PostScript would
FORMATS = ("PNG", "JPEG", "BMP", "GIF", "WEBP", "TIFF", "PPM")
_MOST_PIXELS = 50_000_000


def decode(path: Path, channels: int, height: int, width: int) -> NDArray[numpy.uint8]:
    """The picture as uint8 (channels, height, width), channels 1 or 3: scaled until it covers that, its middle taken.

    What is transparent becomes white. Raises Problem for a file that is no such picture, or has over 50 million pixels.
    """
    solid = opened(path, (width, height))
    fitted = ImageOps.fit(solid.convert("RGB" if channels == 3 else "L"), (width, height), Image.Resampling.BICUBIC)
    pixels = numpy.array(fitted, dtype=numpy.uint8)
    return numpy.ascontiguousarray(pixels.transpose(2, 0, 1) if channels == 3 else pixels[None])


def opened(path: Path, least: tuple[int, int] | None = None) -> Image.Image:
    """The picture upright in colours, what is transparent being white; a large one may come smaller, but no smaller
    than `least` (width, height). Raises Problem as `decode` does.
    """
    try:
        # warnings of a bomb, which is looked at here, and of odd headers, which are nobody's concern
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Problem(
                    "{path} must have at most 50 million pixels, and has {width} x {height}",
                    path=path,
                    width=image.width,
                    height=image.height,
                )
            if least is not None:
                image.draft("RGB", least)
            solid = ImageOps.exif_transpose(image).convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        if isinstance(error, FileNotFoundError):
            raise Problem("{path} is missing", path=path) from None
        raise Problem(
            "{path} must be a picture (PNG, JPEG, BMP, GIF, WebP, TIFF), and cannot be read as one", path=path
        ) from error
    white = Image.new("RGBA", solid.size, "white")
    white.alpha_composite(solid)
    return white.convert("RGB")


def is_plain_jpeg(path: Path) -> bool:
    """Whether a file is a JPEG of a size that `opened` takes, by its header."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            return image.format == "JPEG" and image.width * image.height <= _MOST_PIXELS
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return False
