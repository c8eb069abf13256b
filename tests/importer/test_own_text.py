"""Text that was exported comes back as the graph that it was exported from."""

from __future__ import annotations

import pytest

from tests.support.each_preset import every_preset
from tests.support.truth import module_of
from visionlab.cost.analysis import analyse
from visionlab.exchange.incoming import assemble
from visionlab.importer.hints import hints
from visionlab.importer.tracing import trace
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets


@every_preset()
def test_text_comes_back_as_its_graph(one: Preset) -> None:
    graph = one.graph()
    network = module_of(graph).eval()
    traced = trace(network, one.input)
    again = assemble(traced.flat, traced.paths, hints(traced), folds=False)
    report, told = analyse(graph), analyse(again)
    assert (told.parameters, told.macs, told.recording.layers) == (
        report.parameters,
        report.macs,
        report.recording.layers,
    )
    ours = [graph.nodes[id].block for id in graph.order if not graph.nodes[id].block.is_auxiliary]
    theirs = [again.nodes[id].block for id in again.order]
    assert [type(block) for block in theirs] == [type(block) for block in ours]


@pytest.mark.parametrize(
    "id", ["resnet-18", "cifar-plain-20", "cifar-preact-resnet-164", "squeezenet-1.0-simple-bypass"]
)
def test_classes_name_their_blocks(id: str) -> None:
    graph = presets()[id].graph()
    traced = trace(module_of(graph).eval(), presets()[id].input)
    again = assemble(traced.flat, traced.paths, hints(traced), folds=False)
    assert [again.nodes[id].block for id in again.order] == [graph.nodes[id].block for id in graph.order]
