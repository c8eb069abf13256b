"""The window stands as it stood: docks, their sizes, and its own place, as far as the screen has room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visionlab.ui.arrangement import is_in_front
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Window]:
    """Starts the window, each time with the settings of the last."""
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))

    def started() -> Window:
        made = Window(Settings(tmp_path / "window.ini"))
        qtbot.addWidget(made)
        with qtbot.waitSignal(made.painted):
            made.show()
        return made

    return started


def test_docks_come_back_with_the_network(start: Callable[[], Window], qtbot: QtBot) -> None:
    window = start()
    window.files.open_preset("starter")
    window.analysis_dock.bring()
    window.resizeDocks([window.inspector_dock], [320], Qt.Orientation.Horizontal)
    qtbot.wait(20)
    width = window.inspector_dock.width()
    window.close()
    again = start()
    assert not again.analysis_dock.isVisible()  # the gallery has no use for it
    again.files.open_preset("starter")
    qtbot.waitUntil(again.analysis_dock.isVisible)
    qtbot.wait(20)
    assert again.inspector_dock.width() == width
    assert not again.training_dock.isVisible() and not again.results_dock.isVisible()


def test_a_start_that_only_looks_at_the_gallery_forgets_nothing(start: Callable[[], Window], qtbot: QtBot) -> None:
    window = start()
    window.files.open_preset("starter")
    window.show_training()
    window.close()
    start().close()
    again = start()
    again.files.open_preset("starter")
    assert again.training_dock.isVisible() and again.training is not None


def test_the_gallery_puts_the_analysis_away_for_a_while(start: Callable[[], Window]) -> None:
    window = start()
    window.files.open_preset("starter")
    window.analysis_dock.bring()
    window.show_gallery()
    assert not window.analysis_dock.isVisible()
    window.show_gallery()
    assert window.analysis_dock.isVisible()
    window.analysis_dock.hide()
    window.show_gallery()
    window.show_gallery()
    assert not window.analysis_dock.isVisible()


def test_a_dock_behind_the_tab_of_another_is_brought_and_one_in_front_is_hidden(
    start: Callable[[], Window], qtbot: QtBot
) -> None:
    window = start()
    window.files.open_preset("starter")
    analysis, training = window.analysis_dock, window.training_dock
    analysis.bring()
    window.resizeDocks([analysis], [280], Qt.Orientation.Vertical)
    qtbot.waitUntil(lambda: is_in_front(analysis) and analysis.height() == 280)
    window.show_training()
    qtbot.waitUntil(lambda: is_in_front(training) and not is_in_front(analysis))
    assert abs(training.height() - 280) < 50  # as high as the other one was made, but for the bar of tabs
    window.actions_by_name["analyse"].trigger()
    qtbot.waitUntil(lambda: is_in_front(analysis))
    window.actions_by_name["show_training"].trigger()
    qtbot.waitUntil(lambda: is_in_front(training))
    window.actions_by_name["show_training"].trigger()
    assert training.isHidden() and not analysis.isHidden()


def test_the_queues_next_run_does_not_cover_what_is_read(start: Callable[[], Window], qtbot: QtBot) -> None:
    window = start()
    window.files.open_preset("starter")
    window.show_training()
    window.analysis_dock.bring()
    qtbot.waitUntil(lambda: is_in_front(window.analysis_dock))
    window.training.running_changed.emit(True)
    qtbot.wait(50)
    assert is_in_front(window.analysis_dock)
    window.training_dock.hide()
    window.training.running_changed.emit(True)
    qtbot.waitUntil(lambda: is_in_front(window.training_dock))


def test_it_stays_on_a_screen_that_got_smaller(start: Callable[[], Window], qtbot: QtBot) -> None:
    window = start()
    room = window.screen().availableGeometry()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setGeometry(room.right() - 40, room.bottom() - 40, room.width() * 2, room.height() * 2)
    window.close()
    again = start()
    assert room.intersected(again.frameGeometry()).width() >= min(again.width(), room.width()) - 1
    assert again.frameGeometry().top() >= room.top()
