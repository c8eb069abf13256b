"""TensorBoard's files, read back with TensorBoard's own reader."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from visionlab.runs.events import Epoch, Event, Finished, Resumed, Step, Stopped, Vital, Warning
from visionlab.runs.folder import Request
from visionlab.runs.settings import RunSettings
from visionlab.trainer.report import Reporter
from visionlab.trainer.tensorboard import FOLDER, Board


def step(number: int, loss: float) -> Step:
    return Step(1000.0 + number, number, 1, loss, 0.1, 500.0)


def read(folder: Path) -> dict[str, list[tuple[int, float]]]:
    found = EventAccumulator(str(folder), size_guidance={"scalars": 0}).Reload()
    return {tag: [(one.step, one.value) for one in found.Scalars(tag)] for tag in found.Tags()["scalars"]}


def test_every_number_comes_back_under_its_tag(tmp_path: Path) -> None:
    board = Board(tmp_path / FOLDER, lambda event: pytest.fail(str(event)))
    told: list[Event] = [
        step(1, 2.5),
        step(2, 2.25),
        Vital(0.0, 2, 0.5, 1_000_000),
        Vital(0.0, 3, None, 2_000_000),
        Epoch(0.0, 1, 2, 2.375, 0.25, 2.0, 0.5, 3.0),
        Finished(0.0, 1, 0.5, None, 3.0),
    ]
    for event in told:
        board(event)
    assert read(tmp_path / FOLDER) == {
        "loss/step": [(1, 2.5), (2, 2.25)],
        "learning_rate": [(1, pytest.approx(0.1)), (2, pytest.approx(0.1))],
        "images_per_second": [(1, 500.0), (2, 500.0)],
        "gradient_norm": [(2, 0.5)],
        "memory_bytes": [(2, 1_000_000.0), (3, 2_000_000.0)],
        "loss/train": [(2, 2.375)],
        "loss/validation": [(2, 2.0)],
        "accuracy/train": [(2, 0.25)],
        "accuracy/validation": [(2, 0.5)],
    }


def test_a_resumed_run_replaces_the_steps_that_became_void(tmp_path: Path) -> None:
    first = Board(tmp_path, print)
    for event in (*(step(number, 1.0) for number in range(1, 11)), Stopped(2000.0, 10, 1)):
        first(event)
    second = Board(tmp_path, print)
    for event in (Resumed(3000.0, 6, 1), *(step(number, 7.0) for number in range(7, 10)), Stopped(0.0, 9, 1)):
        second(event)
    losses = read(tmp_path)["loss/step"]
    assert losses == [*((number, 1.0) for number in range(1, 7)), *((number, 7.0) for number in range(7, 10))]


def test_a_folder_that_cannot_be_written_is_one_warning(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("in the way", encoding="utf-8")
    told: list[Event] = []
    board = Board(tmp_path / FOLDER, told.append)
    for event in (step(1, 1.0), step(2, 1.0), Stopped(0.0, 2, 1)):
        board(event)
    assert [type(event) for event in told] == [Warning] and "TensorBoard" in told[0].message  # type: ignore[union-attr]


def test_the_reporter_tells_its_listeners_what_it_has_written(tmp_path: Path) -> None:
    reporter = Reporter(tmp_path / "events.jsonl")
    heard: list[Event] = []
    reporter.listen(heard.append)
    reporter.emit(step(1, 1.0), step(2, 1.0))
    assert heard == [step(1, 1.0), step(2, 1.0)]


def test_a_run_writes_them_only_when_asked_to_and_goes_on_with_them(
    make: Callable[..., Any], train: Callable[..., Any], quick: RunSettings
) -> None:
    folder = make(quick)
    train(folder)
    assert not (folder.path / FOLDER).exists()
    folder = make(quick.with_(tensorboard=True))
    asked = itertools.count(1)

    def wish() -> Request | None:
        return "stop" if next(asked) >= 4 else None

    train(folder, wish)
    _, events = train(folder)
    truth = {event.step: event.loss for event in events if isinstance(event, Step)}
    assert read(folder.path / FOLDER)["loss/step"] == [(at, pytest.approx(loss)) for at, loss in sorted(truth.items())]
