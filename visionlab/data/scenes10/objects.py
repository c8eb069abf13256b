"""The ten objects as lists of parts, in the unit frame of the object: u to the right, v down, both in [-1, 1].

Each function draws its object for a batch: it is given planes u and v of shape (N, pixels) and yields the parts in
the order in which they are painted. Lengths drawn here are columns (N, 1), so each picture has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from visionlab.data.scenes10 import shapes
from visionlab.data.scenes10.rng import Array, Dice
from visionlab.data.scenes10.shapes import Size

MAIN, SECOND, DARK, LIGHT = range(4)


@dataclass(frozen=True, slots=True)
class Part:
    """A shape as signed distance (N, pixels), the slot of its colour, and which pictures have it (N, 1) or all."""

    distance: Array
    slot: int
    present: NDArray[np.bool_] | None = None


Parts = Iterator[Part]


def house(d: Dice, u: Array, v: Array) -> Parts:
    half, top = d.between(0.5, 0.72), d.between(-0.15, 0.1)
    roof, overhang = d.between(0.4, 0.75), d.between(0.08, 0.22)
    chimney_u = half * d.between(0.35, 0.65) * d.sign()
    chimney = shapes.box(u - chimney_u, v - (top - roof * 0.55), 0.09, roof * 0.45)
    yield Part(chimney, SECOND, d.chance(0.5))
    yield Part(shapes.box(u, v - (top + 0.8) * 0.5, half, (0.8 - top) * 0.5), MAIN)
    yield Part(shapes.peak(u, v, half + overhang, top, roof), SECOND)
    yield Part(shapes.box(u - d.within(0.3), v - 0.52, 0.13, 0.28), DARK)
    for side in (-1, 1):
        window = shapes.box(u - half * 0.6 * side, v - (top + 0.25), 0.11, 0.12)
        yield Part(window, LIGHT, d.chance(0.7))


def tree(d: Dice, u: Array, v: Array) -> Parts:
    yield Part(shapes.box(u, v - 0.55, d.between(0.08, 0.15), 0.42), SECOND)
    conifer = d.chance(0.45)
    wide = d.between(0.5, 0.68)
    yield Part(shapes.peak(u, v, wide, 0.45, d.between(0.75, 0.95)), MAIN, conifer)
    yield Part(shapes.peak(u, v, wide * 0.75, -0.08, d.between(0.75, 0.92)), MAIN, conifer)
    for side in (-1, 1):
        crown = shapes.circle(u - side * d.between(0.2, 0.38), v - d.between(-0.2, 0.1), d.between(0.28, 0.4))
        yield Part(crown, MAIN, ~conifer)
    yield Part(
        shapes.ellipse(u, v - d.between(-0.45, -0.3), d.between(0.38, 0.55), d.between(0.4, 0.52)), MAIN, ~conifer
    )
    fruit = d.chance(0.3)
    for u0, v0 in ((-0.22, -0.05), (0.2, 0.08), (0.02, -0.35)):
        yield Part(shapes.circle(u - u0 - d.within(0.1), v - v0, 0.08), SECOND, fruit)


def car(d: Dice, u: Array, v: Array) -> Parts:
    high, cabin, off = d.between(0.2, 0.3), d.between(0.28, 0.45), d.within(0.2)
    roof, middle = d.between(0.3, 0.42), 0.2
    top = middle - high
    yield Part(shapes.trapezoid(u - off, v, cabin, cabin + 0.2, top - roof, top + 0.05), MAIN)
    yield Part(shapes.trapezoid(u - off, v, cabin * 0.8, cabin * 0.8 + 0.12, top - roof * 0.8, top - 0.03), LIGHT)
    yield Part(shapes.rounded_box(u, v - middle, 0.92, high, 0.14), MAIN)
    lamp = shapes.circle(u - 0.82, v - (middle - 0.05), 0.09)
    yield Part(lamp, LIGHT, d.chance(0.6))
    wheel, apart = d.between(0.17, 0.24), d.between(0.42, 0.6)
    yield Part(shapes.circle(np.abs(u) - apart, v - (middle + high), wheel), DARK)


def truck(d: Dice, u: Array, v: Array) -> Parts:
    split, floor = d.between(0.2, 0.42), 0.42
    cargo, cab = d.between(0.38, 0.55) * 2, d.between(0.25, 0.4) * 2
    yield Part(shapes.box(u, v - floor, 0.92, 0.07), DARK)
    yield Part(
        shapes.box(u - (split - 0.95) * 0.5, v - (floor - cargo * 0.5), (split + 0.95) * 0.5, cargo * 0.5), SECOND
    )
    bevel = d.between(0.08, 0.28)
    roof, brow = floor - cab, floor - cab * 0.5
    front: tuple[shapes.Point, ...] = ((split + 0.03, roof), (0.95 - bevel, roof), (0.95, brow), (0.95, floor))
    yield Part(shapes.polygon(u, v, *front, (split + 0.03, floor)), MAIN)
    window = shapes.box(
        u - (split + 0.95 - bevel * 0.5) * 0.5, v - (roof + cab * 0.28), (0.8 - split - bevel * 0.5) * 0.4, cab * 0.16
    )
    yield Part(window, LIGHT)
    wheel = d.between(0.15, 0.21)
    for place, share in ((-0.62, None), (0.66, None), (-0.2, 0.5)):
        yield Part(shapes.circle(u - place, v - 0.52, wheel), DARK, None if share is None else d.chance(share))


def boat(d: Dice, u: Array, v: Array) -> Parts:
    deck = 0.25
    sail = d.chance(0.6)
    mast = d.within(0.15)
    yield Part(shapes.box(u - mast, v + 0.33, 0.04, 0.6), DARK, sail)
    wide, tip = d.between(0.4, 0.65), d.between(-0.92, -0.75)
    yield Part(shapes.polygon(u - mast, v, (0.07, tip), (wide, deck - 0.1), (0.07, deck - 0.1)), LIGHT, sail)
    low = d.between(-0.75, -0.5)
    left = shapes.polygon(u - mast, v, (-0.07, low), (-0.07, deck - 0.1), (-wide * 0.85, deck - 0.1))
    yield Part(left, SECOND, sail & d.chance(0.7))
    cabin, tall = d.between(0.24, 0.42), d.between(0.18, 0.28)
    centre = d.within(0.2)
    yield Part(shapes.box(u - centre - 0.05, v - (deck - tall * 2 - 0.15), 0.1, 0.22), SECOND, ~sail & d.chance(0.8))
    yield Part(shapes.box(u - centre, v - (deck - tall), cabin, tall), LIGHT, ~sail)
    yield Part(shapes.circle(u - centre, v - (deck - tall), 0.1), DARK, ~sail)
    hull = shapes.trapezoid(u, v, d.between(0.7, 0.92), d.between(0.45, 0.65), deck, deck + d.between(0.3, 0.42))
    yield Part(hull, MAIN)


def fish(d: Dice, u: Array, v: Array) -> Parts:
    long, high = d.between(0.55, 0.68), d.between(0.28, 0.48)
    nose_side = u - 0.2
    tail = d.between(0.25, 0.42)
    root = 0.2 - long * 0.8
    yield Part(shapes.polygon(u, v, (root, 0.0), (-0.92, tail), (-0.92, -tail)), SECOND)
    fin = shapes.polygon(nose_side, v, (-0.3, -high * 0.7), (-0.15, -high - 0.25), (0.25, -high * 0.7))
    yield Part(fin, SECOND, d.chance(0.6))
    body = shapes.ellipse(nose_side, v, long, high)
    yield Part(body, MAIN)
    band = np.abs(nose_side - d.between(-0.25, 0.1))
    band -= d.between(0.06, 0.12)
    yield Part(np.maximum(band, body), SECOND, d.chance(0.5))
    eye_u, eye_v = nose_side - long * 0.6, v + high * 0.25
    yield Part(shapes.circle(eye_u, eye_v, 0.11), LIGHT)
    yield Part(shapes.circle(eye_u, eye_v, 0.06), DARK)


def bird(d: Dice, u: Array, v: Array) -> Parts:
    long, high = d.between(0.45, 0.6), d.between(0.26, 0.4)
    for place in (-0.08, 0.14):
        leg = shapes.capsule(u, v, (place, high * 0.6), (place + 0.04, 0.85), 0.035)
        yield Part(leg, DARK, d.chance(0.8))
    lift = d.between(-0.3, 0.15)
    tail = ((-long * 0.6, -0.14), (-long * 0.6, 0.12), (-0.95, lift + 0.12), (-0.95, lift - 0.06))
    yield Part(shapes.polygon(u, v, *tail), MAIN)
    yield Part(shapes.ellipse(u, v, long, high), MAIN)
    head = d.between(0.2, 0.28)
    head_u, head_v = d.between(0.42, 0.6), d.between(-0.55, -0.3)
    yield Part(shapes.capsule(u, v, (long * 0.5, -0.05), (head_u, head_v), head * 0.65), MAIN)
    beak_from, beak_to = head_u + head * 0.7, head_u + head + d.between(0.14, 0.28)
    beak = shapes.polygon(u, v, (beak_from, head_v - 0.1), (beak_to, head_v + 0.04), (beak_from, head_v + 0.12))
    yield Part(beak, LIGHT)
    yield Part(shapes.circle(u - head_u, v - head_v, head), MAIN)
    slope = d.between(0.0, 0.35)
    wing = shapes.ellipse(u + 0.1, v + 0.04 + (u + 0.1) * slope, long * 0.62, high * 0.5)
    yield Part(wing, SECOND)
    yield Part(shapes.circle(u - head_u - 0.06, v - head_v + 0.04, 0.055), DARK)


def _face(d: Dice, u: Array, v: Array, wide: Size, high: Size) -> Parts:
    """Head and two eyes."""
    yield Part(shapes.ellipse(u, v - 0.12, wide, high), MAIN)
    yield Part(shapes.circle(np.abs(u) - d.between(0.24, 0.34), v + d.between(-0.06, 0.1), d.between(0.07, 0.12)), DARK)


def cat(d: Dice, u: Array, v: Array) -> Parts:
    wide, high = d.between(0.62, 0.78), d.between(0.55, 0.7)
    tip, spread = d.between(0.85, 1.02), d.between(0.75, 0.95)
    mirror = np.abs(u)  # both ears at once
    ear = shapes.polygon(mirror, v, (wide * spread, -tip), (wide * 0.97, 0.0), (0.12, -high * 0.7))
    yield Part(ear, MAIN)
    yield from _face(d, u, v, wide, high)
    yield Part(shapes.ellipse(u, v - 0.42, d.between(0.24, 0.36), 0.2), LIGHT, d.chance(0.5))
    nose = shapes.trapezoid(u, v, 0.13, 0.01, 0.2, 0.36)
    yield Part(nose, SECOND)


def bear(d: Dice, u: Array, v: Array) -> Parts:
    wide, high = d.between(0.62, 0.78), d.between(0.55, 0.7)
    ear, apart = d.between(0.2, 0.3), d.between(0.45, 0.6)
    mirror = np.abs(u)
    yield Part(shapes.circle(mirror - apart, v + 0.5, ear), MAIN)
    yield Part(shapes.circle(mirror - apart, v + 0.5, ear * 0.5), SECOND)
    yield from _face(d, u, v, wide, high)
    yield Part(shapes.ellipse(u, v - 0.4, d.between(0.26, 0.38), d.between(0.2, 0.28)), SECOND, d.chance(0.7))
    yield Part(shapes.ellipse(u, v - 0.3, d.between(0.1, 0.16), 0.09), DARK)


def flower(d: Dice, u: Array, v: Array) -> Parts:
    centre = -0.3
    yield Part(shapes.capsule(u, v, (0.0, centre), (d.within(0.2), 0.95), 0.05), SECOND)
    for side, share in ((-1, None), (1, 0.5)):
        rise = d.between(0.3, 0.7)
        across, down = u - side * 0.24, v - d.between(0.5, 0.65)
        leaf = shapes.ellipse(across, down + across * rise * side, 0.22, 0.09)
        yield Part(leaf, SECOND, None if share is None else d.chance(share))
    count = d.generator.integers(5, 9, (d.count, 1)).astype(np.float32)
    bloom = shapes.petals(u, v - centre, count, d.between(0.42, 0.56), d.between(0.12, 0.24))
    yield Part(bloom, MAIN)
    yield Part(shapes.circle(u, v - centre, d.between(0.12, 0.22)), LIGHT)


#: in the order of `colours.CLASSES`
OBJECTS: tuple[Callable[[Dice, Array, Array], Parts], ...] = (
    house,
    tree,
    car,
    truck,
    boat,
    fish,
    bird,
    cat,
    bear,
    flower,
)
