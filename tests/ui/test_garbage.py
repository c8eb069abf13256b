"""When Python looks for garbage: not while a network is opened and painted."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from visionlab.ui.main import rest_from_garbage
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    gc.enable()
    gc.unfreeze()


def test_a_network_is_painted_before_garbage_is_looked_for(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window)
    rest_from_garbage(window)
    assert gc.isenabled()
    found = []
    window.document.changed.connect(lambda _change: found.append(gc.isenabled()))
    window.files.open_preset("resnet-18")
    assert found == [False] and not gc.isenabled()
    qtbot.waitUntil(gc.isenabled)
