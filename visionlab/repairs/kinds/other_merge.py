"""Concatenation in the place of a sum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph import edits
from visionlab.layers.merge import Add, Concat
from visionlab.repairs.case import Case, Proposal


def propose(case: Case) -> Iterator[Proposal]:
    """A sum needs equal channels; a stack of channels does not."""
    if not case.is_whole and isinstance(case.part, Add) and len(case.shapes) > 1:
        swap = partial(edits.replace_block, id=case.id, block=Concat())
        yield Proposal("Concatenate the channels instead of adding them", {}, swap)
