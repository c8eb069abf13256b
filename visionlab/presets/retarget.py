"""Fits a network to other pictures or another number of classes: a pure edit of its input and its last part."""

from __future__ import annotations

from visionlab.blocks.group import Group
from visionlab.blocks.recording import record
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.base import ANY, Part, Shape, words
from visionlab.layers.source import Input
from visionlab.problem import Problem


def retarget(graph: Graph, input: Shape | None = None, classes: int | None = None) -> Graph:
    """With pictures of shape `input` (channels, height, width) and `classes` scores; None leaves either as it is.

    Raises Problem where the network has not exactly one input and one end, or nothing at its end sets
    the number of scores. Whether the maps still fit inside is for the analysis to say.
    """
    if input is not None:
        graph = _with_input(graph, input)
    if classes is not None:
        graph = _with_classes(graph, classes)
    return graph


def _with_input(graph: Graph, input: Shape) -> Graph:
    if len(input) != 3:
        raise Problem("The input must be channels x height x width: got {shape}", shape=words(input))
    inputs = [id for id, node in graph.nodes.items() if isinstance(node.block, Input)]
    if len(inputs) != 1:
        raise Problem("A network needs exactly one input to take other pictures: got {count}", count=len(inputs))
    return edits.replace_block(graph, inputs[0], Input(*input))


def _with_classes(graph: Graph, classes: int) -> Graph:
    heads = [id for id in graph.sinks if graph.nodes[id].block.is_auxiliary]
    ends = [id for id in graph.sinks if id not in heads]
    if len(ends) != 1:
        raise Problem("A network needs exactly one end to have other classes: got {count}", count=len(ends))
    for id in heads:
        graph = edits.replace_block(graph, id, graph.nodes[id].block.with_(classes=classes))
    shapes = _shapes(graph)
    id = ends[0]
    while True:
        part: Part = graph.nodes[id].block
        fitted = _fitted(part, classes)
        if fitted is not None:
            return edits.replace_block(graph, id, fitted)
        sources = [link.source for link in graph.into[id]]
        if len(sources) != 1 or not _keeps_channels(part, shapes.get(sources[0])):
            raise Problem(
                "{block} at the end of the network does not set a number of classes: end it with a classifier head",
                block=graph.nodes[id].title or part.title,
            )
        id = sources[0]


def _fitted(part: Part, classes: int) -> Part | None:
    """The part with so many scores; None where nothing in it sets their number."""
    spec = next((spec for spec in part.declared if spec.is_output), None)
    if spec is not None:
        return part.with_(**{spec.name: classes})
    number = len(part.members) - 1 if isinstance(part, Group) else -1
    while isinstance(part, Group) and number >= 0:
        member = part.members[number]
        inner = _fitted(member.part, classes)
        if inner is not None:
            return part.with_member(number, inner)
        if len(member.fed) != 1 or not _keeps_channels(member.part, None):
            break
        number = member.fed[0] - part.arity
    return None


def _keeps_channels(part: Part, shape: Shape | None) -> bool:
    """Whether as many scores leave a part as channels enter it; tried on likely shapes where its own is unknown."""
    for tried in ((64, 64, 64), (64, 1, 1), (64,)) if shape is None else (shape,):
        try:
            if record(part, (tried,)).shape[0] == tried[0]:
                return True
        except Problem:
            continue
    return False


def _shapes(graph: Graph) -> dict[str, Shape]:
    """The output shape of each node that works."""
    found: dict[str, Shape] = {}
    for id in graph.order:
        part: Part = graph.nodes[id].block
        fed = tuple(found[link.source] for link in graph.into[id] if link.source in found)
        if len(fed) == len(graph.into[id]) and part.inputs in (ANY, len(fed)):
            try:
                found[id] = record(part, fed).shape
            except Problem:
                continue
    return found
