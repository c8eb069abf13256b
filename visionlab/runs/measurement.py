"""A measurement seen from outside: a child that times the machine or a network, and tells how far it is.

The child gets its job as one line of JSON on stdin, which stays open as long as somebody wants to know: with its end
the child ends too, unlike a run. What it tells are lines of JSON on stdout. No Qt and no torch here.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple

from visionlab.problem import Phrase, made_of, remade
from visionlab.runs.supervisor import detached, environment

#: time this machine, or the network of the job; whatever else needs torch: bring a network in, write one
Kind = Literal["calibrate", "measure", "import"]
#: what a child is started with that is not the trainer with its kind as an option
_COMMANDS = {"import": ["visionlab.importer"]}


class Progress(NamedTuple):
    """So many passes are over; `total` is 0 while nobody knows how many there will be."""

    done: int
    total: int


class Result(NamedTuple):
    """What was found, as JSON."""

    told: dict[str, Any]


class Failure(NamedTuple):
    """Why nothing was found, and what to try."""

    reason: str
    advice: str = ""


Told = Progress | Result | Failure
_KINDS: dict[str, type[Progress] | type[Result] | type[Failure]] = {
    "progress": Progress,
    "result": Result,
    "failure": Failure,
}


def to_line(told: Told) -> str:
    """As the child writes it."""
    kind = next(name for name, made in _KINDS.items() if isinstance(told, made))
    values = {"kind": kind, **told._asdict()}
    if words := made_of(values):
        values["words"] = words
    return json.dumps(values) + "\n"


def from_line(line: str) -> Told | None:
    """What a line of the child tells; None for a line that is something else, as a warning of a library."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
        values = json.loads(line)
        kind, words = _KINDS[values.pop("kind")], values.pop("words", None)
        return kind(**remade(values, words))
    return None


def spawn(what: str, stderr: IO[bytes], python: str) -> subprocess.Popen[bytes]:
    """A child of the trainer that is asked on stdin and answers on stdout. Raises OSError."""
    return subprocess.Popen(
        # -P keeps the working folder out of the import path: nothing there can pass itself off as torch
        [python, "-P", "-m", *_COMMANDS.get(what, ["visionlab.trainer", f"--{what}"])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        env=environment(),
        cwd=Path.home() if Path.home().is_dir() else None,
        **detached(),
    )


def last_words(stderr: IO[bytes]) -> str:
    """The last line that a child wrote there."""
    stderr.seek(0, os.SEEK_END)
    stderr.seek(max(0, stderr.tell() - 4000))
    lines = stderr.read().decode("utf-8", errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else ""


class Measurement:
    """A child that measures. `callback` is called in a thread of its own; with a result or a failure, the last time.

    Raises OSError when no child can be started.
    """

    def __init__(
        self, kind: Kind, job: Mapping[str, Any], callback: Callable[[Told], None], python: str = sys.executable
    ) -> None:
        self._callback = callback
        self._is_cancelled = False
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  (the thread closes it)
        try:
            self._child = spawn(kind, self._stderr, python)
        except OSError:
            self._stderr.close()
            raise
        self._thread = threading.Thread(target=self._follow, args=(json.dumps(job),), name=kind, daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """End the child; the callback is not called any more."""
        self._is_cancelled = True
        self._child.kill()
        self._thread.join()

    def join(self, timeout: float | None = None) -> None:
        """Wait for the end."""
        self._thread.join(timeout)

    def _follow(self, job: str) -> None:
        child = self._child
        assert child.stdin is not None and child.stdout is not None
        ending: Told | None = None
        with child.stdin, child.stdout, self._stderr:
            with contextlib.suppress(OSError):  # it has died already: its stdout is at its end
                child.stdin.write(job.encode() + b"\n")
                child.stdin.flush()
            for line in child.stdout:
                told = from_line(line.decode("utf-8", errors="replace"))
                if isinstance(told, Progress):
                    self._tell(told)
                elif told is not None:
                    ending = told
                    break
            with contextlib.suppress(OSError):
                child.stdin.close()
            child.wait()
            self._tell(ending or Failure(Phrase("The child process ended before its time."), last_words(self._stderr)))

    def _tell(self, told: Told) -> None:
        if not self._is_cancelled:
            self._callback(told)
