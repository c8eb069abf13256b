"""What a crash must not take: each window writes its unsaved network beside a lock that dies with its process.

`autosave-<uuid>.json` holds the network and where it came from. Its window holds `autosave-<uuid>.lock`
for as long as it lives: the system takes the lock away whatever ends the process, and no other process
can be mistaken for it, as it could when only a process number was kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.project.document import LARGEST, Document, dumps, loads
from visionlab.project.files import read, write
from visionlab.project.folders import config_folder


@dataclass(frozen=True, slots=True)
class Left:
    """An unsaved network that a dead process left behind."""

    #: the autosave
    file: Path
    #: the network's name for people
    name: str
    #: the file it was opened from or saved to; None when it had none
    path: Path | None
    #: when it was written, in seconds since 1970
    time: float


class Recovery:
    """The autosaves in a folder: one file of one's own, and those that others left."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or config_folder() / "autosave"
        self._file = self._folder / f"autosave-{uuid.uuid4()}.json"
        self._lock: IO[bytes] | None = None

    def write(self, graph: Graph, name: str, path: Path | None, view: Mapping[str, Any] | None = None) -> None:
        """Keep this state of the network, in place of the last one. Raises Problem."""
        told = {
            "format": "visionlab-autosave",
            "version": 1,
            "name": name,
            "path": None if path is None else str(path.absolute()),
            "pid": os.getpid(),
            "time": time.time(),
            "content": dumps(graph, view),
        }
        self._hold()
        write(self._file, json.dumps(told, indent=1) + "\n")

    def clear(self) -> None:
        """Nothing is unsaved any more."""
        _remove(self._file)
        if self._lock is not None:
            self._lock.close()
            self._lock = None
        _remove(_lock_of(self._file))

    def pending(self) -> list[Left]:
        """What dead processes left, the newest first; what cannot be read is left out."""
        found = []
        for file in self._folder.glob("autosave-*.json"):
            if file != self._file and not _is_held(_lock_of(file)):
                with contextlib.suppress(Problem):
                    found.append(_left(file)[0])
        return sorted(found, key=lambda left: (-left.time, left.file))

    def restore(self, left: Left) -> Document:
        """The network that was left. Raises Problem."""
        return loads(_left(left.file)[1], left.file)

    def discard(self, left: Left) -> None:
        """Forget it."""
        _remove(left.file)
        _remove(_lock_of(left.file))

    def _hold(self) -> None:
        if self._lock is not None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock_of(self._file).open("ab")
        except OSError as error:
            raise Problem("{path} cannot be written: {why}", path=self._folder, why=error.strerror) from None
        # some network folders know no locks: the autosave is worth having all the same
        with contextlib.suppress(OSError):
            _take(self._lock)


def _left(file: Path) -> tuple[Left, str]:
    """An autosave and its content. Raises Problem."""
    try:
        told = json.loads(read(file, 2 * LARGEST))
        name, path, written, content = told["name"], told["path"], told["time"], told["content"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Problem("{path} must be an autosave and is not", path=file) from None
    is_sound = isinstance(name, str) and isinstance(content, str) and isinstance(path, (str, type(None)))
    if not is_sound or type(written) is not float or not 0 <= written < 1e12:
        raise Problem("{path} must be an autosave and is not", path=file)
    return Left(file, name[:200], Path(path) if path else None, written), content


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")


def _is_held(lock: Path) -> bool:
    """Whether a live process holds a lock."""
    try:
        with lock.open("ab") as file:
            _take(file)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    return False


def _take(file: IO[bytes]) -> None:
    """Lock a file until it is closed. Raises BlockingIOError or PermissionError where another holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
