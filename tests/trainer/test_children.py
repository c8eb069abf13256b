"""Real children that train, through the supervisor: what the window does."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from visionlab.problem import Problem
from visionlab.runs.events import Checkpoint, Epoch, Event, Finished, Paused, Resumed, Step
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch, follow

Make = Callable[..., Any]

#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0


def until(watch: Watch, wanted: Callable[[Event], bool]) -> list[Event]:
    """Polls until a wanted event has come."""
    seen: list[Event] = []
    limit = time.monotonic() + _PATIENCE
    while not any(map(wanted, seen)):
        assert time.monotonic() < limit, seen[-5:]
        assert watch.outcome is None, (str(watch.outcome), watch.folder.stderr_tail())
        time.sleep(0.005)
        seen += watch.poll()
    return seen


def to_the_end(watch: Watch) -> tuple[list[Event], Outcome]:
    seen: list[Event] = []
    limit = time.monotonic() + _PATIENCE
    while watch.outcome is None:
        assert time.monotonic() < limit, seen[-5:]
        time.sleep(0.005)
        seen += watch.poll()
    return seen, watch.outcome


def is_step(event: Event) -> bool:
    return isinstance(event, Step)


def losses(events: list[Event]) -> list[tuple[int, float]]:
    return [(event.step, event.loss) for event in events if isinstance(event, Step)]


def test_a_killed_child_is_worded_and_its_run_goes_on_to_the_bit(
    make: Make, supervisor: Supervisor, quick: RunSettings
) -> None:
    endless = quick.with_(epochs=4000)
    folder = make(endless)
    watch = supervisor.start(folder)
    before = until(watch, lambda event: isinstance(event, Checkpoint) and event.epoch >= 2)
    assert folder.summary().state == "running"
    with pytest.raises(Problem, match=f"being trained by process {watch.pid}"):
        supervisor.start(folder)
    assert watch.pid is not None
    os.kill(watch.pid, signal.SIGKILL)
    rest, outcome = to_the_end(watch)
    assert outcome.kind == "killed"
    assert str(outcome).startswith("The trainer was killed (SIGKILL). Often the machine has run out of memory")
    assert folder.summary().state == "lost"
    first = dict(losses(before + rest))

    again = supervisor.start(folder)
    resumed = until(again, lambda event: isinstance(event, Step) and event.step > max(first))
    place = next(event for event in resumed if isinstance(event, Resumed))
    assert place.step >= 10
    second = dict(losses(resumed[resumed.index(place) :]))
    shared = first.keys() & second.keys()
    assert min(second) == place.step + 1
    assert {step: first[step] for step in shared} == {step: second[step] for step in shared}
    folder.request("stop")
    _, outcome = to_the_end(again)
    assert outcome.kind == "stopped"
    assert folder.summary().state == "stopped"
    assert not (folder.path / "request").exists()


def test_a_primed_child_is_used_and_an_unused_one_ends(
    make: Make, supervisor: Supervisor, quick: RunSettings, text: str
) -> None:
    """Nor does a child load torch's compiler: that would take 1.5 of the 3 seconds from a click to the first loss."""
    looking = text.replace("return", "import sys; print('torch._dynamo' in sys.modules, file=sys.stderr); return")
    supervisor.prime()
    primed = supervisor._primed
    assert primed is not None and supervisor.is_primed
    folder = make(quick.with_(optimizer="adamw", learning_rate=0.01), looking)
    watch = supervisor.start(folder)
    assert watch.pid == primed.pid
    assert not supervisor.is_primed
    supervisor.prime()
    unused = supervisor._primed
    assert unused is not None and unused.pid != primed.pid
    events, outcome = to_the_end(watch)
    assert outcome.kind == "finished", (str(outcome), folder.stderr_tail())
    assert [event.epoch for event in events if isinstance(event, Epoch)] == [1, 2]
    assert isinstance(events[-1], Finished)
    assert "test accuracy" in str(outcome)
    assert set(folder.stderr_tail().split()) == {"False"}
    supervisor.close()
    assert unused.wait(_PATIENCE) == 0


def test_pause_resume_and_a_second_window(make: Make, supervisor: Supervisor, quick: RunSettings) -> None:
    folder = make(quick.with_(epochs=4000))
    first = supervisor.start(folder)
    until(first, is_step)
    first.request("pause")
    until(first, lambda event: isinstance(event, Paused))
    assert folder.summary().state == "paused"
    second = Supervisor().attach(folder)  # as a window does that was opened meanwhile
    seen: list[Event] = []
    ended: list[Outcome] = []

    def hear(events: list[Event], outcome: Outcome | None) -> None:
        seen.extend(events)
        ended.extend([outcome] if outcome else [])

    following = follow(second, hear)
    second.request("resume")
    until(first, lambda event: isinstance(event, Resumed))
    until(first, is_step)
    assert folder.summary().state == "running"
    assert first.pid is not None
    os.kill(first.pid, signal.SIGTERM)  # politely: the run is saved
    _, outcome = to_the_end(first)
    assert outcome.kind == "stopped"
    following.join(_PATIENCE)
    assert [outcome.kind for outcome in ended] == ["stopped"]
    assert is_step(next(filter(is_step, seen)))
    assert folder.can_resume


def test_a_fault_in_the_text_is_told(make: Make, supervisor: Supervisor, quick: RunSettings) -> None:
    folder = make(quick, "import torch\nclass Network(torch.nn.Module)\n    pass\n")
    _, outcome = to_the_end(supervisor.start(folder))
    assert outcome.kind == "model"
    assert outcome.reason.startswith("model.py line 2 is no Python")
    assert folder.summary().reason == outcome.reason
    assert "Traceback" in folder.stderr_tail()
