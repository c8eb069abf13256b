"""Networks side by side: their totals, what each stage of them costs, and what differs between two versions of one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from visionlab.blocks.group import Group
from visionlab.blocks.recording import Recording
from visionlab.cost.analysis import Report
from visionlab.cost.situation import Situation
from visionlab.fields import Fields, Spec, specs
from visionlab.graph.diff import diff
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import Part
from visionlab.problem import Phrase

Kind = Literal["added", "removed", "changed", "rewired"]


class Totals(NamedTuple):
    """What is compared of a whole network. Counts are for one image."""

    parameters: int
    macs: int
    #: elements of conv and linear outputs
    activations: int
    #: bytes that training holds in the situation
    memory: int
    layers: int
    #: conv and linear layers on the longest way from the picture to the scores: the 50 of ResNet-50
    depth: int


def totals(report: Report, situation: Situation) -> Totals:
    """The totals of what works of a network."""
    whole = report.recording
    memory = report.memory_in(situation).training if whole.steps else 0
    return Totals(report.parameters, report.macs, report.activations, memory, whole.layers, depth(whole))


def depth(recording: Recording) -> int:
    """Conv and linear layers on the longest way to the output."""
    return _deepest(recording, [0] * len(recording.inputs)) if recording.steps else 0


#: of a wire that no way leads to
_NO_WAY = -(10**9)


def _deepest(recording: Recording, wires: list[int]) -> int:
    """How many conv and linear layers lead to the output, from so many at each input."""
    for step in recording.steps:
        if step.inner is None:
            own = 1 if step.part.is_weighted else 0  # type: ignore[attr-defined]
            wires.append(own + max((wires[wire] for wire in step.inputs), default=0))
        else:
            wires.append(max(wires[wire] + _inside(step.inner, port) for port, wire in enumerate(step.inputs)))
    return wires[recording.output]


@lru_cache(maxsize=4_000)
def _inside(recording: Recording, port: int) -> int:
    """Those on the longest way from one input of a block: a network of a thousand units has few different blocks."""
    return _deepest(recording, [0 if wire == port else _NO_WAY for wire in range(len(recording.inputs))])


class Stage(NamedTuple):
    """The nodes of a network whose maps are of about one size, and what they cost together."""

    #: how often the picture was halved to come here; None for vectors and maps of one pixel
    halvings: int | None
    #: heights of the largest and the smallest maps in it
    tallest: int
    smallest: int
    nodes: int
    parameters: int
    macs: int


def stages(report: Report) -> tuple[Stage, ...]:
    """The stages of what works of a network, from the picture on; their costs add up to the network's.

    A node belongs to the stage of its output. Heights are put together by halvings of the picture, to the nearest
    whole one: so 149 and 147 of 299 pixels are one stage, and the stages of networks on pictures of different sizes
    stand beside each other.
    """
    picture = report.input_shape
    found: dict[int | None, Stage] = {}
    for node in report.nodes.values():
        if node.wire is None or node.shape is None:
            continue
        is_map = len(node.shape) == 3 and max(node.shape[1:]) > 1
        height = node.shape[1] if is_map else 1
        halvings = max(0, round(math.log2(picture[1] / height))) if picture and is_map else None
        old = found.get(halvings, Stage(halvings, height, height, 0, 0, 0))
        found[halvings] = Stage(
            halvings, max(old.tallest, height), min(old.smallest, height),
            old.nodes + 1, old.parameters + node.parameters, old.macs + node.macs,
        )  # fmt: skip
    return tuple(sorted(found.values(), key=lambda stage: math.inf if stage.halvings is None else stage.halvings))


# -- what differs between two versions


class FieldChange(NamedTuple):
    """A field that differs; its label is a source text of the core."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """A node that differs."""

    kind: Kind
    id: str
    #: as it is after; of one that was removed, as it was
    node: Node
    #: nothing for a node that was added or removed
    fields: tuple[FieldChange, ...] = ()


def changes(before: Graph, after: Graph) -> tuple[Change, ...]:
    """What was done to the nodes from one version to another, along the network.

    A node is `rewired` where an input comes from another node that both versions have; what comes of a node put in
    between, or taken out, is told by that node alone.
    """
    told = diff(before, after)
    rows = {id: Change("added", id, after.nodes[id]) for id in told.added}
    rows |= {id: Change("removed", id, before.nodes[id]) for id in told.removed}
    for id in told.changed:
        rows[id] = Change("changed", id, after.nodes[id], tuple(_differing(before.nodes[id], after.nodes[id])))
    for id in {link.target for link in (*told.linked, *told.unlinked)} - set(rows):
        wires = tuple(_rewired(before, after, id))
        if wires:
            rows[id] = Change("rewired", id, after.nodes[id], wires)
    place = _places(before, after)
    return tuple(sorted(rows.values(), key=lambda row: place[row.id]))


def are_akin(before: Graph, after: Graph) -> bool:
    """Whether two networks can be read as versions of one: most nodes have one kind and title under one id."""
    same = 0
    for id, node in before.nodes.items():
        other = after.nodes.get(id)
        same += other is not None and type(node.block) is type(other.block) and node.title == other.title
    return 2 * same > max(len(before.nodes), len(after.nodes))


def _places(before: Graph, after: Graph) -> dict[str, tuple[int, int]]:
    """The order of all nodes of both: what was removed comes behind what it followed."""
    place = {id: (number, 0) for number, id in enumerate(after.order)}
    last = -1
    for number, id in enumerate(before.order):
        if id in place:
            last = place[id][0]
        else:
            place[id] = (last, number + 1)
    return place


def _differing(before: Node, after: Node) -> Iterator[FieldChange]:
    if before.title != after.title:
        yield FieldChange(
            Phrase("Name"), before.title or str(before.block.title), after.title or str(after.block.title)
        )
    yield from _parts(before.block, after.block)


def _parts(before: Part, after: Part) -> Iterator[FieldChange]:
    """The fields that differ; of a block within a block, its own fields."""
    if type(before) is not type(after):
        yield FieldChange(Phrase("Block"), str(before.title), str(after.title))
        return
    if isinstance(before, Group) and isinstance(after, Group):
        yield from _members(before, after)
    for spec in specs(type(after)):
        old, new = getattr(before, spec.name), getattr(after, spec.name)
        if old == new:
            continue
        if isinstance(old, Fields) and type(old) is type(new):
            yield from _parts(old, new)  # type: ignore[arg-type]
        else:
            yield FieldChange(spec.label, _said(spec, old), _said(spec, new))


def _members(before: Group, after: Group) -> Iterator[FieldChange]:
    """What differs inside a group; of one that has other blocks, only which."""
    old, new = ([member.part for member in group.members] for group in (before, after))
    if [type(part) for part in old] == [type(part) for part in new]:
        for one, other in zip(old, new, strict=True):
            yield from _parts(one, other)
    else:
        names = (", ".join(str(part.title) for part in parts) for parts in (old, new))
        yield FieldChange("Inside", *names)


def _said(spec: Spec, value: object) -> str:
    if spec.special and value == spec.low:
        return spec.special
    if isinstance(value, bool):
        return Phrase("on") if value else Phrase("off")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Fields):
        return type(value).title
    return Phrase("{value:g}", value=value) if isinstance(value, float) else str(value)


def _rewired(before: Graph, after: Graph, id: str) -> Iterator[FieldChange]:
    """The inputs of a node that come from elsewhere, where neither end is a node of one version only."""
    old, new = _sources(before, id), _sources(after, id)
    for port in sorted({*old, *new}):
        one, other = old.get(port), new.get(port)
        is_told = (one is not None and one not in after.nodes) or (other is not None and other not in before.nodes)
        if one != other and not is_told:
            yield FieldChange(Phrase("Input"), _called(before, one), _called(after, other))


def _sources(graph: Graph, id: str) -> Mapping[int, str]:
    return {link.port: link.source for link in graph.into[id]}


def _called(graph: Graph, id: str | None) -> str:
    if id is None:
        return Phrase("nothing")
    node = graph.nodes[id]
    return node.title or str(node.block.title)
