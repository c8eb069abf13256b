"""Runs of equal blocks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest

from visionlab.graph.model import Graph, Link, Node
from visionlab.graph.repeats import Run, repeats


@dataclass(frozen=True)
class Block:
    kind: str
    inputs: int = 1


def chain(kinds: str, *links: tuple[int, int]) -> Graph:
    """A node a letter, each fed by the one before, and more links by number of nodes."""
    extra = [Link(f"n{source}", f"n{target}", 1) for source, target in links]
    inputs = {target: 2 for _, target in links}
    nodes = [Node(f"n{number}", Block(kind, inputs.get(number, 1))) for number, kind in enumerate(kinds)]
    return Graph.of(nodes, [*(Link(a.id, b.id) for a, b in pairwise(nodes)), *extra])


def runs(graph: Graph, among: set[str] | None = None) -> list[tuple[str, int, int]]:
    """First node, times and period of each run; capitals and small letters are alike."""
    found = repeats(graph, graph.nodes if among is None else among, lambda a, b: a.kind.lower() == b.kind.lower())
    return [(run.ids[0], run.times, run.period) for run in found]


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ("", []),
        ("a", []),
        ("ab", []),
        ("aa", [("n0", 2, 1)]),
        ("baaac", [("n1", 3, 1)]),
        # the first of a stage has a stride of its own
        ("AaaBbb", [("n0", 3, 1), ("n3", 3, 1)]),
        ("aaAaa", [("n0", 2, 1), ("n2", 3, 1)]),
        # a pattern
        ("abab", [("n0", 2, 2)]),
        ("Abababc", [("n0", 3, 2)]),
        ("abcabcabc", [("n0", 3, 3)]),
        # half a pattern more stays by itself
        ("ababa", [("n0", 2, 2)]),
    ],
)
def test_what_repeats_is_found(kinds, expected):
    assert runs(chain(kinds)) == expected


def test_only_what_may_be_folded_is():
    graph = chain("aaaa")
    assert runs(graph, {"n0", "n1", "n3"}) == [("n0", 2, 1)]
    assert runs(graph, {"n0", "n2"}) == []


def test_a_branch_ends_a_run():
    nodes = [Node(id, Block("a")) for id in "pqrs"]
    graph = Graph.of(nodes, [Link("p", "q"), Link("q", "r"), Link("q", "s")])
    assert runs(graph) == [("p", 2, 1)]


def test_cells_that_take_the_last_two_are_a_run():
    graph = chain("xaaaa", (0, 2), (1, 3), (2, 4))
    assert runs(graph, {"n2", "n3", "n4"}) == [("n2", 3, 1)]


def test_a_run_says_how_often():
    assert Run(("a", "b", "c", "d"), 2).times == 2
