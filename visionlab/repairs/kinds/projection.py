"""A 1x1 projection where branches meet in unequal shapes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.layers.base import Part, Shape, words
from visionlab.layers.dense import Linear
from visionlab.layers.merge import Add
from visionlab.repairs.case import Case, Proposal, called
from visionlab.repairs.placing import into_links

_STRIDES = range(1, 9)


def propose(case: Case) -> Iterator[Proposal]:
    """Bring all inputs of a sum to the shape of one (He et al. 2015, option B of section 4.1)."""
    if case.is_whole or not isinstance(case.part, Add):
        return
    for target in dict.fromkeys(case.shapes):
        strangers = [(link, shape) for link, shape in zip(case.links, case.shapes, strict=True) if shape != target]
        parts = [projection(shape, target) for _, shape in strangers]
        if all(parts):
            chosen = [(link, part) for (link, _), part in zip(strangers, parts, strict=True) if part is not None]
            template = "1×1 projection of {blocks} to {shape}"
            if len(target) == 1:
                template = "Linear layer from {blocks} to {shape} features"
            told = {"blocks": tuple(called(case.graph, link.source) for link, _ in chosen), "shape": words(target)}
            yield Proposal(template, told, partial(into_links, chosen=chosen))


def projection(shape: Shape, target: Shape) -> Part | None:
    """What makes one shape of another by weights alone; None where nothing does."""
    if len(shape) == len(target) == 1:
        return Linear(target[0])
    if len(shape) != 3 or len(target) != 3:
        return None
    stride = stride_between(shape, target)
    return ConvNormAct(target[0], 1, stride, activation="none") if stride else None


def stride_between(shape: Shape, target: Shape) -> int | None:
    """Every how many pixels one is taken to come from one size to another."""
    fits = (step for step in _STRIDES if tuple(-(-size // step) for size in shape[1:]) == target[1:])
    return next(fits, None)
