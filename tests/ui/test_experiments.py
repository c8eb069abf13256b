"""Experiments from the gallery to the queue, and how long they are said to take."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.times import PLAIN, probes_of
from visionlab.cost.analysis import analyse
from visionlab.cost.calibration import Machine
from visionlab.presets.experiment import Experiment, experiment, experiments
from visionlab.runs.folder import list_runs
from visionlab.runs.listing import listed
from visionlab.runs.queue import Queue
from visionlab.runs.settings import RunSettings
from visionlab.ui.experiments import plans as planning
from visionlab.ui.experiments.card import ExperimentCard, takes
from visionlab.ui.experiments.dialog import ExperimentDialog
from visionlab.ui.experiments.plans import Estimate, estimate, graphs, plans, settings_of
from visionlab.ui.runs.page import RunsPage
from visionlab.ui.settings import Settings
from visionlab.ui.window import Window

DEGRADATION = experiment("degradation")


@pytest.fixture(autouse=True)
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))


@pytest.mark.parametrize("one", experiments().values(), ids=experiments().keys())
def test_every_experiment_makes_runs_that_differ_in_the_network_only(one: Experiment) -> None:
    made = plans(one, settings_of(one, one.epochs, one.limit))
    assert len({plan.settings.network for plan in made}) == len(one.networks)
    assert len({plan.settings.with_(network="") for plan in made}) == 1
    assert all(plan.tags == (one.id,) and analyse(plan.graph).is_complete for plan in made)


def test_the_recipe_is_the_papers_and_scaled() -> None:
    told = settings_of(DEGRADATION, 20, 5000)
    assert (told.optimizer, told.momentum, told.nesterov, told.weight_decay) == ("sgd", 0.9, False, 1e-4)
    assert (told.learning_rate, told.schedule, told.milestones, told.batch_size) == (0.1, "step", (10, 15), 128)
    assert (told.data, told.limit, told.recipe) == ("scenes10", 5000, "resnet")


def test_a_guess_is_by_macs_and_a_measured_time_by_the_roofline(monkeypatch: pytest.MonkeyPatch) -> None:
    networks, settings = graphs(DEGRADATION), settings_of(DEGRADATION, 20, 5000).with_(threads=2)
    macs = sum(analyse(graph).macs for graph in networks)
    assert estimate(networks, settings) == Estimate(pytest.approx(100_000 * macs / 30e9), False)
    machine = Machine.from_json({"device": "cpu", "date": 1e9, "probes": {"fp32": probes_of(PLAIN)}})
    monkeypatch.setattr(planning, "remembered", lambda: machine)
    told = estimate(networks, settings)
    assert told.is_measured and told.seconds > 0
    assert estimate(networks, settings.with_(epochs=40)).seconds == pytest.approx(2 * told.seconds)
    everything = estimate(networks, settings.with_(limit=0)).seconds
    assert everything == estimate(networks, settings.with_(limit=10_000_000)).seconds > told.seconds
    assert (takes(Estimate(20.0, True)), takes(Estimate(1100.0, True))) == ("about 1 min", "about 18 min")
    assert takes(Estimate(11_000.0, True)) == "about 3 h 03 min"


def test_the_dialog_tells_and_scales(qtbot: QtBot) -> None:
    dialog = ExperimentDialog(DEGRADATION)
    qtbot.addWidget(dialog)
    dialog.show()
    before = dialog.time.text()
    dialog.epochs.box.typed.emit("40")
    assert (dialog.settings.epochs, dialog.settings.milestones, dialog.settings.limit) == (40, (20, 30), 5000)
    assert dialog.time.text() != before and "guess" in before
    dialog.limit.box.typed.emit("0")
    assert dialog.settings.limit == 0
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert dialog.result() == 1


def test_one_click_queues_all_and_shows_them(qtbot: QtBot, tmp_path: Path) -> None:
    Queue().hold(True)  # no trainer in this test
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window, before_close_func=lambda window: window.load_training().shutdown(keep_running=True))
    window.show()
    window.gallery.networks  # noqa: B018  (comes after the first paint)
    qtbot.waitUntil(lambda: window.gallery.findChild(ExperimentCard) is not None)
    card = window.gallery.findChild(ExperimentCard)
    assert card is not None and card.experiment is DEGRADATION
    qtbot.mouseClick(card.start, Qt.MouseButton.LeftButton)
    page = window.runs
    assert isinstance(page, RunsPage)
    qtbot.waitUntil(lambda: len(page.table.runs.rows) == 4)
    assert window.pages.currentWidget() is page and window.training_dock.isVisible()
    told = [(one.summary.network, one.turn) for one in listed()]
    assert sorted(told, key=lambda one: one[1]) == [
        ("CIFAR plain-20", 1), ("CIFAR plain-56", 2), ("CIFAR ResNet-20", 3), ("CIFAR ResNet-56", 4),
    ]  # fmt: skip
    assert page.bar.wanted.tag == "degradation" and len(list_runs()) == 4
    panel = window.load_training()
    qtbot.waitUntil(lambda: len(panel.display.overlaid.records()) == 4)  # type: ignore[attr-defined]
    names = [record.settings.network for record in panel.display.overlaid.records()]  # type: ignore[attr-defined]
    assert names == [preset.title for preset in DEGRADATION.presets]


def test_the_settings_of_a_dialog_are_used(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Queue().hold(True)
    window = Window(Settings(tmp_path / "window.ini"))
    qtbot.addWidget(window, before_close_func=lambda window: window.load_training().shutdown(keep_running=True))
    monkeypatch.setattr(ExperimentDialog, "exec", lambda dialog: dialog._choose(3, 100) or 1)
    window.gallery.experiment_details_wanted.emit(DEGRADATION)
    qtbot.waitUntil(lambda: len(list_runs()) == 4)
    assert {(run.settings().epochs, run.settings().limit) for run in list_runs()} == {(3, 100)}
    assert RunSettings().epochs != 3
