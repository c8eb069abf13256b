"""What is where in a drawing: cards, frames, ports, links and remarks, by place and by what is near a point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF

from visionlab.cost.analysis import analyse
from visionlab.cost.folding import SEP
from visionlab.cost.opened import HEADER
from visionlab.cost.seen import Seen
from visionlab.graph.layout import CARD
from visionlab.graph.model import EMPTY, Graph, Link, Remark
from visionlab.ui.canvas.bands import Bands
from visionlab.ui.canvas.boxes import Box, Boxes
from visionlab.ui.canvas.face import Face
from visionlab.ui.canvas.geometry import (
    Place,
    around,
    frame_point,
    input_point,
    output_point,
    ports,
    remark_box,
)
from visionlab.ui.canvas.lines import Line, coordinates
from visionlab.ui.canvas.marks import Port

#: shadow, ring and ports reach so far out of a card
MARGIN = 14.0


class Plan:
    """Where everything of a graph is, to be asked; a Drawing puts it there."""

    def __init__(self, is_editable: bool = True) -> None:
        self.is_editable = is_editable
        self.graph: Graph = EMPTY
        #: what is opened in place and folded of the network
        self.seen = Seen(EMPTY, analyse(EMPTY))
        #: links go to the right, from the sides of cards, rather than downwards
        self.is_sideways = False
        self.places: dict[str, Place] = {}
        #: of all cards, and of opened blocks
        self.faces: dict[str, Face] = {}
        #: the graph's, unless a gesture is moving them
        self.remarks: dict[str, Remark] = {}
        self.lines: dict[Link, Line] = {}
        self._cards: Boxes[str] = Boxes()
        self._bounds: QRectF | None = None
        #: of the lines; None until they are asked for
        self._bands: Bands | None = None
        #: nodes that a gesture has moved, whose links take the shortest way until it ends
        self.loose: frozenset[str] = frozenset()

    def _size(self, id: str) -> Place:
        frame = self.seen.frames.get(id)
        return CARD if frame is None else frame.size

    def card(self, id: str) -> QRectF:
        """The card of a node, or the frame of an opened block."""
        return QRectF(*self.places[id], *self._size(id))

    def _solid(self, id: str) -> Box:
        """What of a node stops the mouse and labels: of a frame, its header."""
        (x, y), (width, height) = self.places[id], self._size(id)
        return (x, y, x + width, y + (HEADER if id in self.seen.frames else height))

    def box(self, id: str) -> QRectF:
        """All that is painted for a node."""
        return self.card(id).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def bounds(self) -> QRectF:
        """All that is painted."""
        if self._bounds is None:
            self._bounds = self._extent(self.faces, self.lines)
        return around([self._bounds, *map(remark_box, self.remarks.values())])

    def _extent(self, ids: Iterable[str], links: Iterable[Link]) -> QRectF:
        boxes = []
        for id in ids:
            (x, y), (width, height) = self.places[id], self._size(id)
            boxes.append((x - MARGIN, y - MARGIN, x + width + MARGIN, y + height + MARGIN))
        boxes += [self.lines[link].extent for link in links]
        if not boxes:
            return QRectF()
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return QRectF(QPointF(min(lefts), min(tops)), QPointF(max(rights), max(bottoms)))

    def ports_of(self, id: str) -> list[Port]:
        """The ports that a card shows: its inputs, then its output."""
        last = self.seen.runs[id].run.ids[-1] if id in self.seen.runs else id
        return [Port(id, number) for number in self._inputs(id)] + [Port(last)]

    def _inputs(self, id: str) -> tuple[int, ...]:
        return ports(self.graph, self.graph.nodes[id], self.is_editable and SEP not in id)

    def port_point(self, port: Port) -> QPointF:
        """The centre of a port."""
        place = self.places[port.node]
        if port.node in self.seen.frames:
            return frame_point(self.seen.frames[port.node], place, port.input, self.is_sideways)
        if self.seen.stands.get(port.node) in self.seen.frames:
            return QPointF(*place)
        if port.input is None:
            return output_point(place, self.is_sideways)
        shown = self._inputs(port.node)
        # a file may wire a port that its block does not have: its link ends at the last one
        rank = shown.index(port.input) if port.input in shown else max(0, len(shown) - 1)
        return input_point(place, rank, max(1, len(shown)), self.is_sideways)

    def port_points(self, id: str) -> list[tuple[Port, QPointF]]:
        """The ports that a card shows with their centres; sooner than one by one."""
        shown = self.ports_of(id)
        if id in self.seen.frames:
            return [(port, self.port_point(port)) for port in shown]
        place, sideways, count = self.places[id], self.is_sideways, len(shown) - 1
        points = [input_point(place, rank, count, sideways) for rank in range(count)]
        return list(zip(shown, [*points, output_point(place, sideways)], strict=True))

    def card_at(self, point: QPointF) -> str | None:
        """The topmost card under a point."""
        found = self._cards.at(point)
        # later ones are painted over earlier ones
        return found[0] if len(found) == 1 else next((id for id in reversed(self.places) if id in found), None)

    def port_at(self, point: QPointF, reach: float) -> Port | None:
        """The nearest port within reach."""
        x, y = point.x(), point.y()
        best, least = None, reach * reach
        frames = self.seen.frames
        near = self._cards.near((x - reach, y - reach, x + reach, y + reach)) | frames.keys()
        for id in [id for id in self.faces if id in near and SEP not in id]:
            for port, at in self.port_points(id):
                distance = (at.x() - x) ** 2 + (at.y() - y) ** 2
                if distance <= least:
                    best, least = port, distance
        return best

    def link_at(self, point: QPointF, reach: float) -> Link | None:
        """A link within reach."""
        near = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        for link, line in self.lines_near([near]):
            if line.touches(near):
                return link
            if line.label_box is not None and line.label_box.contains(point):
                return link
        return None

    def link_under(self, box: QRectF) -> Link | None:
        """The link that passes through a box, for a card dropped there; the nearest to the box's middle."""
        best, least = None, float("inf")
        for link, line in self.lines_near([box]):
            if SEP in link.target:
                continue
            for step in range(1, 12):
                at = line.path.pointAtPercent(step / 12)
                if box.contains(at):
                    distance = (at - box.center()).manhattanLength()
                    if distance < least:
                        best, least = link, distance
        return best

    def cards_near(self, boxes: Sequence[QRectF]) -> list[str]:
        """The cards of which something is painted in one of these boxes."""
        frames = self.seen.frames
        near = self._cards.near(coordinates(around(boxes).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)))
        # as they are painted one over the other
        found = [id for id in self.places if id in near and id not in frames]
        return found if len(boxes) == 1 else [id for id in found if any(map(self.box(id).intersects, boxes))]

    def lines_near(self, boxes: Sequence[QRectF]) -> list[tuple[Link, Line]]:
        """The links of which something is painted in one of these boxes."""
        left, top, right, bottom = whole = coordinates(around(boxes))
        near = []
        for item in self._bands_now().near(whole) if not self.loose else self.lines.items():
            a, b, c, d = item[1].extent
            if a < right and c > left and b < bottom and d > top:
                near.append(item)
        return near if len(boxes) == 1 else [item for item in near if any(map(item[1].box.intersects, boxes))]

    def _bands_now(self) -> Bands:
        if self._bands is None:
            self._bands = Bands(self.lines, self.is_sideways)
        return self._bands

    def frames_near(self, boxes: Sequence[QRectF]) -> list[str]:
        """The opened blocks of which something is painted in one of these boxes, outer ones first."""
        return [id for id in self.seen.frames if any(map(self.box(id).intersects, boxes))]

    def remarks_in(self, box: QRectF) -> frozenset[str]:
        """The remarks that touch a box."""
        return frozenset(id for id, remark in self.remarks.items() if remark_box(remark).intersects(box))

    def cards_in(self, box: QRectF) -> frozenset[str]:
        """The cards that touch a box."""
        return frozenset(id for id in self.faces if SEP not in id and self.card(id).intersects(box))
