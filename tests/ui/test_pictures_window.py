"""The browser of pictures, with a child that answers from memory and once with a real one."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visionlab.runs.settings import RunSettings
from visionlab.ui.training.pictures_child import PicturesChild
from visionlab.ui.training.pictures_window import PicturesWindow


class Fake:
    """130 training pictures of two classes, answered when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Mapping[str, Any]] = []
        self.closed = 0
        fake = self

        def ask(child: PicturesChild, question: Mapping[str, Any]) -> None:
            fake.asked.append(question)
            child._asked = (len(fake.asked), question)

        def close(child: PicturesChild) -> None:
            child._asked = None
            fake.closed += 1

        monkeypatch.setattr(PicturesChild, "ask", ask)
        monkeypatch.setattr(PicturesChild, "close", close)

    def answer(self, window: PicturesWindow, **changes: Any) -> None:
        question = self.asked[-1]
        total = 130 if question["label"] is None else 65
        count = min(question["count"], total - question["start"])
        told = {
            "classes": ["cat", "dog"],
            "counts": [65, 65],
            "labels": [question["label"] or 0] * count,
            "total": total,
            "images": {"shape": [count, 4, 4, 3], "bytes": base64.b64encode(bytes(48 * count)).decode()},
            "unreadable": [],
            "warnings": [],
        } | changes
        window._child._asked = None
        window._child.found.emit(question, told)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    return Fake(monkeypatch)


@pytest.fixture
def window(qtbot: QtBot, fake: Fake) -> PicturesWindow:
    made = PicturesWindow(RunSettings())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_pictures_come_in_pieces_as_one_scrolls(window: PicturesWindow, fake: Fake, qtbot: QtBot) -> None:
    assert window.progress.isVisible() and fake.asked[0]["start"] == 0
    fake.answer(window)
    assert window.grid.count() == 60 and window.status.text() == "130 pictures" and not window.progress.isVisible()
    assert [window.classes.item(row).text() for row in range(3)] == ["All classes", "cat", "dog"]
    qtbot.waitUntil(lambda: window.grid.verticalScrollBar().maximum() > 0)
    while window.grid.count() < 130:
        window.grid.verticalScrollBar().setValue(window.grid.verticalScrollBar().maximum())
        qtbot.waitUntil(lambda: window._child.is_busy)
        fake.answer(window)
    assert [question["start"] for question in fake.asked] == [0, 60, 120]
    assert len({window.grid.item(row).toolTip() for row in range(130)}) == 130


def test_split_class_and_randomness_are_asked_for(window: PicturesWindow, fake: Fake) -> None:
    fake.answer(window)
    window.classes.setCurrentRow(2)
    assert fake.asked[-1]["label"] == 1
    fake.answer(window)
    assert window.status.text() == "65 pictures" and window.grid.item(0).text() == "dog"
    window.classes.setCurrentRow(0)
    assert fake.asked[-1]["label"] is None
    window.split.setCurrentIndex(2)
    assert fake.asked[-1]["split"] == "test"
    assert not window.again.isEnabled()
    window.augmented.setChecked(True)
    assert fake.asked[-1]["augmented"] and fake.asked[-1]["again"] == 1
    window.again.click()
    assert fake.asked[-1]["again"] == 2
    count = len(fake.asked)
    window.use(RunSettings(flip=False))
    assert len(fake.asked) == count + 1 and fake.asked[-1]["settings"]["flip"] is False


def test_what_could_not_be_read_is_listed(window: PicturesWindow, fake: Fake) -> None:
    assert not window.unreadable.isVisible()
    fake.answer(window, unreadable=[["cat/1.jpg", "it is cut short"]], warnings=["Links, which are not followed: 2"])
    assert window.unreadable.isVisible() and window.unreadable.item(0).text() == "cat/1.jpg"
    assert window.unreadable_title.text() == "Links, which are not followed: 2. Files that could not be read: 1"


def test_nothing_failure_and_cancel_are_said(window: PicturesWindow, fake: Fake, qtbot: QtBot) -> None:
    window._child.progressed.emit(3, 10)
    assert (window.progress.value(), window.progress.maximum()) == (3, 10)
    qtbot.mouseClick(window.cancel, Qt.MouseButton.LeftButton)
    assert fake.closed and "Stopped" in window.status.text() and not window.cancel.isVisible()
    window.split.setCurrentIndex(1)
    empty = {"shape": [0, 4, 4, 3], "bytes": ""}
    fake.answer(window, total=0, labels=[], images=empty)
    assert window.status.text() == "No pictures of this class here"
    window._child.failed.emit("There is no folder.")
    assert window.unreadable_title.text() == "There is no folder." and window.unreadable_title.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert fake.closed >= 2 and not window.isVisible()


def test_a_real_child_shows_a_folder(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_CACHE", str(tmp_path / "cache"))
    for number in range(12):
        path = tmp_path / "home" / "ab"[number % 2] / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (30, 20), (number, 200, 0)).save(path)
    window = PicturesWindow(RunSettings(data="folder", data_dir=str(tmp_path / "home"), resize=16))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.grid.count() == 8, timeout=60_000)
    pixel = window.grid.item(0).icon().pixmap(40, 40).toImage().pixelColor(20, 20)
    assert pixel.green() > 190 and pixel.blue() < 10
    window.close()
    assert window._child._child is None and not window.isVisible()
