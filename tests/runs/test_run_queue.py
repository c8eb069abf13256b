"""The queue on disk: order, limits, who serves it; and how the list of runs shows it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.problem import Problem
from visionlab.runs.events import Finished, append, to_line
from visionlab.runs.folder import create
from visionlab.runs.listing import listed
from visionlab.runs.notes import Notes, write_notes
from visionlab.runs.queue import Queue, Waiting
from visionlab.runs.settings import RunSettings


def test_runs_wait_in_order_and_another_window_sees_it(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "runs")
    assert queue.read() == Waiting()
    queue.add(["a", "b"])
    queue.add(["b", "c"])
    queue.move("c", -1)
    queue.allow(3)
    assert Queue(tmp_path / "runs").read() == Waiting(("a", "c", "b"), 3)
    queue.move("a", -5)
    queue.move("a", 9)
    queue.move("nobody", 1)
    queue.remove(["c", "nobody"])
    assert queue.read() == Waiting(("b", "a"), 3)
    with pytest.raises(Problem, match="At most 8"):
        queue.allow(9)
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match="cannot be made"):
        Queue(tmp_path / "file").add(["a"])


@given(told=st.binary(max_size=60) | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps))
def test_a_damaged_queue_is_empty(told: bytes | str, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = tmp_path_factory.mktemp("runs")
    (root / "queue.json").write_bytes(told if isinstance(told, bytes) else told.encode())
    assert Queue(root).read() == Waiting()


def test_names_of_a_stranger_stay_within_the_folder(tmp_path: Path) -> None:
    names = ["../x", "/etc", "a/b", "..", ".", "", 5, "a\0b", "good", "good"]
    (tmp_path / "queue.json").write_text(json.dumps({"runs": names, "at_once": True}))
    assert Queue(tmp_path).read() == Waiting(("good",), 1)


def test_one_process_serves(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    assert queue.serves() and queue.serves()
    server = tmp_path / "queue.server.json"
    assert json.loads(server.read_text())["pid"] == os.getpid()
    from visionlab.runs.process import identity

    server.write_text(json.dumps({"pid": 1, "identity": identity(1)}))
    assert not queue.serves()
    server.write_text(json.dumps({"pid": 1, "identity": "a process that was"}))
    assert queue.serves()


def test_the_list_tells_of_turns_and_notes(tmp_path: Path) -> None:
    runs = [create(RunSettings(network=name), "", "{}", root=tmp_path) for name in ("a", "b", "c")]
    append(runs[2].events, to_line(Finished(1.0, 1, 0.5, 0.4, 3.0)))
    Queue(tmp_path).add([run.id for run in (runs[1], runs[2], runs[0])])
    write_notes(runs[0].path, Notes("Good.", ("best",)))
    told = {one.summary.network: (one.summary.state, one.turn, one.notes.tags) for one in listed(tmp_path)}
    assert told == {"a": ("queued", 3, ("best",)), "b": ("queued", 1, ()), "c": ("finished", 0, ())}
    assert listed(tmp_path / "nowhere") == []
