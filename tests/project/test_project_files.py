"""Files are whole or as they were; recovery offers what the dead left and nothing of the living."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from visionlab import project
from visionlab.graph.model import Graph
from visionlab.presets.registry import preset
from visionlab.problem import Problem
from visionlab.project import files
from visionlab.project.folders import config_folder
from visionlab.project.recent import MOST, forget, recent, remember, remembered
from visionlab.project.recovery import Recovery

POSIX = os.name == "posix"
needs_posix = pytest.mark.skipif(not POSIX, reason="about POSIX files")
as_root = POSIX and os.geteuid() == 0


@pytest.fixture
def graph() -> Graph:
    return preset("starter").graph()


def test_save_and_load(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "a net.vlab"
    project.save(path, graph, {"zoom": 2.0})
    loaded = project.load(str(path))
    assert loaded.graph == graph
    assert loaded.view == {"zoom": 2.0}
    assert [one.name for one in tmp_path.iterdir()] == ["a net.vlab"]


def test_a_failed_save_leaves_the_old_file_and_no_rest(
    tmp_path: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "net.vlab"
    project.save(path, graph)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(Problem, match=r"net\.vlab cannot be written: no space left on device"):
        project.save(path, Graph.of(()))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@needs_posix
def test_a_saved_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "net.vlab"
    mask = os.umask(0o027)
    try:
        project.save(path, graph)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        project.save(path, graph)
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
    finally:
        os.umask(mask)


@needs_posix
def test_saving_to_a_link_writes_what_it_points_to(tmp_path: Path, graph: Graph) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "net.vlab", tmp_path / "link.vlab"
    link.symlink_to(target)
    project.save(link, graph)
    assert link.is_symlink()
    assert project.load(target).graph == graph


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing/net.vlab", "cannot be written: there is no such file or folder"),
        ("folder", "cannot be written: it is a folder"),
        ("a\0b", "cannot be written: its name holds a character that no file name may hold"),
    ],
)
def test_where_nothing_can_be_written(tmp_path: Path, graph: Graph, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Problem, match=sentence):
        project.save(tmp_path / name, graph)
    assert [one.name for one in tmp_path.iterdir()] == ["folder"]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be opened: there is no such file or folder"):
        project.load(tmp_path / "none.vlab")
    with pytest.raises(Problem, match="cannot be opened: it is not a file"):
        project.load(tmp_path)
    big = tmp_path / "big.vlab"
    with big.open("wb") as file:
        file.truncate((16 << 20) + 1)
    with pytest.raises(Problem, match="cannot be opened: it must be at most 16 MiB long"):
        project.load(big)


@needs_posix
def test_a_named_pipe_is_refused_rather_than_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.vlab")
    with pytest.raises(Problem, match="it is not a file"):
        project.load(tmp_path / "pipe.vlab")


@pytest.mark.skipif(as_root, reason="root may read everything")
@needs_posix
def test_a_file_that_may_not_be_read(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "net.vlab"
    project.save(path, graph)
    path.chmod(0)
    with pytest.raises(Problem, match="cannot be opened: permission denied"):
        project.load(path)


def test_the_config_folder_can_be_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VISIONLAB_CONFIG", str(tmp_path))
    assert config_folder() == tmp_path
    monkeypatch.delenv("VISIONLAB_CONFIG")
    assert config_folder().name == "visionlab"
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CONFIG_HOME", "/some/where")
        assert config_folder() == Path("/some/where/visionlab")


def test_recent_files_are_newest_first_capped_and_still_there(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.vlab" for number in range(20)]
    for path in paths:
        path.touch()
        remember(path, tmp_path / "config")
    remember(paths[15], tmp_path / "config")
    paths[18].unlink()
    found = recent(tmp_path / "config")
    assert found[:3] == [paths[15], paths[19], paths[17]]
    assert len(found) == MOST - 1
    # what is gone is remembered until it is forgotten
    assert remembered(tmp_path / "config")[:3] == [paths[15], paths[19], paths[18]]
    forget(paths[18], tmp_path / "config")
    assert remembered(tmp_path / "config") == found


@pytest.mark.parametrize("content", ["", "{}", "[1, null]", '["a\\u0000b"]', "[" * 100_000, "\udcff"])
def test_a_damaged_list_of_recent_files_is_an_empty_one(tmp_path: Path, content: str) -> None:
    (tmp_path / "recent.json").write_bytes(content.encode(errors="surrogateescape"))
    assert recent(tmp_path) == []
    remember(tmp_path / "recent.json", tmp_path)
    assert recent(tmp_path) == [tmp_path / "recent.json"]


_CRASH = """
import os, sys
from pathlib import Path
from visionlab.presets.registry import preset
from visionlab.project.recovery import Recovery
recovery = Recovery(Path(sys.argv[1]))
recovery.write(preset("starter").graph(), "Lost", Path("/work/net.vlab"), {"zoom": 3.0})
print("written", flush=True)
sys.stdin.read()
os._exit(9)
"""


def test_recovery_offers_what_a_dead_process_left_and_only_then(tmp_path: Path, graph: Graph) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", _CRASH, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdin is not None and child.stdout is not None
    with child:
        assert child.stdout.readline() == "written\n"
        mine = Recovery(tmp_path)
        assert mine.pending() == []
        child.kill()
    mine.write(graph, "Mine", None)
    (left,) = mine.pending()
    assert (left.name, left.path) == ("Lost", Path("/work/net.vlab"))
    restored = mine.restore(left)
    assert restored.graph == graph
    assert restored.view == {"zoom": 3.0}
    mine.discard(left)
    assert mine.pending() == []
    mine.clear()
    assert list(tmp_path.iterdir()) == []


def test_a_second_window_of_one_process_is_alive_too(tmp_path: Path, graph: Graph) -> None:
    one, two = Recovery(tmp_path), Recovery(tmp_path)
    one.write(graph, "One", None)
    assert two.pending() == []
    one.clear()


def test_each_autosave_replaces_the_last(tmp_path: Path, graph: Graph) -> None:
    recovery = Recovery(tmp_path)
    recovery.write(graph, "Net", None)
    recovery.write(Graph.of(()), "Net", None)
    assert len(list(tmp_path.glob("*.json"))) == 1
    recovery.clear()
    recovery.write(graph, "Net", None)
    assert len(list(tmp_path.glob("*.json"))) == 1
    recovery.clear()


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{", json.dumps({"name": 1, "path": None, "time": 1.0, "content": ""}), "[" * 100_000],
    ids=["empty", "list", "cut", "types", "deep"],
)
def test_a_damaged_autosave_is_not_offered(tmp_path: Path, content: str) -> None:
    (tmp_path / "autosave-1.json").write_text(content)
    assert Recovery(tmp_path).pending() == []


def test_an_autosave_with_a_damaged_network_is_refused_in_a_sentence(tmp_path: Path) -> None:
    told = {"name": "Net", "path": None, "time": 1.0, "content": '{"format": '}
    (tmp_path / "autosave-1.json").write_text(json.dumps(told))
    recovery = Recovery(tmp_path)
    (left,) = recovery.pending()
    with pytest.raises(Problem, match=r"autosave-1\.json cannot be opened: it must be JSON"):
        recovery.restore(left)


def test_a_missing_folder_has_nothing_to_recover(tmp_path: Path) -> None:
    assert Recovery(tmp_path / "none").pending() == []
