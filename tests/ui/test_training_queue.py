"""Several runs: one after another and at once, followed in turn, and on through a new window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.stand_in import end, stand_in
from visionlab.exchange.run_texts import run_texts
from visionlab.presets.registry import preset
from visionlab.runs.events import Built, MemoryUse, append, to_line
from visionlab.runs.folder import RunFolder, create, list_runs
from visionlab.runs.listing import listed
from visionlab.runs.notes import Notes, read_notes
from visionlab.runs.queue import Queue
from visionlab.runs.settings import RunSettings
from visionlab.ui import ask
from visionlab.ui.document import Document
from visionlab.ui.training import room
from visionlab.ui.training.panel import TrainingPanel
from visionlab.ui.training.record import Batch
from visionlab.ui.training.runner import Runner
from visionlab.ui.training.worker import Plan

PATIENCE = 20_000


class Told:
    """A runner, and what it told."""

    def __init__(self, python: str) -> None:
        self.runner = Runner(python)
        self.followed: list[str] = []
        self.refused: list[object] = []
        self.batches: list[Batch] = []
        self.runner.followed.connect(lambda path, _settings: self.followed.append(Path(path).name))
        self.runner.refused.connect(self.refused.append)
        self.runner.happened.connect(self.batches.append)
        self.runner.open()


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path / "config"))
    made = Told(stand_in(tmp_path))
    yield made
    Queue().hold(True)
    for folder in list_runs():
        end(folder)
    made.runner.close()


def plans(*names: str, **settings: object) -> list[Plan]:
    graph = preset("starter").graph()
    return [Plan(RunSettings(network=name).with_(**settings), graph, ("one", "two")) for name in names]


def states() -> dict[str, str]:
    return defaultdict(str, {one.summary.network: one.summary.state for one in listed()})


def run(name: str) -> RunFolder:
    return next(folder for folder in list_runs() if folder.settings().network == name)


def test_one_after_another_in_the_persons_order(told: Told, qtbot: QtBot) -> None:
    told.runner.enqueue.emit(plans("a", "b", "c"))
    qtbot.waitUntil(lambda: states() == {"a": "running", "b": "queued", "c": "queued"}, timeout=PATIENCE)
    assert read_notes(run("b").path) == Notes("", ("one", "two"))
    Queue().move(run("c").id, -1)
    end(run("a"))
    qtbot.waitUntil(lambda: states() == {"a": "finished", "b": "queued", "c": "running"}, timeout=PATIENCE)
    end(run("c"))
    qtbot.waitUntil(lambda: states()["b"] == "running", timeout=PATIENCE)
    told.runner.request_of.emit(str(run("b").path), "stop")
    qtbot.waitUntil(lambda: states()["b"] == "stopped", timeout=PATIENCE)
    assert told.followed == [run(name).id for name in "acb"] and not told.refused
    # a run that was stopped waits like any other, and goes on
    Queue().hold(True)
    told.runner.enqueue.emit([str(run("b").path)])
    qtbot.waitUntil(lambda: states()["b"] == "queued", timeout=PATIENCE)
    Queue().hold(False)
    told.runner.pump.emit()
    qtbot.waitUntil(lambda: states()["b"] == "running", timeout=PATIENCE)


def test_several_at_once_and_the_window_follows_one(told: Told, qtbot: QtBot) -> None:
    Queue().allow(2)
    told.runner.enqueue.emit(plans("a", "b", "c"))
    qtbot.waitUntil(lambda: states() == {"a": "running", "b": "running", "c": "queued"}, timeout=PATIENCE)
    end(run("b"))
    qtbot.waitUntil(lambda: states() == {"a": "running", "b": "finished", "c": "running"}, timeout=PATIENCE)
    assert told.followed == [run("a").id]
    assert {batch.run for batch in told.batches} == {run("a").id}
    qtbot.waitUntil(lambda: run("c").summary().epochs == 1, timeout=PATIENCE)
    end(run("a"))
    qtbot.waitUntil(lambda: told.followed == [run("a").id, run("c").id], timeout=PATIENCE)
    # what it told before it was followed is told once more
    qtbot.waitUntil(lambda: any(batch.run == run("c").id and batch.epochs for batch in told.batches), timeout=PATIENCE)
    # the person may choose another one
    told.runner.enqueue.emit(plans("d"))
    qtbot.waitUntil(lambda: states()["d"] == "running", timeout=PATIENCE)
    told.runner.watch.emit(str(run("d").path))
    qtbot.waitUntil(lambda: told.followed[-1] == run("d").id, timeout=PATIENCE)


def test_the_queue_outlasts_the_window(told: Told, qtbot: QtBot, tmp_path: Path) -> None:
    told.runner.enqueue.emit(plans("a", "b"))
    qtbot.waitUntil(lambda: states() == {"a": "running", "b": "queued"}, timeout=PATIENCE)
    told.runner.close()
    other = Told(stand_in(tmp_path))
    try:
        other.runner.attach.emit()
        qtbot.waitUntil(lambda: other.followed == [run("a").id], timeout=PATIENCE)
        end(run("a"))
        qtbot.waitUntil(lambda: states() == {"a": "finished", "b": "running"}, timeout=PATIENCE)
        assert Queue().read().ids == ()
    finally:
        other.runner.close()


def test_what_cannot_be_started_does_not_hold_up_the_others(told: Told, qtbot: QtBot) -> None:
    Queue().hold(True)
    told.runner.enqueue.emit(plans("a", "b"))
    qtbot.waitUntil(lambda: len(Queue().read().ids) == 2, timeout=PATIENCE)
    run("a").network.write_text("{", encoding="utf-8")
    Queue().add(["2020-01-01-000000-gone"])
    Queue().hold(False)
    told.runner.pump.emit()
    qtbot.waitUntil(lambda: states()["b"] == "running", timeout=PATIENCE)
    assert len(told.refused) == 1 and states()["a"] == "new"


def test_what_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: Told, qtbot: QtBot) -> None:
    Queue().allow(0)
    told.runner.enqueue.emit(plans("a", "b", threads=1) + plans("greedy"))
    qtbot.waitUntil(lambda: states()["a"] == "running" and run("a").summary().epochs == 1, timeout=PATIENCE)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    a, b, greedy = run("a"), run("b"), run("greedy")
    assert room.training_bytes(b) == room.training_bytes(a) > 10_000_000
    assert room.has_room([], greedy, 0)
    monkeypatch.setattr(room, "free_memory", lambda: None)
    assert room.has_room([a], b, 0) and not room.has_room([a], greedy, 0) and not room.has_room([a, a], b, 0)
    monkeypatch.setattr(room, "free_memory", lambda: 1_500_000_000)
    assert not room.has_room([a], b, 0)
    assert room.has_room([a], greedy, 2) and not room.has_room([a, b], greedy, 2)
    # one that has not told its device may be on a GPU
    monkeypatch.setattr(room, "free_memory", lambda: None)
    assert not room.has_room([greedy], b, 0)


def test_train_offers_to_queue_while_a_run_goes_on(
    told: Told, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document()
    document.open(preset("starter").graph(), "first")
    panel = TrainingPanel(document, python=stand_in(tmp_path))
    qtbot.addWidget(panel)
    panel.train()
    qtbot.waitUntil(lambda: states() == {"first": "running"}, timeout=PATIENCE)
    answers = iter([None, 0])
    monkeypatch.setattr(ask, "choose", lambda *_arguments: next(answers))
    document.open(preset("starter").graph(), "second")
    panel.train()
    assert len(list_runs()) == 1
    panel.train()
    qtbot.waitUntil(lambda: states() == {"first": "running", "second": "queued"}, timeout=PATIENCE)
    panel.buttons.queue.click()
    qtbot.waitUntil(lambda: len(list_runs()) == 3, timeout=PATIENCE)
    end(next(folder for folder in list_runs() if folder.settings().network == "first"))
    qtbot.waitUntil(lambda: panel.live is not None and panel.live.settings.network == "second", timeout=PATIENCE)
    qtbot.waitUntil(lambda: panel.is_running, timeout=PATIENCE)
    Queue().hold(True)
    panel.shutdown(keep_running=True)


@pytest.mark.parametrize(("reserved", "device", "fits"), [(2, "auto", True), (23, "auto", False), (2, "cpu", False)])
def test_what_fits_on_a_gpu(reserved: int, device: str, fits: bool, tmp_path: Path) -> None:
    giga = 1_000_000_000
    texts = run_texts(preset("starter").graph())
    first, second = (create(RunSettings(device=told), *texts, root=tmp_path) for told in ("auto", device))
    built = Built(1.0, 9, 3, "cuda (a card)", 10, 100, 2, 5)
    append(first.events, to_line(built))
    assert not room.has_room([first], second, 0)  # what it takes is not known yet
    append(first.events, to_line(MemoryUse(1.0, 3, 128, giga, giga, reserved * giga, 24 * giga)))
    assert room.has_room([first], second, 0) == fits
