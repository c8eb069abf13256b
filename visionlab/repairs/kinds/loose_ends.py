"""One end where a network has several."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.cost.analysis import ends_of
from visionlab.graph import edits
from visionlab.repairs.case import Case, Proposal, called

_MOST = 4


def propose(case: Case) -> Iterator[Proposal]:
    """Keep what leads to one of the ends, and the auxiliary heads on its way."""
    ends = ends_of(case.graph) if case.is_whole else []
    for end in ends[-_MOST:] if len(ends) > 1 else ():
        kept = case.graph.above(end)
        heads = {id for id, node in case.graph.nodes.items() if node.block.is_auxiliary}
        kept |= {id for id in heads if any(link.source in kept for link in case.graph.into[id])}
        gone = case.graph.nodes.keys() - kept
        told = {"block": called(case.graph, end), "count": len(gone)}
        edit = partial(edits.remove, ids=gone)
        yield Proposal("Keep only what leads to {block}; blocks removed: {count}", told, edit, removes=True)
