"""The launcher of a team, with stand-ins for its processes: how deaths are handled. Real ones: test_team.py."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from visionlab.runs.events import Failed, Finished, append, to_line
from visionlab.runs.folder import RunFolder
from visionlab.trainer import launch as launching
from visionlab.trainer.launch import launch

Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """A launcher takes over the signals of its process."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[subprocess.Popen[bytes]]]:
    """Has shell scripts stand in for the processes, one each."""

    def made(*scripts: str) -> list[subprocess.Popen[bytes]]:
        started: list[subprocess.Popen[bytes]] = []

        def start(folder: RunFolder, number: int, count: int, port: int) -> subprocess.Popen[bytes]:
            assert count == len(scripts) and 0 < port < 65536
            started.append(subprocess.Popen(["sh", "-c", scripts[number]], cwd=folder.path))
            return started[-1]

        monkeypatch.setattr(launching, "_start", start)
        return started

    return made


def test_one_that_is_killed_ends_all_and_is_named(make: Make, stand: Any) -> None:
    folder: RunFolder = make()
    started = stand("exec sleep 60", "kill -9 $$", "exec sleep 60")
    assert launch(folder, 3) == 1
    ending = folder.ending()
    assert isinstance(ending, Failed) and ending.kind == "killed"
    assert ending.reason == "Process 2 of 3 ended before its time: The trainer was killed (SIGKILL)."
    assert [process.returncode for process in started] == [-9, -9, -9]


def test_the_one_that_was_killed_is_the_cause_of_those_that_failed(make: Make, stand: Any) -> None:
    folder: RunFolder = make()
    stand("exit 1", "kill -11 $$")
    launch(folder, 2)
    ending = folder.ending()
    assert isinstance(ending, Failed)
    assert ending.kind in ("killed", "lost")  # the looks at them lie 0.05 s apart
    assert ending.reason.startswith("Process ")


def test_what_one_of_them_has_said_stands(make: Make, stand: Any) -> None:
    folder: RunFolder = make()
    line = to_line(Failed(1.0, "out-of-memory", "The memory of the device is full.", "")).strip()
    stand("exec sleep 60", f"echo '{line}' >> events.jsonl; exit 1")
    assert launch(folder, 2) == 1
    ending = folder.ending()
    assert isinstance(ending, Failed) and ending.kind == "out-of-memory"


def test_an_end_without_failure(make: Make, stand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    folder: RunFolder = make()
    append(folder.events, to_line(Finished(1.0, 1, 0.5, 0.5, 1.0)))
    stand("exit 0", "exit 0")
    assert launch(folder, 2) == 0
    monkeypatch.setattr(launching, "_GRACE", 0.1)
    stand("exit 0", "exec sleep 60")  # one that stays behind is not waited for
    assert launch(folder, 2) == 0
