"""Which networks were open when the window was closed, so that the next start can open them again.

A network that is in a file is remembered by its path; one that is in none, such as a preset, with all it holds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from visionlab.graph.model import Graph
from visionlab.problem import Problem
from visionlab.project.document import LARGEST, dumps, loads
from visionlab.project.files import load, read, write
from visionlab.project.folders import config_folder

_FORMAT, _VERSION = "visionlab-session", 1
MOST = 40
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """An open network."""

    graph: Graph
    name: str
    path: Path | None = None
    recipe: str = ""
    #: how a window showed it
    view: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def keep(opened: Sequence[Opened], shown: int, folder: Path | None = None) -> None:
    """Remember these networks, the one of number `shown` in front. Raises Problem."""
    folder = folder or config_folder()
    told = {
        "format": _FORMAT,
        "version": _VERSION,
        "shown": shown,
        "networks": [
            {"name": one.name, "recipe": one.recipe, "path": str(one.path.absolute())}
            if one.path is not None
            else {"name": one.name, "recipe": one.recipe, "content": dumps(one.graph, one.view)}
            for one in opened[:MOST]
        ],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("{path} cannot be made: {why}", path=folder, why=error.strerror) from None
    write(folder / "session.json", json.dumps(told, indent=1) + "\n")


def kept(folder: Path | None = None) -> tuple[list[Opened], int]:
    """The networks that were open, and the number of the one in front; what cannot be read any more is left out."""
    file = (folder or config_folder()) / "session.json"
    try:
        told = json.loads(read(file, 4 * LARGEST))
    except (Problem, ValueError, RecursionError):
        return [], 0
    if not isinstance(told, dict) or told.get("format") != _FORMAT or told.get("version") != _VERSION:
        return [], 0
    rows, shown = told.get("networks"), told.get("shown")
    found: list[Opened] = []
    front = 0
    for number, row in enumerate(rows[:MOST] if isinstance(rows, list) else []):
        try:
            one = _opened(row, file)
        except (Problem, ValueError, OSError):
            continue  # its file is gone, or is no network any more
        if number == shown:
            front = len(found)
        found.append(one)
    return found, front


def _opened(row: object, file: Path) -> Opened:
    """Raises Problem or ValueError."""
    if not isinstance(row, dict):
        raise ValueError(row)
    name, recipe, path, content = (row.get(key, "") for key in ("name", "recipe", "path", "content"))
    if not all(isinstance(value, str) for value in (name, recipe, path, content)):
        raise ValueError(row)
    if path:
        read_again = load(path)
        return Opened(read_again.graph, Path(path).stem, Path(path), recipe[:_LONGEST], read_again.view)
    held = loads(content, file)
    return Opened(held.graph, name[:_LONGEST], None, recipe[:_LONGEST], held.view)
