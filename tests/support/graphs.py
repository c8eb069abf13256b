"""Graphs without networks, for property tests."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from visionlab.graph.model import Graph, Link, Node


def graph_of(*chains: str) -> Graph:
    """A graph from words such as `in a b add`: each word feeds the next; ports in the order of the chains."""
    names: dict[str, None] = {}
    ports: dict[str, int] = {}
    links = []
    for chain in chains:
        words = chain.split()
        names.update(dict.fromkeys(words))
        for source, target in pairwise(words):
            port = ports.get(target, 0)
            ports[target] = port + 1
            links.append(Link(source, target, port))
    return Graph.of([Node(name, None) for name in names], links)


@st.composite
def graphs(draw: st.DrawFn, most: int = 24) -> Graph:
    """Any graph: several parts, double links and loose nodes included."""
    count = draw(st.integers(0, most))
    nodes = [Node(f"n{number}", None) for number in draw(st.permutations(range(count)))]
    links = []
    for target in range(1, count):
        sources = draw(st.lists(st.integers(max(0, target - 8), target - 1), max_size=4))
        links += [Link(f"n{source}", f"n{target}", port) for port, source in enumerate(sources)]
    return Graph.of(nodes, links)
