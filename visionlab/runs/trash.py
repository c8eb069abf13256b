"""A place for deleted runs within the runs folder, for where the system has no trash that takes them."""

from __future__ import annotations

import secrets
from pathlib import Path

from visionlab.problem import Problem
from visionlab.runs.folder import RunFolder

#: a name that no run has: runs are named by date and network
FOLDER = ".trash"


def put_away(folder: RunFolder) -> Path:
    """Moves a run into the trash beside it, and says where it is now. Raises Problem, for one that goes on too."""
    refuse_alive(folder)
    place = folder.path.parent / FOLDER / secrets.token_hex(4) / folder.id
    try:
        place.parent.mkdir(parents=True)
    except OSError as error:
        raise Problem("{path} cannot be made: {why}", path=place.parent, why=error.strerror) from None
    _move(folder.path, place)
    return place


def put_back(place: Path, path: Path) -> None:
    """Moves a run from the trash to where it was. Raises Problem."""
    if path.exists():
        raise Problem("{path} cannot be put back: there is another one by now", path=path)
    _move(place, path)


def refuse_alive(folder: RunFolder) -> None:
    """Raises Problem when a process trains the run."""
    if folder.is_alive:
        raise Problem("The run {id} goes on: stop it before deleting it", id=folder.id)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        raise Problem("{path} cannot be moved: {why}", path=source, why=error.strerror) from None
