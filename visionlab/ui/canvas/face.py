"""What a card says: a value, so that a card is drawn again only when it says something else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from visionlab.blocks.bypass import Bypass
from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.seen import Folded
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import Part, Shape
from visionlab.layers.base import words as shape_words
from visionlab.ui import numbers, words
from visionlab.ui.colour_by import Tint
from visionlab.ui.document import Note

_NO_NOTE = Note()


def tr(text: str) -> str:
    """A text of the canvas in the person's language."""
    return QCoreApplication.translate("Canvas", text)


class Face(NamedTuple):
    """What a card shows. A tuple, as there are very many; figures become words where they are read."""

    part: type[Part]
    title: str
    caption: str
    #: of what goes out; None where there is none
    maps: Shape | None = None
    learned: int = 0
    #: of the MACs of the network (or of the block one is in), 0 to 1
    share: float = 0.0
    share_text: str = ""
    #: in the place of the share
    note: Note = _NO_NOTE
    #: why it cannot work; empty where it can
    problem: str = ""
    #: a node above it cannot work
    is_waiting: bool = False
    #: it is left out: its input goes on as it is
    is_bypassed: bool = False
    has_inside: bool = False
    #: how many times the same stands here, folded; 0 for a block by itself
    times: int = 0
    #: the place of the share is left for what is painted live (`strips`)
    is_live: bool = False
    #: it says what would be after an edit that is only thought of
    is_ghost: bool = False
    #: what it is coloured in; None for a plain card
    tint: Tint | None = None

    @property
    def shape(self) -> str:
        """What goes out, as a card says it."""
        return shape_text(self.maps) if self.maps is not None else ""

    @property
    def parameters(self) -> str:
        """How many numbers it learns, as a card says it; empty for none."""
        return numbers.count(self.learned) if self.learned else ""

    @property
    def figures(self) -> tuple[object, ...]:
        """What follows from shapes and fields, not from the rest of the network."""
        return self.caption, self.maps, self.learned, self.problem, self.is_waiting


class Shares(dict[int, tuple[float, str]]):
    """For so many of a network's MACs, the share of all and the words for it: many blocks have the same."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = total

    def __missing__(self, macs: int) -> tuple[float, str]:
        total = self._total
        told = self[macs] = (round(macs / total, 4) if total else 0.0, numbers.share(macs, total))
        return told


def run_face(folded: Folded, graph: Graph, shares: Shares, tint: Tint | None = None) -> Face:
    """The face of a run of equal blocks."""
    run, report = folded.run, folded.report
    pattern = [graph.nodes[id] for id in run.ids[: run.period]]
    first, last = pattern[0], graph.nodes[run.ids[-1]]
    heading = " · ".join(words.part_title(node.block) for node in pattern)
    if first.title and last.title and run.period == 1:
        heading = f"{first.title} – {_rest(first.title, last.title)}"
    caption = words.text(graph.nodes[run.ids[run.period]].block.caption())
    share = shares[report.macs]
    return Face(
        type(first.block), heading, caption, report.shape, report.parameters, *share, times=run.times, tint=tint
    )


def _rest(title: str, other: str) -> str:
    """The other title from the word on in which it differs."""
    ours, theirs = title.split(" "), other.split(" ")
    same = next((at for at, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0)
    return " ".join(theirs[same:])


@lru_cache(maxsize=4_000)
def shape_text(shape: Shape | None) -> str:
    """`64×56×56`; a dash where there is no shape."""
    return "—" if shape is None else shape_words(shape).replace("x", "×")


def meant(node: Node) -> Part:
    """The part that a person sees in a node: of one that is bypassed, the one that is left out."""
    block: Part = node.block
    return block.block if isinstance(block, Bypass) else block


def title(node: Node) -> str:
    """What a person calls the node: its own title, or its part's."""
    return node.title or words.part_title(meant(node))


def face(node: Node, report: NodeReport, shares: Shares, note: Note, is_live: bool, tint: Tint | None) -> Face:
    """The face of a node."""
    part = meant(node)
    is_bypassed = part is not node.block
    kind, heading, caption = type(part), title(node), words.text(part.caption())
    if report.shape is None:
        problem = words.problem(report.problem) if report.problem is not None else ""
        return Face(kind, heading, caption, note=note, problem=problem, is_waiting=not problem, is_bypassed=is_bypassed)
    return Face(
        kind,
        heading,
        caption,
        report.shape,
        report.parameters,
        *shares[report.macs],
        note=note,
        is_bypassed=is_bypassed,
        has_inside=report.recording is not None and not is_bypassed,
        is_live=is_live,
        tint=tint,
    )


class Faces:
    """The faces of all nodes of a network. Those that say what they said the last time are not made again."""

    def __init__(self) -> None:
        #: what each face was made of, and the face
        self._made: dict[str, tuple[tuple[object, ...], Face]] = {}

    def of(
        self,
        nodes: Mapping[str, Node],
        report: Report,
        notes: Mapping[str, Note],
        painted: Collection[str],
        colours: Mapping[str, Tint],
    ) -> dict[str, Face]:
        """By the nodes' ids. `painted` are those on which a run is painted live."""
        before, made, shares, told = self._made, {}, Shares(report.macs), report.nodes
        for id, node in nodes.items():
            one = told[id]
            # hot: an edit of one block comes through here for a thousand others
            key = (node.block, node.title, one, shares[one.macs], notes.get(id), id in painted, colours.get(id))
            pair = before.get(id)
            if pair is None or pair[0] != key:
                pair = key, face(node, one, shares, notes.get(id, _NO_NOTE), id in painted, colours.get(id))
            made[id] = pair
        self._made = made
        return {id: pair[1] for id, pair in made.items()}
