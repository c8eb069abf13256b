"""Walking from card to card by keyboard: up and down along the links, sideways between branches."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from visionlab.ui.canvas import commands
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, Place

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def follow(canvas: Canvas, dx: int, dy: int, is_adding: bool = False) -> bool:
    """Go to the neighbour in a direction and select it, or add it to the selection. Gives whether there was one."""
    here = canvas.focused
    if here is None:
        return to_end(canvas, is_last=False)
    return go(canvas, neighbour(canvas.drawing, here, dx, dy), is_adding)


def to_end(canvas: Canvas, is_last: bool) -> bool:
    """Go to where the network begins or ends."""
    drawing = canvas.drawing
    order = [id for id in drawing.graph.order if id in drawing.faces]
    return go(canvas, order[-1 if is_last else 0] if order else None)


def go(canvas: Canvas, id: str | None, is_adding: bool = False) -> bool:
    """Put the keyboard's focus on a node: it is selected, seen and said."""
    if id is None:
        return False
    canvas.select(canvas.marks.selected | {id} if is_adding else [id])
    canvas.focus_node(id)
    commands.reveal(canvas, [id])
    return True


def neighbour(drawing: Drawing, here: str, dx: int, dy: int) -> str | None:
    """The card one step away: a feeding one above, a consuming one below, one of the same source or target beside;
    where no link leads that way, the nearest card there. In a drawing that goes to the right, feeding is left."""
    places = {id: drawing.places[id] for id in drawing.faces}
    along = dx if drawing.is_sideways else dy
    if along:
        ends = [id for id in _joined(drawing, here, along > 0) if id in places]
        return _nearest(places, ends, *places[here]) or nearest_towards(places, here, places, dx, dy)
    kin = {id for end in _joined(drawing, here, False) for id in _joined(drawing, end, True)}
    kin |= {id for end in _joined(drawing, here, True) for id in _joined(drawing, end, False)}
    return nearest_towards(places, here, kin, dx, dy) or nearest_towards(places, here, places, dx, dy)


def _joined(drawing: Drawing, card: str, is_below: bool) -> set[str]:
    """The cards that a card feeds, or that feed it; a folded run is one card."""
    graph, seen = drawing.graph, drawing.seen
    own = seen.runs[card].run.ids if card in seen.runs else (card,)
    links = [link for id in own for link in (graph.out[id] if is_below else graph.into[id])]
    return {seen.stands.get(id, id) for id in (link.target if is_below else link.source for link in links)} - {card}


def nearest_towards(places: Mapping[str, Place], here: str, among: Container[str], dx: int, dy: int) -> str | None:
    """The nearest of some cards that lies in a direction."""
    return _nearest(places, [id for id in _towards(places, here, dx, dy) if id in among], *places[here])


def _towards(places: Mapping[str, Place], here: str, dx: int, dy: int) -> list[str]:
    """The cards that lie in a direction rather than across it."""
    x, y = places[here]
    found = []
    for id, (left, top) in places.items():
        along, across = ((left - x) * dx, abs(top - y)) if dx else ((top - y) * dy, abs(left - x))
        # what is beside stands in the same row, nearly
        if along > 0 and across < (1.5 * HEIGHT if dx else 2 * WIDTH):
            found.append(id)
    return found


def _nearest(places: Mapping[str, Place], ids: Iterable[str], x: float, y: float) -> str | None:
    def far(id: str) -> float:
        left, top = places[id]
        return abs(left - x) + abs(top - y)

    return min(ids, key=far, default=None)
