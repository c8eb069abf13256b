"""A trained network asked again: a child that holds it, and answers questions for as long as somebody asks.

The child reads a question a line on stdin, JSON with its number, and answers each in turn on stdout: a line of the
number and what `visionlab.runs.measurement` tells. It ends with stdin. No Qt and no torch here.

A question is `{"do": NAME, ...}`:

open {run, text}                   hold the best weights of the run in a folder; `text` is its PyTorch text
test {crops}                       look at the test set, whole (1) or in ten crops (10), and keep the answers there
predict {picture}                  probabilities of the classes
filters {}                         of the first convolution
maps {picture, path, before}       what the module at `path` makes of the picture; with `before`, what goes into it
cam {picture, path, before, class} where that sees the class (Grad-CAM)
pictures {settings, split, label, start, count, augmented, again}
                                   of a data set, as they are or changed at random; no run need be open

`picture` is `{"file": PATH}`, or `{"number": N}` in the test set. Pictures come back as `{"shape": [N, H, W] or
[N, H, W, 3], "bytes": base64 of uint8}`.
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from typing import Any

from visionlab.problem import Phrase
from visionlab.runs.measurement import Failure, Progress, Told, from_line, last_words, spawn, to_line


def answer_line(number: int, told: Told) -> str:
    """As the child writes it."""
    return f"{number} {to_line(told)}"


def answer_of(line: str) -> tuple[int, Told] | None:
    """The number of a question and what is told of it; None for a line that is something else."""
    number, _, rest = line.partition(" ")
    told = from_line(rest)
    return (int(number), told) if told is not None and number.isascii() and number.isdigit() else None


class Examination:
    """A child that answers. `callback(number, told)` is called in a thread of its own.

    When the child dies, each question that is still open is answered with a failure. Raises OSError when no child can
    be started.
    """

    def __init__(self, callback: Callable[[int, Told], None], python: str = sys.executable) -> None:
        self._callback = callback
        self._lock = threading.Lock()
        self._open: set[int] = set()
        self._last = 0
        self._is_closed = False
        self._stderr = tempfile.TemporaryFile()  # noqa: SIM115  (the thread closes it)
        try:
            self._child = spawn("examine", self._stderr, python)
        except OSError:
            self._stderr.close()
            raise
        self._thread = threading.Thread(target=self._follow, name="examine", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether it can still be asked."""
        return self._child.poll() is None

    def ask(self, question: Mapping[str, Any]) -> int:
        """Ask; gives the question's number, which is above those before it."""
        with self._lock:
            self._last += 1
            number = self._last
            self._open.add(number)
        assert self._child.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it has died: the thread answers
            self._child.stdin.write(json.dumps({**question, "number": number}).encode() + b"\n")
            self._child.stdin.flush()
        return number

    def close(self) -> None:
        """End the child; the callback is not called any more."""
        self._is_closed = True
        self._child.kill()
        self._thread.join()

    def _follow(self) -> None:
        child = self._child
        assert child.stdin is not None and child.stdout is not None
        with child.stdout, self._stderr:
            for line in child.stdout:
                found = answer_of(line.decode("utf-8", errors="replace"))
                if found is None:
                    continue
                number, told = found
                if not isinstance(told, Progress):
                    with self._lock:
                        self._open.discard(number)
                self._tell(number, told)
            child.wait()
            with contextlib.suppress(OSError):
                child.stdin.close()
            with self._lock:
                left, self._open = sorted(self._open), set()
            for number in left:
                self._tell(
                    number, Failure(Phrase("The trainer ended before it had answered."), last_words(self._stderr))
                )

    def _tell(self, number: int, told: Told) -> None:
        if not self._is_closed:
            self._callback(number, told)
