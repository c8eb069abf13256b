"""The pictures that a run was or would be tested on: held, or read from their files when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from visionlab.data.base import Files, Reading
from visionlab.data.picture_file import decode
from visionlab.data.registry import data_set
from visionlab.problem import Problem

#: what a file that cannot be read any more looks like
_BLANK = 128


class HeldOut:
    """The test split of a data set, or its first `limit` pictures. Raises Problem."""

    def __init__(self, data: str, data_dir: str, limit: int, reading: Reading) -> None:
        found, folder = data_set(data), Path(data_dir).expanduser() if data_dir else None
        part = found.files("test", folder, limit or None, reading) or found.load(
            "test", folder, limit or None, reading=reading
        )
        self._part = part
        self.labels = part.labels

    def __len__(self) -> int:
        return len(self.labels)

    def images(self, numbers: Sequence[int]) -> NDArray[np.uint8]:
        """The pictures of these numbers, uint8 (N, C, H, W). Raises Problem where there is no such picture."""
        part = self._part
        if any(type(number) is not int or not 0 <= number < len(self) for number in numbers):
            raise Problem(
                "The test set has {count} pictures, and not all of the numbers {numbers}",
                count=len(self),
                numbers=repr(list(numbers))[:60],
            )
        if isinstance(part, Files):
            return np.stack([_read(part.paths[number], part.side) for number in numbers])
        return np.array(part.images[list(numbers)])


def _read(path: Path, side: int) -> NDArray[np.uint8]:
    try:
        return decode(path, 3, side, side)
    except Problem:
        return np.full((3, side, side), _BLANK, np.uint8)
