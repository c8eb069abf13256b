"""Laying the network out when a person asks for it: worked out off the window's thread, one undo step."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from visionlab.graph import edits
from visionlab.graph.arranging import arranged
from visionlab.graph.layout import CARD, Place, layout_of_part
from visionlab.graph.model import Graph
from visionlab.problem import Phrase
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.errand import fetch

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


class Arranging:
    """Asks for places and puts the nodes there, unless the network has become another one meanwhile."""

    def __init__(self, canvas: Canvas, glide: Glide) -> None:
        self._canvas = canvas
        self._glide = glide
        #: the network and nodes asked about last; an answer to an earlier question is of no use any more
        self._asked: object = None

    def ask(self, sideways: bool | None = None, ids: Collection[str] | None = None) -> None:
        """Lay all nodes out, or only some; from left to right or from top to bottom, or as they are drawn now."""
        canvas = self._canvas
        if canvas.is_inside:
            canvas.say(tr("The inside of a block is only to look at: go back to arrange the network"))
            return
        graph = canvas.document.graph
        if sideways is None:
            sideways = canvas.drawing.is_sideways
        asked = self._asked = (graph, ids, sideways)
        fetch(lambda: _places(*asked), canvas, lambda places: self._take(asked, places))

    def _take(self, asked: tuple[Graph, Collection[str] | None, bool], places: dict[str, Place]) -> None:
        canvas, (graph, ids, _sideways) = self._canvas, asked
        if asked is not self._asked:
            return
        if canvas.document.graph is not graph:
            canvas.say(tr("The network was edited meanwhile, so it was left as it is"))
            return
        before = dict(canvas.drawing.places)
        label = Phrase("Arrange" if ids is None else "Arrange the selection")
        if not canvas.edit(label, lambda graph: edits.move(graph, places)) or canvas.document.graph is graph:
            return
        if ids is None:
            canvas.fit_or_top()
        else:
            canvas.reveal(ids)
        self._glide.start(before)


def _places(graph: Graph, ids: Collection[str] | None, sideways: bool) -> dict[str, Place]:
    if ids is None:
        return arranged(graph, _size, sideways)
    return layout_of_part(graph, ids, _size, sideways, arranged)


def _size(_id: str) -> tuple[float, float]:
    return CARD
