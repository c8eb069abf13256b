"""Opens DenseNet-121 from the gallery and tells how long it took until all of it was painted."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import window as probe

if TYPE_CHECKING:
    from visionlab.ui.window import Window


def forget() -> None:
    """Everything that was recorded before, for the gallery's figures, is forgotten."""
    for found in gc.get_objects():
        # lru_cache has no base class of its own to ask for
        if type(found).__name__ == "_lru_cache_wrapper" and str(found.__module__).startswith(
            ("visionlab.blocks.rec", "visionlab.blocks.in", "visionlab.cost", "visionlab.presets")
        ):
            found.cache_clear()


def open_network(window: Window) -> None:
    forget()
    widgets = [window.canvas.viewport(), *window.editor.totals.tiles, window.editor.inspector]
    began = time.perf_counter()
    probe.Painted(widgets, lambda ended: probe.done(opened=1000 * (ended - began)))
    window.files.open_preset("densenet-121")


if __name__ == "__main__":
    probe.run(None, open_network, rest=500, prime=False)
