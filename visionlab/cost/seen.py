"""A network as it is looked at: with some blocks opened in place and some runs of equal blocks folded into one card.

Everything of the document is still there under its own id, so that whatever edits the network need not know: opened
blocks are larger, the nodes of a run stand on one place. What is inside an opened block comes besides, to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from visionlab.blocks.recording import see_through
from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.folding import SEP, Folding
from visionlab.cost.opened import Opened, Opening, card_of, look_into, runs_of
from visionlab.cost.room import Frame, Place, Room
from visionlab.graph.flow import is_sideways
from visionlab.graph.model import Graph, Link, Node
from visionlab.graph.repeats import Run
from visionlab.layers.base import Window


@dataclass(frozen=True, slots=True)
class Folded:
    """A run seen as one card."""

    run: Run
    #: what its blocks come to, under the id of its first
    report: NodeReport


@dataclass(frozen=True)
class Seen:
    """What there is to draw. Where nothing is opened or folded, just the network."""

    graph: Graph
    report: Report
    #: opened blocks, outer ones first
    frames: Mapping[str, Frame] = field(default_factory=dict)
    #: by the card that is seen
    runs: Mapping[str, Folded] = field(default_factory=dict)
    #: what is seen for a node that has no card of its own: the run that it is in, the frame that it is a port of
    stands: Mapping[str, str] = field(default_factory=dict)
    #: the ways of links inside of blocks; the network's own are routed where they are drawn
    routes: Mapping[Link, tuple[Place, ...]] = field(default_factory=dict)
    room: Room | None = None

    def home(self, place: Place) -> Place:
        """Where a card belongs that is put at this place of what is seen."""
        return self.settled({"": place})[""]

    def settled(self, places: Mapping[str, Place]) -> dict[str, Place]:
        """Where nodes of the network belong that are moved to these places of what is seen."""
        return dict(places) if self.room is None else self.room.settled(places)


def seen(graph: Graph, report: Report, folding: Folding) -> Seen:
    """The network as it is looked at."""
    if not folding:
        return Seen(graph, report)
    branches = folding.branches
    runs = runs_of(graph, report, {id for id in folding.folded if id in graph.nodes})
    sideways = is_sideways(graph)
    opened = Opening(len(graph.nodes), sideways).all(report, branches, runs)
    if not runs and not opened:
        return Seen(graph, report)
    room = Room(graph, {id: one.frame for id, one in opened.items()}, runs, sideways)
    made = _Making(report)
    places = room.places()
    for id in graph.order:
        made.node(graph.nodes[id], places[id], report.nodes[id], "")
        if id in opened:
            above = [report.nodes[link.source].window for link in graph.into[id]]
            made.inside(id, opened[id], places[id], above)
    made.links += graph.links
    made.runs("", runs, report)
    return made.done(room)


def composites(report: Report, start: str = "") -> Iterator[str]:
    """Every block with something inside, and those inside of it, by the way to each."""
    for id, told in report.nodes.items():
        if told.recording is not None and told.recording.steps:
            yield start + id
            yield from composites(look_into(told.recording).report, start + id + SEP)


class _Making:
    """Gathers what is seen, level by level."""

    def __init__(self, report: Report) -> None:
        self.links: list[Link] = []
        self._report = report
        self._nodes: dict[str, Node] = {}
        self._told: dict[str, NodeReport] = {}
        self._frames: dict[str, Frame] = {}
        self._runs: dict[str, Folded] = {}
        self._stands: dict[str, str] = {}
        self._routes: dict[Link, tuple[Place, ...]] = {}

    def node(self, node: Node, place: Place, told: NodeReport, start: str) -> None:
        """A node of a level whose ids begin with `start`."""
        id = start + node.id
        self._nodes[id] = Node(id, node.block, *place, node.title)
        self._told[id] = told

    def inside(self, path: str, opened: Opened, corner: Place, above: list[Window | None]) -> None:
        """What is in a frame at a place, on wires that see these windows of the network's input."""
        left, top = corner
        here, start = opened.inside, path + SEP
        stand_ins = card_of(opened.runs)
        graph, reports = here.graph, here.report.nodes
        self._frames[path] = opened.frame
        self._stands.update((start + id, path) for id in here.ports)
        windows: dict[str, Window | None] = {}
        for id in graph.order:
            told = reports[id]
            x, y = opened.places[stand_ins.get(id, id)]
            windows[id] = _seeing(told.window, [above[here.ins.index(id)]] if id in here.ins else above)
            self.node(graph.nodes[id], (left + x, top + y), _moved(told, start + id, windows[id]), start)
            if id in opened.opened:
                fed = [windows[link.source] for link in graph.into[id]]
                self.inside(start + id, opened.opened[id], (left + x, top + y), fed)
        for link in graph.links:
            made = Link(start + link.source, start + link.target, link.port)
            self.links.append(made)
            ends = (stand_ins.get(link.source, link.source), stand_ins.get(link.target, link.target), link.port)
            way = opened.routes.get(ends)
            if way is not None:
                self._routes[made] = tuple((left + x, top + y) for x, y in way)
        self.runs(start, opened.runs, here.report)

    def runs(self, start: str, runs: Mapping[str, Run], report: Report) -> None:
        """The runs of a level."""
        for card, run in runs.items():
            ids = tuple(start + id for id in run.ids)
            told = [self._told[id] for id in ids]
            self._runs[start + card] = Folded(Run(ids, run.period), _sum(told))
            self._stands.update((id, ids[0]) for id in ids[1:])

    def done(self, room: Room) -> Seen:
        """All of it."""
        graph = Graph(self._nodes, tuple(sorted(self.links)))
        # from a block to what is in it, and only then on
        graph.__dict__["order"] = tuple(self._nodes)
        whole = self._report
        report = Report(graph, self._told, whole.recording, whole.training, whole.problems)
        return Seen(graph, report, self._frames, self._runs, self._stands, self._routes, room)


def _moved(told: NodeReport, id: str, window: Window | None) -> NodeReport:
    """The report of a part as seen from the network. Hot: `replace` takes several times as long."""
    counts = (told.parameters, told.macs, told.activations)
    return NodeReport(id, told.block, told.inputs, told.shape, *counts, window, told.problem, told.recording)


def _seeing(own: Window | None, above: list[Window | None]) -> Window | None:
    known = [window for window in above if window is not None]
    return None if own is None or len(known) < len(above) else see_through(own, known)


def _sum(told: list[NodeReport]) -> NodeReport:
    first, last = told[0], told[-1]
    return NodeReport(
        first.id,
        first.block,
        first.inputs,
        last.shape,
        sum(one.parameters for one in told),
        sum(one.macs for one in told),
        sum(one.activations for one in told),
        last.window,
    )
