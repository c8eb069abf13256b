"""`Node`, `Link` and `Graph`: frozen values. An edit makes a new one; nobody ever changes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class Node:
    """A block at a place. `block` is any frozen value; what it means is not the graph's business."""

    id: str
    block: Any
    x: float = 0.0
    y: float = 0.0
    #: what the person calls it; empty for the block's own title
    title: str = ""


class Link(NamedTuple):
    """The output of `source` goes into input number `port` (from 0) of `target`. A tuple, as there are very many."""

    source: str
    target: str
    port: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """A text that a person wrote beside the nodes, on a card of its own."""

    id: str
    text: str
    x: float = 0.0
    y: float = 0.0
    width: float = 240.0
    height: float = 96.0
    #: one of `REMARK_COLOURS`
    colour: str = "plain"


#: what the cards of remarks may be painted in, as a theme has it
REMARK_COLOURS = ("plain", "accent", "success", "warning", "danger")


@dataclass(frozen=True)
class Graph:
    """Nodes by id, and links between them, without cycles and with at most one link into a port; and what a person
    remarked about them."""

    nodes: Mapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))
    links: tuple[Link, ...] = ()
    remarks: Mapping[str, Remark] = field(default_factory=lambda: MappingProxyType({}))

    @staticmethod
    def of(nodes: Iterable[Node], links: Iterable[Link] = (), remarks: Iterable[Remark] = ()) -> Graph:
        """A checked graph. Raises Problem for twins, loose ends, two links into a port, or a cycle."""
        by_id: dict[str, Node] = {}
        for node in nodes:
            if node.id in by_id:
                raise Problem("Two nodes share the id {id}", id=repr(node.id))
            by_id[node.id] = node
        taken: set[tuple[str, int]] = set()
        sorted_links = tuple(sorted(set(links)))
        for link in sorted_links:
            for end in (link.source, link.target):
                if end not in by_id:
                    raise Problem("A link names the node {id}, which does not exist", id=repr(end))
            if (link.target, link.port) in taken:
                raise Problem("Two links enter input {port} of {id}", port=link.port + 1, id=repr(link.target))
            taken.add((link.target, link.port))
        said: dict[str, Remark] = {}
        for remark in remarks:
            if said.setdefault(remark.id, remark) is not remark:
                raise Problem("Two remarks share the id {id}", id=repr(remark.id))
        graph = Graph(MappingProxyType(by_id), sorted_links, MappingProxyType(said))
        try:
            _ = graph.order
        except CycleError as error:
            raise Problem("The links form a cycle through {id}", id=repr(error.args[1][0])) from None
        return graph

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Node ids so that each comes after all it depends on; otherwise as the nodes were added."""
        into = self.into
        sorter = TopologicalSorter({id: [link.source for link in into[id]] for id in self.nodes})
        return tuple(sorter.static_order())

    @cached_property
    def reading(self) -> tuple[str, ...]:
        """Node ids as one reads a page: from top to bottom, then from left to right."""
        return tuple(sorted(self.nodes, key=lambda id: (self.nodes[id].y, self.nodes[id].x)))

    @cached_property
    def into(self) -> Mapping[str, tuple[Link, ...]]:
        """The links into each node, by port."""
        found: dict[str, list[Link]] = {id: [] for id in self.nodes}
        for link in self.links:
            found[link.target].append(link)
        for links in found.values():
            if len(links) > 1:
                links.sort(key=attrgetter("port"))
        return {id: tuple(links) for id, links in found.items()}

    @cached_property
    def out(self) -> Mapping[str, tuple[Link, ...]]:
        """The links out of each node."""
        found: dict[str, list[Link]] = {id: [] for id in self.nodes}
        for link in self.links:
            found[link.source].append(link)
        return {id: tuple(links) for id, links in found.items()}

    @cached_property
    def sinks(self) -> tuple[str, ...]:
        """Nodes whose output goes nowhere, in order."""
        return tuple(id for id in self.order if not self.out[id])

    def below(self, id: str) -> frozenset[str]:
        """All nodes that depend on this one, itself included."""
        return _reached(id, lambda at: [link.target for link in self.out[at]])

    def above(self, id: str) -> frozenset[str]:
        """All nodes that this one depends on, itself included."""
        return _reached(id, lambda at: [link.source for link in self.into[at]])

    def node(self, id: str) -> Node:
        """The node of this id. Raises Problem."""
        node = self.nodes.get(id)
        if node is None:
            raise Problem("There is no node {id}", id=repr(id))
        return node


def _reached(start: str, following: Callable[[str], Iterable[str]]) -> frozenset[str]:
    """All nodes that one comes to."""
    found, left = {start}, [start]
    while left:
        fresh = set(following(left.pop())) - found
        found |= fresh
        left += fresh
    return frozenset(found)


EMPTY = Graph.of(())
