"""Without the block before, where that one makes what cannot be used: a flatten, a pool too many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph import edits
from visionlab.repairs.case import Case, Proposal, called, shape_after


def propose(case: Case) -> Iterator[Proposal]:
    """Remove the nearest block of a branch that has one input and no weights, and join its links."""
    for rank, link in enumerate(case.links if case.shapes else ()):
        for id in case.branch(link.source):
            told = case.report.nodes[id]
            if told.parameters or len(told.inputs) != 1 or told.inputs[0] is None:
                break
            if _fits_without(case, rank, id):
                edit = partial(edits.dissolve, id=id)
                yield Proposal("Remove {block} before it", {"block": called(case.graph, id)}, edit, removes=True)
                break


def _fits_without(case: Case, rank: int, id: str) -> bool:
    shape = case.report.nodes[id].inputs[0]
    while shape is not None:
        (link,) = case.graph.out[id]
        id = link.target
        if id == case.id:
            return case.takes(*case.with_shape(rank, shape))
        shape = shape_after(case.graph.nodes[id].block, shape)
    return False
