"""Links as they are drawn: the line from port to port, and the box of the label on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from visionlab.ui.canvas.boxes import Box
from visionlab.ui.canvas.geometry import curve

#: around a line, for its width
_ROOM = 4.0


@dataclass(slots=True)
class Line:
    """A link as drawn."""

    corners: tuple[QPointF, ...]
    is_sideways: bool
    #: all that is painted, label included
    extent: Box
    #: as straight pieces, for the overview
    straight: tuple[QLineF, ...]
    #: the shape on it; empty where there is none, None while nobody has looked
    label: str | None = None
    #: where the label is; None where there is no room for it
    label_box: QRectF | None = None
    _path: QPainterPath | None = None

    @property
    def path(self) -> QPainterPath:
        """The line itself; made when it is asked for, since most lines of a large network are not seen."""
        if self._path is None:
            self._path = curve(self.corners[0], self.corners[-1], self.corners[1:-1], self.is_sideways)
        return self._path

    @property
    def box(self) -> QRectF:
        """All that is painted, label included."""
        return rectangle(self.extent)

    def touches(self, box: QRectF) -> bool:
        """Whether the line itself passes through a box."""
        # there and back, so that it encloses nothing: `intersects` takes a path for an area
        both = QPainterPath(self.path)
        both.connectPath(self.path.toReversed())
        return both.intersects(box)


def line_through(corners: tuple[QPointF, ...], sideways: bool) -> Line:
    """The line from the first of these points to the last, by way of the others; no label on it yet."""
    straight = tuple(QLineF(one, other) for one, other in pairwise(corners))
    made = Line(corners, sideways, (0.0, 0.0, 0.0, 0.0), straight)
    (x, y), (x2, y2) = corners[0].toTuple(), corners[-1].toTuple()
    if len(corners) == 2 and ((x == x2 and y2 >= y) if not sideways else (y == y2 and x2 >= x)):
        made.extent = (x - _ROOM, y - _ROOM, x2 + _ROOM, y2 + _ROOM)
    else:
        made.extent = coordinates(made.path.boundingRect().adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
    return made


def coordinates(box: QRectF) -> Box:
    """Of a rectangle of Qt's."""
    return (box.left(), box.top(), box.right(), box.bottom())


def rectangle(box: Box) -> QRectF:
    """As one of Qt's."""
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
