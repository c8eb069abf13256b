"""Pictures of the test set with what the network says of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from visionlab.ui import numbers
from visionlab.ui.results.model import Results
from visionlab.ui.results.pictures import PictureGrid, Tile, image_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from visionlab.data.predictions import Mistake


def show_answers(grid: PictureGrid, results: Results, found: Sequence[Mistake], is_brief: bool = False) -> None:
    """Fill a grid with pictures and what the network says of them, as soon as the pictures are read.

    `is_brief`: the words are only how sure the network was.
    """
    shown = results.shown
    grid.awaited = found
    if shown is None or shown.whole is None or not found:
        grid.show_tiles([])
        return
    classes = shown.whole.classes

    def take(images: NDArray[np.uint8]) -> None:
        if grid.awaited is found:  # nothing else was wanted meanwhile
            grid.show_tiles([_tile(one, image, classes, is_brief) for one, image in zip(found, images, strict=True)])

    results.read((one.number for one in found), take)


def _tile(one: Mistake, image: NDArray[np.uint8], classes: Sequence[str], is_brief: bool) -> Tile:
    true, said, share = classes[one.true], classes[one.said], numbers.written(one.probability, ".0%")
    told = QCoreApplication.translate("Results", "Number {number}: {true}, called {said} with {share}")
    tip = told.format(number=one.number, true=true, said=said, share=numbers.percent(one.probability))
    return Tile(image_of(image.transpose(1, 2, 0)), share if is_brief else f"{true} →\n{said} {share}", tip, one.number)
