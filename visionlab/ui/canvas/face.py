"""What a card says: a value, so that a card is drawn again only when it says something else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from visionlab.blocks.bypass import Bypass
from visionlab.cost.analysis import NodeReport
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


@dataclass(frozen=True, slots=True)
class Face:
    """The words and figures on a card."""

    part: type[Part]
    title: str
    caption: str
    shape: str = ""
    parameters: str = ""
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
    def figures(self) -> tuple[object, ...]:
        """What follows from shapes and fields, not from the rest of the network."""
        return self.caption, self.shape, self.parameters, self.problem, self.is_waiting


def run_face(folded: Folded, graph: Graph, total: int, tint: Tint | None = None) -> Face:
    """The face of a run of equal blocks in a network of `total` MACs."""
    run, report = folded.run, folded.report
    pattern = [graph.nodes[id] for id in run.ids[: run.period]]
    first, last = pattern[0], graph.nodes[run.ids[-1]]
    heading = " · ".join(words.part_title(node.block) for node in pattern)
    if first.title and last.title and run.period == 1:
        heading = f"{first.title} – {_rest(first.title, last.title)}"
    share = report.macs / total if total else 0.0
    return Face(
        type(first.block),
        heading,
        graph.nodes[run.ids[run.period]].block.caption(),
        shape_text(report.shape),
        numbers.count(report.parameters) if report.parameters else "",
        round(share, 4),
        numbers.share(report.macs, total),
        times=run.times,
        tint=tint,
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


def face(
    node: Node, report: NodeReport, total: int, note: Note = _NO_NOTE, is_live: bool = False, tint: Tint | None = None
) -> Face:
    """The face of a node in a network of `total` MACs."""
    part = meant(node)
    is_bypassed = part is not node.block
    told = (type(part), title(node), words.text(part.caption()))
    if report.problem is not None:
        problem = words.problem(report.problem)
        return Face(*told, note=note, problem=problem, is_bypassed=is_bypassed)
    if report.shape is None:
        return Face(*told, note=note, is_waiting=True, is_bypassed=is_bypassed)
    return Face(
        *told,
        shape_text(report.shape),
        numbers.count(report.parameters) if report.parameters else "",
        round(report.macs / total, 4) if total else 0.0,
        numbers.share(report.macs, total),
        note=note,
        is_bypassed=is_bypassed,
        has_inside=report.recording is not None and not is_bypassed,
        is_live=is_live,
        tint=tint,
    )
