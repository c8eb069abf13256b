"""An input where a network has none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.layers.source import Input
from visionlab.repairs.case import Case, Proposal, called
from visionlab.repairs.placing import before


def propose(case: Case) -> Iterator[Proposal]:
    """Above the first block that has nothing on its input."""
    if not case.is_whole or any(isinstance(node.block, Input) for node in case.graph.nodes.values()):
        return
    loose = [id for id in case.graph.order if not case.graph.into[id] and case.graph.nodes[id].block.inputs == 1]
    if loose:
        told = {"block": called(case.graph, loose[0])}
        yield Proposal("Input before {block}", told, partial(before, id=loose[0], part=Input()))
