"""Pictures and tables of the shown curves."""

from __future__ import annotations

import csv
import io
import math
import threading
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from visionlab.problem import Problem
from visionlab.runs.events import Built, Epoch, Event, Step, Vital
from visionlab.runs.settings import RunSettings
from visionlab.ui import ask
from visionlab.ui.theme import theme
from visionlab.ui.training import curves_csv
from visionlab.ui.training.curves import Curves
from visionlab.ui.training.curves_csv import HEAD, columns, parts
from visionlab.ui.training.curves_export import TableWriter
from visionlab.ui.training.curves_picture import SCALE, image, png, svg
from visionlab.ui.training.record import Digest, RunRecord


def record(run: str, network: str, count: int = 20) -> RunRecord:
    made = RunRecord(run, RunSettings(network=network))
    happened: list[Event] = [Built(0.0, 1, 1, "cpu", 10, 640, 4, 10)]
    for number in range(1, count + 1):
        loss = math.nan if number == 3 else 1 / number
        happened.append(Step(0.5 * number, number, (number - 1) // 10 + 1, loss, 0.1, 128.5))
        if number % 10 == 0:
            happened.append(Epoch(0.0, number // 10, number, 0.5, 0.25, None, 0.75, 5.0))
        if number == 5:
            happened.append(Vital(0.0, 5, 2.5, 1_000_000))
    made.apply(Digest(run).take(happened))
    return made


@pytest.fixture
def curves(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Curves:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    made = Curves()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.show_runs([record("a", "Net A"), record("b", "=HYPERLINK(0)", 12)])
    made.draw_now()
    return made


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_has_every_step_and_epoch_of_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curves_csv, "_CHUNK", 7)
    text = "".join(part for part, _ in parts([columns(record("a", "Net A")), columns(record("b", "B", 12))]))
    told = rows(text)
    assert tuple(told[0]) == HEAD and [row["run"] for row in told] == ["a"] * 20 + ["b"] * 12
    assert [int(row["step"]) for row in told[:20]] == list(range(1, 21))
    losses = [math.nan if row["loss"] == "" else float(row["loss"]) for row in told[:20]]
    np.testing.assert_array_equal(np.float32(losses), np.float32([math.nan if n == 3 else 1 / n for n in range(1, 21)]))
    assert told[9] == {
        "run": "a", "network": "Net A", "step": "10", "epoch": "1", "seconds": "5.0", "loss": "0.1",
        "learning_rate": "0.1", "images_per_second": "128.5", "train_loss": "0.5", "validation_loss": "",
        "train_accuracy": "0.25", "validation_accuracy": "0.75", "gradient_norm": "", "memory_bytes": "",
    }  # fmt: skip
    assert (told[4]["gradient_norm"], told[4]["memory_bytes"], told[10]["epoch"]) == ("2.5", "1000000.0", "2")
    assert [row["train_loss"] for row in told].count("0.5") == 3


def test_a_name_becomes_no_formula() -> None:
    text = "".join(part for part, _ in parts([columns(record("=1+1", '=cmd|" /C calc"!A0', 2))]))
    assert all(row["run"] == "'=1+1" and row["network"].startswith("'=cmd") for row in rows(text))


def test_the_table_is_written_whole_in_a_thread(curves: Curves, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "curves.csv"
    with qtbot.waitSignal(curves.said) as said:
        curves.export.save_table(path)
    assert str(path) in said.args[0] and len(rows(path.read_text(encoding="utf-8"))) == 32
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


def test_a_cancelled_table_leaves_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    writer = TableWriter(tmp_path / "curves.csv", [columns(record("a", "A"))])
    writer.cancel()
    with qtbot.waitSignal(writer.over):
        writer.start()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_refused_in_words(tmp_path: Path, qtbot: QtBot) -> None:
    writer = TableWriter(tmp_path / "gone" / "curves.csv", [columns(record("a", "A"))])
    with qtbot.waitSignal(writer.refused) as refused:
        writer.start()
    assert isinstance(refused.args[0], Problem) and "gone" in str(refused.args[0])


def test_the_picture_shows_what_is_on_the_screen(curves: Curves, tmp_path: Path) -> None:
    made = image(curves)
    assert made.width() > SCALE * curves.page.width() and made.pixelColor(1, 1) == theme().colour("surface")
    found = {made.pixelColor(x, y).name() for x in range(0, made.width()) for y in range(0, made.height(), 2)}
    assert {one.colour.name() for one in curves.shown} <= found  # both runs' lines
    curves.export.save(tmp_path / "curves.png", png)
    assert QImage(str(tmp_path / "curves.png")).size() == made.size()
    curves.export.copy()
    assert QGuiApplication.clipboard().image().size() == made.size()


def test_the_svg_has_lines_and_text_and_no_dots(curves: Curves, tmp_path: Path) -> None:
    curves.export.save(tmp_path / "curves.svg", svg)
    root = ElementTree.fromstring((tmp_path / "curves.svg").read_bytes())
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    texts = " ".join("".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))
    assert {"path", "text"} <= names | {"path"} and "image" not in names
    assert "Net A" in texts and "=HYPERLINK(0)" in texts and "Loss" in texts


def test_a_picture_that_cannot_be_written_is_refused(
    curves: Curves, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: told.append(sentence))
    curves.export.save(tmp_path / "gone" / "curves.png", png)
    assert len(told) == 1 and "gone" in told[0]


def test_leaving_ends_the_thread_and_leaves_no_half_file(tmp_path: Path, qtbot: QtBot) -> None:
    writer = TableWriter(tmp_path / "curves.csv", [columns(record("a", "A", 20_000))])
    with qtbot.waitSignal(writer.progressed):
        writer.start()
    writer.leave()
    assert "curves-csv" not in [thread.name for thread in threading.enumerate()]
    assert {one.name for one in tmp_path.iterdir()} <= {"curves.csv"}


def test_a_hidden_run_is_in_no_table(curves: Curves, tmp_path: Path, qtbot: QtBot) -> None:
    curves.legend.hidden_changed.emit("a", True)
    with qtbot.waitSignal(curves.said):
        curves.export.save_table(tmp_path / "b.csv")
    assert {row["run"] for row in rows((tmp_path / "b.csv").read_text(encoding="utf-8"))} == {"b"}
