"""The find bar over the canvas, driven by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.windows import new_window
from visionlab.graph import edits

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.show()
    made.files.open_preset("resnet-50")
    return made


@pytest.fixture
def bar(window):
    window.actions_by_name["find"].trigger()
    return window.editor.find_bar


def test_typing_counts_and_rings_and_enter_walks_round(window, bar, qtbot):
    assert bar.isVisible() and window.focusWidget() is bar.search
    qtbot.keyClicks(bar.search, "stride=2")
    hits = bar.hits
    assert len(hits) > 2 and window.canvas.marks.found == frozenset(hits)
    assert bar.count.text() == f"{len(hits)} found"
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert window.document.selection.single == hits[0]
    assert bar.count.text() == f"1 of {len(hits)}"
    qtbot.keyClick(bar.search, Qt.Key.Key_Return, SHIFT)
    assert window.document.selection.single == hits[-1]
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert window.document.selection.single == hits[0]
    window.document.selection.set([hits[2]])
    qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert window.document.selection.single == hits[3]
    qtbot.keyClick(bar.search, Qt.Key.Key_Return, CONTROL)
    assert window.document.selection.ids == set(hits)


def test_esc_leaves_and_takes_the_rings_away(window, bar, qtbot):
    qtbot.keyClicks(bar.search, "conv")
    assert window.canvas.marks.found
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert not bar.isVisible() and not window.canvas.marks.found
    window.actions_by_name["find"].trigger()
    assert bar.search.selectedText() == "conv" and window.canvas.marks.found


def test_nothing_found_says_so(window, bar, qtbot):
    assert bar.hint.isVisible()
    qtbot.keyClicks(bar.search, "qqq")
    assert bar.count.text() == "Nothing found" and not bar.next.isEnabled() and not bar.hint.isVisible()
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert not window.document.selection.ids


def test_hits_follow_edits_and_levels(window, bar, qtbot):
    bar.search.setText("problem")
    assert not bar.hits
    order = window.document.graph.order
    link = next(link for link in window.document.graph.links if link.target == order[3])
    window.document.edit("Cut", lambda graph: edits.remove(graph, (), [link]))
    assert bar.hits == [order[3]]
    window.document.undo()
    assert not bar.hits
    block = next(id for id, node in window.document.report.nodes.items() if node.recording is not None)
    bar.search.setText("conv")
    window.canvas.enter(block)
    assert bar.hits and set(bar.hits) <= window.canvas.drawing.graph.nodes.keys()
    qtbot.keyClick(bar.search, Qt.Key.Key_Return)
    assert window.canvas.selected == {bar.hits[0]} and window.canvas.is_inside


def test_ctrl_f_means_what_is_shown(window):
    window.show_gallery()
    window.actions_by_name["find"].trigger()
    assert window.focusWidget() is window.gallery.networks.bar.search
