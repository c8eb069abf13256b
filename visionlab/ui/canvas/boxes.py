"""Boxes by where they are, so that only those near by are looked at."""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF

_CELL = 256.0
N = TypeVar("N")
#: left, top, right, bottom
Box = tuple[float, float, float, float]
_NOTHING: dict[object, Box] = {}


class Boxes(Generic[N]):
    """A box for each of some names; each can be put elsewhere, or taken away, without looking at the others."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[N, Box]] = {}
        self._boxes: dict[N, Box] = {}

    def put(self, name: N, box: Box) -> None:
        """Have the box of a name here."""
        if self._boxes.get(name) != box:
            self.drop(name)
            self._boxes[name] = box
            for cell in _cells(box):
                self._cells.setdefault(cell, {})[name] = box

    def drop(self, name: N) -> None:
        """Have no box of a name, whether there was one or not."""
        told = self._boxes.pop(name, None)
        if told is not None:
            for cell in _cells(told):
                del self._cells[cell][name]

    def keep(self, names: Collection[N]) -> None:
        """Drop all others."""
        for name in [name for name in self._boxes if name not in names]:
            self.drop(name)

    def touches(self, box: Box) -> bool:
        """Whether a box is on one of these, or nearly."""
        left, top, right, bottom = told = (box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2)
        for cell in _cells(told):
            for a, b, c, d in self._cells.get(cell, _NOTHING).values():
                if a < right and c > left and b < bottom and d > top:
                    return True
        return False

    def near(self, box: Box) -> set[N]:
        """The names whose boxes are on this one, in part at least."""
        left, top, right, bottom = box
        return {
            name
            for cell in _cells(box)
            for name, (a, b, c, d) in self._cells.get(cell, {}).items()
            if a < right and c > left and b < bottom and d > top
        }

    def at(self, point: QPointF) -> list[N]:
        """The names whose boxes a point is in."""
        x, y = point.x(), point.y()
        near = self._cells.get((int(x // _CELL), int(y // _CELL)), {})
        return [name for name, (left, top, right, bottom) in near.items() if left <= x <= right and top <= y <= bottom]


def _cells(box: Box) -> list[tuple[int, int]]:
    left, top = int(box[0] // _CELL), int(box[1] // _CELL)
    right, bottom = int(box[2] // _CELL), int(box[3] // _CELL)
    if left == right and top == bottom:  # as it is with most
        return [(left, top)]
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]
