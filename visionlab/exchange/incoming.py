"""Puts a followed network together: blocks recognised, repeated ones folded, laid out; and says what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from visionlab.blocks.base import Block
from visionlab.blocks.repeat import Repeat
from visionlab.exchange.flat import Flat
from visionlab.exchange.recognise import Found, Hint, recognise
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.layers.opaque import Opaque
from visionlab.problem import Problem

#: so many equal blocks in a row become one with a number
_FOLDED_FROM = 3
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a network on its way in. Counts are by the words of the palette, or of where it comes from."""

    name: str
    input: tuple[int, ...]
    #: learned numbers of the original
    parameters: int
    layers: int
    recognised: Mapping[str, int]
    opaque: Mapping[str, int]
    #: parts of the original that the picture never meets, with their learned numbers
    left_out: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "name": self.name,
            "input": list(self.input),
            "parameters": self.parameters,
            "layers": self.layers,
            "recognised": dict(self.recognised),
            "opaque": dict(self.opaque),
            "left_out": dict(self.left_out),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Told:
        """What `to_json` wrote."""
        return cls(**{**told, "input": tuple(told["input"])})


def assemble(flat: Flat, paths: Sequence[str], hints: Sequence[Hint] = (), *, folds: bool = True) -> Graph:
    """The network of some layers, with blocks for those that are one. `paths` say where each layer was."""
    pieces = [_Piece(found, _title(found, paths)) for found in recognise(flat, hints)]
    if folds:
        pieces = _folded(pieces)
    ids: dict[int, str] = {}
    nodes: list[Node] = []
    links: list[Link] = []
    counts: Counter[str] = Counter()
    for piece in pieces:
        counts[piece.part.kind] += 1
        number = counts[piece.part.kind]
        id = piece.part.kind if number == 1 else f"{piece.part.kind}_{number}"
        nodes.append(Node(id, piece.part, title=piece.title))
        links += [Link(ids[source], id, port) for port, source in enumerate(piece.found.inputs)]
        ids[piece.found.root] = id
    graph = Graph.of(nodes, links)
    return edits.move(graph, layout(graph))


def tell(name: str, graph: Graph, flat: Flat, parameters: int, left_out: Mapping[str, int]) -> Told:
    """What became of a network."""
    blocks = [node.block for node in graph.nodes.values()]
    return Told(
        name,
        flat.ops[0].shape,
        parameters,
        len(flat.ops),
        _recognised(block for block in blocks if isinstance(block, Block)),
        Counter(block.operation.partition(" ")[0] for block in blocks if isinstance(block, Opaque)),
        dict(left_out),
    )


def _recognised(blocks: Iterable[Block]) -> Counter[str]:
    """How many blocks of each name, those that were folded each for itself."""
    found: Counter[str] = Counter()
    for block in blocks:
        one, times = (block.block, block.times) if isinstance(block, Repeat) else (block, 1)
        found[str(one.title)] += times
    return found


@dataclass(slots=True)
class _Piece:
    found: Found
    title: str
    part: Part = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.part = self.part or self.found.part


def _title(found: Found, paths: Sequence[str]) -> str:
    """The path that a block's layers share, or else that of its first layer."""
    mine = [paths[number] for number in found.members if paths[number]]
    if not mine:
        return ""
    steps = zip(*(path.split(".") for path in mine), strict=False)
    shared = ".".join(step[0] for step in takewhile(lambda step: len(set(step)) == 1, steps))
    return (shared or mine[0])[:_LONGEST_TITLE]


def _folded(pieces: list[_Piece]) -> list[_Piece]:
    """Equal blocks in a row as one, where nothing but the next one reads what one of them gives."""
    readers = Counter(source for piece in pieces for source in piece.found.inputs)
    made: list[_Piece] = []
    at = 0
    while at < len(pieces):
        end = _run(pieces, at, readers)
        first = pieces[at]
        repeat = _repeat(first.part, end - at) if end - at >= _FOLDED_FROM else None
        if repeat is None:
            made.append(first)
            at += 1
            continue
        last = pieces[end - 1].found
        title = first.title.rpartition(".")[0] or first.title
        made.append(_Piece(last._replace(inputs=first.found.inputs), title, repeat))
        at = end
    return made


def _run(pieces: list[_Piece], at: int, readers: Counter[int]) -> int:
    """The end of the run of blocks that can be one repeat with the one at `at`."""
    later = _later(pieces[at].part)
    end = at + 1
    while (
        later is not None
        and end < len(pieces)
        and pieces[end].part == later
        and pieces[end].found.inputs == (pieces[end - 1].found.root,)
        and readers[pieces[end - 1].found.root] == 1
    ):
        end += 1
    return end


def _later(part: Part) -> Part | None:
    """What a block is from its second time on; None for what does not repeat."""
    repeat = _repeat(part, 2) if isinstance(part, Block) else None
    return None if repeat is None else repeat.later


def _repeat(part: Part, times: int) -> Repeat | None:
    try:
        return Repeat(times, part)
    except Problem:
        return None
