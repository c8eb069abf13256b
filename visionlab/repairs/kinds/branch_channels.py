"""Other channels in a block above, so that they fit where they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph import edits
from visionlab.repairs.case import Case, Proposal, called, output_spec, varied

#: how many channels more or fewer are tried
_REACH = 64


def propose(case: Case) -> Iterator[Proposal]:
    """Set the channels of the nearest block above that has a field for them."""
    for rank, link in enumerate(case.links if case.shapes else ()):
        for id in case.branch(link.source):
            part = case.graph.nodes[id].block
            spec = output_spec(part)
            if spec is None:
                continue
            for count in _wanted(case, rank):
                block = varied(part, **{spec.name: count})
                shape = None if block is None else case.shape_with(id, block)
                if block is not None and shape is not None and case.takes(*case.with_shape(rank, shape)):
                    told = {"block": called(case.graph, id), "count": count}
                    edit = partial(edits.replace_block, id=id, block=block)
                    yield Proposal("Set the channels of {block} to {count}", told, edit)
            break


def _wanted(case: Case, rank: int) -> list[int]:
    """Channels that may be wanted on an input: those of the other inputs, or the nearest on which the block works."""
    shape = case.shapes[rank]
    if len(case.shapes) > 1:
        return list(dict.fromkeys(other[0] for other in case.shapes if other[0] != shape[0]))
    found = []
    for step in (1, -1):
        tried = (shape[0] + step * away for away in range(1, _REACH + 1) if shape[0] + step * away > 0)
        found += [next((count for count in tried if case.takes((count, *shape[1:]))), 0)]
    return [count for count in found if count]
