"""Putting a node into a link, and making room for it: pure functions."""

from __future__ import annotations

import dataclasses

from visionlab.graph import edits
from visionlab.graph.flow import is_sideways
from visionlab.graph.layout import COLUMN_GAP, ROW_GAP
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.ui.canvas.face import title, tr
from visionlab.ui.canvas.geometry import HEIGHT, WIDTH, Place

#: so little beside the line of a link's end is meant in line
_NEARLY = 40.0


def fits_into_link(part: Part) -> bool:
    """Whether a block can stand in the middle of a link. One of several inputs takes the link on its first; the
    others stay free, for a shortcut to be wired."""
    return part.inputs != 0 and not part.is_auxiliary


def sentence(graph: Graph, link: Link) -> str:
    """What a drop here would do."""
    source, target = title(graph.node(link.source)), title(graph.node(link.target))
    return tr("Drop to insert between {source} and {target}").format(source=source, target=target)


def landing(graph: Graph, link: Link, place: Place) -> Place:
    """Where a card dropped at a place on a link comes to stand: in line with an end it is nearly in line with."""
    sideways = is_sideways(graph)
    length, room = _steps(sideways)
    across, along = _turned(place, sideways)
    (over, upper), (under, lower) = _ends(graph, link, sideways)
    across = next((other for other in (over, under) if abs(other - across) <= _NEARLY), across)
    if upper < lower:
        along = max(along, upper + length + room)
    return _turned((across, along), sideways)


def into_link(graph: Graph, link: Link, node: Node, place: Place) -> Graph:
    """With a node (a new one, or one that is there but not wired) in the middle of a link, at a place.

    Everything at or below the link's lower end moves down (in a drawing that goes to the right: to the right), as one,
    by what is missing for the card: cards that did not overlap before do not afterwards.
    """
    x, y = landing(graph, link, place)
    sideways = is_sideways(graph)
    length, room = _steps(sideways)
    (_, upper), (_, lower) = _ends(graph, link, sideways)
    missing = (x if sideways else y) + length + room - lower
    if missing > 0 and upper < lower:
        dx, dy = _turned((0.0, missing), sideways)
        below = {
            id: (other.x + dx, other.y + dy)
            for id, other in graph.nodes.items()
            if (other.x if sideways else other.y) >= lower and id != node.id
        }
        graph = edits.move(graph, below)
    placed = dataclasses.replace(node, x=x, y=y)
    if node.id in graph.nodes:
        graph = edits.move(graph, {node.id: (x, y)})
    return edits.insert(graph, link, placed)


def _steps(sideways: bool) -> tuple[float, float]:
    """How long a card is in the direction of the links, and how far from the next one."""
    return (WIDTH, COLUMN_GAP) if sideways else (HEIGHT, ROW_GAP)


def _ends(graph: Graph, link: Link, sideways: bool) -> tuple[Place, Place]:
    source, target = graph.node(link.source), graph.node(link.target)
    return _turned((source.x, source.y), sideways), _turned((target.x, target.y), sideways)


def _turned(place: Place, sideways: bool) -> Place:
    """Across and along the links for x and y, and back."""
    return (place[1], place[0]) if sideways else place
