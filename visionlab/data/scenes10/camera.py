"""The camera: contrast, tint, brightness, blur, grey pictures, noise, and eight bits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from visionlab.data.scenes10.level import Level
from visionlab.data.scenes10.rng import Array, Dice
from visionlab.data.scenes10.scenes import SIDE

#: standard deviation of the sum of two uniform bytes
_BYTES_DEVIATION = float(np.sqrt(2 * (256**2 - 1) / 12))


def _blur(pictures: Array) -> Array:
    """Weights 1-2-1 along both axes, edges repeated: (N, 3, pixels) to the same."""
    square = pictures.reshape(-1, 3, SIDE, SIDE)
    for axis in (2, 3):
        wide = np.concatenate(
            [square.take([0], axis), square, square.take([SIDE - 1], axis)],
            axis,
        )
        before, after = (slice(0, SIDE), slice(2, SIDE + 2))
        lead = (slice(None),) * axis
        square = square * np.float32(0.5) + (wide[(*lead, before)] + wide[(*lead, after)]) * np.float32(0.25)
    return square.reshape(pictures.shape)


def take(dice: Dice, canvas: Array, level: Level) -> NDArray[np.uint8]:
    """Pictures of `canvas` (N, 3, pixels), which is used up: uint8 of shape (N, 3, 32, 32)."""
    gain = dice.between(0.62, 1.15) * (dice.within(0.125, 3) + 1)
    canvas -= 0.5
    canvas *= gain[:, :, None]
    canvas += (dice.within(0.13) + np.float32(0.5))[:, :, None]
    soft = np.flatnonzero(dice.chance(0.3))
    canvas[soft] = _blur(canvas[soft])
    grey = np.flatnonzero(dice.chance(0.06))
    canvas[grey] = canvas[grey].mean(axis=1, keepdims=True)
    # everything in eighth bits from here: noise, rounding and clipping in one pass
    noise = _triangular(dice, canvas.shape)
    noise *= dice.between(*level.noise)[:, :, None] * np.float32(255 / _BYTES_DEVIATION)
    canvas *= 255
    canvas += noise
    canvas += 0.5
    np.clip(canvas, 0, 255, out=canvas)
    return canvas.astype(np.uint8).reshape(-1, 3, SIDE, SIDE)


def _triangular(dice: Dice, shape: tuple[int, ...]) -> Array:
    """Centred sums of two uniform bytes: near enough to normal for noise, and ten times as quick to draw."""
    size = int(np.prod(shape))
    drawn = np.frombuffer(dice.generator.bytes(2 * size), np.uint8)
    total = np.add(drawn[:size], drawn[size:], dtype=np.float32)
    total -= 255
    return total.reshape(shape)
