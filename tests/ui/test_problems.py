"""From problem to problem, through the network and round again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.windows import new_window
from visionlab.graph import edits
from visionlab.graph.model import Link
from visionlab.problem import Problem
from visionlab.ui.problems import in_order, neighbour

ORDER = tuple("abcdef")
FOUND = [("b", Problem("one")), ("d", Problem("two")), ("", Problem("whole"))]


def test_problems_go_from_top_to_end_and_those_of_no_block_last():
    assert [id for id, _ in in_order([FOUND[2], FOUND[1], FOUND[0]], ORDER)] == ["b", "d", ""]


@pytest.mark.parametrize(
    ("told", "here", "step", "expected"),
    [
        (None, None, 1, 0),
        (None, None, -1, 2),
        (None, "c", 1, 1),
        (None, "c", -1, 0),
        (None, "a", -1, 2),
        (None, "f", 1, 2),
        (0, "b", 1, 1),
        (2, None, 1, 0),
        (0, "b", -1, 2),
        (0, "d", 1, 2),
        (9, None, 1, 0),
    ],
)
def test_the_next_one_is_counted_from_where_one_is(told, here, step, expected):
    assert neighbour(FOUND, ORDER, told, here, step) == expected


@given(st.integers(1, 9), st.integers(0, 20), st.sampled_from((1, -1)))
def test_stepping_on_meets_each_once_a_round(count, start, step):
    problems = [("", Problem("p", n=number)) for number in range(count)]
    at = neighbour(problems, (), None, None, step)
    met = [at]
    for _ in range(count - 1):
        at = neighbour(problems, (), at, None, step)
        met.append(at)
    assert sorted(met) == list(range(count))
    assert neighbour(problems, (), at, None, step) == met[0]


def test_f8_goes_through_the_network_and_tells_each_sentence(qtbot, tmp_path):
    window = new_window(qtbot, tmp_path)
    window.show()
    window.files.open_preset("starter")
    further, back = (window.actions_by_name[name] for name in ("next_problem", "previous_problem"))
    assert not further.isEnabled() and further.reason == "The network has no problem"
    order = window.document.graph.order
    cut = [link for link in window.document.graph.links if link.target in (order[2], order[4])]
    window.document.edit("Cut", lambda graph: edits.remove(graph, (), cut))
    window.show_gallery()
    further.trigger()
    assert window.pages.currentWidget() is window.editor
    first = window.document.selection.single
    assert first == order[2]
    assert window.statusBar().currentMessage().startswith("Problem 1 of ")
    further.trigger()
    assert window.document.selection.single == order[4]
    back.trigger()
    assert window.document.selection.single == first
    window.document.edit("Join", lambda graph: edits.wire(graph, Link(order[1], order[2])))
    further.trigger()
    assert window.document.selection.single == order[4]
