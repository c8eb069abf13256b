"""Edits between a piece of a network and one block: grouping makes a block of it, ungrouping puts it back."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from visionlab.blocks.group import Group, Member, OwnField, check_inside, part_at
from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import ANY, Part
from visionlab.problem import Phrase, Problem

#: as many names are told in a sentence
_TOLD = 4

Place = tuple[float, float]
#: an input that nothing feeds: a node, and the number of its port
_Loose = tuple[str, int]


class Ungrouped(NamedTuple):
    """A group that was put back: its blocks are the nodes of these ids."""

    block: Group
    ids: Sequence[str]


def group(
    graph: Graph, ids: Collection[str], id: str, place: Place, name: str = Group.title, was: Ungrouped | None = None
) -> Graph:
    """With one node `id` in the place of several. Its inputs are in the order in which the blocks inside use them.

    What these nodes were before they were ungrouped gives it its name and text, and those of its own fields that are
    still there. Raises Problem where the nodes are no piece: one output, and nothing between them left out.
    """
    ids = set(ids)
    order = [one for one in graph.order if one in ids]
    if not order:
        raise Problem("Select the blocks that are to be a group")
    for one in order:
        check_inside(graph.nodes[one].block)
    _check_whole(graph, order)
    end = _end(graph, order)
    fed = [_sources(graph, one) for one in order]
    inputs = list(dict.fromkeys(source for each in fed for source in each if source not in ids))
    wires = {source: number for number, source in enumerate([*inputs, *order])}
    members = tuple(
        Member(node.block, tuple(wires[source] for source in each), node.x - place[0], node.y - place[1], node.title)
        for node, each in zip(map(graph.node, order), fed, strict=True)
    )
    block = Group(name, arity=len(inputs), members=members)
    if was is not None:
        block = dataclasses.replace(
            block, name=was.block.name, about=was.block.about, own=tuple(_own(was, order, members))
        )
    kept = [link for link in graph.links if link.source not in ids and link.target not in ids]
    kept += [Link(source, id, number) for number, source in enumerate(inputs) if isinstance(source, str)]
    kept += [Link(id, link.target, link.port) for link in graph.out[end] if link.target not in ids]
    return _with(graph, order, [Node(id, block, *place)], kept)


def ungroup(graph: Graph, id: str) -> tuple[Graph, tuple[str, ...]]:
    """With the blocks of a group as nodes again, where they were beside it. Gives their ids, in the group's order."""
    node = graph.node(id)
    block: Part = node.block
    if not isinstance(block, Group):
        raise Problem("{block} is no group", block=node.title or block.title)
    taken = _new_ids(graph, [member.part.kind for member in block.members])
    made = [
        Node(new, member.part, node.x + member.x, node.y + member.y, member.title)
        for new, member in zip(taken, block.members, strict=True)
    ]
    outside = {link.port: link.source for link in graph.into[id]}
    sources = [*(outside.get(port) for port in range(block.arity)), *taken]
    kept = [link for link in graph.links if id not in (link.source, link.target)]
    for inner, member in zip(taken, block.members, strict=True):
        for port, wire in enumerate(member.fed):
            source = sources[wire]
            if source is not None:
                kept.append(Link(source, inner, port))
    kept += [Link(taken[-1], link.target, link.port) for link in graph.out[id]]
    return _with(graph, [id], made, kept), tuple(taken)


def member_path(report: Report, way: Sequence[str]) -> tuple[int, ...] | None:
    """The numbers that lead to a block inside a group: `way` has the node's id, then the name of a step a level.

    None where some level is no group, whose inside is made anew from its fields.
    """
    told = report.nodes.get(way[0]) if way else None
    part, recording = (told.block, told.recording) if told is not None else (None, None)
    path: list[int] = []
    for name in way[1:]:
        names = [] if recording is None else [step.name for step in recording.steps]
        if recording is None or not isinstance(part, Group) or name not in names:
            return None
        path.append(names.index(name))
        part, recording = recording.steps[path[-1]].part, recording.steps[path[-1]].inner
    return tuple(path) if path else None


def is_in_group(report: Report, way: Sequence[str]) -> bool:
    """Whether what `way` leads to is a group whose blocks can be edited in it."""
    told = report.nodes.get(way[0]) if way else None
    path = () if len(way) == 1 else member_path(report, way)
    return told is not None and path is not None and isinstance(part_at(told.block, path), Group)


def has_group(graph: Graph, ids: Iterable[str]) -> bool:
    """Whether one of these nodes is a group."""
    return any(isinstance(graph.nodes[id].block, Group) for id in ids if id in graph.nodes)


def _own(was: Ungrouped, order: list[str], members: Sequence[Member]) -> Iterator[OwnField]:
    """The fields of the former group whose blocks are in the new one and still have them."""
    for own in was.block.own:
        if was.ids[own.member] in order:
            number = order.index(was.ids[own.member])
            spec = next((spec for spec in members[number].part.declared if spec.name == own.field), None)
            if spec is not None and spec.kind != "nested" and spec.accepts(own.default):
                yield dataclasses.replace(own, member=number)


def _new_ids(graph: Graph, kinds: Sequence[str]) -> list[str]:
    """Ids not in use. `edits.new_id` counts from one for each, which thousands of blocks would feel."""
    counts: dict[str, int] = {}
    found: list[str] = []
    for kind in kinds:
        while True:
            number = counts[kind] = counts.get(kind, 0) + 1
            id = kind if number == 1 else f"{kind}_{number}"
            if id not in graph.nodes:
                break
        found.append(id)
    return found


def _with(graph: Graph, gone: Collection[str], made: Iterable[Node], links: Iterable[Link]) -> Graph:
    """The nodes that are new stand where the last of those that go stood, as a file lists them."""
    nodes: dict[str, Node] = {}
    gone = set(gone)
    last = [id for id in graph.nodes if id in gone][-1]
    for id, node in graph.nodes.items():
        if id not in gone:
            nodes[id] = node
        elif id == last:
            nodes |= {one.id: one for one in made}
    return dataclasses.replace(graph, nodes=MappingProxyType(nodes), links=tuple(sorted(links)))


def _sources(graph: Graph, id: str) -> list[str | _Loose]:
    """What feeds the inputs of a node, in order: a node, or what is still to come."""
    part: Part = graph.nodes[id].block
    into = graph.into[id]
    if part.inputs == ANY:
        wired: list[str | _Loose] = [link.source for link in into]
        return wired + [(id, port) for port in range(len(wired), 2)]
    by_port = {link.port: link.source for link in into}
    if not by_port.keys() <= set(range(part.inputs)):
        raise Problem("{block} has a link where it has no input", block=_called(graph.nodes[id]))
    return [by_port.get(port, (id, port)) for port in range(part.inputs)]


def _check_whole(graph: Graph, order: list[str]) -> None:
    """Refuse a piece with a hole: what depends on it and feeds it too would be on both sides of one block."""
    inside = set(order)
    below, above = set(inside), set(inside)
    for id in graph.order:
        if any(link.source in below for link in graph.into[id]):
            below.add(id)
    for id in reversed(graph.order):
        if any(link.target in above for link in graph.out[id]):
            above.add(id)
    between = [id for id in graph.order if id in below and id in above and id not in inside]
    if between:
        raise Problem(
            "What lies between the selected blocks must be selected too: {names}", names=_names(graph, between)
        )


def _end(graph: Graph, order: list[str]) -> str:
    """The node whose output is the group's."""
    inside = set(order)
    ends = [id for id in order if not graph.out[id] or any(link.target not in inside for link in graph.out[id])]
    if len(ends) > 1:
        raise Problem(
            "{names} lead out of the selection, and a group has one output: select what joins them too",
            names=_names(graph, ends),
        )
    return ends[0]


def _names(graph: Graph, ids: list[str]) -> Phrase:
    told = tuple(_called(graph.nodes[id]) for id in ids[:_TOLD])
    more = len(ids) - len(told)
    return Phrase("{names} (+{more})", names=told, more=more) if more else Phrase("{names}", names=told)


def _called(node: Node) -> str:
    return node.title or str(node.block.title)
