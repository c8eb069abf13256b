"""The page of runs as a person drives it: real folders, the real table, no trainer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from visionlab.exchange.run_texts import run_texts
from visionlab.presets.registry import preset
from visionlab.runs.events import Epoch, Event, Failed, Finished, Stopped, append, to_line
from visionlab.runs.folder import RunFolder, create, list_runs
from visionlab.runs.notes import Notes, read_notes, write_notes
from visionlab.runs.queue import Queue
from visionlab.runs.settings import RunSettings
from visionlab.ui.keymap import keymap
from visionlab.ui.runs import deleting
from visionlab.ui.runs.model import BEST, MACS, NAME
from visionlab.ui.runs.page import RunsPage
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.runs.side import differences
from visionlab.ui.runs.wanted import Wanted
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


def epochs(*accuracies: float) -> list[Event]:
    return [Epoch(1.0, place, 10 * place, 1.0, one, 1.0, one, 60.0) for place, one in enumerate(accuracies, 1)]


def made(name: str, *events: Event, network: str = "starter", **settings: object) -> RunFolder:
    told = RunSettings(network=name, epochs=4).with_(**settings)
    folder = create(told, *run_texts(preset(network).graph()))
    append(folder.events, "".join(map(to_line, events)))
    return folder


class NoTrash:
    """A file of a system without a trash."""

    def __init__(self, name: str) -> None:
        self.name = name

    def moveToTrash(self) -> bool:
        return False

    def fileName(self) -> str:
        return self.name


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    # the machine's own trash is no business of tests
    monkeypatch.setattr(deleting, "QFile", NoTrash)


@pytest.fixture
def folders() -> dict[str, RunFolder]:
    done = Finished(9.0, 3, 0.75, 0.7, 180.0)
    found = {
        "good": made("good", *epochs(0.5, 0.7, 0.75), done, recipe="modern", learning_rate=0.05, nesterov=False),
        "bad": made("bad", *epochs(0.1), Failed(9.0, "diverged", "The loss became NaN.", "Try less."), data="cifar10"),
        "big": made("big", *epochs(0.6), Stopped(9.0, 10, 1), network="cifar-resnet-20"),
        "next": made("next"),
    }
    Queue().add([found["next"].id])
    Queue().hold(True)
    write_notes(found["big"].path, Notes("Stopped by hand.", ("wide",)))
    return found


@pytest.fixture
def page(qtbot: QtBot, folders: dict[str, RunFolder]) -> RunsPage:
    shown = RunsPage()
    qtbot.addWidget(shown)
    shown.resize(1366, 600)
    shown.show()
    qtbot.waitUntil(lambda: len(names(shown)) == 4 and all(row.macs for row in shown.runs.rows))
    return shown


def names(page: RunsPage) -> list[str]:
    return [row.name for row in page.table.runs.rows]


def select(page: RunsPage, folders: dict[str, RunFolder], *wanted: str) -> None:
    page.table.select([str(folders[name].path) for name in wanted])


def press(qtbot: QtBot, page: RunsPage, name: str) -> None:
    action = page.actions_of_runs.by_name[name]
    assert action.isEnabled()
    action.trigger()


def test_all_runs_are_there_with_cost_and_the_first_is_selected(page: RunsPage) -> None:
    assert names(page)[0] == "next"  # what waits comes first
    rows = {row.name: row for row in page.runs.rows}
    assert (rows["big"].macs, rows["big"].parameters) == (40_551_040, 269_722)
    assert rows["good"].summary.test == 0.7 and rows["good"].summary.seconds == 180.0
    assert "test accuracy 70.0%" in rows["good"].sentence
    assert [row.name for row in page.table.chosen_rows] == ["next"]
    assert page.side.sentence.text() == "Waits in the queue, place 1."


@pytest.mark.parametrize("column", range(12))
def test_every_column_sorts(page: RunsPage, column: int) -> None:
    page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    upwards = names(page)
    page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    keys = [page.table.runs._key(column, row) for row in page.table.runs.rows]
    assert keys == sorted(keys, reverse=True) and sorted(upwards) == sorted(names(page))
    if column in (NAME, MACS, BEST):
        assert names(page)[0] == {NAME: "next", MACS: "big", BEST: "good"}[column]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted("hand wide"), {"big"}),
        (Wanted("MODERN"), {"good"}),
        (Wanted(state="failed"), {"bad"}),
        (Wanted(data="scenes10", tag="wide"), {"big"}),
        (Wanted("nothing like it"), set()),
    ],
)
def test_filters(page: RunsPage, wanted: Wanted, left: set[str]) -> None:
    assert {row.name for row in page.runs.rows if wanted.leaves(row)} == left


def test_the_filter_bar_and_what_is_said_when_nothing_is_left(page: RunsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.bar.search, "big")
    assert names(page) == ["big"] and page.count.text() == "1 of 4"
    qtbot.keyClicks(page.bar.search, "xx")
    assert page.stack.currentIndex() == 2 and "No run matches" in page._nothing.text()
    qtbot.mouseClick(page._everything, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 4 and page.count.text() == "4"
    place = page.bar.tag._keys.index("wide")
    page.bar.tag.setCurrentIndex(place)
    page.bar.tag.activated.emit(place)
    assert names(page) == ["big"]


def test_the_side_tells_how_it_went_and_which_settings_were_its_own(
    page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot
) -> None:
    select(page, folders, "good")
    assert page.side.title.text() == "good" and "best validation accuracy 75.0% in epoch 3" in page.side.sentence.text()
    told = {name: value for name, value, _usual in differences(folders["good"].settings())}
    assert told == {"Epochs": "4", "Learning rate": "0.05", "Nesterov": "off"}
    select(page, folders, "good", "big")
    assert page.side.title.text() == "2 runs selected" and "good, 75.0%" in page.side.sentence.text()


def test_notes_and_tags_are_kept(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    select(page, folders, "good")
    qtbot.keyClicks(page.side.tags, "mine, best")
    qtbot.keyClicks(page.side.text, "Again with 0.1.")
    select(page, folders, "bad")  # leaving writes at once
    assert read_notes(folders["good"].path) == Notes("Again with 0.1.", ("mine", "best"))
    assert page.side.text.toPlainText() == "" and page.side.tags.text() == ""
    qtbot.waitUntil(lambda: "best" in page.bar.tag._keys)
    select(page, folders, "good")
    qtbot.keyClicks(page.side.tags, " " + "x" * 60)
    page.side.save()
    assert not page.side.problem.isHidden() and "up to 40 characters" in page.side.problem.text()
    assert read_notes(folders["good"].path).tags == ("mine", "best")


def test_deleted_runs_come_back(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    select(page, folders, "next", "big")
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert {folder.id for folder in list_runs()} == {folders["good"].id, folders["bad"].id}
    assert Queue().read().ids == () and page.notice.sentence.text().startswith("Deleted 2 runs.")
    assert str(folders["big"].path.parent / ".trash") in page.notice.sentence.text()
    qtbot.waitUntil(lambda: len(names(page)) == 2 and len(page.table.chosen_rows) == 1)
    qtbot.mouseClick(page.notice.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(page)) == 4)
    assert read_notes(folders["big"].path).tags == ("wide",)


def test_the_systems_trash_is_used_and_undone(
    folders: dict[str, RunFolder], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trash" / "info").mkdir(parents=True)
    (tmp_path / "trash" / "files").mkdir()

    class File(NoTrash):
        def moveToTrash(self) -> bool:
            place = tmp_path / "trash" / "files" / Path(self.name).name
            Path(self.name).rename(place)
            (tmp_path / "trash" / "info" / f"{place.name}.trashinfo").touch()
            self.name = str(place)
            return True

    monkeypatch.setattr(deleting, "QFile", File)
    deleted = deleting.delete(str(folders["good"].path))
    assert not folders["good"].path.exists() and deleted.place.parent.name == "files"
    deleting.bring_back(deleted)
    assert folders["good"].summary().state == "finished" and not list((tmp_path / "trash" / "info").iterdir())


def test_a_run_that_goes_on_is_not_deleted(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    folders["big"].claim(os.getpid())
    page.runs.look()
    qtbot.waitUntil(lambda: any(row.name == "big" and row.summary.is_alive for row in page.table.runs.rows))
    select(page, folders, "big")
    actions = page.actions_of_runs.by_name
    assert not actions["delete"].isEnabled() and actions["stop"].isEnabled() and not actions["go_on"].isEnabled()
    stopped: list[list[str]] = []
    page.stop_wanted.connect(stopped.append)
    press(qtbot, page, "stop")
    assert stopped == [[str(folders["big"].path)]]
    folders["big"].release()


def test_the_queue_is_put_in_order(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    changes: list[bool] = []
    page.queue_changed.connect(lambda: changes.append(True))
    Queue().add([folders["big"].id])
    page.runs.look()
    qtbot.waitUntil(lambda: [row.turn for row in page.table.runs.rows[:2]] == [1, 2])
    select(page, folders, "big")
    assert page.queue.sooner.isEnabled() and not page.queue.later.isEnabled()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page)[:2] == ["big", "next"])
    assert [row.name for row in page.table.chosen_rows] == ["big"]
    qtbot.mouseClick(page.queue.remove, Qt.MouseButton.LeftButton)
    assert Queue().read().ids == (folders["next"].id,)
    assert page.queue.hold.isChecked()
    qtbot.mouseClick(page.queue.hold, Qt.MouseButton.LeftButton)
    assert not Queue().read().is_held
    place = page.queue.at_once._keys.index("0")
    page.queue.at_once.setCurrentIndex(place)
    page.queue.at_once.activated.emit(place)
    assert Queue().read().at_once == 0 and len(changes) == 4


def test_accuracy_over_macs(page: RunsPage, folders: dict[str, RunFolder]) -> None:
    page.turn("Chart")
    assert page.stack.currentWidget() is page.chart
    dots = {dot.title: (dot.x, dot.y) for dot in page.chart.view.plot.dots}
    assert dots == {"good": (12_501_632.0, 75.0), "big": (40_551_040.0, 60.0)}
    assert "1 on other data" in page.chart.note.text()
    page.chart.view.opened.emit(str(folders["big"].path))
    assert page.stack.currentWidget() is page.table and [row.name for row in page.table.chosen_rows] == ["big"]


def test_path_and_keys(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    told: list[object] = []
    page.curves_wanted.connect(told.append)
    page.network_wanted.connect(told.append)
    page.left.connect(lambda: told.append("left"))
    select(page, folders, "good")
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told == [str(folders["good"].path)]
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = told.pop()
    assert isinstance(row, RunRow) and row.name == "good"
    press(qtbot, page, "path")
    assert QGuiApplication.clipboard().text() == str(folders["good"].path)
    page.table.clearSelection()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert told[-1] == "left"


def test_keys_of_runs_can_be_changed(page: RunsPage, folders: dict[str, RunFolder], qtbot: QtBot) -> None:
    told: list[object] = []
    page.again_wanted.connect(told.append)
    page.curves_wanted.connect(told.append)
    keymap().set("run_again", ["T"])
    keymap().set("run_curves", ["Ctrl+J"])
    try:
        select(page, folders, "good")
        assert page.actions_of_runs.by_name["again"].toolTip().endswith("(T)")
        for key, keys in (
            (Qt.Key.Key_Return, 0),
            (Qt.Key.Key_T, 0),
            (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier),
        ):
            qtbot.keyClick(page.table, key, Qt.KeyboardModifier(keys))
        assert len(told) == 2 and isinstance(told[0], RunRow) and told[1] == str(folders["good"].path)
        keymap().set("run_later", ["L"])
        assert "Later (L)" in page.queue.later.toolTip()
    finally:
        keymap().reset_all()


def test_the_window_opens_runs_and_trains_them_again(
    qtbot: QtBot, tmp_path: Path, folders: dict[str, RunFolder]
) -> None:
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window, before_close_func=lambda window: window.load_training().shutdown(keep_running=True))
    window.show()
    window.actions_by_name["runs"].trigger()
    page = window.runs
    assert window.pages.currentWidget() is page
    assert not window.palette_dock.isVisible() and not window.actions_by_name["analyse"].isEnabled()
    qtbot.waitUntil(lambda: len(page.table.runs.rows) == 4)
    window.actions_by_name["find"].trigger()
    assert not window.palette_dock.isVisible() and window.focusWidget() is page.bar.search
    select(page, folders, "big")
    press(qtbot, page, "network")
    assert window.pages.currentWidget() is window.editor
    assert window.document.graph == preset("cifar-resnet-20").graph() and window.document.name == "big"
    window.actions_by_name["runs"].trigger()
    select(page, folders, "good")
    press(qtbot, page, "again")
    panel = window.load_training()
    assert panel.settings.learning_rate == 0.05 and panel.settings.recipe == "modern"  # type: ignore[attr-defined]
    window.actions_by_name["runs"].trigger()
    window.actions_by_name["runs"].trigger()
    assert window.pages.currentWidget() is window.editor
    window.actions_by_name["runs"].trigger()
    select(page, folders, "good")
    press(qtbot, page, "curves")
    qtbot.waitUntil(lambda: panel.shown is not None and len(panel.shown.epochs) == 3)  # type: ignore[attr-defined]
    select(page, folders, "good", "big")
    qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: len(panel.display.overlaid.records()) == 2)  # type: ignore[attr-defined]
    select(page, folders, "good")
    press(qtbot, page, "curves")
    qtbot.waitUntil(lambda: not panel.display.overlaid.paths and panel.shown is not None)  # type: ignore[attr-defined]


def test_no_runs_is_said(qtbot: QtBot) -> None:
    page = RunsPage()
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "no runs yet" in page._nothing.text())
    assert page.stack.currentIndex() == 2 and page._everything.isHidden()


def test_weights_are_saved(
    page: RunsPage, folders: dict[str, RunFolder], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(page, folders, "good")
    action = page.actions_of_runs.by_name["weights"]
    action.trigger()
    assert "has no weights yet" in page.notice.sentence.text()
    folders["good"].best.write_bytes(b"best")
    folders["good"].last.write_bytes(b"last")
    for chosen, content in ((0, b"best"), (1, b"last")):

        def ask(_parent: object, _title: str, _name: str, kinds: str, chosen: int = chosen) -> tuple[str, str]:
            return str(tmp_path / "out"), kinds.split(";;")[chosen]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        with qtbot.waitSignal(page.said) as said:
            action.trigger()
        assert said.args == [f"Saved {tmp_path / 'out.safetensors'}"]
        assert (tmp_path / "out.safetensors").read_bytes() == content
