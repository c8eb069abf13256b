"""Room for opened blocks among the nodes of a network, and none for what is folded: in the view, not the document."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from visionlab.graph.layout import CARD, COLUMN_GAP, ROW_GAP
from visionlab.graph.model import Graph
from visionlab.graph.repeats import Run
from visionlab.graph.warp import Span, Warp, without

Place = tuple[float, float]
#: half of what lies between two cards that follow each other, across and down
_HALF_GAPS = (COLUMN_GAP / 2, ROW_GAP / 2)
#: so far from where it is seen the place of a node is looked for, and so exactly
_FAR, _NEAR = 1e7, 1e-4
_NOTHING: Mapping[str, Sequence[float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Frame:
    """How large an opened block is, and where its ports are, from its top left corner."""

    size: Place
    ins: tuple[Place, ...]
    out: Place


@dataclass(frozen=True)
class Room:
    """A network with some blocks as large as their frames, and with runs of which only the first node takes room."""

    graph: Graph
    frames: Mapping[str, Frame]
    runs: Mapping[str, Run]
    #: links go to the right rather than downwards
    sideways: bool = False

    def places(self) -> dict[str, Place]:
        """Where each node is seen: its card's, or its frame's, top left corner; all nodes of a run on one place."""
        found: dict[str, Place] = {}
        warps = self._warps(self.frames, self.runs.values())
        for id, node in self.graph.nodes.items():
            x, y = (
                round(warps[axis](at + self._anchor(axis)) - self._anchor(axis, id), 3)
                for axis, at in enumerate((node.x, node.y))
            )
            found[id] = (x, y)
        for card, run in self.runs.items():
            found.update(dict.fromkeys(run.ids, found[card]))
        return found

    def settled(self, seen: Mapping[str, Place]) -> dict[str, Place]:
        """Where nodes belong that are moved to these places: there they are seen at just these places."""
        nodes = self.graph.nodes
        found = {id: list(place) for id, place in seen.items()}
        for card, run in self.runs.items():
            for id in run.ids[1:] if card in found else ():
                found.pop(id, None)
        runs = [run for card, run in self.runs.items() if card not in found]
        for axis in (0, 1):
            frames = {id: frame for id, frame in self.frames.items() if id not in found}
            warp = self._warps(frames, runs, found)[axis]
            # what stands nearer to the origin is not touched by the room that what stands farther takes
            for id in sorted(found, key=lambda id: seen[id][axis] + (id not in self.frames and self._anchor(axis))):
                if id in self.frames:
                    frames[id] = self.frames[id]
                    self._seat(id, axis, frames, runs, found)
                    warp = self._warps(frames, runs, found)[axis]
                else:
                    found[id][axis] = warp.back(seen[id][axis] + self._anchor(axis)) - self._anchor(axis)
                found[id][axis] = round(found[id][axis], 3)
        settled: dict[str, Place] = {id: (x, y) for id, (x, y) in found.items()}
        for card, run in self.runs.items():
            if card in found:
                dx, dy = found[card][0] - nodes[card].x, found[card][1] - nodes[card].y
                settled.update({id: (nodes[id].x + dx, nodes[id].y + dy) for id in run.ids})
        return settled

    def _seat(
        self, id: str, axis: int, frames: Mapping[str, Frame], runs: list[Run], found: Mapping[str, list[float]]
    ) -> None:
        """Find by halving where an opened block belongs, since it takes room itself before its anchor."""
        wanted = found[id][axis]
        low, high = wanted - _FAR, wanted + _FAR
        while high - low > _NEAR:
            found[id][axis] = middle = (low + high) / 2
            warp = self._warps(frames, runs, found)[axis]
            if warp(middle + self._anchor(axis)) - self._anchor(axis, id) < wanted:
                low = middle
            else:
                high = middle

    def _anchor(self, axis: int, id: str = "") -> float:
        """The point of a card, or of a block's frame, that stands in line with those of others: where links enter."""
        if axis == int(self.sideways):
            frame = self.frames.get(id)
            return CARD[axis] / 2 if frame is None else frame.ins[0][axis]
        return 0.0

    def _warps(
        self, frames: Mapping[str, Frame], runs: Iterable[Run], moved: Mapping[str, Sequence[float]] = _NOTHING
    ) -> tuple[Warp, Warp]:
        """Across and down, with some nodes elsewhere; these take no room but as frames."""
        closed = self._closed(list(runs), moved)
        across, down = (Warp(self._stretched(axis, frames, moved), closed[axis]) for axis in (0, 1))
        return across, down

    def _stretched(
        self, axis: int, frames: Mapping[str, Frame], moved: Mapping[str, Sequence[float]]
    ) -> list[tuple[float, float, float]]:
        """The spans of the cards of opened blocks, each with the length of its frame; before and after its anchor."""
        found, split = [], self._anchor(axis)
        for id, frame in frames.items():
            node = self.graph.nodes[id]
            low = moved[id][axis] if id in moved else (node.x, node.y)[axis]
            before = self._anchor(axis, id)
            found.append((low + split, low + CARD[axis], frame.size[axis] - before))
            if split:
                found.append((low, low + split, before))
        return found

    def _closed(self, runs: list[Run], moved: Container[str]) -> tuple[list[Span], list[Span]]:
        """The columns and the rows where nothing but hidden nodes stand."""
        nodes = self.graph.nodes
        hidden = {id for run in self.runs.values() for id in run.ids} - {run.ids[0] for run in runs}
        kept = [node for id, node in nodes.items() if id not in hidden and id not in moved] if runs else []
        found: list[list[Span]] = []
        for axis, gap in enumerate(_HALF_GAPS):
            ways = [[(nodes[id].x, nodes[id].y)[axis] for id in run.ids] for run in runs]
            spans = [(min(ats), max(ats) + CARD[axis] + gap) for ats in ways]
            stand = [(node.x, node.y)[axis] for node in kept]
            found.append(without(spans, [(at - gap, at + CARD[axis] + gap) for at in stand]))
        return found[0], found[1]
