"""Probes: programs in processes of their own that tell what they saw, one JSON object a line."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class Crashed(Exception):
    """A probe ended, or fell silent, without telling what it was asked for."""


class CannotMeasure(Exception):
    """Why a row cannot be measured here, in a sentence."""


class Probe:
    """A running probe."""

    def __init__(self, name: str, arguments: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
        self.name = name
        self._log = log
        command = [sys.executable, str(HERE / "probes" / f"{name}.py"), *arguments]
        with log.open("wb") as errors:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, env=environment, cwd=ROOT
            )
        self._lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(b"")

    def tell(self, seconds: float = 60) -> dict[str, Any]:
        """The next thing that the probe says. Raises Crashed, or CannotMeasure when it says why it cannot."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise Crashed(f"{self.name} said nothing for {seconds:g} s. {self._last_words()}") from None
        if not line:
            raise Crashed(f"{self.name} ended with status {self.process.wait()}. {self._last_words()}")
        told: dict[str, Any] = json.loads(line)
        if "cannot" in told:
            raise CannotMeasure(told["cannot"])
        return told

    def finish(self) -> None:
        """Lets the probe go on to its end: its standard input closes."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):
            self.process.stdin.close()

    def _last_words(self) -> str:
        return " | ".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])


class Bench:
    """Starts probes with a fresh configuration each, so that none sees what another left behind."""

    def __init__(self, scratch: Path, environment: dict[str, str]) -> None:
        self.scratch = scratch
        self.environment = environment

    @contextlib.contextmanager
    def probe(self, name: str, *arguments: str) -> Iterator[Probe]:
        """A probe that is ended when the block is left, however that happens."""
        folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=self.scratch))
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {
            **os.environ,
            **self.environment,
            "PYTHONPATH": os.pathsep.join(paths),
            "VISIONLAB_CONFIG": str(folder / "config"),
            "VISIONLAB_RUNS": str(folder / "runs"),
        }
        # where developers switch compiled files off, people would still have them
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        probe = Probe(name, arguments, environment, folder / "stderr.log")
        try:
            yield probe
            probe.finish()
            with contextlib.suppress(subprocess.TimeoutExpired):
                probe.process.wait(5)
        finally:
            if probe.process.poll() is None:
                wake(probe.process.pid)  # one that was put to sleep would not hear of its end
                probe.process.kill()
                probe.process.wait()


def sleep(*processes: int) -> None:
    """Stops processes where they are."""
    for process in processes:
        os.kill(process, signal.SIGSTOP)


def children(process: int) -> list[int]:
    """The processes that a process has started and that are there still; none where `ps` cannot say."""
    with contextlib.suppress(OSError, subprocess.CalledProcessError):
        told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], capture_output=True, text=True, check=True)
        return [int(line) for line in told.stdout.split()]
    return []


def wake(*processes: int) -> None:
    """Lets stopped processes go on."""
    if hasattr(signal, "SIGCONT"):
        for process in processes:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGCONT)


def kill(process: int) -> None:
    """Ends a process at once, if it is still there."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
