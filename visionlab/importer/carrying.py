"""Which module of one network is which of another that is built the same: weights go from one to the other by that."""

from __future__ import annotations

from torch import nn

from visionlab.exchange.flat import canonical, canonical_order
from visionlab.importer.tracing import Traced
from visionlab.problem import Problem


def pairs(theirs: Traced, ours: Traced) -> list[tuple[str, str]]:
    """The paths of the modules with weights, theirs beside ours. Raises Problem where the networks differ."""
    mine, other = canonical(ours.flat), canonical(theirs.flat)
    if mine.form != other.form:
        raise Problem("The two networks are not built the same, so their weights do not belong together")
    order = zip(canonical_order(theirs.flat), canonical_order(ours.flat), strict=True)
    return [
        (theirs.paths[a], ours.paths[b])
        for a, b in order
        if theirs.flat.ops[a].layer.kind in ("conv", "linear", "batch_norm")
    ]


def carry(theirs: nn.Module, ours: nn.Module, paths: list[tuple[str, str]]) -> None:
    """Copies weights and statistics along `pairs`."""
    for a, b in paths:
        ours.get_submodule(b).load_state_dict(theirs.get_submodule(a).state_dict())
