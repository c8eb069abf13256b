"""Two processes that share a training over gloo, against one that has it alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from visionlab.runs.events import Built, Checkpoint, Epoch, Event, Failed, Finished, Follower, Paused, Resumed, Step
from visionlab.runs.folder import RunFolder
from visionlab.runs.outcome import Outcome
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch, environment

Make = Callable[..., Any]
Train = Callable[..., Any]

#: how long a test waits for what must come; how long it takes is not tested
_PATIENCE = 90.0


def without_noise(text: str) -> str:
    """The network without batch norm and dropout, which see each process's own part of a batch."""
    for norm in ("nn.BatchNorm2d(8), ", "nn.BatchNorm2d(12), ", "nn.Dropout(0.2),"):
        assert norm in text
        text = text.replace(norm, "")
    return text


def to_the_end(watch: Watch, wanted: Callable[[Event], bool] | None = None) -> tuple[list[Event], Outcome | None]:
    """Follows to the end, or to a wanted event."""
    seen: list[Event] = []
    limit = time.monotonic() + _PATIENCE
    while watch.outcome is None and not (wanted is not None and any(map(wanted, seen))):
        assert time.monotonic() < limit, (seen[-5:], watch.folder.stderr_tail())
        time.sleep(0.005)
        seen += watch.poll()
    return seen, watch.outcome


def losses(events: list[Event]) -> torch.Tensor:
    return torch.tensor([event.loss for event in events if isinstance(event, Step)])


def parts_of(launcher: int) -> list[int]:
    """The processes that a launcher has started, in their order."""
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(launcher)], capture_output=True, text=True, check=True)
    return sorted(int(line) for line in told.stdout.split())


def test_two_processes_learn_what_one_does(
    make: Make, train: Train, supervisor: Supervisor, quick: RunSettings, text: str
) -> None:
    model = without_noise(text)
    settings = quick.with_(epochs=3, learning_rate=0.05, limit=280)  # 8 batches of 32 and one of 24
    alone, told = train(make(settings, model))
    folder: RunFolder = make(settings.with_(processes=2), model)
    events, outcome = to_the_end(supervisor.start(folder))
    assert outcome is not None and outcome.kind == "finished", (str(outcome), folder.stderr_tail())
    assert torch.allclose(losses(events), losses(told), atol=1e-5)
    for mine, other in zip(
        [event for event in events if isinstance(event, Epoch)],
        [event for event in told if isinstance(event, Epoch)],
        strict=True,
    ):
        assert mine.validation_loss == pytest.approx(other.validation_loss, abs=1e-4)
        assert mine.train_accuracy == pytest.approx(other.train_accuracy, abs=0.01)
    ending = events[-1]
    assert isinstance(ending, Finished) and ending.test_accuracy == pytest.approx(alone.test_accuracy, abs=0.02)
    (built,) = [event for event in events if isinstance(event, Built)]
    assert built.device.startswith("2 x cpu")
    one = torch.cat([value.flatten() for value in load_file(folder.last).values()])
    assert bool(torch.isfinite(one).all())


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("victim", ["launcher", "leader", "other"])
def test_the_death_of_any_is_a_sentence_and_the_run_goes_on(
    victim: str, make: Make, supervisor: Supervisor, quick: RunSettings
) -> None:
    folder: RunFolder = make(quick.with_(epochs=4000, processes=2))
    watch = supervisor.start(folder)
    to_the_end(watch, lambda event: isinstance(event, Checkpoint) and event.epoch >= 2)
    assert watch.pid is not None
    leader, other = parts_of(watch.pid)
    os.kill({"launcher": watch.pid, "leader": leader, "other": other}[victim], signal.SIGKILL)
    _, outcome = to_the_end(watch)
    assert outcome is not None and outcome.kind == "killed"
    if victim != "launcher":
        number = 1 if victim == "leader" else 2
        said = f"Process {number} of 2 ended before its time: The trainer was killed (SIGKILL)."
        assert outcome.reason == said
        assert folder.ending() is not None
    limit = time.monotonic() + _PATIENCE
    while any(_is_there(pid) for pid in (leader, other)):  # nobody is left behind
        assert time.monotonic() < limit
        time.sleep(0.01)
    assert not folder.is_alive and folder.can_resume
    if victim != "other":
        return
    again = supervisor.start(folder)
    events, _ = to_the_end(again, lambda event: isinstance(event, Step) and event.step > 30)
    (resumed,) = [event for event in events if isinstance(event, Resumed)]
    assert resumed.step >= 20
    again.request("pause")
    to_the_end(again, lambda event: isinstance(event, Paused))
    again.request("resume")
    to_the_end(again, lambda event: isinstance(event, Resumed))
    again.request("stop")
    _, outcome = to_the_end(again)
    assert outcome is not None and outcome.kind == "stopped"


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_team_that_diverges_names_the_module(
    make: Make, supervisor: Supervisor, quick: RunSettings, text: str
) -> None:
    model = without_noise(text)
    folder: RunFolder = make(quick.with_(learning_rate=100.0, schedule="constant", epochs=20, processes=2), model)
    events, outcome = to_the_end(supervisor.start(folder))
    assert outcome is not None and outcome.kind == "diverged", (str(outcome), folder.stderr_tail())
    assert outcome.module.startswith("body.")
    assert len([event for event in events if isinstance(event, Failed)]) == 1


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_torchrun_starts_a_run_and_again_after_a_death(make: Make, quick: RunSettings) -> None:
    folder: RunFolder = make(quick.with_(epochs=400))
    command = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--max-restarts", "2"]
    command += ["--rdzv-backend", "c10d", "--rdzv-endpoint", "127.0.0.1:0", "-m", "visionlab.trainer", str(folder.path)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as torchrun:
        follower = Follower(folder.events)
        seen: list[Event] = []
        limit = time.monotonic() + 2 * _PATIENCE
        while not any(isinstance(event, Checkpoint) and event.epoch >= 2 for event in seen):
            assert time.monotonic() < limit and torchrun.poll() is None, folder.stderr_tail()
            time.sleep(0.01)
            seen += follower.read()
        leader = json.loads((folder.path / "process.json").read_text(encoding="ascii"))["pid"]
        os.kill(leader, signal.SIGKILL)
        assert torchrun.wait(2 * _PATIENCE) == 0
    seen += follower.read_all()
    assert isinstance(seen[-1], Finished)
    assert [event.step >= 20 for event in seen if isinstance(event, Resumed)] == [True]
