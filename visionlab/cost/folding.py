"""Which blocks are opened in place and which may stand folded: how a network is looked at, and no part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from visionlab.fields import specs
from visionlab.graph.model import Graph
from visionlab.problem import Problem

#: between the name of a block and that of what is in it
SEP = "/"


@dataclass(frozen=True, slots=True)
class Folding:
    """Blocks by their ids; of what is inside a block, by the way to it, such as `dense_block/dense_layer_2`.

    Ids that a network does not have do no harm: undo may bring them back.
    """

    #: opened in place: their inside is seen
    opened: frozenset[str] = frozenset()
    #: seen as one where they are equal and follow each other
    folded: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.opened or self.folded)

    def open(self, ids: Iterable[str]) -> Folding:
        """With these opened too."""
        return replace(self, opened=self.opened | frozenset(ids))

    def close(self, ids: Collection[str]) -> Folding:
        """With these closed; what is opened in them is remembered."""
        return replace(self, opened=self.opened - frozenset(ids))

    def fold(self, ids: Iterable[str]) -> Folding:
        """With these folded too."""
        return replace(self, folded=self.folded | frozenset(ids))

    def unfold(self, ids: Iterable[str]) -> Folding:
        """With each of these by itself."""
        return replace(self, folded=self.folded - frozenset(ids))

    def within(self, path: str) -> Folding:
        """That of the inside of a block, by the names that its inside has."""
        start = path + SEP
        return Folding(
            frozenset(id.removeprefix(start) for id in self.opened if id.startswith(start)),
            frozenset(id.removeprefix(start) for id in self.folded if id.startswith(start)),
        )

    def told(self, graph: Graph) -> dict[str, list[str]]:
        """For a file: what there is in this network."""
        kept = {"opened": self.opened, "folded": self.folded}
        found = {name: sorted(id for id in ids if root_of(id) in graph.nodes) for name, ids in kept.items()}
        return {name: ids for name, ids in found.items() if ids}

    @staticmethod
    def read(view: Mapping[str, Any]) -> Folding:
        """That of a file's view, which was checked."""
        return Folding(frozenset(view.get("opened", ())), frozenset(view.get("folded", ())))

    @property
    def branches(self) -> dict[str, Branch]:
        """The same as a tree, for a walk through all insides."""
        root = Branch()
        for path in self.opened:
            root.at(path).is_opened = True
        for path in self.folded:
            root.at(path).is_folded = True
        return root.inside


@dataclass(slots=True)
class Branch:
    """What is said of a block and of what is inside it."""

    is_opened: bool = False
    is_folded: bool = False
    inside: dict[str, Branch] = field(default_factory=dict)

    def at(self, path: str) -> Branch:
        """That of something inside."""
        here = self
        for name in path.split(SEP):
            here = here.inside.setdefault(name, Branch())
        return here


def root_of(path: str) -> str:
    """The block of the network that something is inside of, or that itself."""
    return path.partition(SEP)[0]


def alike(first: Any, later: Any) -> bool:
    """Whether a block may begin a run of others: as in most tables, the first may have a stride of its own."""
    if first == later:
        return True
    if type(first) is not type(later) or not any(spec.name == "stride" for spec in specs(type(first))):
        return False
    try:
        return bool(first.with_(stride=later.stride) == later)
    except Problem:
        return False
