"""Whether a block fits a place in a network: tried out on the shapes that are there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from visionlab.blocks.recording import record
from visionlab.cost.analysis import Report
from visionlab.graph.model import Link
from visionlab.layers.base import ANY, Part, Shape
from visionlab.problem import Problem

#: what comes into a block that nothing feeds yet, as a guess: maps, and a vector
_LIKELY: tuple[Shape, ...] = ((64, 32, 32), (64, 1, 1), (64,))
#: of the network's own shapes, so many are tried
_MOST_OWN = 12


class Fit(IntEnum):
    """How well a block fits, the best first."""

    FITS = 0
    #: it would, with more inputs of the same shape; or too little is known to say
    PERHAPS = 1
    MISFITS = 2


class Trial(NamedTuple):
    """What a trial has shown."""

    fit: Fit
    #: what leaves the block; None where that is not known
    shape: Shape | None = None
    #: why it does not fit
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A place for a block: the nodes that would feed it, by port, and the links that would leave it."""

    sources: tuple[str, ...] = ()
    #: (node, port)
    targets: tuple[tuple[str, int], ...] = ()


ANYWHERE = Gap()


def misfit(
    report: Report, target: str, port: int, shape: Shape | None, without: Collection[Link] = ()
) -> Problem | None:
    """Why a node cannot work with maps of this shape on one of its inputs; None when it can, or when too little is
    known to say. Links `without` are taken to be gone."""
    block: Part = report.graph.nodes[target].block
    shapes: dict[int, Shape | None] = {
        link.port: report.nodes[link.source].shape
        for link in report.graph.into[target]
        if link.port != port and link not in without
    }
    shapes[port] = shape
    count = len(shapes) if block.inputs == ANY else block.inputs
    known = [one for _, one in sorted(shapes.items()) if one is not None]
    if len(known) < count or len(known) < len(shapes) or (block.inputs == ANY and len(known) < 2):
        return None
    try:
        record(block, tuple(known))
    except Problem as problem:
        return problem
    return None


def tried(report: Report, part: Part, gap: Gap = ANYWHERE) -> Trial:
    """How a block does in a place."""
    if gap.sources and part.inputs == 0:
        return Trial(Fit.MISFITS, problem=Problem("{block} takes no input", block=part.title))
    if gap.targets and part.is_auxiliary:
        problem = Problem("{block} is an end of its own: nothing may follow it", block=part.title)
        return Trial(Fit.MISFITS, problem=problem)
    if not gap.sources:
        return _tried_unfed(report, part, gap)
    shapes = [report.nodes[id].shape for id in gap.sources]
    known = [shape for shape in shapes if shape is not None]
    if len(known) < len(shapes):
        return Trial(Fit.PERHAPS)
    wanted = max(2, len(known)) if part.inputs == ANY else part.inputs
    if wanted < len(known):
        return Trial(Fit.MISFITS, problem=Problem("{block} takes {count} of the links", block=part.title, count=wanted))
    trial = _recorded(report, part, tuple(known + known[-1:] * (wanted - len(known))), gap)
    return Trial(Fit.PERHAPS, trial.shape) if trial.fit is Fit.FITS and wanted > len(known) else trial


def _tried_unfed(report: Report, part: Part, gap: Gap) -> Trial:
    """A block that nothing feeds yet: with what is likely to come in, the network's own shapes first."""
    if part.inputs == 0:
        return _recorded(report, part, (), gap)
    if not gap.targets:
        return Trial(Fit.PERHAPS)
    own = dict.fromkeys(told.shape for told in report.nodes.values() if told.shape is not None)
    count = 2 if part.inputs == ANY else part.inputs
    last = Trial(Fit.PERHAPS)
    for shape in (*list(own)[-_MOST_OWN:], *_LIKELY):
        last = _recorded(report, part, (shape,) * count, gap)
        if last.fit is Fit.FITS:
            # what will come in is a guess, and so is what would leave
            return Trial(Fit.FITS)
    return last


def _recorded(report: Report, part: Part, shapes: tuple[Shape, ...], gap: Gap) -> Trial:
    try:
        shape = record(part, shapes).shape
    except Problem as problem:
        return Trial(Fit.MISFITS, problem=problem)
    for target, port in gap.targets:
        below = misfit(report, target, port, shape)
        if below is not None:
            return Trial(Fit.MISFITS, shape, below)
    return Trial(Fit.FITS, shape)
