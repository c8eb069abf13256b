"""Runs that wait for their turn, in `queue.json` of the runs folder, so that they outlast the window.

A run in the queue is a folder like any other; the file says in which order they come and how many may go on at once.
One process at a time starts them: see `Queue.serves`.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from visionlab.problem import Problem
from visionlab.runs.folder import runs_root, write
from visionlab.runs.process import identity

#: runs that may go on at once, at most; 0 stands for as many as fit
MOST_AT_ONCE = 8
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """What `queue.json` says: names of run folders, the next one first."""

    ids: tuple[str, ...] = ()
    at_once: int = 1


class Queue:
    """The queue of a runs folder. Every call looks at the disk: another window may have changed it."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = (root or runs_root()).absolute()
        self._path = self.root / "queue.json"

    def read(self) -> Waiting:
        """What waits; nothing where the file is not there or makes no sense."""
        told = _read(self._path)
        ids, at_once = told.get("runs"), told.get("at_once")
        known = [one for one in ids if type(one) is str and _is_name(one)] if type(ids) is list else []
        if type(at_once) is not int or not 0 <= at_once <= MOST_AT_ONCE:
            at_once = 1
        return Waiting(tuple(dict.fromkeys(known)), at_once)

    def add(self, ids: Iterable[str]) -> None:
        """Puts runs at the end; those that wait already stay where they are. Raises Problem."""
        now = self.read()
        self._write((*now.ids, *(id for id in ids if id not in now.ids)), now.at_once)

    def remove(self, ids: Iterable[str]) -> None:
        """Takes runs out; their folders stay. Raises Problem."""
        gone, now = set(ids), self.read()
        if gone & set(now.ids):
            self._write([id for id in now.ids if id not in gone], now.at_once)

    def move(self, id: str, by: int) -> None:
        """Lets a run come so many places later, or sooner where `by` is below 0. Raises Problem."""
        now = self.read()
        if id in now.ids:
            ids = [one for one in now.ids if one != id]
            ids.insert(max(0, now.ids.index(id) + by), id)
            self._write(ids, now.at_once)

    def allow(self, at_once: int) -> None:
        """Sets how many runs may go on at once, 0 for as many as fit. Raises Problem."""
        if not 0 <= at_once <= MOST_AT_ONCE:
            raise Problem("At most {most} runs may go on at once, got {got}", most=MOST_AT_ONCE, got=at_once)
        self._write(self.read().ids, at_once)

    def serves(self) -> bool:
        """Whether this process is the one that starts what waits; it becomes that where no live one is."""
        server = self.root / "queue.server.json"
        told = _read(server)
        pid, known = told.get("pid"), told.get("identity")
        if pid == os.getpid():
            return True
        if type(pid) is int and known and identity(pid) == known:
            return False
        with contextlib.suppress(Problem):  # where nothing can be written, nothing can be started either
            write(server, json.dumps({"pid": os.getpid(), "identity": identity(os.getpid()) or ""}))
            return True
        return False

    def _write(self, ids: Sequence[str], at_once: int) -> None:
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("{path} cannot be made: {why}", path=self.root, why=error.strerror) from None
        write(self._path, json.dumps({"at_once": at_once, "runs": list(ids)}, indent=1) + "\n")


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return told if type(told) is dict else {}


def _is_name(text: str) -> bool:
    """Whether a text names a folder right below the runs folder."""
    return bool(text) and text not in (".", "..") and Path(text).name == text and "\0" not in text
