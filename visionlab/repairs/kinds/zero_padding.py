"""A shortcut without weights where a sum meets maps of fewer channels."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph.model import Link
from visionlab.layers.base import Part, words
from visionlab.layers.merge import Add, PadShortcut
from visionlab.repairs.case import Case, Proposal, called
from visionlab.repairs.kinds.projection import stride_between
from visionlab.repairs.placing import into_links


def propose(case: Case) -> Iterator[Proposal]:
    """Zeros for the channels that are missing, every second pixel for the size (He et al. 2015, option A)."""
    if case.is_whole or not isinstance(case.part, Add) or not case.are_maps:
        return
    for target in dict.fromkeys(case.shapes):
        chosen: list[tuple[Link, Part]] = []
        for link, shape in zip(case.links, case.shapes, strict=True):
            stride = stride_between(shape, target)
            if shape != target and stride and shape[0] <= target[0]:
                chosen.append((link, PadShortcut(target[0], stride)))
        if chosen and len(chosen) == sum(shape != target for shape in case.shapes):
            told = {"blocks": tuple(called(case.graph, link.source) for link, _ in chosen), "shape": words(target)}
            yield Proposal("Zero-padded shortcut from {blocks} to {shape}", told, partial(into_links, chosen=chosen))
