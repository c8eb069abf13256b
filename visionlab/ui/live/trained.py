"""The network that a run trains, and which nodes of the document are still blocks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from visionlab.cost.analysis import analyse
from visionlab.exchange.module_paths import module_paths
from visionlab.graph.model import Graph
from visionlab.project import loads
from visionlab.runs.folder import RunFolder

#: of the blocks that a run tells of, a version of its network has so many at least
_AKIN = 0.5


class Trained(NamedTuple):
    """A network as it went into training."""

    graph: Graph
    #: ids of nodes by the paths of their modules
    ids: Mapping[str, str]


def trained(folder: RunFolder) -> Trained:
    """The network of a run. Raises Problem where it cannot be read."""
    graph = loads(folder.network_text(), str(folder.network)).graph
    return Trained(graph, {path: id for id, path in module_paths(analyse(graph)).items() if path})


def places_in(graph: Graph, network: Trained, paths: Sequence[str]) -> dict[str, int]:
    """For each node that is the block it was in training: which of `paths` it is. Empty for quite another network."""
    found = {}
    for place, path in enumerate(paths):
        id = network.ids.get(path)
        now = graph.nodes.get(id) if id is not None else None
        if id is not None and now is not None and now.block == network.graph.nodes[id].block:
            found[id] = place
    return found if len(found) >= _AKIN * len(paths) else {}


def is_same(graph: Graph, network: Trained) -> bool:
    """Whether a graph computes what was trained: titles and places do not matter."""
    blocks, trained_blocks = (
        {id: node.block for id, node in one.nodes.items()} for one in (graph, network.graph)
    )  # fmt: skip
    return blocks == trained_blocks and set(graph.links) == set(network.graph.links)
