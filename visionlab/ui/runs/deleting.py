"""Deleting runs: into the system's trash, or where it takes none, into one of our own; and back again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFile

from visionlab.problem import Problem
from visionlab.runs.folder import open_run
from visionlab.runs.queue import Queue
from visionlab.runs.trash import put_away, put_back, refuse_alive


class Deleted(NamedTuple):
    """A run that was deleted: where it was, and where it is now."""

    path: Path
    place: Path
    #: in our own trash, since the system took it in none
    is_beside: bool = False


def delete(path: str) -> Deleted:
    """Moves a run to the trash. Raises Problem, for one that goes on too."""
    folder = open_run(path)
    refuse_alive(folder)
    Queue(folder.path.parent).remove([folder.id])
    file = QFile(str(folder.path))
    if file.moveToTrash() and file.fileName() != str(folder.path):
        return Deleted(folder.path, Path(file.fileName()))
    if folder.path.exists():
        return Deleted(folder.path, put_away(folder), is_beside=True)
    raise Problem("{path} is in the trash, from where only the system can bring it back", path=folder.path)


def bring_back(deleted: Deleted) -> None:
    """Moves a run to where it was. Raises Problem."""
    put_back(deleted.place, deleted.path)
    # what the desktop notes beside it (freedesktop.org, Trash specification 1.0)
    info = deleted.place.parent.parent / "info" / f"{deleted.place.name}.trashinfo"
    info.unlink(missing_ok=True)
