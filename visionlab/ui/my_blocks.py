"""The person's own blocks, beside those that the program brings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from visionlab.blocks.catalogue import parts
from visionlab.blocks.group import Group
from visionlab.layers.base import Part
from visionlab.problem import Problem
from visionlab.project.user_blocks import blocks_folder, drop_block, keep_block, kept_blocks, write_block

#: before the name of a file, in the place of a kind
_MINE = "my:"


class MyBlocks(QObject):
    """What is kept in one folder."""

    changed = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        #: by what stands in the place of their kind
        self.blocks: dict[str, Group] = {}
        self.refused: tuple[Problem, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Look into the folder."""
        kept = kept_blocks(self.folder)
        self.blocks = {_MINE + path.name: block for path, block in kept.blocks.items()}
        self.refused = kept.refused
        self.changed.emit()

    def keep(self, block: Group, key: str = "") -> None:
        """Keep a block: in the place of one that there is, and of one that has its name. Raises Problem."""
        if key in self.blocks:
            write_block(self.path(key), block)
            for other, known in self.blocks.items():
                if known.name == block.name and other != key:
                    drop_block(self.path(other))
        else:
            keep_block(block, self.folder)
        self.refresh()

    def drop(self, key: str) -> None:
        """Keep a block no longer. Raises Problem."""
        drop_block(self.path(key))
        self.refresh()

    def path(self, key: str) -> Path:
        """The file of a block."""
        return self.folder / key.removeprefix(_MINE)


def my_blocks() -> MyBlocks:
    """The blocks of this person."""
    return _of(blocks_folder())


@lru_cache
def _of(folder: Path) -> MyBlocks:
    return MyBlocks(folder)


def all_offered() -> Mapping[str, Part]:
    """A new block of each kind of the palette, the person's own first."""
    return {**my_blocks().blocks, **{kind: part() for kind, part in parts().items()}}


def offered(kind: str) -> Part | None:
    """A new block of a kind of the palette, the person's own among them."""
    made = parts().get(kind)
    return made() if made is not None else my_blocks().blocks.get(kind)
