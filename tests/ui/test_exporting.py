"""Export in the window: all formats are offered, the last one first; files of torch's come from a child process."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from visionlab.exchange.formats import OF_TORCH, PICTURES, formats
from visionlab.presets.registry import preset
from visionlab.ui import ask
from visionlab.ui.document import Document
from visionlab.ui.exporting import Exporter
from visionlab.ui.settings import Settings


@pytest.fixture
def asked(qtbot, tmp_path, monkeypatch):
    """An exporter of the starter, what the file dialog was given, and a way to answer it."""
    window = QWidget()
    qtbot.addWidget(window)
    document = Document()
    document.open(preset("starter").graph(), "A/B net")
    exporter = Exporter(document, Settings(tmp_path / "window.ini"), window)
    given = []

    def export(name: str, extension: str):
        def answer(*told):
            given.append(told)
            return str(tmp_path / name), next(one for one in told[3].split(";;") if f"(*.{extension})" in one)

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        exporter.ask(str(tmp_path))
        return given[-1]

    return exporter, export, tmp_path


def test_every_format_has_a_filter_of_its_own(asked):
    _, export, _ = asked
    filters = export("x", "py")[3].split(";;")
    assert len(filters) == len(set(filters)) == len(formats()) + len(PICTURES) + len(OF_TORCH)
    assert filters[0] == "PyTorch (*.py)"


def test_the_last_format_is_remembered(asked):
    _, export, folder = asked
    first = export("one", "svg")
    assert first[2] == str(folder / "A_B net") and first[4] == ""
    again = export("two", "svg")
    assert "(*.svg)" in again[4]
    assert (folder / "one.svg").read_bytes() == (folder / "two.svg").read_bytes()


def test_a_typed_suffix_counts_more_than_the_filter(asked):
    _, export, folder = asked
    export("drawn.svg", "py")
    assert (folder / "drawn.svg").read_bytes().startswith(b"<?xml")
    export("Net 1.0", "py")
    assert (folder / "Net 1.0.py").exists()


def test_a_file_is_replaced_only_by_leave(asked, monkeypatch):
    _, export, folder = asked
    (folder / "net.py").write_text("mine")
    monkeypatch.setattr(ask, "choose", lambda *_: 1)
    export("net", "py")
    assert (folder / "net.py").read_text() == "mine"
    monkeypatch.setattr(ask, "choose", lambda *_: 0)
    export("net", "py")
    assert "import torch" in (folder / "net.py").read_text()


def test_what_cannot_be_written_is_said(asked, monkeypatch):
    _, export, _ = asked
    said = []
    monkeypatch.setattr(ask, "refuse", lambda _window, sentence: said.append(sentence))
    export("no/such/folder", "py")
    assert "cannot be written" in said[0]


def test_files_of_torch_are_written_by_a_child_that_can_be_cancelled(asked, qtbot):
    exporter, export, folder = asked
    export("net", "pt2")
    assert exporter.progress is not None and exporter.progress.isVisible()
    exporter.progress.canceled.emit()
    assert exporter.progress is None and not (folder / "net.pt2").exists()
    with qtbot.waitSignal(exporter.said, timeout=100_000) as said:
        export("net", "pt2")
    assert "Exported" in said.args[0] and exporter.progress is None
    assert (folder / "net.pt2").stat().st_size > 1000
