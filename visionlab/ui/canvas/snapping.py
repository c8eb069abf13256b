"""While cards are moved: coming into line with others, shown by guide lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF

#: so near, in scene units, a line of a card comes to one of another card
REACH = 6.0
#: how far a guide reaches beyond the cards it joins
_BEYOND = 16.0


class Snap(NamedTuple):
    """Where a box goes, and what shows why. An axis that came into line with nothing is None."""

    x: float | None = None
    y: float | None = None
    guides: tuple[QLineF, ...] = ()


class Lines:
    """The centres and edges of the cards that stand still."""

    def __init__(self, boxes: Iterable[QRectF]) -> None:
        self._boxes = list(boxes)
        # sorted: thousands of cards may stand still while one moves
        self._across = sorted({line for box in self._boxes for line in _across(box)})
        self._down = sorted({line for box in self._boxes for line in _down(box)})

    def snap(self, box: QRectF) -> Snap:
        """Where a box comes into line with the nearest of them."""
        dx, dy = _nearest(_across(box), self._across), _nearest(_down(box), self._down)
        moved = box.translated(dx or 0.0, dy or 0.0)
        guides = []
        if dx is not None:
            guides += [self._upright(x, moved) for x in _shared(_across(moved), self._across)]
        if dy is not None:
            guides += [self._level(y, moved) for y in _shared(_down(moved), self._down)]
        x, y = moved.left() if dx is not None else None, moved.top() if dy is not None else None
        return Snap(x, y, tuple(guides))

    def _upright(self, x: float, box: QRectF) -> QLineF:
        """From the uppermost to the lowest of the cards that have this line."""
        joined = [box, *(other for other in self._boxes if x in _across(other))]
        top, bottom = min(one.top() for one in joined), max(one.bottom() for one in joined)
        return QLineF(QPointF(x, top - _BEYOND), QPointF(x, bottom + _BEYOND))

    def _level(self, y: float, box: QRectF) -> QLineF:
        joined = [box, *(other for other in self._boxes if y in _down(other))]
        left, right = min(one.left() for one in joined), max(one.right() for one in joined)
        return QLineF(QPointF(left - _BEYOND, y), QPointF(right + _BEYOND, y))


def _across(box: QRectF) -> tuple[float, float, float]:
    return box.center().x(), box.left(), box.right()


def _down(box: QRectF) -> tuple[float, float, float]:
    return box.center().y(), box.top(), box.bottom()


def _nearest(own: tuple[float, ...], others: list[float]) -> float | None:
    """The least way to one of the lines; None where none is within reach."""
    ways = []
    for one in own:
        at = bisect_left(others, one)
        ways += [line - one for line in others[max(0, at - 1) : at + 1] if abs(line - one) <= REACH]
    return min(ways, key=abs, default=None)


def _shared(own: tuple[float, ...], others: list[float]) -> list[float]:
    """The lines that are shared now: only the centre's where that is among them, since equal cards share all."""
    found = [one for one in own if one in others[(at := bisect_left(others, one)) : at + 1]]
    return found[:1] if found and found[0] == own[0] else found
