"""Boxes by where they are, so that only those near by are looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRectF

_CELL = 256.0
N = TypeVar("N")
#: left, top, right, bottom
Box = tuple[float, float, float, float]


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

    def touches(self, box: QRectF) -> bool:
        """Whether a box is on one of these, or nearly."""
        left, top, right, bottom = told = (box.left() - 2, box.top() - 2, box.right() + 2, box.bottom() + 2)
        return any(
            a < right and c > left and b < bottom and d > top
            for cell in _cells(told)
            for a, b, c, d in self._cells.get(cell, {}).values()
        )

    def at(self, point: QPointF) -> list[N]:
        """The names whose boxes a point is in."""
        x, y = point.x(), point.y()
        near = self._cells.get((int(x // _CELL), int(y // _CELL)), {})
        return [name for name, (left, top, right, bottom) in near.items() if left <= x <= right and top <= y <= bottom]


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = box
    columns = range(int(left // _CELL), int(right // _CELL) + 1)
    rows = range(int(top // _CELL), int(bottom // _CELL) + 1)
    return ((column, row) for column in columns for row in rows)
