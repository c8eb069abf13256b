"""The data set's row, with a person's own folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from visionlab.runs.settings import RunSettings
from visionlab.ui.training.data_row import DataRow
from visionlab.ui.training.pictures_child import PicturesChild


@pytest.fixture
def row(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataRow:
    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path / "cache"))
    made = DataRow()
    qtbot.addWidget(made)
    made.edited.connect(lambda changes: made.show_settings(made._settings.with_(**changes)))
    made.show_settings(RunSettings())
    made.show()
    return made


def fill(home: Path, classes: int = 2) -> Path:
    for number in range(classes):
        (home / f"class {number}").mkdir(parents=True)
        for picture in range(10):
            Image.new("RGB", (4, 4)).save(home / f"class {number}" / f"{picture}.png")
    return home


def test_a_known_set_is_described_at_once(row: DataRow) -> None:
    assert row.description is not None and len(row.description.classes) == 10
    assert not row.file_button.isVisible() and not row.folder_button.isVisible()


def test_a_folder_is_asked_for_then_looked_through(row: DataRow, qtbot: QtBot, tmp_path: Path) -> None:
    row._choose("folder")
    assert row.menu.currentData() == "folder" and row.folder_button.isVisible() and not row.file_button.isVisible()
    assert row.description is None and "Choose a folder" in row.place.text()
    assert "needs a folder" in row.reason
    row.edited.emit({"data_dir": str(fill(tmp_path / "mine"))})
    qtbot.waitUntil(lambda: row.description is not None)
    assert row.place.text() == "2 classes in mine: 16 pictures to train on, 2 to validate, 2 to test."
    assert row.name == "mine"


def test_a_folder_of_other_things_says_why(row: DataRow, qtbot: QtBot, tmp_path: Path) -> None:
    row.show_settings(RunSettings(data="folder", data_dir=str(fill(tmp_path / "mine", 1))))
    assert row.reason == row.place.text() == "The folder is being looked through"
    qtbot.waitUntil(lambda: "expected at least two" in row.reason)
    assert row.place.text() == row.reason and row.description is None


def test_the_last_folder_wished_for_counts(row: DataRow, qtbot: QtBot, tmp_path: Path) -> None:
    for name, classes in (("first", 2), ("second", 3)):
        row.show_settings(RunSettings(data="folder", data_dir=str(fill(tmp_path / name, classes))))
    qtbot.waitUntil(lambda: row.description is not None)
    assert row.description is not None and len(row.description.classes) == 3
    row.show_settings(RunSettings())
    assert row.description is not None and len(row.description.classes) == 10 and row.place.text() == ""


def test_the_browser_of_pictures_opens_once_and_ends_with_its_data_set(
    row: DataRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(PicturesChild, "ask", lambda _child, question: asked.append(question))
    row.show_pictures()
    row.show_pictures()
    assert len(asked) == 1 and row._window is not None and row._window.isVisible()
    row.show_settings(RunSettings(epochs=3))
    assert row._window is not None and row._window.settings.epochs == 3
    row.show_settings(RunSettings(data="mnist"))
    qtbot.waitUntil(lambda: row._window is None)
    assert not row.pictures_button.isEnabled()  # not on this machine
