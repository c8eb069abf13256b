"""Run folders: made, found, asked, and told alive from dead."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.problem import Problem
from visionlab.runs import folder as folders
from visionlab.runs.events import (
    Built,
    Epoch,
    Event,
    Failed,
    Finished,
    Paused,
    Preparing,
    Resumed,
    Step,
    Stopped,
    append,
    to_line,
)
from visionlab.runs.folder import RunFolder, create, list_runs, open_run, runs_root
from visionlab.runs.process import identity
from visionlab.runs.settings import RunSettings

SETTINGS = RunSettings(network="Res/Net 20 …", data="tiny", epochs=5)


def tell(run: RunFolder, *events: Event) -> None:
    append(run.events, "".join(map(to_line, events)))


def epoch(number: int, accuracy: float) -> Epoch:
    return Epoch(1.0, number, number * 10, 0.5, 0.5, 0.5, accuracy, 1.0)


def test_a_run_is_made_found_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISIONLAB_RUNS", str(tmp_path / "runs"))
    assert runs_root() == tmp_path / "runs"
    assert list_runs() == []
    first, second = create(SETTINGS, "# a", "{}"), create(SETTINGS, "# b", "{}")
    assert first.id.endswith("-res-net-20") and first.path != second.path
    (tmp_path / "runs" / "no run").mkdir()
    (tmp_path / "runs" / "broken").mkdir()
    (tmp_path / "runs" / "broken" / "settings.json").write_text("{", encoding="utf-8")
    assert set(list_runs()) == {first, second}
    assert open_run(first.id) == open_run(first.path) == first
    assert first.settings() == SETTINGS
    assert (first.model.read_text(), first.network.read_text()) == ("# a", "{}")
    assert not list(first.path.glob(".*"))


def test_a_chosen_folder_must_be_free(tmp_path: Path) -> None:
    run = create(SETTINGS, "", "{}", path=tmp_path / "a" / "b")
    assert run.path == tmp_path / "a" / "b"
    with pytest.raises(Problem, match="must be new or empty"):
        create(SETTINGS, "", "{}", path=run.path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="cannot be made"):
        create(SETTINGS, "", "{}", root=tmp_path / "file")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"epochs": 0}', "[" * 100_000, '{"x": 1}', "\xff"])
def test_a_strangers_folder_is_refused_in_a_sentence(text: str, tmp_path: Path) -> None:
    run = create(SETTINGS, "", "{}", root=tmp_path)
    (run.path / "settings.json").write_text(text, encoding="latin-1")
    with pytest.raises(Problem):
        open_run(run.path)
    with pytest.raises(Problem, match="is no folder"):
        open_run("nonesuch", tmp_path)


def test_states(tmp_path: Path) -> None:
    run = create(SETTINGS, "", "{}", root=tmp_path)
    assert (run.summary().state, run.summary().best, run.is_alive) == ("new", None, False)
    run.claim(os.getpid())
    tell(run, Preparing(1.0, "", 0, 0), Built(1.0, 9, 3, "cpu", 3, 30, 5, 10), Step(1.0, 1, 1, 1.0, 0.1, 10.0))
    assert run.summary().state == "running"
    tell(run, epoch(1, 0.25), epoch(2, 0.75), Paused(1.0, 20))
    summary = run.summary()
    assert (summary.state, summary.epochs, summary.best, summary.epochs_planned) == ("paused", 2, 0.75, 5)
    tell(run, Resumed(1.0, 10, 2))  # the second epoch is void
    summary = run.summary()
    assert (summary.state, summary.epochs, summary.best) == ("running", 1, 0.25)
    (run.path / "process.json").unlink()
    assert run.summary().state == "lost"
    tell(run, Stopped(1.0, 15, 2))
    assert run.summary().state == "stopped"
    assert run.ending() == Stopped(1.0, 15, 2)
    tell(run, Preparing(1.0, "", 0, 0))
    assert run.ending() is None
    tell(run, Failed(1.0, "diverged", "Why.", "What."))
    assert (run.summary().state, run.summary().reason) == ("failed", "Why.")
    tell(run, Finished(1.0, 1, 0.25, 0.2, 3.0))
    assert run.summary().state == "finished"
    assert json.loads(json.dumps(run.summary().to_json()))["best_validation_accuracy"] == 0.25


def test_requests_stand_until_cleared(tmp_path: Path) -> None:
    run = create(SETTINGS, "", "{}", root=tmp_path)
    assert run.requested() is None
    for wish in ("pause", "resume", "stop"):
        run.request(wish)  # type: ignore[arg-type]
        assert run.requested() == wish
    (run.path / "request").write_text("dance", encoding="utf-8")
    assert run.requested() is None
    run.release()
    assert not (run.path / "request").exists()


def test_a_dead_process_is_told_from_its_number(tmp_path: Path) -> None:
    run = create(SETTINGS, "", "{}", root=tmp_path)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    run.claim(child.pid)
    assert run.owner() == child.pid
    with pytest.raises(Problem, match=f"being trained by process {child.pid}"):
        run.claim(os.getpid())
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, its number still taken
    assert identity(child.pid) is None
    assert not run.is_alive
    child.communicate()
    told = json.loads((run.path / "process.json").read_text())
    (run.path / "process.json").write_text(json.dumps(told | {"pid": os.getpid()}))  # the number was given to us
    assert not run.is_alive
    run.claim(os.getpid())
    assert run.is_alive


def test_a_run_on_another_machine_lives_while_its_log_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = create(SETTINGS, "", "{}", root=tmp_path)
    run.claim(os.getpid())
    tell(run, Preparing(1.0, "", 0, 0))
    monkeypatch.setattr(socket, "gethostname", lambda: "elsewhere")
    assert run.is_alive
    os.utime(run.events, (1.0, 1.0))
    assert not run.is_alive


@given(st.binary(max_size=200) | st.sampled_from([b'{"pid": 1}', b'{"pid": "1", "identity": 1, "host": []}', b"[1]"]))
def test_rubbish_in_process_json_means_nobody(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    run = RunFolder(tmp_path_factory.mktemp("run"))
    (run.path / "process.json").write_bytes(data)
    assert run.owner() is None


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.json"
    folders.write(target, "old")

    def full(self: Path, *_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(Problem, match="cannot be written: No space left on device"):
        folders.write(target, "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x.json", "old")]
