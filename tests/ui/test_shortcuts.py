"""The dialog of keys, and what follows a change: shortcuts, menus, tool tips, the canvas, the next start."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.support.windows import new_window
from visionlab.ui.actions import ACTIONS
from visionlab.ui.keymap import keymap
from visionlab.ui.places import LOCAL
from visionlab.ui.shortcuts import ShortcutsDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.show()
    yield made
    keymap().reset_all()


@pytest.fixture
def dialog(qtbot, window):
    made = window.ask_shortcuts()
    qtbot.waitUntil(made.isVisible)
    return made


def record(qtbot, dialog: ShortcutsDialog, name: str, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    dialog.keys.show_action(name)
    qtbot.keyClick(dialog.keys.change.recorder, key, modifiers)


def click(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_action_is_listed_and_found_by_name_and_key(dialog, qtbot):
    everything = [told.name for told in (*ACTIONS, *LOCAL) if told.name and told.name != "recent"]
    assert dialog.keys.shown() == everything
    qtbot.keyClicks(dialog.keys.search, "duplic")
    assert dialog.keys.shown() == ["duplicate"]
    dialog.keys.search.setText("ctrl+shift+z")
    assert dialog.keys.shown() == ["redo"]
    dialog.keys.search.setText("nothing of the kind")
    assert dialog.keys.shown() == [] and dialog.keys.nothing.isVisible()
    assert not dialog.keys.change.isEnabled()


def test_keys_that_stay_are_told_of(dialog, qtbot):
    qtbot.keyClicks(dialog.keys.search, "backspace inside")
    assert dialog.keys.shown() == [] and dialog.keys.list.isVisible()
    assert dialog.keys.list.currentItem().text(0) == "Back from inside a block, or delete"
    change = dialog.keys.change
    assert not change.isEnabled() and change.title.text() == "Back from inside a block, or delete"
    assert "stays" in change.hint.text()


def test_a_key_of_another_place_is_free(dialog, qtbot):
    record(qtbot, dialog, "run_again", Qt.Key.Key_N)
    assert dialog.keys.change.hint.text() == "N is free"
    click(qtbot, dialog.keys.change.use)
    assert keymap().keys("run_again") == keymap().keys("remark") == ("N",)


def test_a_free_key_works_at_once_everywhere(dialog, window, qtbot):
    window.files.open_preset("starter")
    record(qtbot, dialog, "arrange", Qt.Key.Key_J, CONTROL)
    assert "free" in dialog.keys.change.hint.text()
    click(qtbot, dialog.keys.change.use)
    arrange = window.actions_by_name["arrange"]
    assert [key.toString() for key in arrange.shortcuts()] == ["Ctrl+J"]
    assert arrange.toolTip().endswith("(Ctrl+J)")
    assert dialog.keys._items["arrange"].text(1) == "Ctrl+J"
    click(qtbot, dialog.keys.change.back)
    assert arrange.toolTip().endswith("(Ctrl+L)")


def test_a_key_of_another_action_is_named_and_taken(dialog, window, qtbot):
    record(qtbot, dialog, "fit", Qt.Key.Key_S, CONTROL)
    assert dialog.keys.change.hint.text() == "Ctrl+S belongs to “Save”, which would lose it"
    click(qtbot, dialog.keys.change.add)
    assert keymap().keys("fit") == ("F", "Ctrl+S")
    assert not window.actions_by_name["save"].shortcuts()
    assert window.settings.text("keys")
    click(qtbot, dialog.all_back)
    assert keymap().keys("fit") == ("F",) and keymap().keys("save") == ("Ctrl+S",)
    assert not window.settings.text("keys") and not dialog.all_back.isEnabled()


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_Escape, "everywhere"), (Qt.Key.Key_F, "already")])
def test_a_key_that_cannot_be_used_says_why(dialog, qtbot, key, expected):
    record(qtbot, dialog, "fit", key)
    assert expected in dialog.keys.change.hint.text()
    assert not dialog.keys.change.use.isEnabled()


def test_an_action_may_have_no_key(dialog, window, qtbot):
    dialog.keys.show_action("find_block")
    click(qtbot, dialog.keys.change.none)
    assert not window.actions_by_name["find_block"].shortcuts()
    assert window.editor.palette_panel.search.toolTip() == "Search by name or by what a block does"


def test_changed_keys_work_on_the_canvas_and_after_a_restart(window, qtbot, tmp_path):
    keymap().set("delete", ["X"])
    keymap().set("move_down", ["J"])
    window.settings.put("keys", keymap().dumps())
    keymap().reset_all()
    again = new_window(qtbot, tmp_path)
    again.files.open_preset("starter")
    id = next(iter(again.document.graph.nodes))
    y = again.document.graph.nodes[id].y
    again.document.selection.set([id])
    qtbot.keyClick(again.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert again.document.graph.nodes[id].y == y
    qtbot.keyClick(again.canvas, Qt.Key.Key_J)
    assert again.document.graph.nodes[id].y > y
    qtbot.keyClick(again.canvas, Qt.Key.Key_Delete)
    assert id in again.document.graph.nodes
    qtbot.keyClick(again.canvas, Qt.Key.Key_X)
    assert id not in again.document.graph.nodes


def test_arrows_in_the_window_move_only_on_the_canvas(window, qtbot):
    window.files.open_preset("starter")
    window.activateWindow()
    id = next(iter(window.document.graph.nodes))
    window.document.selection.set([id])
    before = window.document.graph
    window.editor.palette_panel.search.setFocus()
    qtbot.keyClick(window.editor.palette_panel.search, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.document.graph is before
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert window.document.graph.nodes[id].x > before.nodes[id].x


def test_the_mouse_has_a_page_of_its_own(dialog):
    dialog.pages.setCurrentIndex(1)
    assert not dialog.all_back.isVisible()
