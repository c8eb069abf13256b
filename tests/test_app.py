"""What the program's words lead to: the window or the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from visionlab import app
from visionlab.problem import Problem


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Replaces window and command line; collects what each is called with."""
    import visionlab.cli
    import visionlab.ui.main

    calls: list[object] = []
    monkeypatch.setattr(visionlab.ui.main, "run", lambda network: calls.append(("window", network)) or 0)
    monkeypatch.setattr(visionlab.cli, "main", lambda words, **_: calls.append(("command", words)) or 3)
    return calls


@pytest.mark.parametrize(
    ("words", "expected", "status"),
    [
        ([], ("window", None), 0),
        (["open", "densenet-121"], ("window", "densenet-121"), 0),
        (["open"], ("command", ["open"]), 3),
        (["open", "--help"], ("command", ["open", "--help"]), 3),
        (["open", "a", "b"], ("command", ["open", "a", "b"]), 3),
        (["--help"], ("command", ["--help"]), 3),
        (["cost", "densenet-121", "--json"], ("command", ["cost", "densenet-121", "--json"]), 3),
    ],
)
def test_words_choose(called: list[object], words: list[str], expected: object, status: int) -> None:
    assert app.main(words) == status
    assert called == [expected]


def test_a_problem_of_the_window_is_a_sentence(
    called: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(network: str | None) -> int:
        raise Problem("there is no network {network}", network=network)

    monkeypatch.setattr("visionlab.ui.main.run", refuse)
    assert app.main(["open", "nosuch"]) == 2
    assert capsys.readouterr().err == "there is no network nosuch\n"


class _NoLibrary:
    """Fails the import of the window as Python does where Qt lacks a system library."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name == "visionlab.ui.main":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")


def test_a_missing_system_library_is_a_sentence(
    called: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "visionlab.ui.main")
    monkeypatch.delattr("visionlab.ui.main")
    monkeypatch.setattr(sys, "meta_path", [_NoLibrary(), *sys.meta_path])
    assert app.main([]) == 2
    assert capsys.readouterr().err.startswith("Qt needs the system library libEGL.so.1, which is not installed")
    assert called == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_there_is_a_sentence() -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run([sys.executable, "-m", "visionlab"], env=bare, capture_output=True, text=True, cwd=_CHECKOUT)
    assert done.returncode == 2
    assert "neither DISPLAY nor WAYLAND_DISPLAY is set" in done.stderr
    assert done.stderr.count("\n") == 1


def test_choosing_imports_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); import visionlab.app; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=_CHECKOUT)
    assert set(done.stdout.split()) <= {"__future__", "visionlab", "visionlab.app"}


_CHECKOUT = Path(app.__file__).parents[1]
