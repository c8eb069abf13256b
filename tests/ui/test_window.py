"""The main window, driven as a person would: the real widgets, the real document, real files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.support.windows import new_window
from visionlab import project
from visionlab.graph import edits
from visionlab.presets.registry import preset
from visionlab.ui import ask, language
from visionlab.ui.actions import ACTIONS, COLOUR_BY, MENUS
from visionlab.ui.panels.inputs import NumberBox
from visionlab.ui.settings import Settings
from visionlab.ui.theme import DARK, LIGHT, theme
from visionlab.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(qtbot, tmp_path):
    made = new_window(qtbot, tmp_path)
    made.show()
    return made


def answer(monkeypatch, number: int | None) -> None:
    """Give this answer to the next question."""
    monkeypatch.setattr(ask, "choose", lambda *_asked: number)


def change(window) -> None:
    """Any edit."""
    id = next(iter(window.document.graph.nodes))
    window.document.edit("Move", lambda graph: edits.move(graph, {id: (999.0, 999.0)}))


def test_starts_with_the_gallery_and_no_panels(window):
    assert window.pages.currentWidget() is window.gallery
    assert not window.palette_dock.isVisible()
    assert not window.editor.totals.isVisible()
    assert not window.actions_by_name["train"].isEnabled()


def test_a_preset_opens_on_the_canvas(window):
    window.gallery.preset_chosen.emit("densenet-121")
    assert window.pages.currentIndex() == 1
    assert window.palette_dock.isVisible() and window.inspector_dock.isVisible()
    assert window.document.report.parameters == 7_978_856
    assert window.windowTitle().startswith("DenseNet-121")
    assert window.actions_by_name["train"].isEnabled()


def test_the_gallery_action_goes_there_and_back(window):
    window.files.open_preset("starter")
    window.actions_by_name["gallery"].trigger()
    assert window.pages.currentWidget() is window.gallery
    window.actions_by_name["gallery"].trigger()
    assert window.pages.currentIndex() == 1


def test_train_is_off_with_the_reason(window):
    window.files.open_preset("starter")
    head = window.document.graph.sinks[0]
    window.document.edit("Delete", lambda graph: edits.remove(graph, [head]))
    train = window.actions_by_name["train"]
    assert not train.isEnabled()
    assert "classifier head" in train.toolTip()
    assert window.upkeep.problem_button.isVisible()


def test_undo_and_redo_say_what(window):
    window.files.open_preset("starter")
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert not undo.isEnabled()
    before = window.document.graph
    change(window)
    assert undo.isEnabled() and "Move" in undo.text()
    assert window.isWindowModified()
    undo.trigger()
    assert window.document.graph is before
    assert redo.isEnabled() and not window.isWindowModified()


def test_save_and_open_again(window, tmp_path, monkeypatch):
    window.files.open_preset("resnet-18")
    change(window)
    path = tmp_path / "mine.vlab"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "mine"), ""))
    window.actions_by_name["save"].trigger()
    assert path.exists() and not window.isWindowModified()
    saved = window.document.graph
    window.files.new()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(path), ""))
    window.actions_by_name["open"].trigger()
    assert window.document.graph == saved
    assert window.document.path == path
    assert path in window.files.recent()


def test_a_bad_file_is_refused_in_a_sentence_and_changes_nothing(window, tmp_path, monkeypatch):
    window.files.open_preset("starter")
    before = window.document.graph
    bad = tmp_path / "bad.vlab"
    bad.write_text('{"format": "visionlab", "version": 1, "nodes": 7}')
    said: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, text: said.append(text))
    assert not window.files.open_path(bad)
    assert window.document.graph is before
    assert len(said) == 1 and "bad.vlab" in said[0] and "\n" not in said[0]


@pytest.mark.parametrize(("button", "goes"), [(None, False), (1, True)])
def test_unsaved_changes_are_guarded(window, monkeypatch, button, goes):
    window.files.open_preset("starter")
    change(window)
    answer(monkeypatch, button)
    window.actions_by_name["close_tab"].trigger()
    assert (not window.document.graph.nodes) is goes


def test_closing_with_unsaved_changes_can_be_cancelled(window, monkeypatch):
    window.files.open_preset("starter")
    change(window)
    answer(monkeypatch, None)
    assert not window.close()
    assert window.isVisible()


def test_a_crash_loses_nothing(window, qtbot, tmp_path, monkeypatch):
    """A window that died left an autosave; the next one offers it."""
    left = window.files
    left.open_preset("starter")
    change(window)
    left.autosave.write()
    lost = window.document.graph
    (store,) = left.autosave._stores.values()
    store._lock.close()  # as the end of the process does
    second = Window(Settings(tmp_path / "second.ini"))
    qtbot.addWidget(second, before_close_func=lambda w: w.document.mark_saved(tmp_path / "closed.vlab"))
    answer(monkeypatch, 0)
    second.files.recover()
    assert second.document.graph == lost
    assert not second.document.is_saved


def test_a_dropped_file_opens(window, tmp_path):
    path = tmp_path / "dropped.vlab"
    project.save(path, preset("starter").graph())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert window.document.name == "dropped"


def test_export_writes_what_was_chosen(window, tmp_path, monkeypatch):
    window.files.open_preset("starter")
    for chosen, suffix, start in (
        ("(*.py)", ".py", b'"""'),
        ("(*.dot)", ".dot", b"//"),
        ("(*.png)", ".png", b"\x89PNG"),
        ("(*.svg)", ".svg", b"<?xml"),
        ("(*.pdf)", ".pdf", b"%PDF"),
    ):
        monkeypatch.setattr(
            QFileDialog,
            "getSaveFileName",
            lambda _p, _t, _f, kinds, _last, chosen=chosen: (
                str(tmp_path / "out"),
                next(kind for kind in kinds.split(";;") if chosen in kind),
            ),
        )
        window.actions_by_name["export"].trigger()
        written = (tmp_path / f"out{suffix}").read_bytes()
        assert written.startswith(start) or (suffix == ".dot" and b"digraph" in written)
        assert window.settings.text("export_format") == suffix.replace("py", "python")[1:]


def test_enter_and_leave_show_where_one_is(window):
    window.files.open_preset("densenet-121")
    block = next(id for id, node in window.document.report.nodes.items() if node.block.kind == "dense_block")
    window.document.selection.set([block])
    window.actions_by_name["enter"].trigger()
    assert window.editor.breadcrumbs.isVisible()
    assert window.actions_by_name["leave"].isEnabled()
    window.actions_by_name["leave"].trigger()
    assert not window.editor.breadcrumbs.isVisible()


def test_themes_are_chosen_and_remembered(window):
    window.choose_theme("dark")
    assert theme().colours is DARK
    assert window.settings.text("theme") == "dark"
    window.choose_theme("light")
    assert theme().colours is LIGHT


def test_the_layout_is_remembered(window, qtbot, tmp_path):
    window.files.open_preset("starter")
    window.inspector_dock.toggleViewAction().trigger()
    window.close()
    again = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(again)
    again.show()
    again.files.open_preset("starter")
    assert not again.inspector_dock.isVisible()
    assert again.palette_dock.isVisible()
    again.inspector_dock.toggleViewAction().trigger()
    assert again.inspector_dock.isVisible()


def test_every_action_of_the_table_is_there_and_in_a_menu(window):
    for told in ACTIONS:
        assert told.menu in (*MENUS, COLOUR_BY, "")
        if told.name and told.name != "recent":
            assert told.name in window.actions_by_name


@pytest.mark.parametrize("spoken", ["en", "ru"])
def test_every_menu_has_room_on_a_small_screen(qtbot, tmp_path, spoken):
    language.speak(spoken)
    try:
        made = Window(Settings(tmp_path / "window.ini"))
        qtbot.addWidget(made)
        # below the title bar and the menu bar
        tall = {action.text(): action.menu().sizeHint().height() for action in made.menuBar().actions()}
        assert max(tall.values()) < 768 - 60, tall
    finally:
        language.speak("en")


def test_the_window_opens_without_torch(tmp_path):
    script = (
        "import sys\n"
        "from visionlab.ui import main\n"
        "from PySide6.QtCore import QTimer\n"
        "app = main.make_app()\n"
        "from visionlab.ui.window import Window\n"
        "window = Window()\n"
        "window.files.open_preset('densenet-121')\n"
        "window.painted.connect(lambda: (main.after_paint(window), QTimer.singleShot(1500, app.quit)))\n"
        "window.show()\n"
        "app.exec()\n"
        "window.load_training().shutdown(keep_running=False)\n"
        "assert 'torch' not in sys.modules, 'torch came into the window'\n"
        "print('painted')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "painted" in done.stdout


@pytest.mark.parametrize(("clicked", "answer"), [("Yes", 0), ("No", None)])
def test_a_question_is_answered_by_its_buttons(window, qtbot, clicked, answer):
    def press() -> None:
        (shown,) = window.findChildren(QMessageBox)
        button = next(button for button in shown.buttons() if button.text() == clicked)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    answers = [("Yes", ask.Role.AcceptRole), ("No", ask.Role.RejectRole)]
    assert ask.choose(window, "Well?", "", answers) == answer


def test_return_in_a_field_ends_typing_and_does_not_look_inside(window, qtbot):
    window.files.open_preset("densenet-121")
    window.activateWindow()
    window.document.selection.set(["dense_block"])
    box = window.editor.inspector.findChild(NumberBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not window.canvas.path
    window.canvas.setFocus()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Return)
    assert window.canvas.path == ["dense block 1"]


@pytest.mark.parametrize(("number", "left"), [(None, 1), (1, 0)])
def test_esc_on_the_question_of_recovery_throws_nothing_away(window, qtbot, tmp_path, monkeypatch, number, left):
    window.files.open_preset("starter")
    change(window)
    window.files.autosave.write()
    (store,) = window.files.autosave._stores.values()
    store._lock.close()  # as the end of the process does
    second = Window(Settings(tmp_path / "second.ini"))
    qtbot.addWidget(second)
    answer(monkeypatch, number)
    second.files.recover()
    assert len(second.files.autosave.pending()) == left
    for rest in second.files.autosave.pending():
        second.files.autosave.discard(rest)
