"""Edits make new, sound graphs and leave the old ones alone."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.graphs import graph_of, graphs
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.problem import Problem


def check_sound(graph: Graph) -> None:
    """What the graph says of itself is what a graph made anew from its nodes and links says."""
    fresh = Graph.of(graph.nodes.values(), graph.links)
    assert graph == fresh
    assert all(node.id == id for id, node in graph.nodes.items())
    assert graph.links == tuple(sorted(graph.links))
    for name in ("order", "into", "out", "sinks"):
        assert getattr(graph, name) == getattr(fresh, name)


@given(graphs(10), st.data())
def test_any_edits_one_after_another_keep_the_graph_sound(graph: Graph, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 8))):
        before = (dict(graph.nodes), graph.links)
        with contextlib.suppress(Problem):
            after = any_edit(graph, data)
            check_sound(after)
            assert (dict(graph.nodes), graph.links) == before
            graph = after


EDITS = ("add", "replace", "rename", "move", "remove", "wire", "insert", "duplicate", "paste", "dissolve")


def any_edit(graph: Graph, data: st.DataObject) -> Graph:
    ids = st.sampled_from([*graph.nodes, "nobody"])
    links = st.sampled_from(graph.links) if graph.links else st.just(Link("x", "y"))
    some = st.lists(st.sampled_from(list(graph.nodes)), unique=True) if graph.nodes else st.just([])
    pick = data.draw
    match pick(st.sampled_from(EDITS)):
        case "add":
            return edits.add_node(graph, Node(edits.new_id(graph, "n0"), 1))
        case "replace":
            return edits.replace_block(graph, pick(ids), pick(st.integers(0, 3)))
        case "rename":
            return edits.rename(graph, pick(ids), pick(st.text(max_size=3)))
        case "move":
            return edits.move(graph, {pick(ids): (1.0, 2.0)})
        case "remove":
            return edits.remove(graph, pick(some), (pick(links),))
        case "wire":
            return edits.wire(graph, Link(pick(ids), pick(ids), pick(st.integers(0, 2))))
        case "insert":
            return edits.insert(graph, pick(links), Node(edits.new_id(graph, "mid"), 1))
        case "duplicate":
            return edits.duplicate(graph, pick(some))[0]
        case "paste":
            return edits.paste(graph, edits.part_of(graph, pick(some)), 5, 5)[0]
        case _:
            return edits.dissolve(graph, pick(ids))


def test_dissolving_an_unknown_node_is_refused() -> None:
    with pytest.raises(Problem, match="There is no node 'x'"):
        edits.dissolve(EMPTY, "x")


def test_a_cycle_is_refused_by_the_names_people_see() -> None:
    graph = edits.rename(graph_of("a b c"), "c", "Last")
    with pytest.raises(Problem, match="That would make a cycle: a already leads to Last"):
        edits.wire(graph, Link("c", "a"))
    with pytest.raises(Problem, match="A block cannot feed itself"):
        edits.wire(graph, Link("a", "a"))


def test_a_wire_into_a_taken_port_replaces_the_one_there() -> None:
    graph = edits.wire(graph_of("a b", "c"), Link("c", "b", 0))
    assert graph.links == (Link("c", "b", 0),)


def test_insert_puts_a_node_into_a_link_and_keeps_the_port() -> None:
    graph = graph_of("a add", "b add")
    graph = edits.insert(graph, Link("b", "add", 1), Node("mid", None))
    assert set(graph.links) == {Link("a", "add", 0), Link("b", "mid", 0), Link("mid", "add", 1)}


def test_dissolve_joins_what_the_node_stood_between() -> None:
    graph = edits.dissolve(graph_of("a b c", "b d"), "b")
    assert set(graph.links) == {Link("a", "c", 0), Link("a", "d", 0)}


def test_copies_are_fed_as_their_originals_were() -> None:
    graph, fresh = edits.duplicate(graph_of("a conv conv_2 z"), ["conv", "conv_2"])
    assert fresh == ("conv_3", "conv_4")
    assert {link for link in graph.links if link.target in fresh} == {Link("a", "conv_3"), Link("conv_3", "conv_4")}
    assert graph.nodes["conv_3"].x == edits.OFFSET


def test_what_does_not_change_is_the_same_value() -> None:
    graph = graph_of("a b")
    assert edits.move(graph, {"a": (0.0, 0.0)}) is graph
    assert edits.rename(graph, "a", "") is graph
    assert edits.replace_block(graph, "a", None) is graph
