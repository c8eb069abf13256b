"""Several runs together in the training panel: chosen, read, followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visionlab.runs.events import Built, Epoch, Event, Finished, Step, to_line
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.settings import RunSettings
from visionlab.ui.document import Document
from visionlab.ui.training.overlay import MOST
from visionlab.ui.training.panel import TrainingPanel
from visionlab.ui.training.record import Digest
from visionlab.ui.training.shown import MARKS


def steps(first: int, last: int) -> list[Event]:
    return [Step(float(number), number, 1, 1 / number, 0.1, 50.0) for number in range(first, last + 1)]


def append(folder: RunFolder, events: list[Event]) -> None:
    with folder.events.open("a", encoding="utf-8") as file:
        file.write("".join(map(to_line, events)))


def finished(network: str, count: int = 100, **changes: object) -> RunFolder:
    folder = create(RunSettings(network=network).with_(**changes), "", "{}")
    append(folder, [Built(0.0, 1, 1, "cpu", 10, 1000, 1, count), *steps(1, count)])
    append(folder, [Epoch(0.0, 1, count, 1.0, 0.5, 1.0, 0.5, 1.0), Finished(0.0, 1, 0.5, None, 1.0)])
    return folder


@pytest.fixture
def panel(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TrainingPanel]:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    made = TrainingPanel(Document())
    qtbot.addWidget(made)
    made.resize(1100, 300)
    made.show()
    made.display.make_curves()
    yield made
    made.shutdown(keep_running=True)


def test_unread_runs_are_read_and_shown_together(panel: TrainingPanel, qtbot: QtBot) -> None:
    """More than are remembered otherwise, and they stay while they are shown."""
    folders = [finished(f"Net {number}", 100 + number) for number in range(6)]
    panel.overlay([str(folder.path) for folder in folders])
    curves = panel.display.make_curves()
    qtbot.waitUntil(
        lambda: (
            [len(one.record.steps) for one in curves.shown] == [100, 101, 102, 103, 104, 105]
            and all(one.record.outcome is not None for one in curves.shown)
        )
    )
    assert [one.name for one in curves.shown] == [f"Net {number}" for number in range(6)]
    panel.overlay([str(folders[2].path)])
    assert [one.name for one in curves.shown] == ["Net 2"] and panel.display.status.heading.text() == "Finished: Net 2"
    panel.overlay([])
    assert curves.shown == () and panel.shown is None


# pop-ups take the keyboard, which the offscreen platform cannot give
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_runs_are_ticked_in_a_list(panel: TrainingPanel, qtbot: QtBot) -> None:
    for number in range(3):
        finished(f"Net {number}", learning_rate=0.1 / (number + 1))
    curves = panel.display.make_curves()
    qtbot.mouseClick(curves.tools.runs_button, Qt.MouseButton.LeftButton)
    picker = panel.display.picker
    qtbot.waitUntil(lambda: picker.list.count() == 3)
    qtbot.keyClicks(picker.search, "-net-1")
    assert [item.text() for item in picker._items() if not item.isHidden()] == ["Net 1 · 50.0%"]
    picker.search.clear()
    names = []
    for row in (0, 2):
        picker.list.setCurrentRow(row)
        names.append(picker.list.item(row).text().partition(" ·")[0])
        qtbot.keyClick(picker.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [one.name for one in curves.shown] == names)
    assert curves.legend.isVisible() and curves.shown[0].told.startswith("Learning rate")
    picker.none_button.click()
    assert curves.shown == () and not picker.isVisible()


def test_a_run_that_goes_on_beside_is_followed_too(panel: TrainingPanel, qtbot: QtBot) -> None:
    past, going_on = finished("past"), create(RunSettings(network="going on"), "", "{}")
    going_on.claim(os.getpid())  # this process stands for its trainer
    assert going_on.is_alive
    append(going_on, steps(1, 10))
    panel.overlay([str(past.path), str(going_on.path)])
    curves = panel.display.make_curves()
    qtbot.waitUntil(lambda: [len(one.record.steps) for one in curves.shown] == [100, 10])
    append(going_on, steps(11, 30))
    qtbot.waitUntil(lambda: len(curves.shown[1].record.steps) == 30)
    append(going_on, [Finished(0.0, 1, 0.5, None, 1.0)])
    going_on.release()
    qtbot.waitUntil(lambda: curves.shown[1].record.outcome is not None)


def test_the_run_that_begins_joins_those_that_are_shown_as_the_first(panel: TrainingPanel, qtbot: QtBot) -> None:
    past = finished("past")
    panel.overlay([str(past.path)])
    curves = panel.display.make_curves()
    qtbot.waitUntil(lambda: [one.name for one in curves.shown] == ["past"])
    panel._followed("/nowhere/live", RunSettings(network="live"))
    digest = Digest("live")
    panel._happened(digest.take(steps(1, 5)))
    assert [one.name for one in curves.shown] == ["live", "past"] and panel.shown is panel.live
    assert [len(one.record.steps) for one in curves.shown] == [5, 100]
    # what is over stays when the next one begins
    panel._happened(digest.take([Finished(0.0, 1, 0.5, None, 1.0)], None))
    assert panel.live is not None
    panel.live.outcome = panel.display.status.history.record(str(past.path)).outcome  # type: ignore[union-attr]
    panel._followed("/nowhere/next", RunSettings(network="next"))
    assert [one.name for one in curves.shown] == ["next", "live", "past"]
    QApplication.processEvents()


def test_more_runs_than_can_be_told_apart_are_not_shown(panel: TrainingPanel) -> None:
    said: list[str] = []
    panel.said.connect(said.append)
    panel.overlay([f"/nowhere/{number}" for number in range(MOST + 2)])
    assert len(panel.display.overlaid.paths) == MOST == len(MARKS) and f"first {MOST} runs" in said[0]
