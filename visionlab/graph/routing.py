"""The way of long links past cards that stand between their ends, whoever placed those cards."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence

from visionlab.graph.columns import LANE_GAP, LANE_STEP
from visionlab.graph.model import Graph, Link

Point = tuple[float, float]
#: left, top, right, bottom
Box = tuple[float, float, float, float]

#: a straight link that comes as near to a card goes around it
CLEARANCE = 8.0
#: beyond so many cards beside a link none of its lanes is looked for: it is drawn straight
CROWD = 400


def route(
    graph: Graph,
    places: Mapping[str, Point],
    size: Callable[[str], tuple[float, float]],
    sideways: bool = False,
) -> dict[Link, tuple[Point, ...]]:
    """The points that a link passes on its way from the bottom centre of its source to the top centre of its target.

    Only links that would run over another card have points: the upper and the lower end of a free
    vertical lane. Links of one source share a lane; links of different sources do not, where there is room.
    A link that goes upwards, since a person dragged its target above its source, has none.
    `sideways`, links go from the right of their source to the left of their target, and lanes are horizontal.
    """
    boxes = {}
    for id, (x, y) in places.items():
        width, height = size(id)
        boxes[id] = (y, x, y + height, x + width) if sideways else (x, y, x + width, y + height)
    lanes = _lanes(graph, boxes)
    return {link: tuple((y, x) for x, y in way) for link, way in lanes.items()} if sideways else lanes


def _lanes(graph: Graph, boxes: Mapping[str, Box]) -> dict[Link, tuple[Point, ...]]:
    crowd = _Crowd(boxes)
    lanes = _Lanes()
    found: dict[Link, tuple[Point, ...]] = {}
    lengths = {link: boxes[link.target][1] - boxes[link.source][3] for link in graph.links}
    reach: dict[str, float] = {}
    for link, length in lengths.items():
        reach[link.source] = max(length, reach.get(link.source, length))
    # sources of short links first: their lanes are within those of longer ones, and cross them nowhere; of one source
    # the longest link first: those that end further up then find its lane
    for link in sorted(graph.links, key=lambda link: (reach[link.source], link.source, -lengths[link], link)):
        source, target = boxes[link.source], boxes[link.target]
        start = ((source[0] + source[2]) / 2, source[3])
        end = ((target[0] + target[2]) / 2, target[1])
        if end[1] <= start[1]:
            continue
        near = [box for id, box in crowd.between(start[1], end[1]) if id not in (link.source, link.target)]
        if not near or len(near) > CROWD or not any(_is_hit(start, end, box) for box in near):
            continue
        x = lanes.take(link.source, start, end, near)
        upper = max(start[1], min(box[1] for box in near) - CLEARANCE)
        lower = min(end[1], max(box[3] for box in near) + CLEARANCE)
        found[link] = ((x, upper), (x, lower))
    return found


class _Crowd:
    """The cards by height."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self._boxes = sorted(boxes.items(), key=lambda item: item[1][1])
        self._tops = [box[1] for _, box in self._boxes]
        self._bottoms = sorted(box[3] for box in boxes.values())
        self._tallest = max((box[3] - box[1] for box in boxes.values()), default=0.0)

    def between(self, top: float, bottom: float) -> list[tuple[str, Box]]:
        """Those that reach into a band."""
        if bisect_left(self._tops, bottom) == bisect_right(self._bottoms, top):
            return []  # all that begin above its lower end have ended before it
        first = bisect_left(self._tops, top - self._tallest)
        last = bisect_right(self._tops, bottom)
        return [item for item in self._boxes[first:last] if item[1][3] > top and item[1][1] < bottom]


class _Lanes:
    """The lanes given away so far."""

    def __init__(self) -> None:
        self._own: dict[str, list[tuple[float, float, float]]] = {}
        self._taken: list[tuple[float, float, float, str]] = []

    def take(self, source: str, start: Point, end: Point, near: Sequence[Box]) -> float:
        """A free x for a lane from start to end: straight below the one, above the other, or nearest to the middle."""
        top, bottom = start[1], end[1]
        for lane, upper, lower in self._own.get(source, ()):
            if upper <= top and bottom <= lower:
                return lane
        blocked = sorted((box[0] - LANE_GAP, box[2] + LANE_GAP) for box in near)
        blocked += [
            (x - LANE_STEP, x + LANE_STEP)
            for x, upper, lower, owner in self._taken
            if owner != source and upper < bottom and top < lower
        ]
        spans = _joined(blocked)
        x = next((wish for wish in (start[0], end[0]) if _nearest_free(wish, spans) == wish), None)
        if x is None:
            x = _nearest_free((start[0] + end[0]) / 2, spans)
        self._own.setdefault(source, []).append((x, top, bottom))
        self._taken.append((x, top, bottom, source))
        return x


def _joined(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Open spans as few that do not overlap; two that only touch leave their common point free."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low < found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _nearest_free(wish: float, blocked: Sequence[tuple[float, float]]) -> float:
    """The wish, or the nearer end of the span it lies in; the right one when both are as near."""
    for low, high in blocked:
        if low < wish < high:
            return low if wish - low < high - wish else high
    return wish


def _is_hit(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight line comes too near to a card (slab test)."""
    left, top, right, bottom = box[0] - CLEARANCE, box[1], box[2] + CLEARANCE, box[3]
    dy = end[1] - start[1]
    enter, leave = (top - start[1]) / dy, (bottom - start[1]) / dy
    enter, leave = max(enter, 0.0), min(leave, 1.0)
    if enter > leave:
        return False
    one = start[0] + (end[0] - start[0]) * enter
    two = start[0] + (end[0] - start[0]) * leave
    return max(one, two) > left and min(one, two) < right
