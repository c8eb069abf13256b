"""A network as a small picture: from left to right, each node as high as the maps that leave it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.ui.panels.common import group_rank
from visionlab.ui.theme import theme

_MARGIN = 12.0
_WIDEST, _NARROWEST = 16.0, 3.0
_LOWEST = 7.0
#: the least part of the height of the highest node that a lane gets
_LEAST = 0.24
#: how much of the way from one column to the next a node takes
_FILLED = 0.62
#: two nodes nearer than this across the flow share a lane, in scene units
_LANE = 120.0
#: how far above the boxes a link that passes some by is drawn towards
_BOW = 9.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the picture shows of a network, by the numbers of its nodes; small enough to be kept of every preset."""

    #: the longest way to each node, in links
    depths: tuple[int, ...]
    #: nodes side by side on the canvas are above each other here
    lanes: tuple[int, ...]
    #: how high each is drawn, the highest as 1
    heights: tuple[float, ...]
    #: the rank of each node's palette group, which gives its colour
    groups: tuple[int, ...]
    links: tuple[tuple[int, int], ...]

    def boxes(self, box: QRectF) -> list[QRectF]:
        """Where each node is painted. Where a network is too deep for the box, nodes that follow each other share."""
        if not self.depths:
            return []
        inner = box.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        last = max(self.depths)
        columns = max(3, min(last + 1, int(inner.width() * _FILLED / _NARROWEST))) if last > 1 else last + 1

        def column(depth: int) -> int:
            """Its place from the left; the input and the end stay apart from all others."""
            return 1 + (depth - 1) * (columns - 2) // (last - 1) if 0 < depth < last else min(depth, columns - 1)

        parts: dict[tuple[int, int], float] = {}
        places = [(column(depth), lane) for depth, lane in zip(self.depths, self.lanes, strict=True)]
        for place, part in zip(places, self.heights, strict=True):
            parts[place] = max(part, parts.get(place, 0.0))
        pitch = inner.width() / columns
        width = max(_NARROWEST, min(_WIDEST, pitch * _FILLED))
        middles, unit = self._lanes(inner)
        shared = {}
        for (across, lane), part in parts.items():
            height = max(min(_LOWEST, unit * _LEAST), part * unit * (1.0 if len(middles) == 1 else 0.86))
            middle = QPointF(inner.left() + pitch * (across + 0.5), middles[lane])
            shared[across, lane] = QRectF(middle - QPointF(width / 2, height / 2), QSizeF(width, height))
        return [shared[place] for place in places]

    def _lanes(self, inner: QRectF) -> tuple[list[float], float]:
        """The middle of each lane, which is as high as its highest node needs, and the height of the highest of all."""
        rooms = [_LEAST] * (max(self.lanes) + 1)
        for lane, part in zip(self.lanes, self.heights, strict=True):
            rooms[lane] = max(rooms[lane], part)
        unit = inner.height() / sum(rooms)
        tops = accumulate(rooms, initial=0.0)
        return [inner.top() + (top + room / 2) * unit for top, room in zip(tops, rooms, strict=False)], unit

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint nodes in the colours of their groups, and their links."""
        boxes = self.boxes(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().colour("link"), 1.2))
        painter.drawPath(_links({(_key(boxes[a]), _key(boxes[b])): (boxes[a], boxes[b]) for a, b in self.links}))
        # the first node in a shared box gives it its colour; one path a colour, since there may be many nodes
        colours = {_key(box): (group, box) for box, group in reversed([*zip(boxes, self.groups, strict=True)])}
        for group in sorted(set(self.groups)):
            shapes = QPainterPath()
            shapes.setFillRule(Qt.FillRule.WindingFill)
            for rank, place in colours.values():
                if rank == group:
                    shapes.addRoundedRect(place, 2, 2)
            fill = QColor(colour := theme().group(group))
            fill.setAlpha(190)
            painter.setPen(QPen(colour, 1.0))
            painter.setBrush(theme().colour("card"))
            painter.drawPath(shapes)
            painter.setBrush(fill)
            painter.drawPath(shapes)


def sketch(graph: Graph, report: Report) -> Sketch:
    """What a small picture shows of a network."""
    number = {id: index for index, id in enumerate(graph.nodes)}
    depths, lanes = _depths(graph), _lanes_of(graph)
    heights = [_height(report.nodes[id].shape) for id in graph.nodes]
    highest = max(heights, default=1.0)
    return Sketch(
        tuple(depths[id] for id in graph.nodes),
        tuple(lanes[id] for id in graph.nodes),
        tuple(height / highest for height in heights),
        tuple(group_rank(node.block) for node in graph.nodes.values()),
        tuple((number[link.source], number[link.target]) for link in graph.links),
    )


def _height(shape: Shape | None) -> float:
    """With the logarithm of the maps, so that the small ones at the end still differ."""
    return math.log2(1 + shape[1]) if shape is not None and len(shape) == 3 else 1.0


def _depths(graph: Graph) -> dict[str, int]:
    depths: dict[str, int] = {}
    for id in graph.order:
        depths[id] = max((depths[link.source] + 1 for link in graph.into[id]), default=0)
    return depths


def _lanes_of(graph: Graph) -> dict[str, int]:
    lane, last = 0, None
    found = {}
    for node in sorted(graph.nodes.values(), key=lambda node: node.x):
        if last is not None and node.x - last > _LANE:
            lane += 1
        last = node.x
        found[node.id] = lane
    return found


def _key(box: QRectF) -> tuple[float, float]:
    return box.left(), box.center().y()


def _links(ends: Mapping[object, tuple[QRectF, QRectF]]) -> QPainterPath:
    """Lines from box to box; one that passes others by goes above them."""
    path = QPainterPath()
    gaps = {key: target.left() - source.right() for key, (source, target) in ends.items()}
    nearest = min((gap for gap in gaps.values() if gap > 0), default=0.0)
    for key, (source, target) in ends.items():
        start = QPointF(source.right(), source.center().y())
        end = QPointF(target.left(), target.center().y())
        if gaps[key] <= 0:
            continue  # between nodes that share a column
        if start.y() != end.y():
            middle = (start.x() + end.x()) / 2
            path.moveTo(start)
            path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        elif gaps[key] > nearest + source.width():
            start, end = QPointF(source.center().x(), source.top()), QPointF(target.center().x(), target.top())
            above = min(start.y(), end.y()) - _BOW
            path.moveTo(start)
            path.cubicTo(QPointF(start.x(), above), QPointF(end.x(), above), end)
        else:
            path.moveTo(start)
            path.lineTo(end)
    return path
