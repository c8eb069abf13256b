"""Networks side by side: totals, depth, stages, and what differs between two versions."""

from __future__ import annotations

import pytest

from tests.support.networks import chain
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.repeat import Repeat
from visionlab.cost.analysis import analyse
from visionlab.cost.compare import FieldChange, are_akin, changes, depth, stages, totals
from visionlab.cost.situation import Situation
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Preset
from visionlab.presets.registry import preset, presets

PLAIN = chain(Conv(8, 3), MaxPool(2, 2), Conv(16, 3), Classifier(5))


@pytest.mark.parametrize("one", presets().values(), ids=presets().keys())
def test_stages_of_every_preset_add_up_to_it(one: Preset) -> None:
    report = analyse(one.graph())
    found = stages(report)
    assert sum(stage.macs for stage in found) == report.macs
    assert sum(stage.parameters for stage in found) == report.parameters
    assert sum(stage.nodes for stage in found) == sum(node.wire is not None for node in report.nodes.values())
    assert len({stage.halvings for stage in found}) == len(found)


@pytest.mark.parametrize(
    ("id", "layers"),
    [("alexnet", 8), ("vgg-16", 16), ("vgg-19", 19), ("resnet-18", 18), ("resnet-50", 50), ("resnet-152", 152),
     ("densenet-121", 121), ("densenet-201", 201), ("cifar-resnet-20", 20), ("cifar-resnet-1202", 1202),
     ("googlenet", 22)],
)  # fmt: skip
def test_depth_is_what_names_and_papers_say(id: str, layers: int) -> None:
    assert depth(analyse(preset(id).graph()).recording) == layers


def test_totals_are_the_reports() -> None:
    report, situation = analyse(PLAIN), Situation(batch=4)
    told = totals(report, situation)
    assert told[:3] == (report.parameters, report.macs, report.activations)
    assert told.memory == report.memory_in(situation).training
    assert (told.layers, told.depth) == (report.recording.layers, 3)
    assert totals(analyse(EMPTY), situation) == (0,) * 6


def test_what_was_done_to_blocks_is_told_along_the_network() -> None:
    after = edits.replace_block(PLAIN, "n1", Conv(12, 5))
    after = edits.remove(after, ["n2"])
    after = edits.wire(edits.wire(edits.add_node(after, Node("new", ReLU())), Link("n1", "new")), Link("new", "n3"))
    told = changes(PLAIN, after)
    assert [(row.kind, row.id) for row in told] == [("changed", "n1"), ("removed", "n2"), ("added", "new")]
    assert told[0].fields == (FieldChange("Channels", "8", "12"), FieldChange("Kernel size", "3", "5"))
    assert [(row.kind, row.id) for row in changes(after, PLAIN)] == [
        ("changed", "n1"), ("removed", "new"), ("added", "n2")
    ]  # fmt: skip
    assert changes(PLAIN, PLAIN) == ()


def test_a_wire_from_elsewhere_is_told_of_its_target() -> None:
    after = edits.wire(edits.remove(PLAIN, [], [Link("n2", "n3")]), Link("n1", "n3"))
    [row] = changes(PLAIN, after)
    assert (row.kind, row.id) == ("rewired", "n3")
    assert row.fields == (FieldChange("Input", "Max pool", "Convolution"),)


def test_fields_of_a_block_within_a_block() -> None:
    before, after = (chain(Repeat(times, Conv(8, 3)), Classifier(5)) for times in (2, 3))
    inner = chain(Repeat(2, Conv(9, 3)), Classifier(5))
    assert [one.before for one in changes(before, after)[0].fields] == ["2"]
    assert changes(before, inner)[0].fields == (FieldChange("Channels", "8", "9"),)


def test_versions_are_akin_and_other_networks_are_not() -> None:
    assert are_akin(PLAIN, edits.replace_block(PLAIN, "n1", Conv(99)))
    assert not are_akin(PLAIN, preset("vgg-16").graph())
    assert not are_akin(preset("densenet-121").graph(), preset("resnet-50").graph())
