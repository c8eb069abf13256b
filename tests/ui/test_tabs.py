"""Several networks in tabs, driven by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QTabBar

from visionlab import project
from visionlab.graph import edits
from visionlab.presets.registry import preset
from visionlab.ui import ask
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)


def made(qtbot, folder) -> Window:
    window = Window(Settings(folder / "window.ini"))

    def leave(window) -> None:
        for sheet in window.document.sheets.all:
            sheet.history.mark_saved()

    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    return window


@pytest.fixture
def window(qtbot, tmp_path):
    return made(qtbot, tmp_path)


def move(window, x: float = 999.0) -> None:
    id = next(iter(window.document.graph.nodes))
    window.document.edit("Move", lambda graph: edits.move(graph, {id: (x, x)}))


def names(window) -> list[str]:
    return [window.tabs.bar.tabText(tab) for tab in range(window.tabs.bar.count())]


def two(window) -> None:
    """Starter, edited, and DenseNet-121, in front."""
    window.files.open_preset("starter")
    move(window)
    window.files.open_preset("densenet-121")


def click(qtbot, window, tab: int, button=Qt.MouseButton.LeftButton) -> None:
    bar = window.tabs.bar
    qtbot.waitUntil(lambda: bar.width() >= bar.tabRect(bar.count() - 1).right())  # laid out
    qtbot.mouseClick(window.tabs.bar, button, pos=window.tabs.bar.tabRect(tab).center() - QPoint(20, 0))


def answer(monkeypatch, number: int | None) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(ask, "choose", lambda _parent, text, *_rest: (asked.append(text), number)[1])
    return asked


def test_there_are_no_tabs_before_a_network(window, qtbot):
    assert not window.tabs.isVisible()
    window.files.open_preset("starter")
    assert window.tabs.isVisible() and len(names(window)) == 1
    bar = window.tabs.bar
    qtbot.waitUntil(lambda: 0 <= bar.width() - bar.tabRect(0).width() < 8)  # the button for a new one is next to it


def test_what_nobody_touched_gives_its_place_and_what_was_edited_stays(window):
    window.files.open_preset("resnet-18")
    window.files.open_preset("starter")
    assert len(names(window)) == 1
    first = names(window)[0]
    move(window)
    window.files.open_preset("densenet-121")
    assert names(window) == [f"● {first}", "DenseNet-121"]
    assert window.document.name == "DenseNet-121" and window.tabs.bar.currentIndex() == 1


def test_a_click_shows_a_tab_as_it_was_left(window, qtbot):
    two(window)
    big = window.document.sheets.shown
    window.document.selection.set(["dense_block_3"])
    window.canvas.zoom_out()
    window.canvas.center_on("dense_block_3")
    scale = window.canvas.scale_now
    middle = window.canvas.scene_point(window.canvas.viewport().rect().center().toPointF())
    drawing = window.canvas.drawing
    click(qtbot, window, 0)
    assert window.document.undo_label == "Move" and not window.document.selection.ids
    window.document.undo()
    click(qtbot, window, 1)
    assert window.document.sheets.shown is big and window.document.selection.single == "dense_block_3"
    assert window.canvas.drawing is drawing and window.canvas.scale_now == pytest.approx(scale)
    now = window.canvas.scene_point(window.canvas.viewport().rect().center().toPointF())
    assert (now - middle).manhattanLength() < 3
    assert window.document.undo_label is None
    click(qtbot, window, 0)
    assert window.document.redo_label == "Move"


def test_the_inside_of_a_block_is_shown_again(window, qtbot):
    two(window)
    window.canvas.enter("dense_block_2")
    click(qtbot, window, 0)
    assert not window.canvas.path and not window.editor.breadcrumbs.isVisible()
    click(qtbot, window, 1)
    assert window.canvas.path == ["dense block 2"] and window.editor.breadcrumbs.isVisible()


def test_keys_go_round(window):
    two(window)
    window.actions_by_name["next_tab"].trigger()
    assert window.tabs.bar.currentIndex() == 0
    window.actions_by_name["previous_tab"].trigger()
    assert window.tabs.bar.currentIndex() == 1


def test_a_dragged_tab_moves(window, qtbot):
    two(window)
    shown = window.document.sheets.shown
    window.tabs.bar.moveTab(1, 0)
    assert window.document.sheets.all[0] is shown is window.document.sheets.shown
    assert names(window)[0] == "DenseNet-121" and window.tabs.bar.currentIndex() == 0


@pytest.mark.parametrize(("given", "is_closed"), [(None, False), (1, True)])
def test_a_dirty_tab_asks_before_it_is_closed(window, qtbot, monkeypatch, given, is_closed):
    two(window)
    asked = answer(monkeypatch, given)
    click(qtbot, window, 0, Qt.MouseButton.MiddleButton)
    assert len(asked) == 1
    assert (len(names(window)) == 1) is is_closed
    if not is_closed:  # it was shown, since it was asked about
        assert window.tabs.bar.currentIndex() == 0


def test_the_cross_closes_and_after_the_last_one_comes_the_gallery(window, qtbot):
    window.files.open_preset("starter")
    cross = window.tabs.bar.tabButton(0, QTabBar.ButtonPosition.RightSide)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.gallery and not window.tabs.isVisible()
    assert not window.actions_by_name["close_tab"].isEnabled()


def test_a_file_is_opened_once_and_saved_over_no_other_tab(window, tmp_path, monkeypatch):
    path = tmp_path / "mine.vlab"
    project.save(path, preset("starter").graph())
    window.files.open_path(path)
    window.files.open_preset("resnet-18")
    assert names(window) == ["mine", "ResNet-18"]
    window.files.open_path(path)
    assert len(names(window)) == 2 and window.document.path == path
    window.actions_by_name["next_tab"].trigger()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    said: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, text: said.append(text))
    assert not window.files.ask_save()
    assert "another tab" in said[0]


def test_a_new_tab_shows_the_gallery_and_takes_what_is_chosen_there(window, qtbot):
    window.files.open_preset("starter")
    qtbot.mouseClick(window.tabs.new, Qt.MouseButton.LeftButton)
    assert window.pages.currentWidget() is window.gallery and names(window)[1] == "New tab"
    click(qtbot, window, 0)
    assert window.pages.currentWidget() is window.editor
    click(qtbot, window, 1)
    window.gallery.preset_chosen.emit("resnet-18")
    assert names(window)[1] == "ResNet-18" and window.pages.currentWidget() is window.editor


def test_the_menu_of_a_tab_closes_the_others(window, qtbot, monkeypatch):
    two(window)
    window.files.new_tab()
    asked = answer(monkeypatch, 1)
    window.tabs.bar.customContextMenuRequested.emit(window.tabs.bar.tabRect(1).center())
    menu = window.tabs.findChild(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert names(window) == ["DenseNet-121"] and len(asked) == 1


def test_leaving_asks_about_every_dirty_tab(window, monkeypatch):
    two(window)
    move(window)
    asked = answer(monkeypatch, None)
    assert not window.close() and len(asked) == 1
    asked = answer(monkeypatch, 1)
    assert window.close() and len(asked) == 2


def test_the_next_start_has_the_same_tabs(window, qtbot, tmp_path):
    path = tmp_path / "mine.vlab"
    project.save(path, preset("starter").graph())
    window.files.restore()
    window.files.open_path(path)
    window.files.open_preset("densenet-121")
    window.files.new_tab()
    window.actions_by_name["previous_tab"].trigger()
    window.close()
    again = made(qtbot, tmp_path)
    again.files.restore()
    assert names(again) == ["mine", "DenseNet-121"]
    assert again.document.name == "DenseNet-121" and again.document.is_saved
    assert again.pages.currentWidget() is again.editor
    again.files.restore()
    assert names(again) == ["mine", "DenseNet-121"]  # what is open already is not opened again


def test_a_crash_loses_no_tab(window, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "mine.vlab"
    project.save(path, preset("starter").graph())
    window.files.restore()
    window.files.open_path(path)
    move(window, 111)
    window.files.open_preset("densenet-121")
    move(window, 222)
    window.files.autosave.write()
    for store in window.files.autosave._stores.values():
        store._lock.close()  # as the end of the process does
    again = made(qtbot, tmp_path)
    answer(monkeypatch, 0)
    again.files.restore()
    assert sorted(names(again)) == ["● DenseNet-121", "● mine"]
    graphs = {sheet.name: sheet.graph for sheet in again.document.sheets.all}
    assert graphs == {sheet.name: sheet.graph for sheet in window.document.sheets.all}
    assert not again.files.autosave.pending()


def test_saving_ends_the_autosave_of_that_tab_only(window, tmp_path, monkeypatch):
    two(window)
    move(window)
    window.files.autosave.write()
    assert len(window.files.autosave._stores) == 2
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "x.vlab"), ""))
    assert window.files.save()
    window.files.autosave.write()
    assert list(window.files.autosave._stores) == [window.document.sheets.all[0]]
