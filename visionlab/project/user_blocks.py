"""A person's own blocks: groups kept in the config folder, a `.vlab` file with one node each.

Such a file is a network like any other: it is checked in the same way wherever it comes from, and can be opened.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from visionlab.blocks.group import Group
from visionlab.graph.model import Graph, Node
from visionlab.problem import Problem
from visionlab.project.document import loads
from visionlab.project.files import read, save
from visionlab.project.folders import config_folder

FOLDER = "blocks"
SUFFIX = ".vlab"
#: of a file, in bytes: some thousand blocks
LARGEST = 1 << 20
#: a palette with more would be no help
MOST = 500
_LONGEST_STEM = 60


class Kept(NamedTuple):
    """What is in the folder: the blocks by their files, and why other files there hold none."""

    blocks: dict[Path, Group]
    refused: tuple[Problem, ...]


def blocks_folder() -> Path:
    """Where they are kept. It may not exist yet."""
    return config_folder() / FOLDER


def kept_blocks(folder: Path | None = None) -> Kept:
    """All that are kept, by name."""
    folder = folder or blocks_folder()
    found: dict[Path, Group] = {}
    refused: list[Problem] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and not path.name.startswith("."))
    except OSError:
        return Kept({}, ())
    for path in paths[:MOST]:
        try:
            found[path] = read_block(path)
        except Problem as problem:
            refused.append(problem)
    return Kept(dict(sorted(found.items(), key=lambda item: item[1].name.casefold())), tuple(refused))


def read_block(path: Path) -> Group:
    """The block in a file, wherever it comes from. Raises Problem."""
    graph = loads(read(path, LARGEST), path).graph
    nodes = list(graph.nodes.values())
    if len(nodes) != 1 or not isinstance(nodes[0].block, Group):
        raise Problem("{path} holds no block of one's own: it must have one group in it and nothing else", path=path)
    return nodes[0].block


def write_block(path: Path, block: Group) -> None:
    """Write a block to a file. Raises Problem."""
    save(path, Graph.of([Node(Group.kind, block)]))


def keep_block(block: Group, folder: Path | None = None) -> Path:
    """Keep a block in the folder; one of the same name there is replaced. Gives its file. Raises Problem."""
    folder = folder or blocks_folder()
    path = next((path for path, other in kept_blocks(folder).blocks.items() if other.name == block.name), None)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("{path} cannot be made: {why}", path=folder, why=error.strerror) from None
    path = path or _free(folder, block.name)
    write_block(path, block)
    return path


def drop_block(path: Path) -> None:
    """Keep a block no longer. Raises Problem."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("{path} cannot be deleted: {why}", path=path, why=error.strerror) from None


def _free(folder: Path, name: str) -> Path:
    """A file that is not there yet; its name is made of letters and digits of English."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:_LONGEST_STEM] or "block"
    number, path = 1, folder / f"{stem}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{SUFFIX}"
    return path
