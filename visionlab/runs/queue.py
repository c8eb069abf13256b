"""Runs that wait for their turn, in `queue.json` of the runs folder, so that they outlast the window.

A run in the queue is a folder like any other; the file says in which order they come and how many may go on at once.
One process at a time starts them: see `Queue.serves`.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    #: none of them is started until a person says so
    is_held: bool = False


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
        return Waiting(tuple(dict.fromkeys(known)), at_once, told.get("held") is True)

    def add(self, ids: Iterable[str]) -> None:
        """Puts runs at the end; those that wait already stay where they are. Raises Problem."""
        now = self.read()
        self._write(replace(now, ids=(*now.ids, *(id for id in ids if id not in now.ids))))

    def remove(self, ids: Iterable[str]) -> None:
        """Takes runs out; their folders stay. Raises Problem."""
        gone, now = set(ids), self.read()
        if gone & set(now.ids):
            self._write(replace(now, ids=tuple(id for id in now.ids if id not in gone)))

    def move(self, id: str, by: int) -> None:
        """Lets a run come so many places later, or sooner where `by` is below 0. Raises Problem."""
        now = self.read()
        if id in now.ids:
            ids = [one for one in now.ids if one != id]
            ids.insert(max(0, now.ids.index(id) + by), id)
            self._write(replace(now, ids=tuple(ids)))

    def allow(self, at_once: int) -> None:
        """Sets how many runs may go on at once, 0 for as many as fit. Raises Problem."""
        if not 0 <= at_once <= MOST_AT_ONCE:
            raise Problem("At most {most} runs may go on at once, got {got}", most=MOST_AT_ONCE, got=at_once)
        self._write(replace(self.read(), at_once=at_once))

    def hold(self, is_held: bool) -> None:
        """Lets nothing that waits begin, or go on with it. Raises Problem."""
        self._write(replace(self.read(), is_held=is_held))

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

    def _write(self, now: Waiting) -> None:
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("{path} cannot be made: {why}", path=self.root, why=error.strerror) from None
        told = {"at_once": now.at_once, "held": now.is_held, "runs": list(now.ids)}
        write(self._path, json.dumps(told, indent=1) + "\n")


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
