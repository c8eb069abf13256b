"""Backgrounds: two colours with a horizon between them, blotches and stripes."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from visionlab.data.scenes10.colours import ANY, CLASSES, FAVOURITE_SCENE, SCENE_COLOURS
from visionlab.data.scenes10.level import Level
from visionlab.data.scenes10.rng import Array, Dice

SIDE = 32
PIXELS = SIDE * SIDE
_CENTRES = ((np.arange(SIDE, dtype=np.float32) + 0.5) / (SIDE / 2) - 1).astype(np.float32)
#: coordinates of the pixel centres in [-1, 1], x to the right and y down, each of shape (1, pixels)
X = np.tile(_CENTRES, SIDE)[None]
Y = np.repeat(_CENTRES, SIDE)[None]


@dataclass(frozen=True, slots=True)
class Scenes:
    """Backgrounds of some pictures: `canvas` (N, 3, pixels) in about [0, 1], colours above and below, each (N, 3)."""

    canvas: Array
    upper: Array
    lower: Array


@functools.cache
def _weights(grid: int) -> Array:
    """Smooth-step interpolation from `grid` knots, the outer ones at the picture's edges: shape (32, grid)."""
    place = (np.arange(SIDE, dtype=np.float32) + 0.5) / SIDE * (grid - 1)
    left = np.floor(place).astype(np.intp)
    part = place - left
    part = part * part * (3 - 2 * part)
    weights = np.zeros((SIDE, grid), np.float32)
    weights[np.arange(SIDE), left] = 1 - part
    weights[np.arange(SIDE), left + 1] += part
    return weights


def smooth_noise(dice: Dice, grid: int, channels: int = 1) -> Array:
    """Values in [-0.6, 0.6] on a grid x grid lattice, up-sampled: shape (count, channels, pixels)."""
    knots = dice.within(0.6, channels * grid * grid).reshape(dice.count, channels, grid, grid)
    weights = _weights(grid)
    planes: Array = weights @ knots @ weights.T
    return planes.reshape(dice.count, channels, PIXELS)


def stripes(dice: Dice, low: float, high: float, amplitude: float) -> Array:
    """Sine waves in any direction of frequency U(low, high) and amplitude U(0, amplitude): (count, pixels)."""
    angle, frequency = dice.between(0, np.pi), dice.between(low, high)
    wave: Array = X * (np.cos(angle) * frequency) + Y * (np.sin(angle) * frequency)
    wave += dice.between(0, 2 * np.pi)
    np.sin(wave, out=wave)
    wave *= dice.between(0, amplitude)
    return wave


def _colours(dice: Dice, kind: int, level: Level) -> tuple[Array, Array]:
    """Upper and lower colour, each (count, 3): the favourite scene's, another scene's or any."""
    names = list(SCENE_COLOURS)
    favourite = names.index(FAVOURITE_SCENE[CLASSES[kind]])
    scene = np.where(dice.chance(level.favourite_scene)[:, 0], favourite, dice.which(len(names)))
    upper, lower = ANY.draw(dice), ANY.draw(dice)
    planned = dice.chance(level.scene_colours)[:, 0]
    for index, (above, below) in enumerate(SCENE_COLOURS.values()):
        rows = np.flatnonzero(planned & (scene == index))
        upper[rows] = above.draw(dice.of(len(rows)))
        lower[rows] = below.draw(dice.of(len(rows)))
    return upper, lower


def draw_scenes(dice: Dice, kind: int, level: Level) -> Scenes:
    """Backgrounds for pictures whose main object is of class `kind`."""
    upper, lower = _colours(dice, kind, level)
    below = Y - X * dice.within(0.12)
    below -= dice.between(-0.35, 0.5)
    below *= dice.between(1.2, 14)
    below += 0.5
    np.clip(below, 0, 1, out=below)
    canvas = below[:, None] * (lower - upper)[:, :, None]
    canvas += upper[:, :, None]
    blotches = smooth_noise(dice, 5, 3)
    blotches *= dice.between(0.3, 1)[:, :, None] * np.float32(level.blotches * 1.4)
    canvas += blotches
    grain = smooth_noise(dice, 11)
    grain *= dice.between(0, 1)[:, :, None] ** 2 * np.float32(level.blotches * 3)
    striped = np.flatnonzero(dice.chance(0.4))
    grain[striped, 0] += stripes(dice.of(len(striped)), 3, 22, 0.14)
    canvas += grain
    return Scenes(canvas, upper, lower)
