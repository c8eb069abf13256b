"""Runs of equal blocks: a node, or a few in a row, that come several times one after the other."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from visionlab.graph.model import Graph

#: no longer pattern is looked for
LONGEST_PATTERN = 8


@dataclass(frozen=True, slots=True)
class Run:
    """Nodes of a chain, from its start to its end: a pattern of `period` nodes, several times."""

    ids: tuple[str, ...]
    period: int = 1

    @property
    def times(self) -> int:
        """How often the pattern comes."""
        return len(self.ids) // self.period


def repeats(graph: Graph, among: Collection[str], is_alike: Callable[[Any, Any], bool]) -> list[Run]:
    """The runs among some nodes, each node in one at most.

    From the second time on a pattern's blocks are equal; the first time they need only be alike.
    """
    found: list[Run] = []
    for chain in _chains(graph, among):
        blocks = [graph.nodes[id].block for id in chain]
        at = 0
        while at < len(chain) - 1:
            period, count = _longest(blocks, at, is_alike)
            if count:
                found.append(Run(tuple(chain[at : at + count]), period))
            at += count or 1
    return found


def _chains(graph: Graph, among: Collection[str]) -> list[list[str]]:
    """Nodes in rows, each fed by the one before."""
    rank = {id: number for number, id in enumerate(graph.order)}
    chains: dict[str, list[str]] = {}
    found = []
    for id in graph.order:
        if id not in among:
            continue
        above = max((link.source for link in graph.into[id]), key=rank.__getitem__, default="")
        chain = chains.pop(above, None) if above and _follows(graph, above, id) else None
        if chain is None:
            chain = []
            found.append(chain)
        chain.append(id)
        chains[id] = chain
    return found


def _follows(graph: Graph, above: str, id: str) -> bool:
    """Whether a node goes on from the one above; one of more inputs, such as a cell, from what feeds that one too."""
    inputs = graph.nodes[id].block.inputs
    if inputs == 1:
        return len(graph.out[above]) == 1
    others = {link.source for link in graph.into[id]} - {above}
    return len(graph.into[id]) == inputs and others <= {link.source for link in graph.into[above]}


def _longest(blocks: list[Any], at: int, is_alike: Callable[[Any, Any], bool]) -> tuple[int, int]:
    """The period of the run from here that is longest, and how many nodes it has; 0 of them where there is none."""
    best = (1, 0)
    for period in range(1, min(LONGEST_PATTERN, (len(blocks) - at) // 2) + 1):
        second = at + period
        if not all(is_alike(blocks[at + step], blocks[second + step]) for step in range(period)):
            continue
        if period > 1 and all(is_alike(blocks[at], blocks[at + step]) for step in range(1, period)):
            continue  # the same block, only that some have a stride of their own
        end = second + period
        while end < len(blocks) and blocks[end] == blocks[end - period]:
            end += 1
        count = (end - at) // period * period
        if count > best[1]:
            best = (period, count)
    return best
