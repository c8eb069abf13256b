"""Reads idx files, the format of MNIST: a header that says type and shape, then the bare numbers, plain or in gzip.

LeCun's page http://yann.lecun.com/exdb/mnist/ describes it: two zero bytes, a type, the number of dimensions, their
lengths as big-endian 32-bit integers, then the data. Only type 8, unsigned bytes, is read here.
"""

from __future__ import annotations

import gzip
import struct
import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from visionlab.data.base import Asked, Cancelled
from visionlab.data.cache import file_words
from visionlab.problem import Phrase, Problem

_BYTES = 8
_MOST_DIMENSIONS = 4
_MOST_BYTES = 1 << 30
_PIECE = 1 << 20


def read_idx(file: Path, dimensions: int, cancelled: Asked) -> NDArray[np.uint8]:
    """The array of a file, which must have so many dimensions. Raises Problem."""
    return parse_idx(_content(file, cancelled), dimensions, str(file))


def parse_idx(content: bytes, dimensions: int, where: str) -> NDArray[np.uint8]:
    """The array in an idx file's content. Raises Problem."""
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] != _BYTES or content[3] > _MOST_DIMENSIONS:
        raise Problem("{file} is not an idx file of bytes: expected it to begin with 0, 0, 8", file=where)
    if content[3] != dimensions:
        raise Problem(
            "{file} has {got} dimensions: expected {dimensions}", file=where, got=content[3], dimensions=dimensions
        )
    start = 4 + 4 * dimensions
    if len(content) < start:
        raise Problem("{file} is cut short in its header", file=where)
    shape = struct.unpack_from(f">{dimensions}I", content, 4)
    size = 1
    for length in shape:
        size *= length
    if len(content) - start != size:
        raise Problem(
            "{file} has {got} bytes of data, but its shape {shape} asks for {size}",
            file=where,
            got=len(content) - start,
            shape="x".join(map(str, shape)),
            size=size,
        )
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def _content(file: Path, cancelled: Asked) -> bytes:
    try:
        with file.open("rb") as raw:
            is_packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with gzip.open(raw) if is_packed else raw as stream:
                made = bytearray()
                while piece := stream.read(_PIECE):
                    if cancelled():
                        raise Cancelled()
                    made += piece
                    if len(made) > _MOST_BYTES:
                        raise Problem(
                            "{file} expands to more than {most} MB: it is not the file that was expected",
                            file=file.name,
                            most=_MOST_BYTES // 10**6,
                        )
    except (OSError, EOFError, zlib.error) as error:
        words = file_words(error) if isinstance(error, OSError) else Phrase("it is cut short or damaged")
        raise Problem("{file} could not be read: {words}", file=str(file), words=words) from None
    return bytes(made)
