"""A wire to an input that has none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.graph import edits
from visionlab.graph.model import Link
from visionlab.layers.base import ANY
from visionlab.layers.source import Input
from visionlab.repairs.case import Case, Proposal, called

_MOST = 4


def propose(case: Case) -> Iterator[Proposal]:
    """From the blocks that lead nowhere first, then from the nearest."""
    if case.is_whole or isinstance(case.part, Input):
        return
    port = _free_port(case)
    if port is None:
        return
    for id in _sources(case)[:_MOST]:
        edit = partial(edits.wire, link=Link(id, case.id, port))
        yield Proposal("Wire {block} to its input {port}", {"block": called(case.graph, id), "port": port + 1}, edit)


def _free_port(case: Case) -> int | None:
    """The first input without a wire; None where all have one."""
    wired = {link.port for link in case.links}
    if case.part.inputs == ANY:
        return next(port for port in range(3) if port not in wired) if len(wired) < 2 else None
    return next((port for port in range(case.part.inputs) if port not in wired), None)


def _sources(case: Case) -> list[str]:
    graph, here = case.graph, case.graph.nodes[case.id]
    below = graph.below(case.id)
    fed = {link.source for link in case.links}
    working = [
        id
        for id, told in case.report.nodes.items()
        if told.shape is not None and id not in below and id not in fed and not told.block.is_auxiliary
    ]

    def rank(id: str) -> tuple[bool, float]:
        node = graph.nodes[id]
        return bool(graph.out[id]), abs(node.x - here.x) + abs(node.y - here.y)

    return sorted(working, key=rank)
