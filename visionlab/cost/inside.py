"""The inside of a composite block as a graph of its own, drawn from its recording."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.recording import Recording
from visionlab.fields import integers
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Layer, Shape


@dataclass(frozen=True, slots=True)
class Given(Layer):
    """What comes in from outside the block."""

    kind = "given"
    title = "In"
    inputs = 0

    shape: tuple[int, ...] = integers((1,), 1, 2**40)

    def infer(self, *shapes: Shape) -> Shape:
        return self.shape


def inside(recording: Recording) -> Graph:
    """One node a step, named as in the recording, below one node an input. Places are left to the layout."""
    names = [f"in_{number + 1}" if number else "in" for number in range(len(recording.inputs))]
    taken = set(names)
    nodes = [Node(name, Given(shape)) for name, shape in zip(names, recording.inputs, strict=True)]
    links: list[Link] = []
    titles = recording.titles or [""] * len(recording.steps)
    for step, title in zip(recording.steps, titles, strict=True):
        name = step.name if step.name not in taken else f"{step.name}_"
        nodes.append(Node(name, step.part, title=title))
        links.extend(Link(names[wire], name, port) for port, wire in enumerate(step.inputs))
        names.append(name)
        taken.add(name)
    return Graph.of(nodes, links)
