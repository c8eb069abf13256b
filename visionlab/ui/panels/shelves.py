"""Where cards lie: shelves below each other, each with a heading above its cards or, on a time line, beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from visionlab.ui.theme import Length

CARD_HEIGHT = 158
_NARROWEST_CARD = 216
GAP = Length.medium
#: the height of a heading above its cards
HEADING = 40
#: the width of the rail that a time line's years hang on
RAIL = 60


@dataclass(frozen=True, slots=True)
class Shelf:
    """One heading and its cards, by the number of the first; from top to bottom in the contents' pixels."""

    title: str
    first: int
    count: int
    top: int
    bottom: int


class Shelves:
    """The places of all cards in a view of a width."""

    def __init__(self, headings: Sequence[tuple[str, int]], width: int, on_rail: bool) -> None:
        self.on_rail = on_rail
        self.left = RAIL if on_rail else 0
        room = max(_NARROWEST_CARD, width - self.left)
        self.columns = max(1, (room + GAP) // (_NARROWEST_CARD + GAP))
        self._card = (room - (self.columns - 1) * GAP) // self.columns
        self.shelves: list[Shelf] = []
        top, first = Length.tiny, 0
        for title, count in headings:
            lines = -(-count // self.columns)
            bottom = top + self._above + lines * (CARD_HEIGHT + GAP)
            self.shelves.append(Shelf(title, first, count, top, bottom))
            top, first = bottom + Length.medium, first + count
        self.height = top
        self._firsts = [shelf.first for shelf in self.shelves]

    @property
    def _above(self) -> int:
        """What a heading takes above its first card."""
        return 0 if self.on_rail else HEADING

    def shelf_of(self, row: int) -> Shelf:
        """The shelf that a card lies on."""
        return self.shelves[bisect_right(self._firsts, row) - 1]

    def card(self, row: int) -> QRect:
        """The place of a card."""
        shelf = self.shelf_of(row)
        line, column = divmod(row - shelf.first, self.columns)
        x = self.left + column * (self._card + GAP)
        return QRect(x, shelf.top + self._above + line * (CARD_HEIGHT + GAP), self._card, CARD_HEIGHT)

    def at(self, place: QPoint) -> int:
        """The card at a place; -1 where there is none."""
        return next((row for row in self.between(place.y(), place.y()) if self.card(row).contains(place)), -1)

    def seen(self, top: int, bottom: int) -> Iterator[Shelf]:
        """The shelves between two heights."""
        return (shelf for shelf in self.shelves if shelf.top <= bottom and shelf.bottom >= top)

    def between(self, top: int, bottom: int) -> Iterator[int]:
        """The cards between two heights."""
        for shelf in self.seen(top, bottom):
            for row in range(shelf.first, shelf.first + shelf.count):
                place = self.card(row)
                if place.top() <= bottom and place.bottom() >= top:
                    yield row

    def across(self, row: int, lines: int) -> int:
        """The card so many lines further down (or up, below 0) in the same column, or in the last one there is."""
        column = (row - self.shelf_of(row).first) % self.columns
        starts = [
            (start, min(self.columns, shelf.first + shelf.count - start))
            for shelf in self.shelves
            for start in range(shelf.first, shelf.first + shelf.count, self.columns)
        ]
        here = bisect_right(starts, row, key=lambda line: line[0]) - 1
        there = max(0, min(len(starts) - 1, here + lines))
        if there == here:
            return row
        start, count = starts[there]
        return start + min(column, count - 1)
