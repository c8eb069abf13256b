"""Pooling of the larger maps where branches of unequal size meet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.layers.base import Shape
from visionlab.layers.pool import MaxPool
from visionlab.repairs.case import Case, Proposal, called, shape_after
from visionlab.repairs.placing import into_links


def propose(case: Case) -> Iterator[Proposal]:
    """Bring all maps to the size of the smallest."""
    if len(case.shapes) < 2 or not case.are_maps:
        return
    size = min(shape[1:] for shape in case.shapes)
    larger = [(link, shape) for link, shape in zip(case.links, case.shapes, strict=True) if shape[1:] != size]
    chosen = [(link, pool) for link, shape in larger if (pool := _pool(shape, size)) is not None]
    if chosen and len(chosen) == len(larger):
        blocks = tuple(called(case.graph, link.source) for link, _ in chosen)
        told = {"blocks": blocks, "size": f"{size[0]}×{size[1]}"}
        yield Proposal("Max pool after {blocks} to {size}", told, partial(into_links, chosen=chosen))


def _pool(shape: Shape, size: tuple[int, ...]) -> MaxPool | None:
    """The pool whose windows lie side by side."""
    step = shape[1] // size[0]
    if not 2 <= step <= 64:
        return None
    ceil = shape[1] // step != size[0]
    pool = MaxPool(step, step, ceil=ceil)
    left = shape_after(pool, shape)
    return pool if left is not None and left[1:] == size else None
