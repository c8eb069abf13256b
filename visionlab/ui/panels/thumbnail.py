"""A network as a small picture: from left to right, each node as high as the maps that leave it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.ui.panels.common import group_colour
from visionlab.ui.theme import theme

_MARGIN = 12.0
_WIDEST, _NARROWEST = 16.0, 3.0
_LOWEST = 7.0
#: two nodes nearer than this across the flow share a lane, in scene units
_LANE = 120.0


def paint_network(painter: QPainter, graph: Graph, report: Report, box: QRectF) -> None:
    """Paint a network into a box: nodes in the colours of their groups, and their links."""
    places = node_boxes(graph, report, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().colour("link"), 1.2))
    for link in graph.links:
        painter.drawPath(_link(places[link.source], places[link.target]))
    for id, place in places.items():
        colour = group_colour(graph.nodes[id].block)
        fill = QColor(colour)
        fill.setAlpha(190)
        painter.setPen(QPen(colour, 1.0))
        painter.setBrush(theme().colour("card"))
        painter.drawRoundedRect(place, 2, 2)
        painter.setBrush(fill)
        painter.drawRoundedRect(place, 2, 2)


def node_boxes(graph: Graph, report: Report, box: QRectF) -> dict[str, QRectF]:
    """Where each node is painted: columns by depth, lanes by the node's place across the flow."""
    if not graph.nodes:
        return {}
    inner = box.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    depths = _depths(graph)
    pitch = inner.width() / (max(depths.values()) + 1)
    width = max(_NARROWEST, min(_WIDEST, pitch * 0.62))
    lanes = _lanes(graph)
    count = max(lanes.values()) + 1
    lane_height = inner.height() / count
    largest = max((_extent(node.shape) for node in report.nodes.values()), default=1.0)
    found = {}
    for id in graph.nodes:
        part = _extent(report.nodes[id].shape) / largest
        height = max(min(_LOWEST, lane_height), part * lane_height * (1.0 if count == 1 else 0.8))
        x = inner.left() + pitch * (depths[id] + 0.5)
        y = inner.top() + lane_height * (lanes[id] + 0.5)
        found[id] = QRectF(QPointF(x - width / 2, y - height / 2), QSizeF(width, height))
    return found


def _extent(shape: Shape | None) -> float:
    """How high a node is drawn: with the logarithm of its maps, so that the small ones at the end still differ."""
    return math.log2(1 + shape[1]) if shape is not None and len(shape) == 3 else 1.0


def _depths(graph: Graph) -> dict[str, int]:
    """The longest way to each node, in links."""
    depths: dict[str, int] = {}
    for id in graph.order:
        depths[id] = max((depths[link.source] + 1 for link in graph.into[id]), default=0)
    return depths


def _lanes(graph: Graph) -> dict[str, int]:
    """The lane of each node, from 0: nodes side by side on the canvas are above each other here."""
    lane, last = 0, None
    found = {}
    for node in sorted(graph.nodes.values(), key=lambda node: node.x):
        if last is not None and node.x - last > _LANE:
            lane += 1
        last = node.x
        found[node.id] = lane
    return found


def _link(source: QRectF, target: QRectF) -> QPainterPath:
    start = QPointF(source.right(), source.center().y())
    end = QPointF(target.left(), target.center().y())
    path = QPainterPath(start)
    if start.y() == end.y():
        path.lineTo(end)
    else:
        middle = (start.x() + end.x()) / 2
        path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
    return path
