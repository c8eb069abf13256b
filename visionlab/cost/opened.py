"""The inside of a block opened in place: what is in it, where each thing stands, and how large that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from visionlab.blocks.recording import Recording
from visionlab.cost.analysis import NodeReport, Report, analyse
from visionlab.cost.folding import Branch, alike
from visionlab.cost.inside import Given, inside
from visionlab.cost.room import Frame, Place
from visionlab.graph.layout import CARD, COLUMN_GAP, ROW_GAP, layout, route
from visionlab.graph.model import Graph, Link, Node
from visionlab.graph.repeats import Run, repeats

#: of a frame: the bar with its title, and what is left free at its sides
HEADER, SIDE = 34.0, 24.0
#: so many cards can be drawn and moved about; blocks beyond stay closed
MOST_CARDS = 20_000
#: a port of the frame takes so much room beside others
_PORT = 40.0
#: so much a frame is widened at most to have its first port in the middle
_EVEN = 120.0

Routes = Mapping[tuple[str, str, int], tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Taken(Given):
    """What leaves the block."""

    kind = "taken"
    title = "Out"


@dataclass(frozen=True, slots=True)
class Inside:
    """The inside of a recording as a graph, from its ports `ins` to its port `out`."""

    graph: Graph
    report: Report
    ins: tuple[str, ...]
    out: str

    @property
    def ports(self) -> tuple[str, ...]:
        """The nodes that only stand for what goes in and out."""
        return (*self.ins, self.out)


@lru_cache(maxsize=4_000)
def look_into(recording: Recording) -> Inside:
    """The remembered inside of a recording."""
    graph = inside(recording)
    report = analyse(graph)
    ids = list(graph.nodes)
    out = "out"
    while out in graph.nodes:
        out += "_"
    shape = recording.shape
    end = Node(out, Taken(shape))
    links = tuple(sorted([*graph.links, Link(ids[recording.output], out)]))
    nodes = {**report.nodes, out: NodeReport(out, end.block, (shape,), shape)}
    whole = Graph({**graph.nodes, out: end}, links)
    told = Report(whole, nodes, report.recording, report.training, report.problems)
    return Inside(whole, told, tuple(ids[: len(recording.inputs)]), out)


@dataclass(frozen=True, slots=True)
class Opened:
    """An inside with what is opened and folded in it, arranged. Places are from the frame's top left corner."""

    inside: Inside
    frame: Frame
    places: Mapping[str, Place]
    #: by the cards that a link goes between
    routes: Routes
    opened: Mapping[str, Opened]
    #: by the card that stands for each
    runs: Mapping[str, Run]


class Opening:
    """Opens blocks as far as there is room for cards."""

    def __init__(self, cards: int = 0, sideways: bool = False) -> None:
        self._cards = cards
        self._sideways = sideways

    def opened(self, recording: Recording, branch: Branch) -> Opened | None:
        """The arranged inside; None where there is nothing to see, or too much."""
        here = look_into(recording)
        count = len(here.graph.nodes)
        if not recording.steps or self._cards + count > MOST_CARDS:
            return None
        self._cards += count
        runs = runs_of(here.graph, here.report, {id for id, told in branch.inside.items() if told.is_folded})
        opened = self.all(here.report, branch.inside, runs)
        stand_ins = card_of(runs)
        ids = tuple(id for id in here.graph.nodes if stand_ins.get(id, id) == id)
        port = (0.0, _PORT) if self._sideways else (_PORT, 0.0)
        sizes = tuple(port if id in here.ports else _size(opened.get(id)) for id in ids)
        links = dict.fromkeys((stand_ins.get(a, a), stand_ins.get(b, b), p) for a, b, p in map(_ends, here.graph.links))
        ways = tuple(link for link in links if link[0] != link[1])
        frame, places, routes = _arranged(ids, ways, sizes, here.ports, self._sideways)
        return Opened(here, frame, places, routes, opened, runs)

    def all(self, report: Report, branches: Mapping[str, Branch], runs: Mapping[str, Run]) -> dict[str, Opened]:
        """The blocks of one level that are opened, each arranged."""
        in_runs = {id for run in runs.values() for id in run.ids}
        found = {}
        for id, branch in branches.items():
            told = report.nodes.get(id)
            if branch.is_opened and told is not None and told.recording is not None and id not in in_runs:
                made = self.opened(told.recording, branch)
                if made is not None:
                    found[id] = made
        return found


def runs_of(graph: Graph, report: Report, folded: set[str]) -> dict[str, Run]:
    """The runs of one level, by the card that stands for each; what does not work is not hidden in one."""
    works = {id for id in folded if id in report.nodes and report.nodes[id].shape is not None}
    return {run.ids[0]: run for run in repeats(graph, works, alike)} if works else {}


def card_of(runs: Mapping[str, Run]) -> dict[str, str]:
    """The card that each node of a run is seen as."""
    return {id: card for card, run in runs.items() for id in run.ids}


def _size(opened: Opened | None) -> Place:
    return CARD if opened is None else opened.frame.size


def _ends(link: Link) -> tuple[str, str, int]:
    return link.source, link.target, link.port


def _evened(low: float, high: float, middle: float) -> tuple[float, float]:
    """A little more on one side, where that brings the way in to the middle: frames below each other are in line."""
    reach = max(middle - low, high - middle)
    return (middle - reach, middle + reach) if 2 * reach - (high - low) <= _EVEN else (low, high)


@lru_cache(maxsize=1_000)
def _arranged(
    ids: tuple[str, ...],
    links: tuple[tuple[str, str, int], ...],
    sizes: tuple[Place, ...],
    ports: tuple[str, ...],
    sideways: bool,
) -> tuple[Frame, dict[str, Place], dict[tuple[str, str, int], tuple[Place, ...]]]:
    """The frame around a level, its nodes' places and its links' ways; equal insides are arranged once.

    Of the ports the one that leaves comes last; a port's size is no more than what it keeps free around it.
    """
    graph = Graph({id: Node(id, None) for id in ids}, tuple(Link(*ends) for ends in links))
    size = dict(zip(ids, sizes, strict=True))
    places = layout(graph, size.__getitem__, sideways)
    along, across = (0, 1) if sideways else (1, 0)
    gap = COLUMN_GAP / 2 if sideways else ROW_GAP
    cards = [id for id in ids if id not in ports]
    first = min(places[id][along] for id in cards) - gap
    last = max(places[id][along] + size[id][along] for id in cards) + gap
    for id in ports:
        off = places[id][across] + _PORT / 2
        edge = last if id == ports[-1] else first
        places[id] = (edge, off) if sideways else (off, edge)
        size[id] = (0.0, 0.0)
    routes = route(graph, places, size.__getitem__, sideways)
    points = [point for way in routes.values() for point in way]
    for id in ids:
        (x, y), (width, height) = places[id], size[id]
        points += [(x, y), (x + width, y + height)]
    (left, right), (top, bottom) = ((min(ats), max(ats)) for ats in zip(*points, strict=True))
    if ports[0] is not ports[-1]:
        if sideways:
            top, bottom = _evened(top, bottom, places[ports[0]][1])
        else:
            left, right = _evened(left, right, places[ports[0]][0])
    side, above = (0.0, SIDE) if sideways else (SIDE, 0.0)
    dx, dy = side - left, HEADER + above - top
    frame = Frame(
        (right + dx + side, bottom + dy + above),
        tuple((places[id][0] + dx, places[id][1] + dy) for id in ports[:-1]),
        (places[ports[-1]][0] + dx, places[ports[-1]][1] + dy),
    )
    return (
        frame,
        {id: (x + dx, y + dy) for id, (x, y) in places.items()},
        {_ends(link): tuple((x + dx, y + dy) for x, y in way) for link, way in routes.items()},
    )
