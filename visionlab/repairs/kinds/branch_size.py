"""Another stride or padding in a block above, so that maps have the size that is needed where they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.fields import specs
from visionlab.graph import edits
from visionlab.layers.base import Part
from visionlab.layers.conv import SAME
from visionlab.repairs.case import Case, Proposal, called, varied

_STRIDES = (1, 2, 3, 4)
_PADDINGS = (SAME, 0, 1, 2, 3)


def propose(case: Case) -> Iterator[Proposal]:
    """One field of one block; the nearest of each branch that helps."""
    for rank, link in enumerate(case.links if case.are_maps else ()):
        for id in case.branch(link.source):
            found = list(_helpful(case, rank, id))
            yield from found
            if found:
                break


def _helpful(case: Case, rank: int, id: str) -> Iterator[Proposal]:
    for name, value, block in _choices(case.graph.nodes[id].block):
        shape = case.shape_with(id, block)
        if shape is None or not case.takes(*case.with_shape(rank, shape)):
            continue
        edit = partial(edits.replace_block, id=id, block=block)
        told = {"block": called(case.graph, id), "value": value}
        if name == "stride":
            yield Proposal("Set the stride of {block} to {value}", told, edit)
            continue
        template = "Set the padding of {block} to {value}"
        yield Proposal(template, told if value != SAME else {**told, "value": "same"}, edit)
        return  # one padding is enough


def _choices(part: Part) -> Iterator[tuple[str, int, Part]]:
    names = {spec.name for spec in specs(type(part))}
    for name, values in (("padding", _PADDINGS), ("stride", _STRIDES)):
        for value in values if name in names else ():
            block = varied(part, **{name: value}) if value != getattr(part, name) else None
            if block is not None:
                yield name, value, block
