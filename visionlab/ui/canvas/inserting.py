"""Putting a node into a link, and making room for it: pure functions."""

from __future__ import annotations

import dataclasses

from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.ui.canvas.face import title, tr
from visionlab.ui.canvas.geometry import GAP, HEIGHT, Place

#: between a card put into a link and the cards beside it
_ROOM = GAP + 10
_NEARLY = 40.0


def sentence(graph: Graph, link: Link) -> str:
    """What a drop here would do."""
    source, target = title(graph.node(link.source)), title(graph.node(link.target))
    return tr("Drop to insert between {source} and {target}").format(source=source, target=target)


def into_link(graph: Graph, link: Link, node: Node, place: Place) -> Graph:
    """With a node (a new one, or one that is there but not wired) in the middle of a link, at a place.

    Everything at or below the link's lower end moves down, as one, by what is missing for the card: cards that did
    not overlap before do not afterwards.
    """
    x, y = place
    source, target = graph.node(link.source), graph.node(link.target)
    # nearly in line is meant in line
    x = next((other.x for other in (source, target) if abs(other.x - x) <= _NEARLY), x)
    if source.y < target.y:
        y = max(y, source.y + HEIGHT + _ROOM)
    missing = y + HEIGHT + _ROOM - target.y
    if missing > 0 and source.y < target.y:
        lower = {
            id: (other.x, other.y + missing)
            for id, other in graph.nodes.items()
            if other.y >= target.y and id != node.id
        }
        graph = edits.move(graph, lower)
    placed = dataclasses.replace(node, x=x, y=y)
    if node.id in graph.nodes:
        graph = edits.move(graph, {node.id: (x, y)})
    return edits.insert(graph, link, placed)
