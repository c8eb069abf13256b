"""Putting things into pictures: where an object stands, in which colours and light, and what is around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visionlab.data.scenes10 import shapes
from visionlab.data.scenes10.colours import ANY, CLASSES, DARK, LIGHT, OBJECT_COLOURS
from visionlab.data.scenes10.level import Level
from visionlab.data.scenes10.objects import MAIN, OBJECTS
from visionlab.data.scenes10.rng import Array, Dice, Rows
from visionlab.data.scenes10.scenes import SIDE, Scenes, X, Y, smooth_noise, stripes

_HALF = np.float32(SIDE / 2)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where objects stand: size and centre, columns (N, 1) in units of half a picture."""

    scale: Array
    x: Array
    y: Array

    def at(self, rows: Rows) -> Stand:
        """The stands of some pictures."""
        return Stand(self.scale[rows], self.x[rows], self.y[rows])


def draw_stands(dice: Dice, level: Level) -> Stand:
    """Sizes and centres of the main objects; a smaller object may lie further from the middle."""
    scale = dice.log_between(*level.scale)
    reach = level.position + np.float32(0.25) * (level.scale[1] - scale)
    return Stand(scale, dice.within(1) * reach, dice.within(1) * reach)


def _unit_frame(dice: Dice, stand: Stand, level: Level) -> tuple[Array, Array]:
    """The pixels' coordinates (u, v) in the objects' own frames, turned, sheared, mirrored and bent."""
    turn = dice.normal(level.rotation * np.pi / 180, cut=2.2)
    cosine, sine = np.cos(turn), np.sin(turn)
    aspect, shear = np.exp(dice.within(0.22) * np.float32(0.5)), dice.within(0.22)
    # pixel -> frame is linear: turn back, scale, shear, mirror
    across, down = 1 / (stand.scale * aspect) * dice.sign(), aspect / stand.scale
    u_x, u_y = (cosine - shear * sine) * across, (sine + shear * cosine) * across
    v_x, v_y = -sine * down, cosine * down
    u = X * u_x
    u += Y * u_y
    u -= stand.x * u_x + stand.y * u_y
    v = X * v_x
    v += Y * v_y
    v -= stand.x * v_x + stand.y * v_y
    return _bend(dice, u, v, level.warp), _bend(dice, v, u, level.warp)


def _bend(dice: Dice, axis: Array, other: Array, most: float) -> Array:
    wave = other * dice.between(1.5, 3.5)
    wave += dice.between(0, 2 * np.pi)
    np.sin(wave, out=wave)
    wave *= dice.between(0, most)
    wave += axis
    return wave


def _slot_colours(dice: Dice, kind: int, share: float) -> Array:
    """Colours of the four slots, (N, 4, 3): the class's own or any, and a dark and a light one."""
    drawn = []
    for palette in OBJECT_COLOURS[CLASSES[kind]]:
        drawn.append(np.where(dice.chance(share), palette.draw(dice), ANY.draw(dice)))
    return np.stack([*drawn, DARK.draw(dice), LIGHT.draw(dice)], axis=1)


def _stand_out(colours: Array, canvas: Array, least: float) -> None:
    """Move main colours that are too near the mean of the picture away from its grey, in place."""
    mean = canvas.mean(axis=2)
    main = colours[:, MAIN]
    near = np.sqrt(((main - mean) ** 2).mean(axis=1)) < least
    away = np.where(main.mean(axis=1) >= mean.mean(axis=1), np.float32(1.2 * least), np.float32(-1.2 * least))
    colours[:, MAIN] = np.clip(main + (away * near)[:, None], 0, 1)


def _light(dice: Dice) -> Array:
    """Light on objects, around 1: a slope, on half of them stripes, and blotches. Shape (N, pixels)."""
    light = X * dice.within(0.28)
    light += Y * dice.within(0.28)
    striped = np.flatnonzero(dice.chance(0.5))
    light[striped] += stripes(dice.of(len(striped)), 3, 22, 0.25)
    blotches = smooth_noise(dice, 11)[:, 0]
    blotches *= dice.between(0, 0.35)
    light += blotches
    light += 1
    return light


def paint_objects(dice: Dice, canvas: Array, kind: int, stand: Stand, level: Level, *, styled: bool) -> None:
    """Paint one object of class `kind` into each picture of `canvas` (N, 3, pixels), in place.

    `styled` lets some be silhouettes or outlines, as the level says.
    """
    u, v = _unit_frame(dice, stand, level)
    colours = _slot_colours(dice, kind, level.own_colours)
    _stand_out(colours, canvas, level.contrast)
    outlined = np.empty(0, np.intp)
    if styled:
        style = dice.between(0, 1)[:, 0]
        flat = style < level.silhouettes
        colours[flat] = colours[flat, MAIN : MAIN + 1]
        outlined = np.flatnonzero((style >= level.silhouettes) & (style < level.silhouettes + level.outlines))
    pen = dice.between(0.05, 0.1)[outlined]
    gain = stand.scale * _HALF / dice.between(0.9, 2.2)
    # how much of each colour slot is seen: cheaper than red, green and blue, as a part adds to one slot only
    seen = np.zeros((len(colours[0]), dice.count, canvas.shape[2]), np.float32)
    used: set[int] = set()
    for part in OBJECTS[kind](dice, u, v):
        alpha = part.distance
        if len(outlined):
            alpha[outlined] = np.abs(alpha[outlined]) - pen
        alpha *= -gain
        alpha += 0.5
        np.clip(alpha, 0, 1, out=alpha)
        if part.present is not None:
            alpha *= part.present
        left = 1 - alpha
        for slot in used:
            seen[slot] *= left
        used.add(part.slot)
        seen[part.slot] += alpha
    coverage = seen.sum(axis=0)
    layer = colours.transpose(0, 2, 1) @ seen.transpose(1, 0, 2)
    layer *= _light(dice)[:, None]
    canvas *= (1 - coverage)[:, None]
    canvas += layer


def _blend(canvas: Array, rows: Rows, distance: Array, softness: Array, colour: Array) -> None:
    """Paint a shape of one colour into some pictures; distance and softness in half pictures and pixels."""
    alpha = np.clip(0.5 - distance * (_HALF / softness), 0, 1)[:, None]
    part = canvas[rows]
    part += alpha * (colour[:, :, None] - part)
    canvas[rows] = part


def _place(dice: Dice, x: Array, y: Array) -> tuple[Array, Array]:
    """Pixel coordinates around points, turned by any angle."""
    angle = dice.between(0, np.pi)
    cosine, sine = np.cos(angle), np.sin(angle)
    return X * cosine + Y * sine - (x * cosine + y * sine), Y * cosine - X * sine - (y * cosine - x * sine)


def paint_clutter(dice: Dice, scenes: Scenes) -> None:
    """Up to four ellipses, bars and triangles anywhere."""
    for _ in range(4):
        there = dice.chance(0.55)[:, 0]
        kinds = dice.which(3)
        for kind in range(3):
            rows = np.flatnonzero(there & (kinds == kind))
            some = dice.of(len(rows))
            u, v = _place(some, some.within(1), some.within(1))
            size = some.between(0.08, 0.45)
            if kind == 0:
                distance = shapes.ellipse(u, v, size, size * some.between(0.5, 1))
            elif kind == 1:
                distance = shapes.box(u, v, size * 2, size * some.between(0.1, 0.3))
            else:
                distance = shapes.peak(u, v, size, size, size * some.between(1.2, 2.2))
            near = np.where(some.chance(0.5), scenes.upper[rows], scenes.lower[rows])
            near = np.clip(near + some.within(0.15), 0, 1)
            colour = np.where(some.chance(0.5), near, ANY.draw(some))
            _blend(scenes.canvas, rows, distance, some.between(0.9, 2.2), colour)


def paint_distractors(dice: Dice, canvases: list[Array], stands: list[Stand], level: Level) -> None:
    """One or two complete objects of any class near the border, smaller than the main one, which they lie behind.

    `canvases` and `stands` are of batches of the same size, `dice.count` pictures in all.
    """
    each = len(canvases[0])
    scale = np.concatenate([stand.scale for stand in stands])
    for probability in (level.distractor, level.distractor / 2):
        there = dice.chance(probability)[:, 0]
        kinds = dice.which(len(CLASSES))
        for kind in range(len(CLASSES)):
            rows = np.flatnonzero(there & (kinds == kind))
            some = dice.of(len(rows))
            angle = some.between(0, 2 * np.pi)
            where = Stand(
                scale[rows] * some.between(0.3, 0.5),
                np.cos(angle) * np.float32(0.75),
                np.sin(angle) * np.float32(0.75),
            )
            if len(rows) == 0:
                continue
            part = np.stack([canvases[row // each][row % each] for row in rows])
            paint_objects(some, part, kind, where, level, styled=False)
            for row, picture in zip(rows, part, strict=True):
                canvases[row // each][row % each] = picture


def paint_occluders(dice: Dice, scenes: Scenes, stand: Stand, level: Level) -> None:
    """A bar, an ellipse or a box in front of some objects, half of them in the colour of the ground."""
    there = dice.chance(level.occluder)[:, 0]
    kinds = dice.which(3)
    for kind in range(3):
        rows = np.flatnonzero(there & (kinds == kind))
        some, over = dice.of(len(rows)), stand.at(rows)
        u, v = _place(some, over.x + some.within(0.6) * over.scale, over.y + some.within(0.6) * over.scale)
        a, b = some.between(0.1, 0.34), some.between(0.1, 0.34)
        if kind == 0:
            distance = shapes.box(u, v, 3.0, a * 0.25)
        elif kind == 1:
            distance = shapes.ellipse(u, v, a, b)
        else:
            distance = shapes.box(u, v, a, b)
        colour = np.where(some.chance(0.5), scenes.lower[rows], ANY.draw(some))
        _blend(scenes.canvas, rows, distance, some.between(0.9, 2.2), colour)
