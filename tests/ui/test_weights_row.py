"""The row of the training panel that names the weights to start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from visionlab.runs.settings import RunSettings
from visionlab.ui.training.weights_row import WeightsRow


def test_a_file_is_chosen_and_cleared(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = WeightsRow()
    qtbot.addWidget(row)
    settings = [RunSettings()]

    def edited(changes: dict[str, object]) -> None:
        settings.append(settings[-1].with_(**changes))
        row.show_settings(settings[-1])

    row.edited.connect(edited)
    row.resize(400, 30)
    row.show()
    assert row.file_button.text() == "Drawn weights" and not row.clear_button.isVisible()
    path = str(tmp_path / "best.safetensors")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (path, ""))
    qtbot.mouseClick(row.file_button, Qt.MouseButton.LeftButton)
    assert settings[-1].weights == path
    assert row.file_button.text() == "best" and path in row.file_button.toolTip()
    qtbot.mouseClick(row.clear_button, Qt.MouseButton.LeftButton)
    assert settings[-1].weights == "" and not row.clear_button.isVisible()
