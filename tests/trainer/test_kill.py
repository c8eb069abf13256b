"""kill -9 at any moment, then resume: to the bit what an uninterrupted run is."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from visionlab.runs.events import Epoch, Event, Finished, Follower, Resumed, Step
from visionlab.runs.folder import RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor

Make = Callable[..., Any]
Train = Callable[..., Any]

#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0


def kill_at_random(supervisor: Supervisor, folder: RunFolder, draw: random.Random) -> None:
    """Starts a child and kills it: mostly some steps after it began to learn, at times while it still prepares."""
    watch = supervisor.start(folder)
    steps = draw.randrange(0, 60)
    limit = time.monotonic() + (draw.uniform(0.0, 3.0) if draw.random() < 0.2 else _PATIENCE)
    seen = 0
    fresh = time.time()
    while seen <= steps and time.monotonic() < limit and watch.outcome is None:
        time.sleep(0.002)
        seen += sum(isinstance(event, Step) and event.time > fresh for event in watch.poll())
    time.sleep(draw.uniform(0.0, 0.05))  # between two ticks, or into a checkpoint
    assert watch.pid is not None
    os.kill(watch.pid, signal.SIGKILL)
    limit = time.monotonic() + _PATIENCE
    while watch.outcome is None:
        assert time.monotonic() < limit
        time.sleep(0.002)
        watch.poll()
    assert watch.outcome.kind == "killed", (str(watch.outcome), folder.stderr_tail())


def valid(events: list[Event]) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Steps and epochs that stand: without time and speed, and without what a resume made void."""
    steps: dict[int, tuple[Any, ...]] = {}
    epochs: dict[int, tuple[Any, ...]] = {}
    for event in events:
        if isinstance(event, Resumed):
            steps = {step: row for step, row in steps.items() if step <= event.step}
            epochs = {epoch: row for epoch, row in epochs.items() if epoch < event.epoch}
        elif isinstance(event, Step):
            assert event.step not in steps
            steps[event.step] = event[1:5]
        elif isinstance(event, Epoch):
            assert event.epoch not in epochs
            epochs[event.epoch] = event[1:7]
    return [steps[step] for step in sorted(steps)], [epochs[epoch] for epoch in sorted(epochs)]


def check(moments: int, settings: RunSettings, make: Make, train: Train, supervisor: Supervisor, seed: int) -> None:
    whole = make(settings)
    straight, told = train(whole)
    assert isinstance(straight, Finished)
    folder: RunFolder = make(settings)
    print("moments drawn with seed", seed)
    draw = random.Random(seed)
    for _ in range(moments):
        kill_at_random(supervisor, folder, draw)
    watch = supervisor.start(folder)
    limit = time.monotonic() + _PATIENCE
    while watch.outcome is None:
        assert time.monotonic() < limit
        time.sleep(0.01)
        watch.poll()
    assert watch.outcome.kind == "finished", (str(watch.outcome), folder.stderr_tail())
    events = Follower(folder.events).read_all()
    assert valid(events) == valid(told)
    ending = events[-1]
    assert isinstance(ending, Finished)
    assert ending[1:4] == straight[1:4]
    for mine, other in ((folder.best, whole.best), (folder.last, whole.last)):
        one, same = load_file(mine), load_file(other)
        assert one.keys() == same.keys()
        assert all(torch.equal(one[name], same[name]) for name in one)
    assert not list(folder.path.glob(".*"))  # nothing half written is left


def test_a_run_killed_twice_is_the_run_to_the_bit(
    make: Make, train: Train, supervisor: Supervisor, quick: RunSettings
) -> None:
    check(2, quick.with_(epochs=30, checkpoint_seconds=1), make, train, supervisor, time.time_ns())


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("optimizer", ["sgd", "adamw"])
def test_a_run_killed_at_ten_moments_is_the_run_to_the_bit(
    optimizer: str, make: Make, train: Train, supervisor: Supervisor, quick: RunSettings
) -> None:
    rate = 0.1 if optimizer == "sgd" else 0.003
    settings = quick.with_(optimizer=optimizer, learning_rate=rate, epochs=90, batch_size=16, checkpoint_seconds=1)
    check(10, settings, make, train, supervisor, time.time_ns())
