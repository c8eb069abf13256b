"""Leaving blocks out of the computation, and taking that back."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from visionlab.blocks.bypass import Bypass, can_bypass
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.problem import Phrase
from visionlab.ui.canvas.face import tr

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def can_toggle(graph: Graph, ids: frozenset[str]) -> bool:
    """Whether one of these nodes is bypassed or can be."""
    return any(isinstance(block := graph.nodes[id].block, Bypass) or can_bypass(block) for id in ids)


def are_bypassed(graph: Graph, ids: frozenset[str]) -> bool:
    """Whether of these nodes all that can be are bypassed, and there is one."""
    blocks = [graph.nodes[id].block for id in ids]
    return any(isinstance(block, Bypass) for block in blocks) and not any(map(can_bypass, blocks))


def toggle(canvas: Canvas) -> None:
    """Bypass the selected nodes, or, where all are bypassed already, put their blocks to work again."""
    ids = canvas.selected
    if not ids:
        return
    if canvas.is_inside or not can_toggle(canvas.drawing.graph, ids):
        canvas.say(tr("Only a block with an input that something may follow can be bypassed"))
    elif are_bypassed(canvas.drawing.graph, ids):
        canvas.edit(Phrase("End bypass"), lambda graph: reduce(_restored, ids, graph))
    else:
        canvas.edit(Phrase("Bypass"), lambda graph: reduce(_bypassed, ids, graph))


def _bypassed(graph: Graph, id: str) -> Graph:
    block = graph.nodes[id].block
    return edits.replace_block(graph, id, Bypass(block)) if can_bypass(block) else graph


def _restored(graph: Graph, id: str) -> Graph:
    block = graph.nodes[id].block
    return edits.replace_block(graph, id, block.block) if isinstance(block, Bypass) else graph
