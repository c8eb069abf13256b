"""As many classes in the auxiliary heads as the network has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial, reduce

from visionlab.cost.analysis import ends_of
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.base import Part
from visionlab.repairs.case import Case, Proposal, output_spec, varied


def propose(case: Case) -> Iterator[Proposal]:
    """Set all heads at once."""
    ends = ends_of(case.graph) if case.is_whole else []
    shape = case.report.nodes[ends[0]].shape if len(ends) == 1 else None
    if shape is None or len(shape) != 1:
        return
    changed: dict[str, Part] = {}
    for id, node in case.graph.nodes.items():
        spec = output_spec(node.block) if node.block.is_auxiliary else None
        block = varied(node.block, **{spec.name: shape[0]}) if spec is not None else None
        if block is not None and block != node.block:
            changed[id] = block
    if changed:
        told = {"classes": shape[0]}
        yield Proposal("Set the classes of the auxiliary heads to {classes}", told, partial(_set, blocks=changed))


def _set(graph: Graph, blocks: Mapping[str, Part]) -> Graph:
    return reduce(lambda done, id: edits.replace_block(done, id, blocks[id]), blocks, graph)
