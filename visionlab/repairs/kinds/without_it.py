"""Without the block that cannot work."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph import edits
from visionlab.repairs.case import Case, Proposal


def propose(case: Case) -> Iterator[Proposal]:
    """Remove it, what fed it feeding what it fed."""
    if not case.is_whole and case.links and case.graph.out[case.id]:
        yield Proposal("Remove it and join its links", {}, partial(edits.dissolve, id=case.id), removes=True)
