"""Undo and redo, and the difference of two graphs."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from tests.support.graphs import graph_of, graphs
from visionlab.graph import edits
from visionlab.graph.diff import diff
from visionlab.graph.history import History
from visionlab.graph.model import Graph, Link
from visionlab.problem import Problem


@given(st.lists(st.one_of(st.integers(), st.sampled_from(["undo", "redo", "go"]))))
def test_undo_and_redo_walk_a_list_of_values(steps: list[int | str]) -> None:
    history: History[object] = History("start")
    values: list[object] = ["start"]
    at = 0
    for number, step in enumerate(steps):
        if step == "undo":
            at = max(0, at - 1)
            assert history.undo() == values[at]
        elif step == "redo":
            at = min(len(values) - 1, at + 1)
            assert history.redo() == values[at]
        elif step == "go":
            at = number % len(values)
            assert history.go(at) == values[at] == history.entries[history.at].value
        else:
            value = (number, step)
            del values[at + 1 :]
            values.append(value)
            at += 1
            history.push(f"edit {number}", value)
        assert history.value == values[at]
        assert (history.undo_label is None) == (at == 0)
        assert (history.redo_label is None) == (at == len(values) - 1)
        assert history.is_saved == (at == 0)


def test_a_drag_is_one_step_and_ends_with_close() -> None:
    history = History(0)
    for value in (1, 2, 3):
        history.push("move", value, key="drag")
    history.close()
    history.push("move", 4, key="drag")
    assert [history.undo(), history.undo(), history.undo()] == [3, 0, 0]


def test_saving_ends_a_burst_so_that_undo_comes_back_to_what_is_on_disk() -> None:
    history = History(0)
    history.push("type", 1, key="typing")
    history.mark_saved()
    history.push("type", 2, key="typing")
    assert not history.is_saved
    assert history.undo() == 1
    assert history.is_saved
    history.mark_unsaved()
    assert not history.is_saved


def test_the_list_is_bounded_and_forgets_the_oldest() -> None:
    history = History(0, limit=5)
    for value in range(1, 20):
        history.push("edit", value)
    for _ in range(20):
        history.undo()
    assert history.value == 15


@given(graphs(8), graphs(8))
def test_a_diff_turns_the_one_graph_into_the_other(before: Graph, after: Graph) -> None:
    found = diff(before, after)
    assert set(before.nodes) - set(found.removed) | set(found.added) == set(after.nodes)
    assert set(before.links) - set(found.unlinked) | set(found.linked) == set(after.links)
    assert not set(found.added) & set(before.nodes)
    assert not set(found.linked) & set(before.links)


def test_a_diff_tells_moves_from_changes() -> None:
    before = graph_of("a b c")
    after = edits.move(edits.rename(before, "b", "B"), {"a": (5.0, 0.0)})
    found = diff(before, after)
    assert (found.moved, found.changed) == (("a",), ("b",))
    assert not found.linked and not found.unlinked and not found.added and not found.removed


def test_refused_edits_leave_no_step() -> None:
    graph = graph_of("a b")
    history = History(graph)
    with contextlib.suppress(Problem):
        history.push("wire", edits.wire(graph, Link("b", "a")))
    assert history.undo_label is None
