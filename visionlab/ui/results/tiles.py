"""Pictures of the test set with what the network says of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from visionlab.ui.results.model import Results
from visionlab.ui.results.pictures import Tile, image_of

if TYPE_CHECKING:
    from visionlab.data.predictions import Mistake


def tiles_of(results: Results, found: Iterable[Mistake], is_brief: bool = False) -> list[Tile]:
    """Tiles for pictures; none while the pictures are not there, which are then asked for.

    `is_brief`: the words are only how sure the network was.
    """
    shown = results.shown
    if shown is None or shown.whole is None:
        return []
    if results.pictures is None:
        results.want_pictures()
        return []
    classes, pictures = shown.whole.classes, results.pictures
    tip = QCoreApplication.translate("Results", "Number {number}: {true}, called {said} with {share}")
    made = []
    for one in found:
        if one.number >= len(pictures):
            continue
        true, said, share = classes[one.true], classes[one.said], f"{one.probability:.0%}"
        words = share if is_brief else f"{true} →\n{said} {share}"
        told = tip.format(number=one.number, true=true, said=said, share=f"{one.probability:.1%}")
        made.append(Tile(image_of(pictures[one.number].transpose(1, 2, 0)), words, told, one.number))
    return made
