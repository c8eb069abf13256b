"""Colours: palettes of classes and scenes as ranges of hue, saturation and value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from visionlab.data.scenes10.rng import Array, Dice

CLASSES = ("house", "tree", "car", "truck", "boat", "fish", "bird", "cat", "bear", "flower")


@dataclass(frozen=True, slots=True)
class Palette:
    """Ranges from which a colour is drawn: hue +- spread (a turn is 1), saturation, value."""

    hue: float
    spread: float
    saturation: tuple[float, float]
    value: tuple[float, float]

    def draw(self, dice: Dice) -> Array:
        """RGB colours in [0, 1], shape (count, 3)."""
        hue = dice.within(self.spread) + np.float32(self.hue)
        return rgb(hue[:, 0], dice.between(*self.saturation)[:, 0], dice.between(*self.value)[:, 0])


def rgb(hue: Array, saturation: Array, value: Array) -> Array:
    """RGB in [0, 1], shape (N, 3), of hue (a turn is 1), saturation and value, each of shape (N,)."""
    # Alvy Ray Smith's hexcone in closed form: each channel is a trapezoid wave of the hue
    wave = (np.asarray([5, 3, 1], np.float32) + hue[:, None] * 6) % 6
    dip = np.clip(np.minimum(wave, 4 - wave), 0, 1)
    colours: Array = value[:, None] * (1 - saturation[:, None] * dip)
    return colours


def _palette(hue: float, spread: float, s_low: float, s_high: float, v_low: float, v_high: float) -> Palette:
    return Palette(hue, spread, (s_low, s_high), (v_low, v_high))


ANY = _palette(0.5, 0.5, 0, 1, 0.1, 1)
DARK = _palette(0.5, 0.5, 0, 0.6, 0.02, 0.25)
LIGHT = _palette(0.5, 0.5, 0, 0.25, 0.75, 1)

#: the main and the second colour of each class
OBJECT_COLOURS: dict[str, tuple[Palette, Palette]] = {
    "house": (_palette(0.09, 0.06, 0.05, 0.5, 0.6, 0.95), _palette(0.02, 0.05, 0.4, 0.9, 0.3, 0.7)),
    "tree": (_palette(0.32, 0.07, 0.4, 0.9, 0.25, 0.7), _palette(0.07, 0.03, 0.4, 0.7, 0.2, 0.45)),
    "car": (_palette(0.0, 0.12, 0.6, 1, 0.4, 0.95), _palette(0.6, 0.3, 0.1, 0.6, 0.2, 0.9)),
    "truck": (_palette(0.58, 0.12, 0.2, 0.9, 0.3, 0.9), _palette(0.6, 0.5, 0, 0.4, 0.5, 0.95)),
    "boat": (_palette(0.02, 0.08, 0.2, 0.9, 0.3, 0.9), _palette(0.1, 0.5, 0.1, 0.9, 0.5, 1)),
    "fish": (_palette(0.07, 0.07, 0.4, 1, 0.5, 1), _palette(0.04, 0.1, 0.4, 1, 0.4, 1)),
    "bird": (_palette(0.6, 0.2, 0.1, 0.8, 0.3, 0.9), _palette(0.1, 0.3, 0.1, 0.8, 0.2, 0.8)),
    "cat": (_palette(0.08, 0.04, 0.2, 0.8, 0.3, 0.9), _palette(0.97, 0.04, 0.3, 0.7, 0.5, 0.9)),
    "bear": (_palette(0.07, 0.03, 0.2, 0.6, 0.15, 0.6), _palette(0.05, 0.05, 0.2, 0.6, 0.3, 0.8)),
    "flower": (_palette(0.9, 0.12, 0.4, 0.9, 0.6, 1), _palette(0.33, 0.06, 0.5, 0.9, 0.25, 0.6)),
}

#: the upper and the lower colour of each scene
SCENE_COLOURS: dict[str, tuple[Palette, Palette]] = {
    "sky and grass": (_palette(0.58, 0.04, 0.2, 0.6, 0.7, 1), _palette(0.29, 0.06, 0.4, 0.8, 0.35, 0.7)),
    "sky and sea": (_palette(0.57, 0.04, 0.1, 0.5, 0.7, 1), _palette(0.57, 0.05, 0.5, 0.9, 0.25, 0.6)),
    "sky and road": (_palette(0.6, 0.06, 0, 0.35, 0.6, 0.95), _palette(0.1, 0.3, 0, 0.12, 0.25, 0.5)),
    "room": (_palette(0.1, 0.08, 0.1, 0.45, 0.5, 0.9), _palette(0.07, 0.04, 0.3, 0.7, 0.2, 0.5)),
    "under water": (_palette(0.53, 0.06, 0.5, 0.9, 0.4, 0.8), _palette(0.57, 0.06, 0.6, 1, 0.15, 0.4)),
    "wood": (_palette(0.33, 0.07, 0.3, 0.7, 0.25, 0.5), _palette(0.3, 0.07, 0.4, 0.8, 0.2, 0.6)),
    "night": (_palette(0.66, 0.06, 0.4, 0.9, 0.08, 0.3), _palette(0.6, 0.2, 0.1, 0.5, 0.1, 0.3)),
}

FAVOURITE_SCENE = {
    "house": "sky and grass",
    "tree": "wood",
    "car": "sky and road",
    "truck": "sky and road",
    "boat": "sky and sea",
    "fish": "under water",
    "bird": "sky and grass",
    "cat": "room",
    "bear": "wood",
    "flower": "sky and grass",
}
