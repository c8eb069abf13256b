"""Events in, curves and status out; no widgets."""

from __future__ import annotations

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from visionlab.runs.events import Built, Epoch, Event, Paused, Preparing, Resumed, Step, Warning
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.training.record import LOSS, RATE, SMOOTH, Digest, RunRecord
from visionlab.ui.training.status import details, duration, fraction, heading

BUILT = Built(0.0, 1000, 5, "cpu", 10, 640, 4, 10)


def step(number: int, loss: float = 1.0, speed: float = 100.0) -> Step:
    return Step(float(number), number, (number - 1) // 10 + 1, loss, 0.1 / number, speed)


def epoch(number: int, accuracy: float, loss: float = 1.0) -> Epoch:
    return Epoch(0.0, number, number * 10, 1.0, 0.5, loss, accuracy, 6.0)


def record_of(*batches: list[Event], outcome: Outcome | None = None) -> RunRecord:
    record, digest = RunRecord("run", RunSettings(epochs=4, batch_size=64, network="net")), Digest("run")
    for events in batches:
        record.apply(digest.take(events))
    if outcome is not None:
        record.apply(digest.take([], outcome))
    return record


@given(st.lists(st.floats(0.001, 100), min_size=1, max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_it_makes_no_difference_how_a_stream_is_cut_into_batches(losses: list[float], cuts: list[int]) -> None:
    events: list[Event] = [step(number, loss) for number, loss in enumerate(losses, 1)]
    whole = record_of(events)
    edges = [0, *sorted(cuts), len(events)]
    parts = record_of(*(events[a:b] for a, b in itertools.pairwise(edges)))
    for column in (LOSS, SMOOTH, RATE):
        np.testing.assert_array_equal(whole.steps.column(column), parts.steps.column(column))
    np.testing.assert_array_equal(whole.steps.column(LOSS), losses)
    smooth = whole.steps.column(SMOOTH)
    assert smooth.min() >= min(losses) - 1e-9 and smooth.max() <= max(losses) + 1e-9


def test_a_resume_makes_later_steps_and_epochs_void() -> None:
    first: list[Event] = [BUILT, *map(step, range(1, 26)), epoch(1, 0.3), epoch(2, 0.9)]
    record = record_of(first, [Resumed(0.0, 12, 2), step(13, 7.0)])
    assert list(record.steps.x) == [*range(1, 13), 13]
    assert record.steps.column(LOSS)[-1] == 7.0
    assert [one.epoch for one in record.epoch_events] == [1] and len(record.epochs) == 1
    assert record.best == 0


def test_a_resume_within_one_batch() -> None:
    record = record_of([BUILT, *map(step, range(1, 26)), Resumed(0.0, 12, 2), step(13, 7.0), step(14)])
    assert list(record.steps.x) == [*range(1, 15)]


def test_steps_that_repeat_or_go_back_are_left_out() -> None:
    record = record_of([step(1), step(2)], [step(2, 9.0), step(3), step(3), step(1), step(4)])
    assert list(record.steps.x) == [1, 2, 3, 4]
    assert record.steps.column(LOSS)[1] == 1.0


def test_a_gap_in_the_loss_does_not_spoil_the_smoothed_one() -> None:
    record = record_of([step(1, math.nan), step(2, 2.0), step(3, math.nan), step(4, 2.0)])
    smooth = record.steps.column(SMOOTH)
    assert math.isnan(smooth[0]) and list(smooth[1:]) == [2.0, 2.0, 2.0]


def test_the_best_epoch_has_the_highest_accuracy_and_of_equals_the_lowest_loss() -> None:
    record = record_of([epoch(1, 0.5, 2.0), epoch(2, 0.8, 1.5), epoch(3, 0.8, 1.2), epoch(4, 0.8, 1.4)])
    assert record.best == 2
    assert record_of([]).best is None


def test_the_words_for_each_state() -> None:
    record = record_of()
    assert heading(record) == "Starting net" and fraction(record) is None
    record = record_of([Preparing(10.0, "Drawing", 0, 1000), Preparing(11.0, "Drawing", 200, 1000)])
    assert heading(record) == "Preparing net"
    assert details(record) == "Drawing · 200 of 1,000 · 200/s · 0:04 left" and fraction(record) == 0.2
    record = record_of([BUILT, *map(step, range(1, 11))])
    # 30 steps of 64 images at 100 images/s
    assert details(record) == "epoch 1 of 4 · step 10 of 40 · 100 images/s · 0:19 left · cpu"
    assert fraction(record) == 0.25
    record = record_of([BUILT, *map(step, range(1, 11)), epoch(1, 0.5)])
    assert record.seconds_left == 18.0  # three more epochs of 6 s
    record = record_of([BUILT, step(1), Paused(0.0, 1)])
    assert heading(record) == "Paused: net"
    assert heading(record_of(outcome=Outcome("stopped", "Stopped."))) == "Stopped: net"
    assert heading(record_of(outcome=Outcome("killed", "Killed."))) == "Ended: net"


def test_a_download_is_told_in_bytes() -> None:
    first, second = Preparing(0.0, "Fetching", 0, 170_052_171), Preparing(2.0, "Fetching", 8_000_000, 170_052_171)
    assert details(record_of([first, second])) == "Fetching · 8 MB of 170 MB · 4 MB/s · 0:41 left"


def test_warnings_are_kept_once() -> None:
    assert record_of([Warning(0.0, "a"), Warning(0.0, "b"), Warning(1.0, "a")]).warnings == ["a", "b"]


def test_durations() -> None:
    assert [duration(s) for s in (0.4, 42, 725, 11_100)] == ["0:00", "0:42", "12:05", "3 h 05 min"]
