"""The supervisor with a stand-in for the trainer: how starts and deaths are handled. Real ones: tests/trainer."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from visionlab.problem import Problem
from visionlab.runs.events import Event, Finished, Preparing, Stopped, append, to_line
from visionlab.runs.folder import RunFolder, create
from visionlab.runs.outcome import DISK_FULL, Outcome
from visionlab.runs.settings import RunSettings
from visionlab.runs.supervisor import Supervisor, Watch, follow

Stand = Callable[[str], Supervisor]


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return create(RunSettings(data="tiny"), "", "{}", root=tmp_path / "runs")


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    """A supervisor whose children run a shell script; $run is the run's folder."""

    def made(script: str) -> Supervisor:
        path = tmp_path / "python"
        path.write_text(f"#!/bin/sh\nfor run; do :; done\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return Supervisor(str(path))

    yield made


def to_the_end(watch: Watch) -> tuple[list[Event], Outcome]:
    seen: list[Event] = []
    limit = time.monotonic() + 30
    while watch.outcome is None:
        assert time.monotonic() < limit
        time.sleep(0.002)
        seen += watch.poll()
    assert watch.poll() == []
    return seen, watch.outcome


def test_a_child_that_dies_at_once_is_not_taken_for_an_earlier_one(run: RunFolder, stand: Stand) -> None:
    append(run.events, to_line(Stopped(1.0, 5, 1)))
    events, outcome = to_the_end(stand("echo sad >&2; exit 3").start(run))
    assert events[0] == Stopped(1.0, 5, 1)
    assert isinstance(events[1], Preparing)
    assert (outcome.kind, "exit status 3" in outcome.reason, "sad" in outcome.advice) == ("lost", True, True)
    assert run.summary().state == "lost"


def test_what_a_child_writes_last_is_read(run: RunFolder, stand: Stand) -> None:
    line = to_line(Finished(1.0, 1, 0.5, 0.5, 1.0)).strip()
    events, outcome = to_the_end(stand(f"echo '{line}' >> $run/events.jsonl; kill -9 $$").start(run))
    assert isinstance(events[-1], Finished)
    assert outcome.kind == "finished"
    with pytest.raises(Problem, match="has finished"):
        stand("").start(run)


def test_a_killed_child_of_ours_and_of_another(run: RunFolder, stand: Stand) -> None:
    watch = stand("exec sleep 60").start(run)
    other = Supervisor().attach(run)
    assert other.poll() and other.outcome is None
    assert watch.pid is not None and other.pid == watch.pid
    os.kill(watch.pid, signal.SIGKILL)
    assert to_the_end(watch)[1].kind == "killed"
    assert to_the_end(other)[1].kind == "lost"  # nobody tells a stranger of the signal


def test_a_following_ends_with_its_outcome_or_when_closed(run: RunFolder, stand: Stand) -> None:
    calls: list[tuple[list[Event], Outcome | None]] = []
    watch = stand("exec sleep 60").start(run)
    closed = follow(Supervisor().attach(run), lambda *call: None)
    closed.close()
    closed.join(30)
    following = follow(watch, lambda *call: calls.append(call), interval=0.001)
    watch.request("stop")
    assert run.requested() == "stop"
    assert watch.pid is not None
    os.kill(watch.pid, signal.SIGTERM)
    following.join(30)
    assert [outcome.kind for _, outcome in calls if outcome] == ["killed"]
    assert calls[-1][1] is watch.outcome


def test_a_python_that_is_not_there_is_told(run: RunFolder) -> None:
    with pytest.raises(Problem, match="The trainer cannot be started"):
        Supervisor("/nonesuch/python").start(run)


def test_the_room_needs_neither_torch_nor_qt() -> None:
    script = (
        "import sys, visionlab.runs.supervisor, visionlab.runs.outcome;"
        "print([m for m in ('torch', 'numpy', 'PySide6', 'safetensors') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_child_that_has_nowhere_to_write_is_worded(run: RunFolder, stand: Stand) -> None:
    full = to_the_end(stand(f"exit {DISK_FULL}").start(run))[1]
    assert (full.kind, str(full)) == (
        "disk",
        "The disk is full. Free some space, and resume from the last checkpoint.",
    )
    gone = to_the_end(stand("rm -r $run").start(run))[1]
    assert (gone.kind, gone.reason) == ("disk", f"The run's folder was deleted while it trained: {run.path}.")
