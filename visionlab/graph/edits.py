"""Edits: pure functions from a graph to a new graph. Each refuses with a Problem rather than make a broken one."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Container, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from visionlab.graph.model import Graph, Link, Node
from visionlab.problem import Problem

#: where a copy lands beside its original, in scene units
OFFSET = 30.0


def new_id(graph: Graph, stem: str, taken: Collection[str] = ()) -> str:
    """An id that no node has: `conv`, `conv_2`, ..."""
    return unused(stem, graph.nodes, taken)


def unused(stem: str, *taken: Container[str]) -> str:
    """An id that is in none of these."""
    number, id = 1, stem
    while any(id in some for some in taken):
        number += 1
        id = f"{stem}_{number}"
    return id


def add_node(graph: Graph, node: Node) -> Graph:
    """With one more node, unconnected."""
    if node.id in graph.nodes:
        raise Problem("There is already a node {id}", id=repr(node.id))
    return _with_nodes(graph, {**graph.nodes, node.id: node})


def replace_block(graph: Graph, id: str, block: Any) -> Graph:
    """With another block in the node's place; its links stay."""
    node = graph.node(id)
    return graph if node.block == block else _replaced(graph, [dataclasses.replace(node, block=block)])


def swap(graph: Graph, id: str, block: Any, ports: int | None = None) -> Graph:
    """With a block of another kind in the node's place; title, place and links stay, but for links into inputs that
    it does not have: it has `ports`, or as many as come (None)."""
    graph = replace_block(graph, id, block)
    loose = [link for link in graph.into[id] if ports is not None and link.port >= ports]
    return remove(graph, (), loose) if loose else graph


def rename(graph: Graph, id: str, title: str) -> Graph:
    """With the person's own title on the node."""
    node = graph.node(id)
    return graph if node.title == title else _replaced(graph, [dataclasses.replace(node, title=title)])


def move(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Graph:
    """With nodes at new places."""
    moved = [
        dataclasses.replace(node, x=float(x), y=float(y))
        for id, (x, y) in places.items()
        if ((node := graph.node(id)).x, node.y) != (x, y)
    ]
    return _replaced(graph, moved) if moved else graph


def remove(graph: Graph, ids: Collection[str], links: Collection[Link] = ()) -> Graph:
    """Without these nodes and links."""
    gone = set(ids)
    kept_nodes = {id: node for id, node in graph.nodes.items() if id not in gone}
    kept = [link for link in graph.links if link.source not in gone and link.target not in gone and link not in links]
    return Graph(MappingProxyType(kept_nodes), tuple(kept), graph.remarks)


def wire(graph: Graph, link: Link) -> Graph:
    """With a link; one already in that port is replaced. Raises Problem for a cycle or a loose end."""
    source, target = graph.node(link.source), graph.node(link.target)
    if link.source == link.target:
        raise Problem("A block cannot feed itself")
    if link.source in graph.below(link.target):
        raise Problem(
            "That would make a cycle: {target} already leads to {source}",
            target=_called(target),
            source=_called(source),
        )
    kept = [other for other in graph.links if (other.target, other.port) != (link.target, link.port)]
    return Graph(graph.nodes, tuple(sorted([*kept, link])), graph.remarks)


def insert(graph: Graph, link: Link, node: Node) -> Graph:
    """With a new node (or one already there, unconnected or not) in the middle of a link."""
    if node.id not in graph.nodes:
        graph = add_node(graph, node)
    graph = remove(graph, (), (link,))
    graph = wire(graph, Link(link.source, node.id, 0))
    return wire(graph, Link(node.id, link.target, link.port))


def duplicate(
    graph: Graph, ids: Iterable[str], dx: float = OFFSET, dy: float = OFFSET
) -> tuple[Graph, tuple[str, ...]]:
    """With copies of these nodes, the links among them, and the links into them. Gives the copies' ids too."""
    fresh: dict[str, str] = {}
    nodes = dict(graph.nodes)
    for id in ids:
        node = graph.node(id)
        fresh[id] = new_id(graph, _stem(id), fresh.values())
        nodes[fresh[id]] = dataclasses.replace(node, id=fresh[id], x=node.x + dx, y=node.y + dy)
    extra = [
        Link(fresh.get(link.source, link.source), fresh[link.target], link.port)
        for link in graph.links
        if link.target in fresh
    ]
    copy = Graph(MappingProxyType(nodes), tuple(sorted([*graph.links, *extra])), graph.remarks)
    return copy, tuple(fresh.values())


def paste(graph: Graph, piece: Graph, dx: float, dy: float) -> tuple[Graph, tuple[str, ...]]:
    """With the nodes and links of another graph beside its own. Gives the new ids too."""
    fresh: dict[str, str] = {}
    nodes = dict(graph.nodes)
    for id, node in piece.nodes.items():
        fresh[id] = new_id(graph, _stem(id), fresh.values())
        nodes[fresh[id]] = dataclasses.replace(node, id=fresh[id], x=node.x + dx, y=node.y + dy)
    extra = [Link(fresh[link.source], fresh[link.target], link.port) for link in piece.links]
    joined = Graph(MappingProxyType(nodes), tuple(sorted([*graph.links, *extra])), graph.remarks)
    return joined, tuple(fresh.values())


def part_of(graph: Graph, ids: Collection[str]) -> Graph:
    """Only these nodes and the links among them, without remarks, as for the clipboard."""
    kept = set(ids)
    nodes = {id: node for id, node in graph.nodes.items() if id in kept}
    links = tuple(link for link in graph.links if link.source in kept and link.target in kept)
    return Graph(MappingProxyType(nodes), links)


def dissolve(graph: Graph, id: str) -> Graph:
    """Without the node, what fed its first input feeding what it fed. Raises Problem."""
    graph.node(id)
    into, out = graph.into[id], graph.out[id]
    graph = remove(graph, (id,))
    if into:
        for link in out:
            graph = wire(graph, Link(into[0].source, link.target, link.port))
    return graph


def _stem(id: str) -> str:
    head, _, tail = id.rpartition("_")
    return head if head and tail.isdigit() else id


def _called(node: Node) -> str:
    return node.title or getattr(node.block, "title", "") or node.id


def _replaced(graph: Graph, nodes: Iterable[Node]) -> Graph:
    return _with_nodes(graph, {**graph.nodes, **{node.id: node for node in nodes}})


def _with_nodes(graph: Graph, nodes: dict[str, Node]) -> Graph:
    fresh = Graph(MappingProxyType(nodes), graph.links, graph.remarks)
    if nodes.keys() == graph.nodes.keys():
        # the links are the same, and so is what follows from them alone
        for name in ("order", "into", "out", "sinks"):
            if name in graph.__dict__:
                fresh.__dict__[name] = graph.__dict__[name]
    return fresh
