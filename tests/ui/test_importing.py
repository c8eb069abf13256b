"""A network is brought in through the real window; the child is the real one only where nothing else would show."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import Told
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.presets.registry import presets
from visionlab.ui import ask
from visionlab.ui.exchange import import_source
from visionlab.ui.exchange.import_dialog import ImportDialog
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

TEXT = """\
import torch
from torch import nn


class Small(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)
        self.head = nn.Linear(8, 10)

    def forward(self, x):
        return self.head(torch.erfinv(self.conv(x)).mean((2, 3)))
"""
LONG_MS = 120_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Window:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    made = Window(Settings(tmp_path / "window.ini"))
    made.imports._names = ["torchvision:resnet18", "torchvision:resnet50", "timm:resnet18"]
    qtbot.addWidget(made)
    made.show()
    return made


def shown(window: Window) -> ImportDialog:
    dialog = window.imports.dialog
    assert dialog is not None and dialog.isVisible()
    return dialog


def answered(monkeypatch: pytest.MonkeyPatch, answer: int | None) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(ask, "choose", lambda _parent, text, *_rest: (asked.append(text), answer)[1])
    return asked


def drop(window: Window, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    Action, Button, Key = Qt.DropAction, Qt.MouseButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(QPoint(9, 9), Action.CopyAction, data, Button.LeftButton, Key.NoModifier)
    enter.ignore()
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(9, 9), Action.CopyAction, data, Button.LeftButton, Key.NoModifier))
    return enter.isAccepted()


def test_a_dropped_file_is_asked_about_imported_told_of_and_opened(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "small.py"
    file.write_text(TEXT)
    assert drop(window, file)
    dialog = shown(window)
    assert dialog.form.source.text() == str(file) and dialog.form.notice.isVisible()
    for name in ("height", "width"):
        dialog.form.sizes[name].box.lineEdit().selectAll()
        QTest.keyClicks(dialog.form.sizes[name].box.lineEdit(), "32")
    asked = answered(monkeypatch, None)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert len(asked) == 1 and not dialog.is_busy
    asked = answered(monkeypatch, 0)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert len(asked) == 1 and dialog.is_busy and not dialog.form.isEnabled() and dialog.progress.isVisible()
    qtbot.waitUntil(lambda: dialog.report is not None, timeout=LONG_MS)
    report = dialog.report
    assert report is not None
    assert report.whole.value("Parameters of the original") == report.whole.value("Parameters here") == "314"
    assert report.foreign.text() == "erfinv\t×1"
    assert not window.document.graph.nodes
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    document = window.document
    assert document.name == "Small" and document.path is None and not document.is_saved
    assert document.undo_label is None and document.report.parameters == 314
    assert window.imports.dialog is None
    # it says before a run is started why there can be none
    assert not window.actions_by_name["train"].isEnabled()
    assert "erfinv came with an imported network" in window.actions_by_name["train"].toolTip()
    assert "erfinv came" in window.load_training().setup.reason_not_to_train()  # type: ignore[attr-defined]
    document.mark_saved(tmp_path / "small.vlab")  # nothing to ask about when the window closes


def test_a_failure_is_a_sentence_in_the_dialog_and_work_can_be_cancelled(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "endless.py"
    file.write_text("import time\nwhile True: time.sleep(1)\n")
    answered(monkeypatch, 0)
    dialog = window.imports.ask(str(file))
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.is_busy
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert not dialog.is_busy and dialog.isVisible() and dialog.form.isEnabled()
    dialog.form.show_source("nowhere")
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.sentence.text()), timeout=LONG_MS)
    assert dialog.sentence.text().startswith("'nowhere' is no source of a network")
    assert dialog.start.isEnabled() and dialog.report is None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.imports.dialog is None


def test_names_are_completed_while_typing(window: Window, qtbot: QtBot) -> None:
    dialog = window.imports.ask()
    assert not dialog.start.isEnabled()
    completer = dialog.form.source.completer()
    completer.setCompletionPrefix("NET18")  # typed, it would open a list, which needs a screen
    model = completer.completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "torchvision:resnet18",
        "timm:resnet18",
    ]
    dialog.form.show_source("timm:resnet18")
    assert dialog.start.isEnabled() and not dialog.form.notice.isVisible()
    dialog.close()


def test_a_file_of_several_classes_lets_one_be_chosen(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "several.py"
    file.write_text(TEXT + "\n\nclass Wide(Small):\n    pass\n")
    dialog = window.imports.ask(str(file))
    assert dialog.form.module.isVisible() and dialog.form.module.key == "Wide"
    assert dialog.form.job["source"] == f"{file}:Wide"
    dialog.form.module.setCurrentIndex(0)
    assert dialog.form.job["source"] == f"{file}:Small"
    dialog.form.show_source("torchvision:resnet18")
    assert not dialog.form.module.isVisible() and dialog.form.job["source"] == "torchvision:resnet18"
    dialog.close()


def test_an_onnx_file_says_itself_what_it_takes(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "net.ONNX"
    file.write_bytes(b"")
    assert drop(window, file)
    form = shown(window).form
    assert form.job["input"] is None and not form.runs_code and form.as_told.isVisible()
    assert not form.sizes["height"].isEnabled()
    form.as_told.click()
    assert form.job["input"] == [3, 224, 224] and form.sizes["height"].isEnabled()
    form.show_source("torchvision:resnet18")
    assert form.as_told.isHidden()
    shown(window).close()


def test_pasted_text_and_names_open_the_dialog(window: Window, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("some prose about import and class")
    window.actions_by_name["paste"].trigger()
    assert window.imports.dialog is None
    clipboard.setText(pytorch_text(presets()["starter"].graph()))
    window.actions_by_name["paste"].trigger()
    dialog = shown(window)
    file = Path(str(dialog.form.job["source"]).removesuffix(":Network"))
    assert file.read_text() == clipboard.text() and file.parent.stat().st_mode & 0o77 == 0
    dialog.close()
    window.files.open_preset("starter")
    before = window.document.graph
    clipboard.setText(" resnet50\n")
    window.actions_by_name["paste"].trigger()
    assert shown(window).form.source.text() == "torchvision:resnet50"
    assert window.document.graph is before
    shown(window).close()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("torchvision:swin_t", "torchvision:swin_t"),
        ("timm:res2net50_26w_4s", "timm:res2net50_26w_4s"),
        ("densenet121", "torchvision:densenet121"),
        ("hello", ""),
        ("resnet50 resnet18", ""),
        ("torchvision:../etc/passwd", ""),
        ("", ""),
    ],
)
def test_a_name_is_known(text: str, source: str) -> None:
    assert import_source.name_in(text) == source


@pytest.mark.parametrize("text", ["class", "class A(nn.Module:", "(" * 5000, "\0", "x = 1", "class A: pass"])
def test_classes_of_a_hostile_file_are_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.py"
    file.write_text(text)
    assert import_source.network_classes(file) == []
    assert not import_source.is_pytorch(text)


def test_the_told_of_a_network_with_heads(qtbot: QtBot) -> None:
    from visionlab.ui.exchange.import_report import ImportReport

    graph = presets()["starter"].graph()
    told = Told("starter", (3, 64, 64), analyse(graph).parameters + 12, 9, {"Conv-norm-act": 3}, {}, {"aux": 12})
    report = ImportReport(told, analyse(graph))
    qtbot.addWidget(report)
    report.show()
    assert report.left_out.text() == "aux\t12 parameters" and report.foreign.isHidden()
    assert report.recognised.text() == "Conv-norm-act\t×3"
