"""The training panel gets the whole window, and gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visionlab.runs.settings import RunSettings
from visionlab.ui.settings import Settings
from visionlab.ui.training.panel import TrainingPanel
from visionlab.ui.training.record import RunRecord
from visionlab.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    made = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.files.open_preset("starter")
    made.show()
    made.show_training()
    yield made
    panel(made).shutdown(keep_running=True)


def panel(window: Window) -> TrainingPanel:
    found = window.load_training()
    assert isinstance(found, TrainingPanel)
    return found


def test_the_curves_take_the_window_and_give_it_back(window: Window, qtbot: QtBot) -> None:
    curves = panel(window).display.make_curves()
    curves.show_record(RunRecord("run", RunSettings()))
    before = window.training_dock.height()
    qtbot.mouseClick(curves.tools.whole_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.training_dock.height() > 1.5 * before)
    assert not window.pages.isVisible() and not window.palette_dock.isVisible()
    qtbot.mouseClick(curves.tools.whole_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: abs(window.training_dock.height() - before) < 20)
    assert window.pages.isVisible() and window.palette_dock.isVisible() and window.inspector_dock.isVisible()


def test_a_key_gives_the_curves_the_window(window: Window) -> None:
    said: list[str] = []
    panel(window).said.connect(said.append)
    whole = window.actions_by_name["whole_curves"]
    assert [key.toString() for key in whole.shortcuts()] == ["F11"]
    whole.trigger()
    assert said == ["There are no curves yet"] and window.pages.isVisible()
    panel(window).display.make_curves().show_record(RunRecord("run", RunSettings()))
    window.canvas.setFocus()
    whole.trigger()
    assert not window.pages.isVisible()
    assert window.focusWidget() is panel(window).display.make_curves().tools.whole_button
    whole.trigger()
    assert window.pages.isVisible() and window.focusWidget() is window.canvas


@pytest.mark.parametrize("leave", ["gallery", "open", "toggle"])
def test_what_needs_the_canvas_ends_it(window: Window, leave: str) -> None:
    button = panel(window).display.make_curves().tools.whole_button
    button.setChecked(True)
    assert not window.pages.isVisible()
    if leave == "gallery":
        window.show_gallery()
    elif leave == "open":
        window.files.open_preset("cifar-resnet-20")
    else:
        window.toggle_training()
    assert window.pages.isVisible() and not button.isChecked()
    assert window.palette_dock.isVisible() == (leave != "gallery")
