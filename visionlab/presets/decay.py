"""Stochastic depth with linear decay (Huang et al. 2016, eq. 4): the deeper a block, the likelier it is dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace

from visionlab.fields import Fields, number
from visionlab.graph.model import Graph


def decayed(number: int, count: int, last: float) -> float:
    """The survival of block `number` (from 1) of `count`, the last of which survives with probability `last`."""
    # as many digits as the PyTorch text has
    return round(1.0 - number / count * (1.0 - last), 6)


@dataclass(frozen=True, slots=True)
class Decay(Fields):
    """Stochastic depth over a whole network."""

    last: float = number(
        1.0, 0.05, 1.0, label="Survival p_L", tip="Stochastic depth: the last block's branch is there in training with "
        "this probability, which decays linearly from 1 at the input"
    )  # fmt: skip


def decay_of(graph: Graph) -> Decay | None:
    """The decay that a network's survivals follow; a last one of 1 where no block is ever dropped.

    None where no part has a survival, or they follow no such line.
    """
    found = [graph.nodes[id].block.survival for id in _survivors(graph)]
    if not found:
        return None
    is_line = found == [decayed(place, len(found), found[-1]) for place in range(1, len(found) + 1)]
    return Decay(found[-1]) if is_line else None


def expected_depth(graph: Graph) -> tuple[float, int]:
    """How many blocks that may be dropped are there in a step of training, on the average, and how many there are
    (Huang et al. 2016, section 3: 40 of 54 for 110 layers and p_L = 0.5).
    """
    found = [graph.nodes[id].block.survival for id in _survivors(graph)]
    return sum(found), len(found)


def has_survivors(graph: Graph) -> bool:
    """Whether any part may be dropped at random."""
    return bool(_survivors(graph))


def _survivors(graph: Graph) -> list[str]:
    """The nodes whose part has a survival and a shortcut that makes sense of it, in order."""
    blocks = {id: graph.nodes[id].block for id in graph.order}
    return [
        id
        for id, block in blocks.items()
        if hasattr(block, "survival") and getattr(block, "shortcut", "") != "none" and block.kind != "stochastic_depth"
    ]


def linear_decay(graph: Graph, last: float) -> Graph:
    """With a survival for every part that has one: from nearly 1 at the input down to `last` at the last of them.

    Raises Problem for a probability that the parts do not take.
    """
    ids = _survivors(graph)
    nodes = dict(graph.nodes)
    for place, id in enumerate(ids, start=1):
        part = nodes[id].block
        nodes[id] = replace(nodes[id], block=part.with_(survival=decayed(place, len(ids), last)))
    return Graph.of(nodes.values(), graph.links)
