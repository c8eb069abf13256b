"""The dialog that loads weights for the open network, with the real child."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.truth import module_of
from visionlab.presets.registry import presets
from visionlab.trainer.start import start_from
from visionlab.ui.exchange.weights_dialog import WeightsDialog, twin_of
from visionlab.ui.window import Window


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "data" / "runs"))


def state() -> dict[str, torch.Tensor]:
    return dict(module_of(presets()["starter"].graph(), "cpu").state_dict())


def wait(qtbot: QtBot, dialog: WeightsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.is_busy, timeout=60_000)


def test_a_file_is_shown_then_trained_from(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.files.open_preset("starter")
    window.actions_by_name["weights"].trigger()
    dialog = window.findChild(WeightsDialog)
    assert dialog is not None and not dialog.apply.isEnabled()
    torch.save({f"module.{name}": value for name, value in state().items()}, tmp_path / "w.pth")
    dialog.file.setText(str(tmp_path / "w.pth"))
    qtbot.keyClick(dialog.file, Qt.Key.Key_Return)
    assert dialog.is_busy and not dialog.apply.isEnabled()
    wait(qtbot, dialog)
    assert {row.how for row in dialog.model.rows} == {"name"}
    assert dialog.sentence.text().endswith(f"(same name {len(state())}).")
    assert dialog.apply.isEnabled() and not dialog.partial.isVisible()
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    panel: Any = window.load_training()
    qtbot.waitUntil(lambda: panel.settings.weights != "", timeout=60_000)
    path = Path(panel.settings.weights)
    assert path.parent == tmp_path / "data" / "weights"
    assert start_from(path, module_of(window.document.graph, "cpu")) == []
    assert panel.setup.weights_row.file_button.text()
    window.document.mark_saved(tmp_path / "x.vlab")


def test_what_does_not_fit_comes_first_and_needs_a_tick(qtbot: QtBot, tmp_path: Path) -> None:
    given = state()
    head = list(given)[-1]
    given[head] = torch.zeros(7)
    torch.save(given, tmp_path / "w.pth")
    dialog = WeightsDialog(presets()["starter"].graph(), "Starter")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.look(str(tmp_path / "w.pth"))
    wait(qtbot, dialog)
    assert (dialog.model.rows[0].ours, dialog.model.rows[0].how) == (head, "shape")
    assert not dialog.apply.isEnabled() and dialog.partial.isVisible()
    dialog.partial.setChecked(True)
    assert dialog.apply.isEnabled()
    dialog.like.setText("some.py:Network")
    dialog.look(str(tmp_path / "w.pth"))
    assert not dialog.is_busy and "must be written torchvision:NAME" in dialog.sentence.text()
    assert not dialog.apply.isEnabled()
    dialog.like.clear()
    dialog.look(str(tmp_path / "w.pth"))
    dialog.reject()
    assert not dialog.is_busy and dialog.isVisible()
    assert not (tmp_path / "data").exists()


def test_the_twin_of_a_preset_is_known() -> None:
    assert twin_of("ResNet-50") == "torchvision:resnet50"
    assert twin_of("My network") == twin_of("Inception-v4") == ""
