"""The training panel: real widgets, and one real tiny run in a real child."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.exchange.module_paths import module_paths
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.source import Input
from visionlab.runs.events import Built, Preparing, Step, Warning
from visionlab.runs.folder import RunFolder, create, list_runs
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.document import Document
from visionlab.ui.training.panel import TrainingPanel
from visionlab.ui.training.record import Digest

TINY = RunSettings(epochs=1, limit=200, batch_size=50, threads=1)
#: a child imports torch, which takes seconds on a busy machine
PATIENCE = 60_000


def network(side: int = 32, classes: int = 10) -> Graph:
    nodes = [
        Node("in", Input(3, side, side)),
        Node("a", ConvNormAct(8, stride=2)),
        Node("b", ConvNormAct(16, stride=2)),
        Node("c", ConvNormAct(16)),
        Node("head", Classifier(classes)),
    ]
    names = [node.id for node in nodes]
    return Graph.of(nodes, [Link(a, b) for a, b in itertools.pairwise(names)])


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    return tmp_path / "runs"


@pytest.fixture
def document(qtbot: QtBot) -> Document:
    found = Document()
    found.open(network(), "tiny")
    return found


@pytest.fixture
def panel(qtbot: QtBot, document: Document, runs: Path) -> Iterator[TrainingPanel]:
    made = TrainingPanel(document)
    qtbot.addWidget(made)
    made.resize(1100, 280)
    made.show()
    made.setup.use(TINY)
    yield made
    if made.child is not None:
        os.kill(made.child, signal.SIGKILL)
    made.shutdown(keep_running=False)


def click(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def pretend(panel: TrainingPanel, *events: object, outcome: Outcome | None = None) -> None:
    """Lets a made-up run happen in the panel."""
    if panel.live is None:
        panel._followed("/nowhere/made-up", RunSettings(epochs=2, network="made up"))
        panel.digest = Digest("made-up")  # type: ignore[attr-defined]
    panel._happened(panel.digest.take(events, outcome))  # type: ignore[attr-defined]


def test_a_real_run_from_click_to_curves(panel: TrainingPanel, document: Document, runs: Path, qtbot: QtBot) -> None:
    told: list[bool] = []
    panel.running_changed.connect(told.append)
    click(qtbot, panel.buttons.train)
    assert panel.is_running and "wait in the queue" in panel.buttons.train.toolTip()
    # the network may be edited while it is trained
    document.edit("Remove", lambda graph: edits.remove(graph, ["head"]))
    qtbot.waitUntil(lambda: not panel.is_running, timeout=PATIENCE)
    assert told == [True, False]
    live = panel.live
    assert live is not None and live.outcome is not None and live.outcome.kind == "finished", live and live.outcome
    assert len(live.steps) == 4 and len(live.epochs) == 1 and not live.warnings
    assert panel.display.status.heading.text() == "Finished: tiny"
    assert panel.display.notice.isVisible() and "test accuracy" in panel.display.notice.sentence.text()
    assert not panel.display.notice.action.isVisible()  # nothing left to go on with
    curves = panel.display.make_curves()
    curves.draw_now()
    assert len(curves.loss.runs[0].lines[0].getData()[0]) == 4
    (folder,) = runs.iterdir()
    assert {"model.py", "network.json", "settings.json", "best.safetensors"} <= {p.name for p in folder.iterdir()}
    # it is off for its own reason now: the network was broken meanwhile
    assert "end" in panel.buttons.train.toolTip() or "maps" in panel.buttons.train.toolTip()
    document.undo()
    assert panel.buttons.train.isEnabled()


def test_a_killed_child_is_told_and_training_can_go_on(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.setup.use(TINY.with_(epochs=1000))
    click(qtbot, panel.buttons.train)
    qtbot.waitUntil(lambda: panel.live is not None and len(panel.live.epochs) > 1, timeout=PATIENCE)
    assert panel.child is not None
    # its checkpoints are written beside the training
    qtbot.waitUntil(lambda: RunFolder(Path(panel._live_path)).state is not None, timeout=PATIENCE)
    os.kill(panel.child, signal.SIGKILL)
    qtbot.waitUntil(lambda: not panel.is_running, timeout=PATIENCE)
    assert "SIGKILL" in panel.display.notice.sentence.text() and "try" in panel.display.notice.sentence.text()
    assert panel.display.notice.isVisible() and panel.buttons.train.isEnabled()
    # going on from the checkpoint, then pause, go on, stop
    assert panel.display.notice.action.isVisible()
    click(qtbot, panel.display.notice.action)
    assert panel.is_running and not panel.display.notice.isVisible()
    # what was told before the end is told again: a step of another child is one that is not in the log yet
    log = RunFolder(Path(panel._live_path)).events
    told = log.stat().st_size
    qtbot.waitUntil(lambda: b'"step"' in log.read_bytes()[told:].partition(b'"resumed"')[2], timeout=PATIENCE)
    qtbot.waitUntil(lambda: panel.live is not None and panel.live.state == "training", timeout=PATIENCE)
    click(qtbot, panel.buttons.pause)
    qtbot.waitUntil(lambda: panel.live is not None and panel.live.state == "paused", timeout=PATIENCE)
    assert panel.buttons.pause.text() == "Go on" and panel.display.status.heading.text() == "Paused: tiny"
    click(qtbot, panel.buttons.pause)
    qtbot.waitUntil(lambda: panel.live is not None and panel.live.state == "training", timeout=PATIENCE)
    click(qtbot, panel.buttons.stop)
    assert not panel.buttons.stop.isEnabled()
    qtbot.waitUntil(lambda: not panel.is_running, timeout=PATIENCE)
    assert panel.live is not None and panel.live.outcome is not None and panel.live.outcome.kind == "stopped"
    assert panel.buttons.train.isEnabled()


def test_a_run_that_went_on_is_found_again(panel: TrainingPanel, document: Document, qtbot: QtBot) -> None:
    panel.setup.use(TINY.with_(epochs=1000))
    panel.train()
    qtbot.waitUntil(lambda: panel.live is not None and len(panel.live.steps) > 0, timeout=PATIENCE)
    child, panel.child = panel.child, None
    panel.shutdown(keep_running=True)
    other = TrainingPanel(document)
    qtbot.addWidget(other)
    try:
        other.attach_running()
        qtbot.waitUntil(
            lambda: other.is_running and other.live is not None and len(other.live.steps) > 0, timeout=PATIENCE
        )
        assert other.child == child
        other.stop()
        qtbot.waitUntil(lambda: not other.is_running, timeout=PATIENCE)
        assert other.live is not None and other.live.outcome is not None and other.live.outcome.kind == "stopped"
    finally:
        other.shutdown(keep_running=False)


@pytest.mark.slow
def test_closing_right_after_the_click_leaves_no_run_behind(panel: TrainingPanel, runs: Path, qtbot: QtBot) -> None:
    panel.setup.use(TINY.with_(epochs=1000))
    panel.train()
    panel.shutdown(keep_running=False)
    (folder,) = list_runs(runs)
    qtbot.waitUntil(lambda: folder.summary().state == "stopped", timeout=PATIENCE)


def test_a_misfit_is_mended_by_one_undoable_step(panel: TrainingPanel, document: Document, qtbot: QtBot) -> None:
    document.open(network(224, 1000), "big")
    assert not panel.buttons.train.isEnabled() and "1000 classes" in panel.buttons.train.toolTip()
    assert panel.setup.data_row.notice.isVisible()
    click(qtbot, panel.setup.data_row.retarget_button)
    assert document.report.input_shape == (3, 32, 32) and document.report.classes == 10
    assert panel.buttons.train.isEnabled() and not panel.setup.data_row.notice.isVisible()
    assert document.undo_label == "Retarget to Scenes-10"
    document.undo()
    assert document.report.input_shape == (3, 224, 224) and panel.setup.data_row.notice.isVisible()
    click(qtbot, panel.setup.data_row.resize_button)
    assert document.report.input_shape == (3, 224, 224) and document.report.classes == 10
    assert panel.settings.resize == 224 and panel.buttons.train.isEnabled()


def test_maps_that_shrink_to_nothing_are_named(panel: TrainingPanel, document: Document) -> None:
    nodes = [Node("in", Input(3, 32, 32)), *(Node(f"c{i}", ConvNormAct(8, kernel=7, padding=0)) for i in range(7))]
    names = [node.id for node in nodes]
    document.open(Graph.of(nodes, [Link(a, b) for a, b in itertools.pairwise(names)]), "deep")
    (id, problem) = document.report.problems[0]
    assert id == "c5" and str(problem) in panel.setup.reason_not_to_train()
    said: list[str] = []
    panel.said.connect(said.append)
    panel.train()
    assert said == [panel.setup.reason_not_to_train()] and not panel.is_running


def test_settings_are_edited_and_remembered(panel: TrainingPanel, document: Document, qtbot: QtBot) -> None:
    box = panel.setup.form.rows["epochs"].editor.box  # type: ignore[attr-defined]
    box.setFocus()
    box.lineEdit().selectAll()
    qtbot.keyClicks(box.lineEdit(), "25")
    assert panel.settings.epochs == 25
    assert not panel.setup.form.rows["seed"].editor.isVisible()
    click(qtbot, panel.setup.form.folds["Device"].button)
    assert panel.setup.form.rows["seed"].editor.isVisible()
    assert not panel.setup.form.rows["milestones"].editor.isEnabled()
    panel.setup.form.commit("schedule", "step")
    assert panel.setup.form.rows["milestones"].editor.isEnabled()
    panel.shutdown(keep_running=True)
    again = TrainingPanel(document)
    qtbot.addWidget(again)
    assert again.settings == panel.settings and again.settings.epochs == 25


def test_cifar10_says_that_it_is_not_here_and_takes_a_file(panel: TrainingPanel, tmp_path: Path) -> None:
    row = panel.setup.data_row
    panel.setup.change({"data": "cifar10"})
    assert "downloads 170 MB" in row.place.text() and row.file_button.isVisible()
    missing = tmp_path / "nothing-here"
    panel.setup.change({"data_dir": str(missing)})
    assert "does not hold CIFAR-10" in row.place.text() and row.fetch_button.isVisible()
    archive = tmp_path / "cifar-10-binary.tar.gz"
    archive.write_bytes(b"")
    panel.setup.change({"data_dir": str(archive)})
    assert str(archive) in row.place.text() and not row.fetch_button.isVisible()


def test_a_preparation_can_be_cancelled_and_pause_is_off_meanwhile(panel: TrainingPanel) -> None:
    pretend(panel, Preparing(0.0, "Fetching", 1_000_000, 170_000_000))
    panel.display.show_status()
    assert panel.display.status.heading.text() == "Preparing made up"
    assert "1 MB of 170 MB" in panel.display.status.details.text()
    assert panel.buttons.stop.isEnabled() and not panel.buttons.pause.isEnabled()


def test_another_count_of_parameters_is_a_warning(panel: TrainingPanel) -> None:
    pretend(panel)
    panel._expected = 999
    pretend(panel, Built(0.0, 1000, 5, "cpu", 10, 640, 2, 10))
    assert "1,000 parameters" in panel.display.notice.sentence.text() and panel.display.notice.isVisible()


def test_warnings_and_a_diverged_run_are_told(panel: TrainingPanel) -> None:
    pretend(panel, Built(0.0, 1000, 5, "cpu", 10, 640, 2, 10), Warning(0.0, "The checksum is not the official one."))
    assert "checksum" in panel.display.notice.sentence.text()
    outcome = Outcome("diverged", "The loss became NaN at step 3.", "Try a lower learning rate.")
    pretend(panel, *(Step(0.0, i, 1, 1.0, 0.1, 50.0) for i in (1, 2)), outcome=outcome)
    text = panel.display.notice.sentence.text()
    assert "NaN" in text and "lower learning rate" in text and "checksum" in text
    assert not panel.is_running and panel.buttons.train.isEnabled()


def test_a_failure_offers_the_block_and_the_settings_that_would_do(
    panel: TrainingPanel, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = []
    monkeypatch.setattr(type(panel), "runner", property(lambda self: self._runner))
    panel._runner.start.connect(plans.append)
    panel.setup.use(TINY)
    panel.train()
    pretend(panel, Built(0.0, 1000, 5, "cpu", 10, 640, 2, 10))
    module = f"{module_paths(document.report)['b']}.conv"
    outcome = Outcome("diverged", "The loss became NaN.", "Try less.", {"learning_rate": 0.01}, module)
    pretend(panel, outcome=outcome)
    notice = panel.display.notice
    title = document.graph.nodes["b"].block.title
    assert f"The loss became NaN. Try less. The values went wrong first in {title}." in notice.sentence.text()
    show, again = notice.offers
    assert (show.text(), again.text()) == (f"Show {title}", "Train again with learning rate 0.01")
    assert notice.action.isHidden()
    with qtbot.waitSignal(panel.node_wanted) as shown:
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert shown.args == ["b"]
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert panel.settings.learning_rate == 0.01 and panel.is_running and notice.isHidden()
    assert [plan.settings.learning_rate for plan in plans] == [TINY.learning_rate, 0.01]


def test_a_failure_of_another_network_offers_nothing_of_this_one(panel: TrainingPanel) -> None:
    pretend(panel, Built(0.0, 1000, 5, "cpu", 10, 640, 2, 10))
    pretend(panel, outcome=Outcome("out-of-memory", "Full.", "48 fits.", {"batch_size": 48}, "conv1"))
    assert panel.display.notice.offers == []


def test_an_earlier_run_can_be_looked_at(panel: TrainingPanel, runs: Path, qtbot: QtBot) -> None:
    folder: RunFolder = create(TINY.with_(network="older"), "", "{}")
    lines = [Step(0.0, number, 1, 2.0 / number, 0.1, 50.0) for number in range(1, 3001)]
    from visionlab.runs.events import Stopped, to_line

    folder.events.write_text("".join(map(to_line, [*lines, Stopped(0.0, 3000, 1)])), encoding="utf-8")
    panel.attach_running()
    menu = panel.display.status.history
    qtbot.waitUntil(lambda: menu.count() == 2)
    assert not panel.is_running and menu.itemText(1) == "older"
    menu.setCurrentIndex(1)
    menu.activated.emit(1)
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.outcome is not None)
    assert panel.shown is not None and len(panel.shown.steps) == 3000
    assert panel.display.status.heading.text() == "Stopped: older" and panel.live is None
