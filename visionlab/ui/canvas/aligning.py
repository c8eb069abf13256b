"""Putting the selected cards in line or at equal distances: each one edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from visionlab.graph import edits
from visionlab.problem import Phrase
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import Place, around

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

Boxes = Mapping[str, QRectF]

#: by the name of the action: where a card goes within the box around all of them
_SIDES: Mapping[str, Callable[[QRectF, QRectF], Place]] = {
    "align_left": lambda box, all: (all.left(), box.top()),
    "align_centre": lambda box, all: (all.center().x() - box.width() / 2, box.top()),
    "align_right": lambda box, all: (all.right() - box.width(), box.top()),
    "align_top": lambda box, all: (box.left(), all.top()),
    "align_middle": lambda box, all: (box.left(), all.center().y() - box.height() / 2),
    "align_bottom": lambda box, all: (box.left(), all.bottom() - box.height()),
}
#: so many cards are needed for an equal distance to mean something
LEAST_SPREAD = 3
SIDES = tuple(_SIDES)
SPREADS = ("spread_across", "spread_down")


def aligned(boxes: Boxes, side: str) -> dict[str, Place]:
    """The places of cards in line."""
    whole = around(boxes.values())
    return {id: _SIDES[side](box, whole) for id, box in boxes.items()}


def spread(boxes: Boxes, is_across: bool) -> dict[str, Place]:
    """The places of cards with equal gaps between them; the first and the last stay."""

    def start(box: QRectF) -> float:
        return box.left() if is_across else box.top()

    def size(box: QRectF) -> float:
        return box.width() if is_across else box.height()

    order = sorted(boxes, key=lambda id: start(boxes[id]))
    first, last = boxes[order[0]], boxes[order[-1]]
    room = start(last) + size(last) - start(first) - sum(size(box) for box in boxes.values())
    gap = room / max(1, len(order) - 1)
    at, places = start(first), {}
    for id in order:
        box = boxes[id]
        places[id] = (float(round(at)), box.top()) if is_across else (box.left(), float(round(at)))
        at += size(box) + gap
    return places


def arrange(canvas: Canvas, how: str) -> None:
    """Align or spread the selected cards."""
    boxes = {id: canvas.drawing.card(id) for id in canvas.chosen if id in canvas.document.graph.nodes}
    if len(boxes) < (2 if how in SIDES else LEAST_SPREAD):
        canvas.say(tr("Select more blocks to put them in line"))
        return
    places = aligned(boxes, how) if how in SIDES else spread(boxes, how == "spread_across")
    places = canvas.drawing.seen.settled(places)
    canvas.edit(
        Phrase("Align" if how in SIDES else "Distribute"),
        lambda graph: edits.move(graph, places),
    )
