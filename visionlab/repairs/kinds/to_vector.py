"""From maps to the vector that a linear layer needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph.model import Graph, Link
from visionlab.layers.base import Part
from visionlab.layers.dense import Flatten
from visionlab.layers.pool import GlobalAvgPool
from visionlab.repairs.case import Case, Proposal
from visionlab.repairs.placing import into_link


def propose(case: Case) -> Iterator[Proposal]:
    """A global average pool and a flatten, or a flatten alone, which keeps every pixel apart."""
    if not case.are_maps or len(case.shapes) != 1:
        return
    roads: tuple[tuple[str, tuple[Part, ...]], ...] = (
        ("Global average pool and flatten before it", (GlobalAvgPool(), Flatten())),
        ("Flatten before it", (Flatten(),)),
    )
    for template, parts in roads:
        yield Proposal(template, {}, partial(_put, link=case.links[0], parts=parts))


def _put(graph: Graph, link: Link, parts: tuple[Part, ...]) -> Graph:
    return into_link(graph, link, *parts)
