"""Events in, curves and status out; no widgets."""

from __future__ import annotations

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from visionlab.runs.events import Built, Epoch, Event, Paused, Preparing, Resumed, Step, Vital, Warning
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.ui.training.record import GRADIENT, LOSS, MEMORY, RATE, SPEED, TIME, Digest, RunRecord
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
    for column in (LOSS, RATE, SPEED, TIME):
        np.testing.assert_array_equal(whole.steps.column(column), parts.steps.column(column))
    np.testing.assert_array_equal(whole.steps.column(LOSS), np.float32(losses))
    places = whole.steps.places(0, len(losses), 100)
    np.testing.assert_allclose(whole.steps.mean(LOSS, places, 3), parts.steps.mean(LOSS, places, 3))


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


def test_pauses_and_breaks_take_no_time_and_validation_does() -> None:
    def at(time: float, number: int) -> Step:
        return step(number)._replace(time=time)

    record = record_of(
        [BUILT._replace(time=100.0), at(101.0, 1), at(102.0, 2), Paused(102.0, 2), Resumed(500.0, 2, 1), at(501.0, 3)],
        # killed, and gone on with from step 2 a day later
        [at(502.0, 4), BUILT._replace(time=90_000.0), Resumed(90_003.0, 2, 1), at(90_005.0, 3), at(90_006.0, 4)],
        # an epoch's validation of 9 s
        [epoch(1, 0.5), at(90_016.0, 11)],
    )
    assert list(record.steps.x) == [1, 2, 3, 4, 11]
    assert list(record.steps.column(TIME)) == [1.0, 2.0, 4.0, 5.0, 15.0]


def test_vital_signs_are_kept_and_void_ones_dropped() -> None:
    record = record_of([step(1), Vital(0.0, 1, 2.0, 100), Vital(0.0, 5, None, 200)], [Vital(0.0, 5, 9.0, 300)])
    assert list(record.vitals.x) == [1, 5] and list(record.vitals.column(MEMORY)) == [100, 200]
    assert record.vitals.column(GRADIENT)[0] == 2.0 and math.isnan(record.vitals.column(GRADIENT)[1])
    record = record_of([Vital(0.0, 1, 2.0, 1)], [Vital(0.0, 8, 3.0, 1), Resumed(0.0, 4, 1), Vital(0.0, 6, 4.0, 1)])
    assert list(record.vitals.x) == [1, 6]


def test_the_time_left_counts_validations_and_no_pause() -> None:
    """Steps of 1 s, 5 s of validation after each ten, and a pause of an hour within the second epoch."""
    events: list[Event] = [BUILT]
    now = 0.0
    left: list[float | None] = []
    for number in range(1, 31):
        now += 1.0
        events.append(step(number)._replace(time=now))
        if number == 15:
            events += [Paused(now, 15), Resumed(now + 3600.0, 15, 2)]
            now += 3600.0
        if number % 10 == 0:
            now += 5.0
            events.append(epoch(number // 10, 0.5)._replace(time=now))
        left.append(record_of(events).seconds_left)
    assert left[0] is None and left[4] == 35.0  # nothing is known of validation yet
    # from the second epoch on whole ones are looked back on: 15 s for 10 steps
    assert [round(one) for one in left[11:] if one is not None] == [round((40 - n) * 1.5) for n in range(12, 31)]


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
    assert details(record) == "epoch 1 of 4 · step 10 of 40 · 100 images/s · 0:30 left · cpu"
    assert fraction(record) == 0.25
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
