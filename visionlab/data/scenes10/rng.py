"""Random numbers of one chunk: the same seed, split and chunk give the same pictures on every machine."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

#: float32 throughout; numpy's type hints would call sums of float32 and a plain number float64
Array = NDArray[Any]
Rows = NDArray[np.intp]

SPLIT_CODES = {"train": 0, "test": 1, "validation": 2}


def chunk_generator(seed: int, split: str, chunk: int) -> np.random.Generator:
    """An independent stream for each (seed, split, chunk), so that chunks can be made in any order."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, SPLIT_CODES[split], chunk])))


class Dice:
    """Draws for `count` pictures at once: float32 columns of shape (count, 1), ready to meet planes (count, pixels)."""

    def __init__(self, generator: np.random.Generator, count: int) -> None:
        self.generator = generator
        self.count = count

    def of(self, count: int) -> Dice:
        """The same stream for another number of pictures."""
        return Dice(self.generator, count)

    def between(self, low: float, high: float, columns: int = 1) -> Array:
        """Uniform in [low, high), shape (count, columns)."""
        unit = self.generator.random((self.count, columns), dtype=np.float32)
        return unit * np.float32(high - low) + np.float32(low)

    def within(self, reach: float, columns: int = 1) -> Array:
        """Uniform in [-reach, reach), shape (count, columns)."""
        return self.between(-reach, reach, columns)

    def log_between(self, low: float, high: float) -> Array:
        """Log-uniform in [low, high), shape (count, 1)."""
        return np.exp(self.between(float(np.log(low)), float(np.log(high))))

    def normal(self, deviation: float, cut: float) -> Array:
        """Normal around 0, held within `cut` standard deviations, shape (count, 1)."""
        drawn = self.generator.standard_normal((self.count, 1), dtype=np.float32)
        return np.clip(drawn, -cut, cut) * np.float32(deviation)

    def chance(self, probability: float) -> NDArray[np.bool_]:
        """True with this probability, shape (count, 1)."""
        return self.generator.random((self.count, 1), dtype=np.float32) < probability

    def sign(self) -> Array:
        """-1 or 1, shape (count, 1)."""
        return np.where(self.chance(0.5), np.float32(1), np.float32(-1))

    def which(self, kinds: int) -> NDArray[np.int64]:
        """A whole number below `kinds`, shape (count,)."""
        return self.generator.integers(0, kinds, self.count)
