"""Signed distances of simple shapes: negative inside, about true near the edge, which is where they matter.

Coordinates are planes (N, pixels); sizes are numbers or columns (N, 1).
"""

from __future__ import annotations

import numpy as np

from visionlab.data.scenes10.rng import Array

Size = Array | float
Point = tuple[Size, Size]


def _column(value: Size) -> Array:
    return np.asarray(value, np.float32)


def circle(u: Array, v: Array, radius: Size) -> Array:
    """A disc around the origin."""
    away = u * u
    away += v * v
    np.sqrt(away, out=away)
    away -= radius
    return away


def ellipse(u: Array, v: Array, a: Size, b: Size) -> Array:
    """An ellipse around the origin with half-axes a (across) and b (down)."""
    half_across, half_down = _column(a), _column(b)
    least = np.minimum(half_across, half_down)
    # scaled so that the distance is true along the shorter half-axis
    away = circle(u * (least / half_across), v * (least / half_down), least)
    return away


def box(u: Array, v: Array, a: Size, b: Size) -> Array:
    """A rectangle around the origin of half-width a and half-height b."""
    across, down = np.abs(u), np.abs(v)
    across -= a
    down -= b
    return np.maximum(across, down, out=across)


def rounded_box(u: Array, v: Array, a: Size, b: Size, radius: Size) -> Array:
    """A rectangle of half-width a and half-height b with round corners."""
    across, down = np.abs(u), np.abs(v)
    across -= a - radius
    down -= b - radius
    inside = np.minimum(np.maximum(across, down), 0)
    np.maximum(across, 0, out=across)
    np.maximum(down, 0, out=down)
    away = circle(across, down, radius)
    away += inside
    return away


def peak(u: Array, v: Array, half_width: Size, base: Size, height: Size) -> Array:
    """An isosceles triangle that stands on v = base with its tip above u = 0."""
    length = np.hypot(_column(half_width), _column(height))
    side = np.abs(u)
    side *= height / length
    side -= (v - (base - height)) * (half_width / length)
    np.maximum(side, v - base, out=side)
    return side


def trapezoid(u: Array, v: Array, top_half: Size, bottom_half: Size, top: Size, bottom: Size) -> Array:
    """A symmetrical trapezoid between v = top and v = bottom (which is below: bottom > top)."""
    height, lean = _column(bottom - top), _column(bottom_half - top_half)
    length = np.hypot(height, lean)
    side = np.abs(u)
    side -= top_half
    side *= height / length
    side -= (v - top) * (lean / length)
    level = np.abs(v - (top + bottom) * np.float32(0.5))
    level -= height * np.float32(0.5)
    np.maximum(side, level, out=side)
    return side


def polygon(u: Array, v: Array, *points: Point) -> Array:
    """A convex polygon whose corners are named clockwise as seen on the screen (v down)."""
    away: Array | None = None
    for (u0, v0), (u1, v1) in zip(points, points[1:] + points[:1], strict=True):
        along, down = _column(u1 - u0), _column(v1 - v0)
        length = np.hypot(along, down)
        out_u, out_v = down / length, -along / length
        edge = u * out_u
        edge += v * out_v
        edge -= u0 * out_u + v0 * out_v
        away = edge if away is None else np.maximum(away, edge, out=away)
    assert away is not None
    return away


def capsule(u: Array, v: Array, start: Point, end: Point, radius: Size) -> Array:
    """A thick line from start to end with round ends."""
    along_u, along_v = _column(end[0] - start[0]), _column(end[1] - start[1])
    u, v = u - start[0], v - start[1]
    square = along_u * along_u + along_v * along_v
    part = u * (along_u / square)
    part += v * (along_v / square)
    np.clip(part, 0, 1, out=part)
    u -= part * along_u
    v -= part * along_v
    return circle(u, v, radius)


def petals(u: Array, v: Array, count: Array, radius: Array, depth: Array) -> Array:
    """A flower's outline in polar coordinates: r = radius - depth + depth cos(count x angle)."""
    away = circle(u, v, radius - depth)
    wave = np.arctan2(v, u)
    wave *= count
    np.cos(wave, out=wave)
    wave *= depth
    away -= wave
    # the outline is steep between the petals: about this much nearer than the radius says
    away *= np.float32(0.6)
    return away
