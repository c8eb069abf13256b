"""Boxes that came to lie on one another when the room between them was closed up, and how they come apart again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from visionlab.graph.layout import COLUMN_GAP, ROW_GAP
from visionlab.graph.warp import Warp

Place = tuple[float, float]
#: left, top, right, bottom
Box = tuple[float, float, float, float]

#: between two that follow each other across, and down
_GAPS = (COLUMN_GAP, ROW_GAP)
#: nothing is moved by less: sums of floats are not exact
_NEAR = 1e-6


def apart(before: Mapping[str, Box], now: Mapping[str, Box], moved: Collection[str], along: int) -> dict[str, Place]:
    """The places of those that have to move, so that none lies on another that it stood beside before.

    Only piles with one of `moved` in them count. All that comes after a pile makes room, so that everything keeps its
    order. `along` is the axis on which links run: 0 across, 1 down.
    """
    spans: tuple[list[tuple[float, float, float]], ...] = ([], [])
    for pair in _piles(now):
        if set(pair).isdisjoint(moved) or not set(pair) <= before.keys():
            continue
        for axis in (along, 1 - along):
            first, last = sorted(pair, key=lambda id: before[id][axis])
            gap = before[last][axis] - before[first][axis + 2]
            if gap >= 0:
                low, high = now[first][axis], now[last][axis]
                if low < high:
                    spans[axis].append((low, high, now[first][axis + 2] - low + min(gap, _GAPS[axis])))
                break
    across, down = map(Warp, spans)
    places = {id: (across(left), down(top)) for id, (left, top, _, _) in now.items()}
    return {id: (round(x, 3), round(y, 3)) for id, (x, y) in places.items() if _far((x, y), now[id]) > _NEAR}


def _far(place: Place, box: Box) -> float:
    return max(abs(place[0] - box[0]), abs(place[1] - box[1]))


def _piles(boxes: Mapping[str, Box]) -> Iterator[tuple[str, str]]:
    """The pairs that lie on one another."""
    open_: list[str] = []
    for id in sorted(boxes, key=lambda id: boxes[id][1]):
        left, top, right, _ = boxes[id]
        open_ = [other for other in open_ if boxes[other][3] > top]
        yield from ((other, id) for other in open_ if boxes[other][0] < right and left < boxes[other][2])
        open_.append(id)
