"""The drawing of a graph and its report, brought up to date as they change: cards, links and labels, but no paint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from visionlab.cost.analysis import Report
from visionlab.cost.colouring import Colouring, colouring
from visionlab.cost.folding import SEP, Folding, root_of
from visionlab.cost.seen import seen
from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import route
from visionlab.graph.model import Graph, Link, Remark
from visionlab.ui.canvas.bands import REACH
from visionlab.ui.canvas.boxes import Box, Boxes
from visionlab.ui.canvas.face import Face, Faces, Shares, run_face, shape_text
from visionlab.ui.canvas.geometry import Place, remark_box
from visionlab.ui.canvas.lines import Line, coordinates, line_through, rectangle
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.plan import MARGIN, Plan
from visionlab.ui.colour_by import tints
from visionlab.ui.document import Note
from visionlab.ui.theme import Type, font

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView

#: where along a link its label may stand, best first
_STANDS = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85)
LABEL_HEIGHT = 18.0


class Drawing(Plan):
    """A graph as it is drawn. `places` are the graph's unless a gesture is moving nodes."""

    def __init__(self, is_editable: bool = True, is_inside: bool = False) -> None:
        super().__init__(is_editable)
        self.is_inside = is_inside
        #: another number whenever something is drawn otherwise
        self.version = 0
        self.report: Report | None = None
        #: what of it is opened in place and folded: `graph` and `report` are what is seen of it
        self.folding = Folding()
        #: what else is said on cards (`ui.document.Notes`)
        self.notes: Mapping[str, Note] = {}
        #: what would become of the network (`ui.ghost`); None for what is
        self.would_be: Report | None = None
        #: what cards are coloured by (`cost.colouring`), empty for nothing; and where each stands
        self.measure = ""
        self.colouring: Colouring | None = None
        #: what a run tells of the nodes (`ui.document.Live`)
        self.live: LiveView | None = None
        self._own, self._ghosts = Faces(), Faces()
        self._labels: Boxes[Link] = Boxes()
        self._widths: dict[str, float] = {}
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
        nodes = graph.nodes
        changed = [(old, nodes[id]) for id, old in old_graph.nodes.items() if nodes[id] is not old]
        if any(old.block.inputs != new.block.inputs for old, new in changed):
            self._place_all()
            return None
        dirty = self._other_than(old_faces)
        dirty += self._label(self._told())
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
            self.lines[link] = line_through(self._corners(link, self._inner_way(link)), self.is_sideways)
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

    def preview(self, told: tuple[Graph, Report] | None) -> list[QRectF]:
        """Say on cards and links what would become of them; None for what is. Gives what must be painted again."""
        report = None if told is None else seen(*told, self.folding).report
        if report is self.would_be or self.report is None:
            return []
        before, self.would_be = self.faces, report
        self.version += 1
        self.faces = self._faces_of(self.graph, self.report)
        return self._other_than(before) + self._label(self._told())

    def _faces_of(self, graph: Graph, report: Report) -> dict[str, Face]:
        """What the cards say; with a ghost, what they would say where that is something else."""
        self.colouring = colouring(self._cards_of(report), self.measure) if self.measure else None
        stands, runs, colours = self.seen.stands, self.seen.runs, tints(self.colouring) if self.colouring else {}
        painted = self.live.painted if self.live is not None else frozenset()
        nodes = {id: node for id, node in graph.nodes.items() if id not in stands} if stands else graph.nodes
        faces = self._own.of(nodes, report, self.notes, painted, colours)
        for id, folded in runs.items():
            faces[id] = run_face(folded, graph, Shares(report.macs), colours.get(id))
        if self.would_be is not None:
            kept = {id: node for id, node in self.would_be.graph.nodes.items() if id in faces and id not in runs}
            ghosts = tints(colouring(self.would_be, self.measure)) if self.measure else {}
            for id, one in self._ghosts.of(kept, self.would_be, self.notes, painted, ghosts).items():
                if one.figures != faces[id].figures:
                    faces[id] = one._replace(is_ghost=True)
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

    def _other_than(self, before: Mapping[str, Face]) -> list[QRectF]:
        """What is painted for nodes that said something else before."""
        told = before.get
        return [self.box(id) for id, one in self.faces.items() if (old := told(id)) is not one and old != one]

    def note(self, notes: Mapping[str, Note]) -> list[QRectF]:
        """Say something else on the cards. Gives what must be painted again."""
        if notes == self.notes:
            return []
        self.notes, before = notes, self.faces
        self.version += 1
        if self.report is not None:
            self.faces = self._faces_of(self.graph, self.report)
        return self._other_than(before)

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
        """Work out all lines; those that run as before keep their labels, others get them when they are seen."""
        self.loose, self._bounds, self._bands = frozenset(), None, None
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
                line = line_through(corners, self.is_sideways)
                self._labels.drop(link)
            elif line.label_box is None or self._cards.touches(coordinates(line.label_box)):
                line.label = line.label_box = None
                self._labels.drop(link)
            self.lines[link] = line
        self._labels.keep(self.lines)
        self._label(self._told())

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

    def lines_painted(self, boxes: Sequence[QRectF]) -> list[tuple[Link, Line]]:
        """The links of which something is painted in one of these boxes, with labels: no others need any yet."""
        # whoever sees an edge of a label now may see the rest of it next
        around = [box.adjusted(-REACH, -LABEL_HEIGHT, REACH, LABEL_HEIGHT) for box in boxes]
        near = self.lines_near(around)
        self._label([link for link, line in near if line.label is None])
        return [item for item in near if any(map(item[1].box.intersects, boxes))]

    def _told(self) -> list[Link]:
        """The links that somebody has looked at."""
        return [link for link, line in self.lines.items() if line.label is not None]

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
                line.label_box = rectangle(stand)
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
