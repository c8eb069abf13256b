"""How hard the pictures are to tell apart."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Level:
    """Ranges and chances; lengths are in units of half a picture (16 pixels), colours in [0, 1]."""

    name: str
    #: size of the main object, drawn log-uniformly
    scale: tuple[float, float]
    #: how far the largest object may lie from the middle; smaller ones may lie further
    position: float
    #: standard deviation of the rotation, degrees
    rotation: float
    #: standard deviation of the camera's noise
    noise: tuple[float, float]
    #: chance of something in front of the object
    occluder: float
    #: chance of a first smaller object (half of it for a second)
    distractor: float
    #: least RMS distance between the object's main colour and the mean of the picture
    contrast: float
    #: strength of the background's blotches
    blotches: float
    #: share of objects in one colour only
    silhouettes: float
    #: share of objects of which only outlines are drawn
    outlines: float
    #: largest amplitude of the sine that bends the object's axes
    warp: float
    #: chance of the class's favourite scene, and of colours from the class's and the scene's palette
    favourite_scene: float = 0.6
    own_colours: float = 0.6
    scene_colours: float = 0.8


LEVELS = {
    level.name: level
    for level in (
        Level("normal", (0.44, 0.92), 0.28, 16.0, (0.005, 0.065), 0.40, 0.3, 0.18, 0.16, 0.06, 0.06, 0.08),
        Level("hard", (0.40, 0.92), 0.30, 18.0, (0.005, 0.080), 0.45, 0.4, 0.15, 0.18, 0.12, 0.12, 0.12),
    )
}


def level_named(name: str) -> Level:
    """The level of this name. Raises Problem."""
    if name not in LEVELS:
        raise Problem(
            "Scenes-10 has no level {name}: expected one of {known}", name=repr(name), known=", ".join(LEVELS)
        )
    return LEVELS[name]
