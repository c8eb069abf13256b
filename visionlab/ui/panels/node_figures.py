"""What is known of a node, as rows of figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.colouring import kept_bytes
from visionlab.graph.model import Graph
from visionlab.layers.base import Window
from visionlab.ui import numbers, words
from visionlab.ui.live.measures import about
from visionlab.ui.panels.common import shape_text
from visionlab.ui.panels.figures import Figure

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView

#: where there is no number
_NONE = "—"


def _tr(text: str) -> str:
    return QCoreApplication.translate("NodeFigures", text)


def convention() -> str:
    """What is counted as a MAC."""
    return _tr("One MAC = one multiply-accumulate of a convolution or linear layer; other tools count otherwise.")


def shapes(node: NodeReport) -> tuple[Figure, ...]:
    """The shapes that go in and come out."""
    tip = _tr("channels × height × width of one image")
    several = len(node.inputs) > 1
    rows = [
        Figure(_tr("In {number}").format(number=number) if several else _tr("In"), shape_text(shape), tip=tip)
        for number, shape in enumerate(node.inputs, 1)
    ]
    return (*rows, Figure(_tr("Out"), shape_text(node.shape), tip=tip))


def costs(node: NodeReport, whole: Report, is_inside: bool = False) -> tuple[Figure, ...]:
    """What the node costs, and its share of the network; the receptive field of a part inside a block is on it."""
    kept = kept_bytes(node)
    field = Figure(
        _tr("Receptive field"),
        field_text(node.window),
        _tr("in block") if is_inside else "",
        tip=_tr("How much of the picture one output pixel sees, the padding included"),
    )
    memory = Figure(_tr("Kept for training"), _NONE if kept is None else numbers.size(kept), tip=_kept_tip(kept))
    return (*sums([node], whole), memory, field)


def live(view: LiveView, id: str) -> tuple[Figure, ...]:
    """What a run tells of the node while it trains, each with what is healthy."""
    return tuple(Figure(title, number, tip="\n".join(about(name))) for name, title, number in view.rows(id))


def sums(nodes: Sequence[NodeReport], whole: Report) -> tuple[Figure, ...]:
    """What nodes cost together, as far as it adds up: memory that two nodes keep is held once."""
    heads = all(node.block.is_auxiliary for node in nodes)
    # an auxiliary head among others is no part of the network that the shares are of
    nodes = [node for node in nodes if heads or not node.block.is_auxiliary]
    works = any(node.shape is not None for node in nodes)
    rows = (
        (_tr("Parameters"), sum(node.parameters for node in nodes), whole.parameters, numbers.exact, _learned()),
        (_tr("MACs"), sum(node.macs for node in nodes), whole.macs, numbers.count, convention()),
        (_tr("Activations"), sum(node.activations for node in nodes), whole.activations, numbers.count, _elements()),
    )
    if heads and works:
        return tuple(_beside(name, portion, say, about) for name, portion, _, say, about in rows)
    return tuple(_share(name, portion, total, works, say, about) for name, portion, total, say, about in rows)


def _learned() -> str:
    return _tr("Numbers that are learned")


def _elements() -> str:
    return _tr("Elements of convolution and linear outputs, one image")


def _beside(name: str, portion: int, say: Callable[[int], str], about: str) -> Figure:
    """A row of an auxiliary head, which the network's totals leave out."""
    told = _tr("{number}, in training only: the totals leave it out").format(number=numbers.exact(portion))
    return Figure(name, say(portion), _tr("training"), 0.0, f"{told}\n{about}")


def _share(name: str, portion: int, whole: int, works: bool, say: Callable[[int], str], about: str) -> Figure:
    """A row with the share of the network's total; a dash while nothing works."""
    if not works:
        return Figure(name, _NONE, share=0.0, tip=about)
    told = _tr("{number}: {share} of the network's").format(
        number=numbers.exact(portion), share=numbers.share(portion, whole)
    )
    part = portion / whole if whole else 0.0
    return Figure(name, say(portion), numbers.share(portion, whole), part, f"{told}\n{about}")


def _kept_tip(kept: int | None) -> str:
    about = _tr(
        "What autograd keeps of one image until the backward pass, in fp32, this block's input included. "
        "What two blocks keep is counted at both but held once, so that these do not add up to the network's."
    )
    return about if kept is None else _tr("{number} bytes").format(number=numbers.exact(kept)) + f"\n{about}"


def field_text(window: Window | None) -> str:
    """A receptive field: `43×43 px`."""
    return _NONE if window is None else f"{window.size[0]}×{window.size[1]}" + _tr(" px")


def culprit(graph: Graph, report: Report, id: str) -> str | None:
    """The node above that keeps this one waiting: the nearest that has a problem of its own."""
    waiting, seen = [id], {id}
    while waiting:
        for link in graph.into[waiting.pop(0)]:
            above = report.nodes[link.source]
            if above.problem is not None:
                return link.source
            if above.is_waiting and link.source not in seen:
                seen.add(link.source)
                waiting.append(link.source)
    return None


def called(graph: Graph, id: str) -> str:
    """A node's title for a person."""
    node = graph.nodes[id]
    return node.title or words.part_title(node.block)
