"""Blocks are found again among a network's layers, and what is found is the same network."""

from __future__ import annotations

import pytest

from tests.support.each_preset import every_preset
from visionlab.cost.analysis import analyse
from visionlab.exchange.flat import canonical, flatten
from visionlab.exchange.incoming import assemble
from visionlab.exchange.recognise import recognise
from visionlab.exchange.templates import templates
from visionlab.layers.base import Layer
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

#: networks whose layers can be said in another way too: a plain chain is convolutions, a stem may end before its norm,
#: and a bypass may stand beside its fire module
AMBIGUOUS = ("plain-", "preact", "wrn-", "stochastic-depth-1202", "bypass")


@every_preset()
def test_a_preset_comes_back_from_its_layers(one: Preset) -> None:
    graph = one.graph()
    report = analyse(graph)
    flat = flatten(report.recording)
    again = assemble(flat, [""] * len(flat.ops), folds=False)
    told = analyse(again)
    assert told.is_complete
    assert (told.parameters, told.macs, told.recording.layers) == (report.parameters, report.macs, len(flat.ops))
    if not any(word in one.id for word in AMBIGUOUS):
        blocks = [
            str(type(node.block)) for node in (graph.nodes[id] for id in graph.order) if not node.block.is_auxiliary
        ]
        assert [str(type(again.nodes[id].block)) for id in again.order] == blocks


@pytest.mark.parametrize("id", ["resnet-18", "densenet-121", "mobilenet-v2", "se-resnet-50", "resnext-50-32x4d"])
def test_with_every_field(id: str) -> None:
    graph = presets()[id].graph()
    found = recognise(flatten(analyse(graph).recording))
    assert [one.part for one in found] == [graph.nodes[id].block for id in graph.order]


def test_repeats_are_folded() -> None:
    flat = flatten(analyse(presets()["resnet-50"].graph()).recording)
    folded = assemble(flat, [""] * len(flat.ops))
    assert [node.block.caption() for node in folded.nodes.values() if node.block.kind == "repeat"] == [
        f"{times} × Residual, bottleneck" for times in (3, 4, 6, 3)
    ]
    assert analyse(folded).parameters == analyse(presets()["resnet-50"].graph()).parameters


def test_the_order_of_branches_does_not_matter() -> None:
    flat = flatten(analyse(presets()["googlenet"].graph()).recording)
    assert sorted(op.layer.kind for op in canonical(flat).ops) == sorted(op.layer.kind for op in flat.ops)
    assert canonical(canonical(flat)) == canonical(flat)


def test_every_block_has_a_form() -> None:
    kinds = {block.kind for template in templates() for block in template.blocks}
    assert {"residual_basic", "dense_block", "fire", "inception_v1", "inverted_residual", "nasnet_normal"} <= kinds
    assert all(len(template.flat.ops) > 1 for template in templates())
    assert all(isinstance(op.layer, Layer) for op in templates()[0].flat.ops)
