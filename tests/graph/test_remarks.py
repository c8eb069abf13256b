"""Remarks as values: edits of them and beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.graphs import graph_of, graphs
from visionlab.graph import edits, remarks
from visionlab.graph.diff import diff
from visionlab.graph.model import Graph, Remark

some = st.lists(
    st.builds(Remark, st.sampled_from("abcd"), st.text(max_size=5), st.floats(-9, 9), st.floats(-9, 9)),
    max_size=4,
    unique_by=lambda remark: remark.id,
)


@given(some, some)
def test_put_replaces_by_id_and_removes_nothing(first, second):
    graph = remarks.put(remarks.put(graph_of("a b"), first), second)
    wanted = {remark.id: remark for remark in [*first, *second]}
    assert dict(graph.remarks) == wanted
    assert remarks.put(graph, second) is graph


@given(graphs(6), some, st.data())
def test_edits_of_nodes_leave_remarks_alone(shape, noted, data):
    graph = remarks.put(shape, noted)
    ids = data.draw(st.sets(st.sampled_from(sorted(graph.nodes)))) if graph.nodes else set()
    for edited in (
        edits.remove(graph, ids),
        edits.move(graph, dict.fromkeys(ids, (7.0, 8.0))),
        edits.duplicate(graph, sorted(ids))[0],
        edits.paste(graph, shape, 1, 1)[0],
    ):
        assert edited.remarks == graph.remarks
    assert not edits.part_of(graph, ids).remarks


def test_moved_and_copied_they_keep_their_words():
    graph = remarks.put(graph_of("a"), [Remark("one", "why?", 1, 2, colour="danger")])
    moved = remarks.move(graph, {"one": (5, 6)})
    assert moved.remarks["one"] == Remark("one", "why?", 5, 6, colour="danger")
    copied, ids = remarks.paste(moved, moved.remarks.values(), 10, 20)
    assert ids == ("remark",)
    assert copied.remarks["remark"] == Remark("remark", "why?", 15, 26, colour="danger")
    assert remarks.remove(copied, ids).remarks == moved.remarks
    assert remarks.remove(copied, ["nobody"]) is copied


def test_a_difference_tells_them_apart_from_what_counts():
    before = graph_of("a b")
    after = remarks.put(before, [Remark("one", "x")])
    found = diff(before, after)
    assert found.remarked == ("one",)
    assert found.only_places and not found.is_empty
    assert diff(after, remarks.remove(after, ["one"])).remarked == ("one",)
    assert diff(after, edits.move(after, {"a": (3, 3)})).remarked == ()
    assert diff(after, Graph.of(after.nodes.values(), after.links, after.remarks.values())).is_empty


def test_what_follows_from_nodes_and_links_is_not_worked_out_again():
    before = graph_of("a b c")
    order = before.order
    assert remarks.put(before, [Remark("one", "x")]).order is order
