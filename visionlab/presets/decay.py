"""Stochastic depth with linear decay (Huang et al. 2016, eq. 4): the deeper a block, the likelier it is dropped."""

from __future__ import annotations

from dataclasses import replace

from visionlab.fields import specs
from visionlab.graph.model import Graph


def decayed(number: int, count: int, last: float) -> float:
    """The survival of block `number` (from 1) of `count`, the last of which survives with probability `last`."""
    # as many digits as the PyTorch text has
    return round(1.0 - number / count * (1.0 - last), 6)


def linear_decay(graph: Graph, last: float) -> Graph:
    """With a survival for every part that has one: from nearly 1 at the input down to `last` at the last of them.

    Raises Problem for a probability that the parts do not take.
    """
    ids = [id for id in graph.order if any(spec.name == "survival" for spec in specs(type(graph.nodes[id].block)))]
    nodes = dict(graph.nodes)
    for number, id in enumerate(ids, start=1):
        part = nodes[id].block
        nodes[id] = replace(nodes[id], block=part.with_(survival=decayed(number, len(ids), last)))
    return Graph.of(nodes.values(), graph.links)
