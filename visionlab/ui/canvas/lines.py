"""Links as they are drawn: the line from port to port, and the box of the label on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from visionlab.ui.canvas.boxes import Box
from visionlab.ui.canvas.geometry import curve


@dataclass(slots=True)
class Line:
    """A link as drawn."""

    corners: tuple[QPointF, ...]
    path: QPainterPath
    #: all that is painted, label included
    extent: Box
    #: as straight pieces, for the overview
    straight: tuple[QLineF, ...]
    #: the shape on it; empty where there is none, None while nobody has looked
    label: str | None = None
    #: where the label is; None where there is no room for it
    label_box: QRectF | None = None

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
    path = curve(corners[0], corners[-1], corners[1:-1], sideways)
    straight = tuple(QLineF(one, other) for one, other in pairwise(corners))
    return Line(corners, path, coordinates(path.boundingRect().adjusted(-4, -4, 4, 4)), straight)


def coordinates(box: QRectF) -> Box:
    """Of a rectangle of Qt's."""
    return (box.left(), box.top(), box.right(), box.bottom())


def rectangle(box: Box) -> QRectF:
    """As one of Qt's."""
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
