"""Writes checkpoints while the training goes on, and keeps the latest few."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from visionlab.runs.events import Checkpoint
from visionlab.runs.folder import RunFolder
from visionlab.trainer.checkpoint import Snapshot


class Keeper:
    """One file after another is written in a thread; what is to be written next waits.

    A newer snapshot takes the place of one that still waits, so that a slow disk costs checkpoints rather than time
    or memory. All methods belong to one thread, that of the training; what goes wrong in the other is raised there.
    """

    def __init__(self, folder: RunFolder, kept: int, *, writes: bool = True) -> None:
        """`writes` is off in a team's processes that do not lead it: they keep nothing."""
        self._folder = folder
        self._kept = kept
        self._writes = writes
        self._pool = ThreadPoolExecutor(1, "keeper")
        self._at_work: Future[list[Checkpoint]] | None = None
        self._waiting: dict[Path, Snapshot] = {}
        self._to_tell: list[Checkpoint] = []
        if writes:
            _sweep(folder)

    def put(self, snapshots: Mapping[Path, Snapshot], told: Checkpoint | None = None) -> None:
        """Write these soon, in their order; `told` is what may be said once they are on the disk."""
        if not self._writes:
            return
        weights = {path: waits for path, waits in self._waiting.items() if not _is_state(path)}
        self._waiting = weights | dict(snapshots)
        if told is not None:
            self._to_tell.append(told)
        self._go_on()

    def collect(self) -> list[Checkpoint]:
        """What has come to the disk since the last call. Raises the OSError that writing met with."""
        if self._at_work is None or not self._at_work.done():
            return []
        done, self._at_work = self._at_work, None
        self._go_on()
        return done.result()

    def wait(self) -> list[Checkpoint]:
        """Wait until all is on the disk; gives and raises what `collect` does."""
        told = []
        while self._at_work is not None:
            self._at_work.exception()
            told += self.collect()
        return told

    def close(self) -> None:
        """Finish what is there to be written, as far as it can be."""
        with contextlib.suppress(OSError):  # what the training ends of is told already
            self.wait()
        self._pool.shutdown()

    def _go_on(self) -> None:
        if self._waiting and self._at_work is None:
            self._at_work = self._pool.submit(self._write, self._waiting, self._to_tell)
            self._waiting, self._to_tell = {}, []

    def _write(self, snapshots: dict[Path, Snapshot], told: list[Checkpoint]) -> list[Checkpoint]:
        # the state comes last: it knows of weights that are there already
        for path in sorted(snapshots, key=_is_state):
            snapshots[path].write(path)
        for old in self._folder.states()[self._kept :]:
            old.unlink(missing_ok=True)
        return told


def _is_state(path: Path) -> bool:
    return path.name.startswith("state-")


def _sweep(folder: RunFolder) -> None:
    """Take away what a killed writer left half done: our own beside files, and those of the safetensors library."""
    for pattern in (".*.safetensors.*.part", ".tmp??????"):
        for path in folder.path.glob(pattern):
            with contextlib.suppress(OSError):
                path.unlink()
