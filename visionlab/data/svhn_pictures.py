"""Reads SVHN's MATLAB files: `X` (32, 32, 3, N) bytes and `y` (N, 1) labels from 1 to 10, where 10 is the digit 0."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from visionlab.data.base import Asked, Cancelled
from visionlab.data.cache import file_words
from visionlab.data.decoded import Decoded
from visionlab.data.download import md5_of
from visionlab.data.official import OfficialSet, Source
from visionlab.problem import Phrase, Problem

#: the largest official file has 182 MB
_MOST_BYTES = 1 << 30


def decode(data: OfficialSet, source: Source, md5: Mapping[str, str], cancelled: Asked) -> Decoded:
    """All pictures of both files, those for training first. Raises Problem."""
    parts = []
    for file in source.files:
        if cancelled():
            raise Cancelled()
        parts.append(read_digits(file))
    different = [file.name for file in source.files if md5_of(file, cancelled) != md5[file.name]]
    warnings = (
        (data.unofficial(Phrase("{files} in {place}", files=tuple(different), place=source.place)),)
        if different
        else ()
    )
    images, labels = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return Decoded(images, labels, len(parts[0][1]), warnings)


def read_digits(file: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Pictures (N, 3, 32, 32) and labels (N,) of a file. Raises Problem."""
    told = _variables(file)
    pictures, labels = told.get("X"), told.get("y")
    if not isinstance(pictures, np.ndarray) or pictures.dtype != np.uint8 or pictures.shape[:3] != (32, 32, 3):
        raise Problem("{file} must hold pictures X of 32x32x3xN bytes", file=str(file))
    if pictures.ndim != 4 or not pictures.shape[3]:
        raise Problem("{file} must hold pictures X of 32x32x3xN bytes", file=str(file))
    if not isinstance(labels, np.ndarray) or labels.dtype.kind not in "ui" or labels.size != pictures.shape[3]:
        raise Problem("{file} must hold {count} labels y", file=str(file), count=pictures.shape[3])
    digits = labels.ravel().astype(np.int64)
    if digits.min() < 0 or digits.max() > 10:
        raise Problem("{file} must hold labels from 1 to 10, 10 being the digit 0", file=str(file))
    return np.ascontiguousarray(pictures.transpose(3, 2, 0, 1)), digits % 10


def _variables(file: Path) -> dict[str, Any]:
    from scipy.io import loadmat

    try:
        if file.stat().st_size > _MOST_BYTES:
            raise Problem("{file} is larger than {most} MB", file=str(file), most=_MOST_BYTES // 10**6)
        # objects and functions of MATLAB are not asked for
        read: dict[str, Any] = loadmat(file, variable_names=("X", "y"), verify_compressed_data_integrity=True)
        return read
    except OSError as error:
        raise Problem("{file} could not be read: {words}", file=str(file), words=file_words(error)) from None
    except Problem:
        raise
    except Exception as error:  # scipy's reader raises all kinds of errors on a damaged file
        raise Problem(
            "{file} could not be read as a MATLAB file (it may be cut short): {words}",
            file=str(file),
            words=str(error) or type(error).__name__,
        ) from None
