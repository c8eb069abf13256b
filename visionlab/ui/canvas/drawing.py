"""The drawing of a graph and its report: cards, links and labels with their places. What is where, but no paint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.colouring import Colouring, colouring
from visionlab.cost.folding import SEP, Folding, root_of
from visionlab.cost.opened import HEADER
from visionlab.cost.seen import Seen, seen
from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import CARD, route
from visionlab.graph.model import EMPTY, Graph, Link, Node, Remark
from visionlab.ui.canvas.boxes import Box, Boxes
from visionlab.ui.canvas.face import Face, face, run_face, shape_text
from visionlab.ui.canvas.geometry import (
    HEIGHT,
    WIDTH,
    Place,
    curve,
    frame_point,
    input_point,
    output_point,
    ports,
    remark_box,
)
from visionlab.ui.canvas.marks import Port
from visionlab.ui.colour_by import Tint, tints
from visionlab.ui.document import Note
from visionlab.ui.theme import Type, font

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView

#: where along a link its label may stand, best first
_STANDS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85)
LABEL_HEIGHT = 18.0
#: shadow, ring and ports reach so far out of a card
MARGIN = 14.0


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
        return _rectangle(self.extent)


def _coordinates(box: QRectF) -> Box:
    return (box.left(), box.top(), box.right(), box.bottom())


def _rectangle(box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)


def _line(corners: tuple[QPointF, ...], sideways: bool) -> Line:
    path = curve(corners[0], corners[-1], corners[1:-1], sideways)
    straight = tuple(QLineF(one, other) for one, other in pairwise(corners))
    return Line(corners, path, _coordinates(path.boundingRect().adjusted(-4, -4, 4, 4)), straight)


class Drawing:
    """A graph as it is drawn. `places` are the graph's unless a gesture is moving nodes."""

    def __init__(self, is_editable: bool = True, is_inside: bool = False) -> None:
        self.is_inside = is_inside
        self.graph: Graph = EMPTY
        #: another number whenever something is drawn otherwise
        self.version = 0
        self.report: Report | None = None
        self.is_editable = is_editable
        #: links go to the right, from the sides of cards, rather than downwards
        self.is_sideways = False
        #: what of it is opened in place and folded: `graph` and `report` are what is seen of it
        self.folding = Folding()
        self.seen = Seen(EMPTY, analyse(EMPTY))
        self.places: dict[str, Place] = {}
        #: of all cards, and of opened blocks
        self.faces: dict[str, Face] = {}
        #: the graph's, unless a gesture is moving them
        self.remarks: dict[str, Remark] = {}
        #: what else is said on cards (`ui.document.Notes`)
        self.notes: Mapping[str, Note] = {}
        #: what would become of the network (`ui.ghost`); None for what is
        self.would_be: Report | None = None
        #: what cards are coloured by (`cost.colouring`), empty for nothing; and where each stands
        self.measure = ""
        self.colouring: Colouring | None = None
        #: what a run tells of the nodes (`ui.document.Live`)
        self.live: LiveView | None = None
        self.lines: dict[Link, Line] = {}
        #: nodes that a gesture has moved, whose links take the shortest way until it ends
        self.loose: frozenset[str] = frozenset()
        self._cards: Boxes[str] = Boxes()
        self._labels: Boxes[Link] = Boxes()
        self._widths: dict[str, float] = {}
        self._bounds: QRectF | None = None
        self._given: tuple[Graph, Report] | None = None

    # -- taking a graph

    def show(self, graph: Graph, report: Report) -> None:
        """Draw this graph, all anew."""
        self._look_at(graph, report)
        self._place_all()

    def renew(self, graph: Graph, report: Report) -> list[QRectF] | None:
        """Draw another version of the graph. Gives what must be painted again; None for everything."""
        old_graph, old_faces, old_places, stood = self.graph, self.faces, self.places, self.seen.stands
        old_remarks = self.remarks
        self._look_at(graph, report)
        graph = self.graph
        has_moved = self.places != old_places or self.seen.stands != stood
        if graph.links != old_graph.links or has_moved or self.loose:
            self._place_all()
            return None
        if any(old.block.inputs != graph.nodes[id].block.inputs for id, old in old_graph.nodes.items()):
            self._place_all()
            return None
        dirty = [self.box(id) for id, one in self.faces.items() if old_faces.get(id) != one]
        dirty += self._label(self.lines)
        return dirty if self.remarks == old_remarks else None

    def show_remarks(self, remarks: Iterable[Remark]) -> QRectF:
        """Draw some remarks otherwise, as a gesture has them. Gives what must be painted again."""
        dirty = QRectF()
        for remark in remarks:
            before = self.remarks.get(remark.id, remark)
            dirty = dirty.united(remark_box(before)).united(remark_box(remark))
            self.remarks[remark.id] = remark
        return dirty.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def fold(self, folding: Folding) -> None:
        """Look at the same graph in another way."""
        self.folding = folding
        if self._given is not None:
            self.renew(*self._given)

    @property
    def base_report(self) -> Report:
        """The report of the graph itself, however it is looked at."""
        return self.seen.report if self._given is None else self._given[1]

    def _look_at(self, graph: Graph, report: Report) -> None:
        self._given = graph, report
        self.remarks = dict(graph.remarks)
        self.seen = seen(graph, report, self.folding)
        self.graph, self.report = self.seen.graph, self.seen.report
        self.places = self._places()
        self.faces = self._faces_of(self.graph, self.report)
        self.version += 1

    def _places(self) -> dict[str, Place]:
        return {id: (node.x, node.y) for id, node in self.graph.nodes.items()}

    def shift(self, places: Mapping[str, Place]) -> QRectF:
        """Draw some nodes elsewhere, as a gesture moves them. Gives what must be painted again."""
        places = self._with_insides(places)
        moved = {id for id, place in places.items() if self.places[id] != place}
        touched = self.links_of(moved)
        dirty = self._extent(moved, touched)
        self.places.update(places)
        self.loose |= moved
        self._bounds = None
        for id in moved & self.faces.keys():
            self._cards.put(id, self._solid(id))
        for link in touched:
            self.lines[link] = _line(self._corners(link, self._inner_way(link)), self.is_sideways)
            self._labels.drop(link)
        self._label(touched)
        return dirty.united(self._extent(moved, touched))

    def links_of(self, ids: Iterable[str]) -> dict[Link, None]:
        """The links into and out of nodes, as far as they are seen."""
        into, out, lines = self.graph.into, self.graph.out, self.lines
        return {link: None for id in ids for link in (*into[id], *out[id]) if link in lines}

    def _with_insides(self, places: Mapping[str, Place]) -> Mapping[str, Place]:
        """With all that is inside of opened blocks at the same places in them."""
        frames = [id for id in places if id in self.seen.frames and SEP not in id]
        if not frames:
            return places
        found = dict(places)
        for id in frames:
            (x, y), (old_x, old_y) = places[id], self.places[id]
            within = [(other, at) for other, at in self.places.items() if root_of(other) == id and other != id]
            found.update({other: (left + x - old_x, top + y - old_y) for other, (left, top) in within})
        return found

    def settle(self) -> None:
        """Draw all nodes where the graph has them again, after a gesture or a glide."""
        self.places = self._places()
        self.version += 1
        self._place_all()

    def preview(self, report: Report | None) -> list[QRectF]:
        """Say on cards and links what would become of them; None for what is. Gives what must be painted again."""
        if report is self.would_be or self.report is None:
            return []
        before, self.would_be = self.faces, report
        self.version += 1
        self.faces = self._faces_of(self.graph, self.report)
        dirty = [self.box(id) for id, one in self.faces.items() if before.get(id) != one]
        return dirty + self._label(self.lines)

    def _faces_of(self, graph: Graph, report: Report) -> dict[str, Face]:
        """What the cards say; with a ghost, what they would say where that is something else."""
        self.colouring = colouring(self._cards_of(report), self.measure) if self.measure else None
        stands, runs, colours = self.seen.stands, self.seen.runs, tints(self.colouring) if self.colouring else {}
        faces = self._faces({id: node for id, node in graph.nodes.items() if id not in stands}, report, colours)
        for id, folded in runs.items():
            faces[id] = run_face(folded, graph, report.macs, colours.get(id))
        if self.would_be is not None:
            kept = {id: node for id, node in self.would_be.graph.nodes.items() if id in faces and id not in runs}
            ghosts = tints(colouring(self.would_be, self.measure)) if self.measure else {}
            for id, one in self._faces(kept, self.would_be, ghosts).items():
                if one.figures != faces[id].figures:
                    faces[id] = replace(one, is_ghost=True)
        return faces

    def _cards_of(self, report: Report) -> Report:
        """The report of the cards that are seen, rather than of the frames around them."""
        if self.seen.room is None:
            return report
        hidden, runs = self.seen.stands.keys() | self.seen.frames.keys(), self.seen.runs
        nodes = {id: runs[id].report if id in runs else told for id, told in report.nodes.items() if id not in hidden}
        return replace(report, nodes=nodes)

    def colour_by(self, measure: str) -> None:
        """Colour the cards by a measure; empty for none."""
        if measure == self.measure:
            return
        self.measure = measure
        self.version += 1
        if self.report is not None:
            self.faces = self._faces_of(self.graph, self.report)

    def _faces(self, nodes: Mapping[str, Node], report: Report, colours: Mapping[str, Tint]) -> dict[str, Face]:
        total, notes = report.macs, self.notes
        painted = self.live.painted if self.live is not None else frozenset()
        return {
            id: face(node, report.nodes[id], total, notes.get(id, Note()), id in painted, colours.get(id))
            for id, node in nodes.items()
        }

    def note(self, notes: Mapping[str, Note]) -> list[QRectF]:
        """Say something else on the cards. Gives what must be painted again."""
        if notes == self.notes:
            return []
        self.notes, before = notes, self.faces
        self.version += 1
        if self.report is not None:
            self.faces = self._faces_of(self.graph, self.report)
        return [self.box(id) for id, one in self.faces.items() if before.get(id) != one]

    def show_live(self, view: LiveView | None) -> list[QRectF]:
        """Paint what a run tells of the nodes. Gives what must be painted again."""
        if view is self.live:
            return []
        before = self.live.painted if self.live is not None else frozenset()
        self.live = view
        self.version += 1
        painted = view.painted if view is not None else frozenset()
        if painted != before and self.report is not None:
            self.faces = self._faces_of(self.graph, self.report)
        return [self.box(id) for id in before | painted if id in self.faces]

    def _place_all(self) -> None:
        """Work out all lines; those that run as before keep their labels."""
        self.loose, self._bounds = frozenset(), None
        self._cards.keep(self.faces)
        for id in self.faces:
            self._cards.put(id, self._solid(id))
        given = self.graph if self._given is None else self._given[0]
        self.is_sideways = is_sideways(given, None if self.seen.room else self.places)
        routes = self._routes(given)
        old, self.lines = self.lines, {}
        stands = self.seen.stands
        for link in self.graph.links:
            if stands and stands.get(link.source, link.source) == stands.get(link.target, link.target):
                continue
            corners = self._corners(link, routes[link] if link in routes else self._inner_way(link))
            line = old.get(link)
            if line is None or line.corners != corners:
                line = _line(corners, self.is_sideways)
                self._labels.drop(link)
            elif line.label_box is None or self._cards.touches(_coordinates(line.label_box)):
                line.label = line.label_box = None
                self._labels.drop(link)
            self.lines[link] = line
        self._labels.keep(self.lines)
        self._label(self.lines)

    def _routes(self, given: Graph) -> Mapping[Link, tuple[Place, ...]]:
        """The ways of the network's own links, past cards and frames."""
        if not given.links:
            return {}
        if not self.seen.stands:
            return route(given, self.places, self._size, self.is_sideways)
        stands = self.seen.stands
        ways = {
            link: Link(stands.get(link.source, link.source), stands.get(link.target, link.target), link.port)
            for link in given.links
        }
        nodes = {id: node for id, node in given.nodes.items() if id not in stands}
        links = tuple({way: None for way in ways.values() if way.source != way.target})
        places = {id: self.places[id] for id in nodes}
        found = route(Graph(nodes, links), places, self._size, self.is_sideways)
        return {link: found[way] for link, way in ways.items() if way in found}

    def _inner_way(self, link: Link) -> tuple[Place, ...]:
        """The points that a link inside an opened block passes, wherever the block is shown now."""
        way = self.seen.routes.get(link, ())
        if not way:
            return ()
        node, (x, y) = self.graph.nodes[link.source], self.places[link.source]
        return tuple((left + x - node.x, top + y - node.y) for left, top in way)

    def _corners(self, link: Link, through: Iterable[Place]) -> tuple[QPointF, ...]:
        """From port to port, by way of the points that the routing gives."""
        start = self.port_point(Port(link.source))
        return (start, *(QPointF(*point) for point in through), self.port_point(Port(link.target, link.port)))

    # -- labels

    def _label(self, links: Iterable[Link]) -> list[QRectF]:
        """Give links the shapes on them. Gives what must be painted again."""
        assert self.report is not None
        changed: list[tuple[Link, str]] = []
        for link in links:
            known = self.would_be if self.would_be and link.source in self.would_be.nodes else self.report
            shape = known.nodes[link.source].shape
            text = "" if shape is None else shape_text(shape)
            if text != self.lines[link].label:
                changed.append((link, text))
                self._labels.drop(link)  # its old label no longer takes up room
        dirty = []
        for link, text in changed:
            line = self.lines[link]
            line.label = text
            stand = self._stand(line, text) if text and not self._is_told(link) else None
            # what is painted grows by the new label and keeps the room of the old one, which must be painted over
            line.label_box = None
            if stand is not None:
                self._labels.put(link, stand)
                line.label_box = _rectangle(stand)
                (a, b, c, d), (left, top, right, bottom) = line.extent, stand
                line.extent = (min(a, left), min(b, top), max(c, right), max(d, bottom))
            dirty.append(line.box)
        return dirty

    def _is_told(self, link: Link) -> bool:
        """Whether the shape on a link stands on the link that it goes on from, or on, at the edge of a frame."""
        stands, frames = self.seen.stands, self.seen.frames
        return bool(frames) and (stands.get(link.source) in frames or stands.get(link.target) in frames)

    def _stand(self, line: Line, text: str) -> Box | None:
        """Where a label covers neither a card nor another label; None when there is no such place."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = QFontMetricsF(font(Type.small)).horizontalAdvance(text) + 14
        # in hand, a frame comes every few milliseconds: the label is looked for again where it comes to rest
        for part in _STANDS[:2] if self.loose else _STANDS:
            x, y = line.path.pointAtPercent(part).toTuple()
            box = (x - width / 2, y - LABEL_HEIGHT / 2, x + width / 2, y + LABEL_HEIGHT / 2)
            if not self._cards.touches(box) and not self._labels.touches(box):
                return box
        return None

    # -- what is where

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
        box = self._bounds
        for remark in self.remarks.values():
            box = box.united(remark_box(remark))
        return box

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
        for id in self.faces:
            left, top = self.places[id]
            width, height = CARD if id not in frames else frames[id].size
            if not (left - reach <= x <= left + width + reach and top - reach <= y <= top + height + reach):
                continue
            if SEP in id:
                continue
            for port in self.ports_of(id):
                at = self.port_point(port)
                distance = (at.x() - x) ** 2 + (at.y() - y) ** 2
                if distance <= least:
                    best, least = port, distance
        return best

    def link_at(self, point: QPointF, reach: float) -> Link | None:
        """A link within reach."""
        near = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        for link, line in self.lines_near([near]):
            if _open(line.path).intersects(near):
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
        stands, frames = self.seen.stands, self.seen.frames
        left, top, right, bottom = _coordinates(
            _around(boxes).adjusted(-MARGIN - WIDTH, -MARGIN - HEIGHT, MARGIN, MARGIN)
        )
        near = [id for id, (x, y) in self.places.items() if left < x < right and top < y < bottom]
        return [id for id in near if id not in stands and id not in frames and any(map(self.box(id).intersects, boxes))]

    def lines_near(self, boxes: Sequence[QRectF]) -> list[tuple[Link, Line]]:
        """The links of which something is painted in one of these boxes."""
        left, top, right, bottom = _coordinates(_around(boxes))
        near = []
        for link, line in self.lines.items():
            a, b, c, d = line.extent
            if a < right and c > left and b < bottom and d > top:
                near.append((link, line))
        return near if len(boxes) == 1 else [item for item in near if any(map(item[1].box.intersects, boxes))]

    def frames_near(self, boxes: Sequence[QRectF]) -> list[str]:
        """The opened blocks of which something is painted in one of these boxes, outer ones first."""
        return [id for id in self.seen.frames if any(map(self.box(id).intersects, boxes))]

    def remarks_in(self, box: QRectF) -> frozenset[str]:
        """The remarks that touch a box."""
        return frozenset(id for id, remark in self.remarks.items() if remark_box(remark).intersects(box))

    def cards_in(self, box: QRectF) -> frozenset[str]:
        """The cards that touch a box."""
        return frozenset(id for id in self.faces if SEP not in id and self.card(id).intersects(box))


def _around(boxes: Sequence[QRectF]) -> QRectF:
    """The smallest box with all of these in it."""
    whole = QRectF()
    for box in boxes:
        whole = whole.united(box)
    return whole


def _open(path: QPainterPath) -> QPainterPath:
    """A path that `intersects` sees as a line: there and back, so that it encloses nothing."""
    both = QPainterPath(path)
    both.connectPath(path.toReversed())
    return both
