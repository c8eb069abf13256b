"""The list of edits: what is in it, where one is, and going anywhere at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.windows import new_window
from visionlab.graph import edits

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.show()
    made.files.open_preset("starter")
    return made


def move(window, x: float, label: str) -> None:
    id = next(iter(window.document.graph.nodes))
    window.document.edit(label, lambda graph: edits.move(graph, {id: (x, 0.0)}))


def opened(window):
    window.actions_by_name["history"].trigger()
    return window.history


def texts(shown) -> list[str]:
    return [shown.list.item(row).text() for row in range(shown.list.count())]


def test_there_is_nothing_to_list_before_an_edit(window):
    history = window.actions_by_name["history"]
    assert not history.isEnabled() and history.toolTip() == "Nothing was edited yet"
    move(window, 50, "First")
    assert history.isEnabled()


def test_a_click_goes_back_and_forward_by_many(window, qtbot):
    graphs = [window.document.graph]
    for number in range(1, 5):
        move(window, 50 * number, f"Edit {number}")
        graphs.append(window.document.graph)
    shown = opened(window)
    assert texts(shown) == ["As it was opened", "Edit 1", "Edit 2", "Edit 3", "Edit 4"]
    assert shown.list.currentRow() == 4 and shown.hint.text() == "This is how the network is now"
    where = shown.list.visualItemRect(shown.list.item(1)).center()
    qtbot.mouseMove(shown.list.viewport(), where)
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window.document.graph is graphs[1] and not shown.isVisible()
    assert window.document.undo_label == "Edit 1" and window.document.redo_label == "Edit 2"
    shown = opened(window)
    assert [shown.list.item(row).font().bold() for row in range(3)] == [False, True, False]
    shown.list.setCurrentRow(1)  # whatever the mouse is over
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.hint.text() == "Redo 2 edits"
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert window.document.graph is graphs[3]
    shown = opened(window)
    qtbot.keyClick(shown.list, Qt.Key.Key_Home)
    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)
    assert window.document.graph is graphs[3] and not shown.isVisible()


def test_an_edit_after_going_back_drops_what_was_ahead(window):
    for number in range(1, 4):
        move(window, 50 * number, f"Edit {number}")
    window.document.go_to(1)
    move(window, 900, "Other")
    assert texts(opened(window)) == ["As it was opened", "Edit 1", "Other"]
