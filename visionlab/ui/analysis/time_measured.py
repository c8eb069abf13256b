"""What was measured of a network, block by block, for as long as its blocks stay what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from visionlab.cost.analysis import NodeReport, Report
from visionlab.cost.situation import Situation
from visionlab.exchange.module_paths import module_paths
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph
from visionlab.layers.base import Part, Shape
from visionlab.runs.settings import RunSettings


def job(graph: Graph, report: Report, situation: Situation) -> dict[str, Any]:
    """What a child is asked that measures a network. Raises Problem for one that does not work."""
    momentum = 0.0 if situation.optimizer == "SGD" else 0.9
    settings = RunSettings(
        batch_size=situation.batch,
        optimizer="adam" if situation.optimizer == "Adam" else "sgd",
        momentum=momentum,
        precision="bf16" if situation.is_mixed else "fp32",
    )
    return {
        "settings": settings.to_json(),
        "text": pytorch_text(graph),
        "input": list(report.input_shape or ()),
        "paths": [path for path in module_paths(report).values() if path],
    }


class Block(NamedTuple):
    """A block as it was measured, and its seconds for one image; None where nothing is known."""

    part: Part
    inputs: tuple[Shape | None, ...]
    forward: float | None
    training: float | None


class Measured(NamedTuple):
    """A network as it was measured."""

    report: Report
    situation: Situation
    blocks: Mapping[str, Block]
    #: seconds of the whole for one image
    forward: float
    training: float

    def of(self, node: NodeReport, is_training: bool) -> float | None:
        """The seconds of a block for one image; None where it is another block by now, or was not measured."""
        block = self.blocks.get(node.id)
        if block is None or (block.part, block.inputs) != (node.block, node.inputs):
            return None
        return block.training if is_training else block.forward


def measured(report: Report, situation: Situation, told: Mapping[str, Any]) -> Measured:
    """From what the child told of the network of this report."""
    batch = situation.batch
    blocks = {}
    for id, forward, training in _blocks(report, told["modules"]):
        node = report.nodes[id]
        times = (None if each is None else each / batch for each in (forward, training))
        blocks[id] = Block(node.block, node.inputs, *times)
    return Measured(report, situation, blocks, told["forward"] / batch, told["training"] / batch)


def _blocks(report: Report, modules: Mapping[str, Any]) -> Iterator[tuple[str, float | None, float | None]]:
    """Nodes with their seconds. The one expression between two modules has the time from one to the other."""
    before = ""
    between: list[str] = []
    for id, path in [*module_paths(report).items(), ("", "")]:
        if id and not path:
            between.append(id)
            continue
        forward = modules[path]["forward"] if path else 0.0
        if path and not forward:  # an auxiliary head, which does not run while evaluating
            yield id, None, modules[path]["training"]
            continue
        if before and len(between) == 1:
            yield between[0], modules[before]["after"], None
        before, between = path, []
        if path:
            yield id, forward, modules[path]["training"]
