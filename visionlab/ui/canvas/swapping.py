"""Another kind of block in the place of one that is there: links, place, title and the fields that both have stay."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from visionlab.blocks.group import Group
from visionlab.cost.fitting import Gap, tried
from visionlab.fields import shared
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.base import ANY, Part
from visionlab.problem import Phrase
from visionlab.ui import words
from visionlab.ui.canvas.face import meant, shape_text, title, tr
from visionlab.ui.canvas.geometry import card
from visionlab.ui.canvas.picker import Offer, Picker
from visionlab.ui.my_blocks import all_offered, offered

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def _adapted(block: Part, other: Part) -> Part:
    """Another block with the fields that both have; one of the person's own has its own."""
    return other if isinstance(other, Group) else block.as_kind(type(other))


def swapped(graph: Graph, id: str, other: Part) -> Graph:
    """The network with a block of another kind in a node's place."""
    part = _adapted(meant(graph.nodes[id]), other)
    return edits.swap(graph, id, part, None if part.inputs == ANY else part.inputs)


def start(canvas: Canvas) -> None:
    """Ask for another kind for the selected nodes."""
    ids = [id for id in canvas.drawing.graph.order if id in canvas.selected]
    if not ids:
        return
    if canvas.is_inside:
        canvas.say(tr("The inside of a block is only to look at: its fields are in the inspector"))
        return
    canvas.overlays.close_picker()
    node = canvas.drawing.graph.nodes[ids[0]]
    one, many = tr("Change {block} to"), tr("Change {count} blocks to")
    told = one.format(block=title(node)) if len(ids) == 1 else many.format(count=len(ids))
    picker = Picker(told, _offers(canvas, ids[0]), canvas)
    picker.chosen.connect(lambda kind: _swap(canvas, ids, kind))
    canvas.overlays.pick_beside(picker, card(canvas.drawing.places[ids[0]]))


def _offers(canvas: Canvas, id: str) -> list[Offer]:
    """All other kinds; of those that fit, the ones that keep most fields first, then those of the same group."""
    graph, report = canvas.document.graph, canvas.document.report
    block = meant(graph.nodes[id])
    gap = Gap(tuple(link.source for link in graph.into[id]), tuple((link.target, link.port) for link in graph.out[id]))
    found = []
    for number, (kind, part) in enumerate(all_offered().items()):
        if type(part) is type(block):
            continue
        trial = tried(report, _adapted(block, part), gap)
        kept = shared(type(block), type(part))
        rank = (-len(kept), part.group != block.group, number)
        hints = [", ".join(words.label(spec).lower() for spec in kept[:3])]
        if trial.shape is not None:
            hints.append(f"→ {shape_text(trial.shape)}")
        problem = "" if trial.problem is None else words.problem(trial.problem)
        found.append(Offer(kind, part, trial.fit, rank, "  ".join(filter(None, hints)), problem))
    return found


def _swap(canvas: Canvas, ids: list[str], kind: str) -> None:
    part = offered(kind)
    if part is None:
        return
    label = Phrase("Change to {block}", block=words.part_name(part))
    if canvas.edit(label, lambda graph: reduce(lambda done, id: swapped(done, id, part), ids, graph)):
        canvas.select(ids)
