"""A graph is checked when it is made, and orders its nodes."""

from __future__ import annotations

import networkx
import pytest
from hypothesis import given

from tests.support.graphs import graph_of, graphs
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.problem import Problem

A, B = Node("a", None), Node("b", None)


@pytest.mark.parametrize(
    ("nodes", "links", "sentence"),
    [
        ([A, A], [], "Two nodes share the id 'a'"),
        ([A], [Link("a", "b")], "A link names the node 'b', which does not exist"),
        ([A], [Link("b", "a")], "A link names the node 'b', which does not exist"),
        ([A, B, Node("c", None)], [Link("a", "c"), Link("b", "c")], "Two links enter input 1 of 'c'"),
        ([A], [Link("a", "a")], "The links form a cycle through 'a'"),
    ],
)
def test_a_broken_graph_is_refused(nodes: list[Node], links: list[Link], sentence: str) -> None:
    with pytest.raises(Problem) as caught:
        Graph.of(nodes, links)
    assert str(caught.value) == sentence


def test_a_long_cycle_is_refused() -> None:
    with pytest.raises(Problem, match="form a cycle through"):
        Graph.of([A, B], [Link("a", "b"), Link("b", "a")])


@given(graphs())
def test_order_below_above_and_sinks_agree_with_networkx(graph: Graph) -> None:
    truth = networkx.MultiDiGraph()
    truth.add_nodes_from(graph.nodes)
    truth.add_edges_from((link.source, link.target) for link in graph.links)
    place = {id: index for index, id in enumerate(graph.order)}
    assert set(place) == set(graph.nodes)
    assert all(place[link.source] < place[link.target] for link in graph.links)
    for id in graph.nodes:
        assert graph.below(id) == networkx.descendants(truth, id) | {id}
        assert graph.above(id) == networkx.ancestors(truth, id) | {id}
    assert set(graph.sinks) == {id for id in truth if truth.out_degree(id) == 0}


def test_links_into_a_node_come_by_port() -> None:
    graph = Graph.of([A, B, Node("c", None)], [Link("b", "c", 0), Link("a", "c", 1)])
    assert [link.source for link in graph.into["c"]] == ["b", "a"]
    assert graph.out["a"] == (Link("a", "c", 1),)


def test_values_cannot_change() -> None:
    graph = graph_of("a b")
    with pytest.raises(TypeError):
        graph.nodes["a"] = A  # type: ignore[index]
    with pytest.raises(AttributeError):
        graph.links = ()  # type: ignore[misc]


def test_an_unknown_node_is_named() -> None:
    with pytest.raises(Problem, match="There is no node 'x'"):
        EMPTY.node("x")
