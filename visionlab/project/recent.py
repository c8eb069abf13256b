"""The files a person opened or saved lately, newest first."""

from __future__ import annotations

import json
from pathlib import Path

from visionlab.problem import Problem
from visionlab.project.files import read, write
from visionlab.project.folders import config_folder

MOST = 12
_LARGEST = 1 << 20


def recent(folder: Path | None = None) -> list[Path]:
    """Those that are still there. An unreadable list is an empty one: it only spares a person a few clicks."""
    found = []
    for path in _listed(folder or config_folder()):
        try:
            if path.is_file():
                found.append(path)
        except (OSError, ValueError):
            continue
    return found


def remembered(folder: Path | None = None) -> list[Path]:
    """All of them, also those that are gone: a drive may come back, and a person may wonder where a file is."""
    return _listed(folder or config_folder())


def forget(path: Path, folder: Path | None = None) -> None:
    """Take a file off the list. Raises Problem when the list cannot be written."""
    folder = folder or config_folder()
    _keep(folder, [other for other in _listed(folder) if other != path])


def remember(path: Path | str, folder: Path | None = None) -> None:
    """Put a file first. Raises Problem when the list cannot be written."""
    folder = folder or config_folder()
    path = Path(path).absolute()
    _keep(folder, [path, *(other for other in _listed(folder) if other != path)])


def _keep(folder: Path, paths: list[Path]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("{path} cannot be made: {why}", path=folder, why=error.strerror) from None
    write(folder / "recent.json", json.dumps([str(one) for one in paths[:MOST]], indent=1) + "\n")


def _listed(folder: Path) -> list[Path]:
    try:
        told = json.loads(read(folder / "recent.json", _LARGEST))
    except (Problem, ValueError, RecursionError):
        return []
    if not isinstance(told, list):
        return []
    return [Path(item) for item in told if isinstance(item, str) and item and "\0" not in item][:MOST]
