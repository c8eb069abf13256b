"""Starts children that train, follows them, and notices their death. No Qt: the window wraps `follow` in a signal.

supervisor = Supervisor()
supervisor.prime()                      # early, so that a click on Train answers at once
watch = supervisor.start(folder)        # or supervisor.attach(folder) for a run that goes on
follow(watch, callback)                 # or call watch.poll() by hand
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import visionlab
from visionlab.problem import Phrase, Problem
from visionlab.runs.events import Ending, Event, Failed, Finished, Follower, Preparing, Stopped, append, to_line
from visionlab.runs.folder import Request, RunFolder, write
from visionlab.runs.outcome import DISK_FULL, DISK_IS_FULL, Outcome, outcome_of

#: an attached run's process is asked for this often (s): it is no child of ours, so nobody tells us of its death
_PROBE = 0.1
#: with less room on a disk (bytes) nothing is written any more
_NO_ROOM = 1 << 16


class Watch:
    """One run being followed. Not for several threads at once, but for `request`."""

    def __init__(self, folder: RunFolder, child: subprocess.Popen[bytes] | None = None) -> None:
        self.folder = folder
        #: how the run ended; None while it goes on
        self.outcome: Outcome | None = None
        self._child = child
        self._follower = Follower(folder.events)
        self._ending: Ending | None = None
        self._probed = 0.0

    @property
    def pid(self) -> int | None:
        """The number of the process that trains, or None."""
        return self._child.pid if self._child else self.folder.owner()

    @property
    def is_caught_up(self) -> bool:
        """Whether the last poll read all there was."""
        return self._follower.is_caught_up

    def rewind(self) -> None:
        """The next polls tell everything from the beginning once more."""
        self._follower = Follower(self.folder.events)

    def request(self, wish: Request) -> None:
        """Asks the child to pause, resume or stop. Raises Problem."""
        self.folder.request(wish)

    def poll(self) -> list[Event]:
        """The events since the last call, all earlier ones of the folder included at first; never blocks.

        A long history comes in pieces, one a call. After the last piece of a dead child `outcome` is set.
        """
        if self.outcome is not None:
            return []
        dead = self._is_dead()  # asked before reading: what a child wrote before its death is then read below
        events = self._follower.read()
        for event in events:
            # an ending counts only while nothing is told after it
            self._ending = event if isinstance(event, (Finished, Stopped, Failed)) else None
        if dead and self._follower.is_caught_up:
            returncode = self._child.returncode if self._child else None
            ending = self._ending or _untold(self.folder, returncode)
            self.outcome = outcome_of(ending, returncode, self.folder.stderr_tail())
        return events

    def _is_dead(self) -> bool:
        if self._child is not None:
            return self._child.poll() is not None
        now = time.monotonic()
        if now - self._probed < _PROBE:
            return False
        self._probed = now
        return not self.folder.is_alive


def _untold(folder: RunFolder, returncode: int | None) -> Failed | None:
    """What a child could not say because there was nowhere to write it."""
    if not folder.path.is_dir():
        reason = Phrase("The run's folder was deleted while it trained: {path}.", path=folder.path)
        return Failed(time.time(), "disk", reason, Phrase("Train again makes a new one."))
    if returncode == DISK_FULL or shutil.disk_usage(folder.path).free < _NO_ROOM:
        return Failed(time.time(), "disk", *DISK_IS_FULL)
    return None


#: Children outlive those who started them, and Python warns of each whose handle is thrown away before it has ended.
_left_alone: list[subprocess.Popen[bytes]] = []


class Supervisor:
    """Starts children. They outlive it: `close` ends only a primed one that was not used."""

    def __init__(self, python: str = sys.executable) -> None:
        self._python = python
        self._primed: subprocess.Popen[bytes] | None = None

    def prime(self, data: str = "") -> None:
        """Starts a child in advance that imports torch, does one step and waits; holds about 0.5 GB.

        While it waits it makes the data set `data` ready, if that is one that needs no network.
        """
        if self._primed is None or self._primed.poll() is not None:
            words = ["--primed", *(["--data", data] if data else [])]
            self._primed = self._spawn(words, subprocess.PIPE, subprocess.DEVNULL)

    @property
    def is_primed(self) -> bool:
        """Whether a child waits, or is warming up."""
        return self._primed is not None and self._primed.poll() is None

    def start(self, folder: RunFolder, model: Callable[[], str] | None = None) -> Watch:
        """Trains a run, from its last checkpoint if it has one. Raises Problem when it is being trained or finished.

        `model` writes the PyTorch text of an old run anew, so that what lies in a stranger's folder is not run.
        """
        owner = folder.owner()
        if owner is not None:
            raise Problem("The run {id} is being trained by process {pid}", id=folder.id, pid=owner)
        if folder.summary().state == "finished":
            raise Problem("The run {id} has finished: train again makes a new run", id=folder.id)
        if model is not None:
            write(folder.model, model())
        folder.clear_request()
        try:
            append(folder.events, to_line(Preparing(time.time(), Phrase("Starting the trainer"), 0, 0)))
        except OSError as error:
            raise Problem("{path} cannot be written: {why}", path=folder.events, why=error.strerror) from None
        child = self._take_primed(folder) or self._cold(folder)
        with contextlib.suppress(Problem):  # the child claims too; this one is only sooner
            folder.claim(child.pid)
        return Watch(folder, child)

    def attach(self, folder: RunFolder) -> Watch:
        """Follows a run that goes on (or shows one that has ended)."""
        return Watch(folder)

    def close(self) -> None:
        """Ends a primed child that was not used; runs go on."""
        primed, self._primed = self._primed, None
        if primed is not None and primed.stdin is not None:
            with contextlib.suppress(OSError):
                primed.stdin.close()

    def _take_primed(self, folder: RunFolder) -> subprocess.Popen[bytes] | None:
        primed, self._primed = self._primed, None
        if primed is None or primed.poll() is not None or primed.stdin is None:
            return None
        try:
            primed.stdin.write(os.fsencode(folder.path) + b"\n")
            primed.stdin.close()
        except OSError:  # it died this very moment
            return None
        return primed

    def _cold(self, folder: RunFolder) -> subprocess.Popen[bytes]:
        try:
            with folder.stderr.open("ab") as log:
                return self._spawn([os.fspath(folder.path)], subprocess.DEVNULL, log)
        except OSError as error:
            raise Problem("The trainer cannot be started: {why}", why=error.strerror or error) from None

    def _spawn(self, arguments: list[str], stdin: int, stderr: IO[bytes] | int) -> subprocess.Popen[bytes]:
        # -P keeps the working folder out of the import path: nothing there can pass itself off as torch.
        command = [self._python, "-P", "-m", "visionlab.trainer", "--nice", "10", *arguments]
        child = subprocess.Popen(
            command,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            env=environment(),
            cwd=Path.home() if Path.home().is_dir() else None,
            close_fds=True,
            **detached(),
        )
        _left_alone[:] = [one for one in _left_alone if one.poll() is None]
        _left_alone.append(child)
        return child


def environment() -> dict[str, str]:
    """The environment of a child of the trainer."""
    package = os.fspath(Path(visionlab.__file__).absolute().parent.parent)
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "PYTHONUNBUFFERED": "1",
        # waiting OpenMP threads sleep instead of spinning: the window stays smooth on few cores
        "OMP_WAIT_POLICY": os.environ.get("OMP_WAIT_POLICY", "passive"),
        # ... after 0.1 ms of spinning: within a step the next piece of work comes sooner than a thread wakes up
        "GOMP_SPINCOUNT": os.environ.get("GOMP_SPINCOUNT", "10000"),
    }


def detached() -> dict[str, Any]:
    """A child that neither dies with the window nor hears its Ctrl-C."""
    if sys.platform == "win32":
        no_window, own_group, below_normal = 0x08000000, 0x00000200, 0x00004000
        return {"creationflags": no_window | own_group | below_normal}
    return {"start_new_session": True}


Callback = Callable[[list[Event], Outcome | None], None]


class Following:
    """A thread that follows a run; see `follow`."""

    def __init__(self, watch: Watch, callback: Callback, interval: float) -> None:
        self.watch = watch
        self._callback = callback
        self._interval = interval
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"follow {watch.folder.id}", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._closing.is_set():
            events = self.watch.poll()
            outcome = self.watch.outcome
            if events or outcome is not None:
                self._callback(events, outcome)
            if outcome is not None:
                return
            # the history of a long run comes in pieces, without waits but with a breath for other threads
            self._closing.wait(self._interval if self.watch.is_caught_up else 0.001)

    def close(self) -> None:
        """Stops following; the run goes on. Does not wait for the thread, so that a callback may call it."""
        self._closing.set()

    def join(self, timeout: float | None = None) -> None:
        """Waits until the run has ended or following was closed."""
        self._thread.join(timeout)


def follow(watch: Watch, callback: Callback, interval: float = 0.03) -> Following:
    """Follows a run in a thread: `callback(events, outcome)` is called there at most once every `interval` s,
    with whatever events came meanwhile; the last call, and only that, has an outcome.
    """
    return Following(watch, callback, interval)
