"""What a figure shows as one: equal blocks in a row, and the layers without weights behind a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Layer, Part, Shape

#: blocks that come again and again in the same order are drawn once, if there are no more than so many in a round
_LONGEST_ROUND = 6


@dataclass(frozen=True, slots=True)
class Cluster:
    """Nodes that are drawn against each other: the first, and layers that keep its shape. Each may stand for several
    equal ones further down, by rounds."""

    #: of the first round; the first is drawn as a volume, the others as slices on it
    ids: tuple[str, ...]
    #: of all rounds
    all_ids: tuple[str, ...]
    #: the shape that leaves; None where something cannot work
    shape: Shape | None
    #: how many equal rounds it stands for
    times: int = 1
    #: the first cluster of its round; rounds are drawn below one bracket
    round: int = 0


def clusters(graph: Graph, report: Report) -> tuple[list[Cluster], list[tuple[int, int]]]:
    """The clusters of a network in its order, and which feeds which, by their numbers."""
    found: list[Cluster] = []
    home: dict[str, int] = {}
    for chain in _chains(graph):
        stacks = list(_stacks(graph, report, chain))
        for start, length, times in _rounds(graph, report, stacks):
            first = len(found)
            for offset in range(length):
                ids = stacks[start + offset]
                every = [stacks[start + offset + turn * length] for turn in range(times)]
                members = tuple(id for stack in every for id in stack)
                found.append(Cluster(ids, members, report.nodes[ids[-1]].shape, times, first))
                home.update(dict.fromkeys(members, len(found) - 1))
    edges = {(home[link.source], home[link.target]) for link in graph.links if _is_drawn(link, home, found)}
    return found, sorted(edges)


def _is_drawn(link: Link, home: dict[str, int], found: Sequence[Cluster]) -> bool:
    """Not within a cluster, nor from the end of a round back to the start of the next."""
    source, target = home[link.source], home[link.target]
    return source != target and not (found[source].round == found[target].round and source > target)


def _chains(graph: Graph) -> Iterator[list[str]]:
    """The network in pieces without a fork or a merge."""
    chain: list[str] = []
    for id in _by_branch(graph):
        into = graph.into[id]
        goes_on = chain and len(into) == 1 and into[0].source == chain[-1] and len(graph.out[chain[-1]]) == 1
        if chain and not goes_on:
            yield chain
            chain = []
        chain.append(id)
    if chain:
        yield chain


def _by_branch(graph: Graph) -> Iterator[str]:
    """All nodes, each followed by what it alone feeds."""
    seen: set[str] = set()
    for start in graph.order:
        id: str | None = start
        while id is not None and id not in seen:
            seen.add(id)
            yield id
            out = graph.out[id]
            id = out[0].target if len(out) == 1 and len(graph.into[out[0].target]) == 1 else None


def _stacks(graph: Graph, report: Report, chain: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Each block of a chain with the layers on it that have no weights to speak of and keep the shape."""
    stack: list[str] = []
    for id in chain:
        if stack and not _is_slice(graph.nodes[id].block, report.nodes[id].shape, report.nodes[stack[-1]].shape):
            yield tuple(stack)
            stack = []
        stack.append(id)
    yield tuple(stack)


def _is_slice(part: Part, shape: Shape | None, above: Shape | None) -> bool:
    is_plain = isinstance(part, Layer) and not part.is_weighted and part.inputs == 1
    return is_plain and shape is not None and shape == above


def _rounds(graph: Graph, report: Report, stacks: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int, int]]:
    """Where rounds begin, how many stacks they have, and how often they come; a round of 1 that comes once is a stack
    of its own."""
    looks = [_look(graph, report, stack) for stack in stacks]
    start = 0
    while start < len(looks):
        length, times = max(
            ((length, _repeats(looks, start, length)) for length in range(1, _LONGEST_ROUND + 1)),
            key=lambda told: ((told[1] - 1) * told[0], -told[0]),
        )
        if times == 1:
            length = 1
        yield start, length, times
        start += length * times


def _repeats(looks: Sequence[object], start: int, length: int) -> int:
    times = 1
    first = looks[start : start + length]
    while looks[start + times * length : start + (times + 1) * length] == first and len(first) == length:
        times += 1
    return times


def _look(graph: Graph, report: Report, stack: tuple[str, ...]) -> object:
    """What makes two stacks equal: blocks and shapes. How probable a block is in training is not seen."""
    return tuple((_plain(graph.nodes[id]), report.nodes[id].shape) for id in stack)


def _plain(node: Node) -> Any:
    block = node.block
    return block.with_(survival=1.0) if getattr(block, "survival", 1.0) != 1.0 else block
