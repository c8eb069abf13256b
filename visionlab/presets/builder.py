"""Builds a graph from parts in the order in which a paper lists them."""

from __future__ import annotations

from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.layers.source import Input


class NetworkBuilder:
    """A network in the making; it starts with its input."""

    def __init__(self, input: tuple[int, int, int]) -> None:
        channels, height, width = input
        self._nodes: dict[str, Node] = {}
        self._links: list[Link] = []
        self._counts: dict[str, int] = {}
        self._last = ""
        #: the id of the input
        self.input = self.add(Input(channels, height, width))

    def add(self, part: Part, *after: str, title: str = "") -> str:
        """Add a part fed by the parts `after` (by id), one a port, or by the last part added. Gives its id."""
        # as `edits.new_id` names them, but counted: a network of six hundred blocks would look each one up
        count = self._counts[part.kind] = self._counts.get(part.kind, 0) + 1
        id = part.kind if count == 1 else f"{part.kind}_{count}"
        self._nodes[id] = Node(id, part, title=title)
        if part.inputs:
            self._links.extend(Link(source, id, port) for port, source in enumerate(after or (self._last,)))
        self._last = id
        return id

    def graph(self) -> Graph:
        """The network, laid out. Raises Problem for an id that does not exist."""
        graph = Graph.of(self._nodes.values(), self._links)
        return edits.move(graph, layout(graph))
