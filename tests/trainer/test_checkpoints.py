"""Checkpoints: written beside the training, the latest few kept, and none that half is there is ever trusted."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from visionlab.runs.events import Checkpoint, Finished, Resumed, Step, Stopped, Warning, append, to_line
from visionlab.runs.folder import RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.trainer import beside
from visionlab.trainer.checkpoint import Snapshot
from visionlab.trainer.keeper import Keeper

Make = Callable[..., Any]
Train = Callable[..., Any]


def snapshot(number: float) -> Snapshot:
    return Snapshot({"x": torch.full((3,), number)}, {"number": str(number)})


def told(step: int) -> Checkpoint:
    return Checkpoint(1.0, 1, step, "last.safetensors", False)


def test_the_latest_few_are_kept(make: Make) -> None:
    folder: RunFolder = make()
    keeper = Keeper(folder, 2)
    for step in (5, 10, 15, 20):
        keeper.put({folder.last: snapshot(step), folder.state_at(step): snapshot(step)}, told(step))
        assert keeper.wait() == [told(step)]
    keeper.close()
    assert folder.states() == [folder.state_at(20), folder.state_at(15)]
    assert folder.state == folder.state_at(20)


def test_what_waits_gives_way_to_what_is_newer_but_for_the_best(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: RunFolder = make()
    written: list[str] = []
    go_on = threading.Event()

    def slow(self: Snapshot, path: Path) -> None:
        assert go_on.wait(30)
        written.append(f"{path.name} {self.about['number']}")

    monkeypatch.setattr(Snapshot, "write", slow)
    keeper = Keeper(folder, 2)
    keeper.put({folder.state_at(1): snapshot(1)}, told(1))
    keeper.put({folder.best: snapshot(2), folder.last: snapshot(2), folder.state_at(2): snapshot(2)}, told(2))
    keeper.put({folder.last: snapshot(3), folder.state_at(3): snapshot(3)}, told(3))
    assert keeper.collect() == []
    go_on.set()
    assert keeper.wait() == [told(1), told(2), told(3)]
    keeper.close()
    assert written == [
        "state-000000001.safetensors 1",
        "best.safetensors 2",
        "last.safetensors 3",
        "state-000000003.safetensors 3",
    ]


def test_what_writing_met_with_is_raised_in_the_training(make: Make) -> None:
    folder: RunFolder = make()
    keeper = Keeper(folder, 2)
    keeper.put({folder.path / "nonesuch" / "state-1.safetensors": snapshot(1)})
    with pytest.raises(OSError) as raised:
        keeper.wait()
    assert raised.value.errno == errno.ENOENT
    keeper.close()


def test_what_a_killed_writer_left_is_swept(make: Make) -> None:
    folder: RunFolder = make()
    for name in (".last.safetensors.77.part", ".tmpAbC123"):
        (folder.path / name).write_bytes(b"half")
    Keeper(folder, 2).close()
    assert not list(folder.path.glob(".*"))


def test_a_damaged_newest_gives_way_to_the_one_before(
    make: Make, train: Train, quick: RunSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = make(quick.with_(epochs=3))
    straight, _ = train(whole)
    folder: RunFolder = make(quick.with_(epochs=3))
    monkeypatch.setattr(beside, "INTERVAL", 0.0)
    wishes = iter([None] * 26 + ["stop"] * 100)
    stopped, _ = train(folder, lambda: next(wishes))
    assert isinstance(stopped, Stopped)
    newest, before = folder.states()
    newest.write_bytes(newest.read_bytes()[:-100])
    assert folder.state == before
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    assert (ending.best_epoch, ending.best_accuracy) == (straight.best_epoch, straight.best_accuracy)
    warned = [event.message for event in events if isinstance(event, Warning) and "damaged" in event.message]
    assert len(warned) == 1 and warned[0].endswith("and is damaged: the one before is taken.")
    assert [event.step for event in events if isinstance(event, Resumed)] == [20]


def test_what_a_run_told_before_it_had_a_checkpoint_is_void(make: Make, train: Train, quick: RunSettings) -> None:
    folder: RunFolder = make(quick)
    append(folder.events, to_line(Step(0.0, 1, 1, 7.0, 0.1, 1.0)))
    ending, events = train(folder)
    assert isinstance(ending, Finished)
    assert [event.step for event in events if isinstance(event, Step)][:2] == [1, 1]
    assert [(event.step, event.epoch) for event in events if isinstance(event, Resumed)] == [(0, 1)]


@pytest.mark.parametrize("content", [b"", b"\0" * 200, b"\xff" * 8, (5).to_bytes(8, "little") + b"[1,2]"])
def test_a_file_of_rubbish_is_no_checkpoint(content: bytes, make: Make) -> None:
    folder: RunFolder = make()
    folder.state_at(7).write_bytes(content)
    assert folder.state is None and not folder.can_resume
