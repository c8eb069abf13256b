"""Five hundred pictures at once: the recipe from the empty canvas to bytes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from visionlab.data.scenes10.camera import take
from visionlab.data.scenes10.colours import CLASSES
from visionlab.data.scenes10.level import Level
from visionlab.data.scenes10.painting import (
    draw_stands,
    paint_clutter,
    paint_distractors,
    paint_objects,
    paint_occluders,
)
from visionlab.data.scenes10.rng import Dice, chunk_generator
from visionlab.data.scenes10.scenes import SIDE, draw_scenes

CHUNK = 500
EACH = CHUNK // len(CLASSES)


def _order(generator: np.random.Generator) -> NDArray[np.int64]:
    """Which of the pictures sorted by class comes at each place of the chunk: the first thing drawn."""
    return generator.permutation(CHUNK)


def chunk_labels(seed: int, split: str, chunk: int) -> NDArray[np.int64]:
    """The labels of a chunk, int64 of shape (500,), without drawing its pictures."""
    return _order(chunk_generator(seed, split, chunk)) // EACH


def draw_chunk(seed: int, split: str, chunk: int, level: Level) -> NDArray[np.uint8]:
    """The pictures of a chunk, uint8 of shape (500, 3, 32, 32), fifty of each class."""
    generator = chunk_generator(seed, split, chunk)
    order = _order(generator)
    kinds = range(len(CLASSES))
    dice = Dice(generator, EACH)
    # most steps take a class at a time, so that the arrays of fifty pictures stay in the processor's cache
    scenes = [draw_scenes(dice, kind, level) for kind in kinds]
    for scene in scenes:
        paint_clutter(dice, scene)
    stands = [draw_stands(dice, level) for _ in kinds]
    # the few smaller objects are of any class: those of one class in the whole chunk are painted together
    paint_distractors(dice.of(CHUNK), [scene.canvas for scene in scenes], stands, level)
    pictures = np.empty((CHUNK, 3, SIDE, SIDE), np.uint8)
    for kind, scene, stand in zip(kinds, scenes, stands, strict=True):
        paint_objects(dice, scene.canvas, kind, stand, level, styled=True)
        paint_occluders(dice, scene, stand, level)
        pictures[kind * EACH : (kind + 1) * EACH] = take(dice, scene.canvas, level)
    return pictures[order]
