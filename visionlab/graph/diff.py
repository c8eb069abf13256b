"""What differs between two graphs: all that a view has to redraw."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.graph.model import Graph, Link


@dataclass(frozen=True, slots=True)
class Diff:
    """Node ids and links, from an old graph to a new one."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    #: another block or title
    changed: tuple[str, ...]
    moved: tuple[str, ...]
    linked: tuple[Link, ...]
    unlinked: tuple[Link, ...]
    #: ids of remarks that were written, changed, moved or removed
    remarked: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return self.only_places and not self.moved and not self.remarked

    @property
    def only_places(self) -> bool:
        """Whether only nodes were moved or remarks made: all that follows from nodes and links is the same."""
        return not any((self.added, self.removed, self.changed, self.linked, self.unlinked))


def diff(before: Graph, after: Graph) -> Diff:
    """What must be done to a picture of `before` to make it one of `after`."""
    changed, moved = [], []
    for id, node in after.nodes.items():
        old = before.nodes.get(id)
        if old is None or old is node:
            continue
        if old.block != node.block or old.title != node.title:
            changed.append(id)
        if (old.x, old.y) != (node.x, node.y):
            moved.append(id)
    if before.links is after.links:
        linked: tuple[Link, ...] = ()
        unlinked: tuple[Link, ...] = ()
    else:
        old_links, new_links = set(before.links), set(after.links)
        linked = tuple(link for link in after.links if link not in old_links)
        unlinked = tuple(link for link in before.links if link not in new_links)
    return Diff(
        added=tuple(id for id in after.nodes if id not in before.nodes),
        removed=tuple(id for id in before.nodes if id not in after.nodes),
        changed=tuple(changed),
        moved=tuple(moved),
        linked=linked,
        unlinked=unlinked,
        remarked=() if before.remarks is after.remarks else _remarked(before, after),
    )


def _remarked(before: Graph, after: Graph) -> tuple[str, ...]:
    ids = dict.fromkeys((*before.remarks, *after.remarks))
    return tuple(id for id in ids if before.remarks.get(id) != after.remarks.get(id))
