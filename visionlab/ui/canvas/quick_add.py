"""Adding a block by typing: at the mouse, after the selected node, into the selected link, or to a wire let go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from visionlab.cost.fitting import ANYWHERE, Fit, Gap, tried
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.canvas import commands, inserting
from visionlab.ui.canvas.face import shape_text, title, tr
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, Place, card, input_point, output_point, snapped
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.picker import Offer, Picker
from visionlab.ui.my_blocks import all_offered, offered
from visionlab.ui.recent_kinds import recent_kinds

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block would stand, and between what."""

    place: Place
    heading: str
    gap: Gap = ANYWHERE
    #: it would go into this one
    link: Link | None = None

    def with_part(self, graph: Graph, id: str, part: Part) -> Graph:
        """The network with a block there, wired as far as it has ports for it."""
        node = Node(id, part, *self.place)
        if self.link is not None and inserting.fits_into_link(part):
            return inserting.into_link(graph, self.link, node, self.place)
        graph = edits.add_node(graph, node)
        if self.link is not None:
            return graph
        for source in self.gap.sources if part.inputs else ():
            graph = edits.wire(graph, Link(source, id, 0))
        for target, port in () if part.is_auxiliary else self.gap.targets:
            graph = edits.wire(graph, Link(id, target, port))
        return graph


def start(canvas: Canvas) -> None:
    """For what is selected: into a link, after a single node; else where the mouse is."""
    link, ids = canvas.marks.selected_link, canvas.selected
    if link is not None:
        into_link(canvas, link)
    elif len(ids) == 1:
        _open(canvas, _after(canvas, next(iter(ids))), next(iter(ids)))
    else:
        at_point(canvas, canvas.here)


def at_point(canvas: Canvas, point: QPointF) -> None:
    """On the empty canvas."""
    place = canvas.drawing.seen.home((snapped(point.x() - WIDTH / 2), snapped(point.y() - HEIGHT / 2)))
    _open(canvas, Spot(place, tr("Add a block")))


def into_link(canvas: Canvas, link: Link, point: QPointF | None = None) -> None:
    """Between two nodes of the network."""
    if link not in canvas.document.graph.links:
        canvas.say(tr("The inside of a block is only to look at: go back to add blocks"))
        return
    graph = canvas.drawing.graph
    at = point or canvas.drawing.lines[link].path.pointAtPercent(0.5)
    names = {"source": title(graph.nodes[link.source]), "target": title(graph.nodes[link.target])}
    told = tr("Add between {source} and {target}").format(**names)
    place = canvas.drawing.seen.home((snapped(at.x() - WIDTH / 2), snapped(at.y() - HEIGHT / 2)))
    gap = Gap((link.source,), ((link.target, link.port),))
    _open(canvas, Spot(place, told, gap, link))


def from_port(canvas: Canvas, port: Port, point: QPointF) -> None:
    """At the free end of a wire that was let go."""
    name = title(canvas.drawing.graph.nodes[port.node])
    # the port that it is wired by comes to stand at the point
    sideways = canvas.drawing.is_sideways
    corner = point - (input_point((0, 0), 0, 1, sideways) if port.input is None else output_point((0, 0), sideways))
    place = canvas.drawing.seen.home((snapped(corner.x()), snapped(corner.y())))
    if port.input is None:
        spot = Spot(place, tr("Add after {block}").format(block=name), Gap(sources=(port.node,)))
    else:
        told = tr("Add before {block}").format(block=name)
        spot = Spot(place, told, Gap(targets=((port.node, port.input),)))
    _open(canvas, spot)


def _after(canvas: Canvas, id: str) -> Spot:
    told = tr("Add after {block}").format(block=title(canvas.drawing.graph.nodes[id]))
    return Spot(commands.place_after(canvas, id), told, Gap(sources=(id,)))


def _open(canvas: Canvas, spot: Spot, above: str = "") -> None:
    if not commands.may_add(canvas):
        return
    canvas.overlays.close_picker()
    marks, drawing = canvas.marks, canvas.drawing
    sideways = drawing.is_sideways
    marks.ghost, marks.lit = spot.place, spot.link
    if spot.link is None and spot.gap.sources:
        source = Port(spot.gap.sources[0])
        marks.wire, marks.held = (drawing.port_point(source), input_point(spot.place, 0, 1, sideways)), source
    elif spot.link is None and spot.gap.targets:
        target = Port(*spot.gap.targets[0])
        marks.wire, marks.held = (output_point(spot.place, sideways), drawing.port_point(target)), target
    picker = Picker(spot.heading, _offers(canvas, spot), canvas)
    picker.chosen.connect(lambda kind: _add(canvas, spot, kind))
    box = card(spot.place)
    canvas.overlays.pick_beside(picker, box | card(drawing.places[above]) if above else box)


def _offers(canvas: Canvas, spot: Spot) -> list[Offer]:
    report, recent = canvas.document.report, recent_kinds()
    found = []
    for number, (kind, part) in enumerate(all_offered().items()):
        trial = tried(report, part, spot.gap)
        is_short = bool(spot.gap.sources) and trial.fit is Fit.PERHAPS and trial.shape is not None
        shape = f"→ {shape_text(trial.shape)}" if trial.shape is not None else ""
        rank = (recent.index(kind) if kind in recent else len(recent), number)
        found.append(
            Offer(
                kind,
                part,
                trial.fit,
                rank,
                tr("needs another input") if is_short else shape,
                words.problem(trial.problem) if trial.problem is not None else "",
            )
        )
    return found


def _add(canvas: Canvas, spot: Spot, kind: str) -> None:
    part = offered(kind)
    if part is None:
        return
    id = edits.new_id(canvas.document.graph, part.kind)
    commands.bring(canvas, kind, id, part, lambda graph: spot.with_part(graph, id, part))
