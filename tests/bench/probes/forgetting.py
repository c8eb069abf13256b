"""Makes a process forget what was recorded, so that a network is worked out from nothing again."""

from __future__ import annotations

import gc
from collections.abc import Callable

_ROOMS = ("visionlab.blocks.rec", "visionlab.blocks.in", "visionlab.cost", "visionlab.presets")


def memories(*spared: str) -> list[Callable[[], None]]:
    """What empties each of the remembering functions, those of modules so named left out."""
    return [
        found.cache_clear
        for found in gc.get_objects()
        # lru_cache has no base class of its own to ask for
        if type(found).__name__ == "_lru_cache_wrapper"
        and str(found.__module__).startswith(_ROOMS)
        and str(found.__module__) not in spared
    ]


def forget() -> None:
    """Everything that was recorded before is forgotten."""
    for empty in memories():
        empty()
