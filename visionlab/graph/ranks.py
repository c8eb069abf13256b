"""Rows of a layered drawing: which row each node is in, and dummies that carry long links through the rows between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visionlab.graph.model import Graph


@dataclass(slots=True)
class Ranked:
    """A graph whose edges all go from a row to the next. Vertices are numbers: first the nodes, then the dummies."""

    #: the id of each real vertex
    ids: list[str]
    #: the row of each vertex, 0 at the top
    rank: list[int]
    #: how many rows a vertex could sink without making the drawing higher: 0 on the longest path
    slack: list[int]
    up: list[list[int]]
    down: list[list[int]]

    def is_dummy(self, vertex: int) -> bool:
        """Whether it only carries a link."""
        return vertex >= len(self.ids)


def components(graph: Graph) -> list[list[str]]:
    """The ids of each connected part, as the nodes were added."""
    part: dict[str, str] = {}
    for start in graph.nodes:
        if start in part:
            continue
        part[start] = start
        waiting = [start]
        while waiting:
            id = waiting.pop()
            for other in [link.target for link in graph.out[id]] + [link.source for link in graph.into[id]]:
                if other not in part:
                    part[other] = start
                    waiting.append(other)
    found: dict[str, list[str]] = {}
    for id in graph.nodes:
        found.setdefault(part[id], []).append(id)
    return list(found.values())


def ranked(graph: Graph, ids: Sequence[str], order: Sequence[str]) -> Ranked:
    """The rows of one connected part; `order` are its ids in the graph's order."""
    number = {id: index for index, id in enumerate(ids)}
    # as the nodes were added: that is the order in which a block spells out its branches
    down = [sorted({number[link.target] for link in graph.out[id]}) for id in ids]
    up = [sorted({number[link.source] for link in graph.into[id]}) for id in ids]
    rank, slack = _rows([number[id] for id in order], up, down)
    net = Ranked(list(ids), rank, slack, [[] for _ in ids], [[] for _ in ids])
    for source in range(len(ids)):
        _chain(net, source, down[source])
    return net


def _rows(
    order: Sequence[int], up: Sequence[Sequence[int]], down: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    rank = [0] * len(order)
    for vertex in order:
        rank[vertex] = max((rank[other] + 1 for other in up[vertex]), default=0)
    latest = [max(rank)] * len(order)
    for vertex in reversed(order):
        latest[vertex] = min((latest[other] - 1 for other in down[vertex]), default=latest[vertex])
    slack = [late - early for late, early in zip(latest, rank, strict=True)]
    # what has more links out than in is drawn just above what it feeds: that shortens more links than it lengthens
    for vertex in reversed(order):
        if down[vertex] and len(down[vertex]) > len(up[vertex]):
            rank[vertex] = min(rank[other] for other in down[vertex]) - 1
    return rank, slack


def _chain(net: Ranked, source: int, targets: Sequence[int]) -> None:
    """Link a source to its targets by one chain of dummies, which those further down branch off."""
    by_row: Mapping[int, list[int]] = _by_row(net, targets)
    at = source
    last = max(by_row, default=0)
    for row in range(net.rank[source] + 1, last + 1):
        for target in by_row.get(row, ()):
            net.down[at].append(target)
            net.up[target].append(at)
        if row < last:
            dummy = len(net.rank)
            net.rank.append(row)
            net.slack.append(0)
            net.down.append([])
            net.up.append([at])
            net.down[at].append(dummy)
            at = dummy


def _by_row(net: Ranked, targets: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for target in targets:
        found.setdefault(net.rank[target], []).append(target)
    return found
