"""The report of networks that are not whole: what does not work is named, all else keeps its numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.networks import chain, networks, values_of
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.fire import Fire
from visionlab.cost.analysis import Report, analyse
from visionlab.cost.inside import inside
from visionlab.fields import specs
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten
from visionlab.layers.merge import Add, Concat
from visionlab.layers.pool import MaxPool
from visionlab.layers.source import Input
from visionlab.presets.registry import presets


def told(report: Report) -> list[tuple[str, str]]:
    return [(id, str(problem)) for id, problem in report.problems]


def test_empty() -> None:
    assert told(analyse(EMPTY)) == [("", "The network is empty: drag blocks from the palette, or open a preset")]
    assert analyse(EMPTY).parameters == 0


def test_no_input() -> None:
    report = analyse(Graph.of([Node("a", Conv())]))
    assert told(report) == [
        ("a", "Convolution has no input: drag a wire to its upper port"),
        ("", "The network has no input: drag one from the palette"),
    ]


def test_two_inputs_and_two_ends() -> None:
    report = analyse(Graph.of([Node("a", Input()), Node("b", Input(), title="Second")]))
    assert told(report) == [
        ("", "The network has 2 inputs: it needs exactly one"),
        ("", "The network has 2 ends (Input, Second): it needs exactly one"),
    ]


def test_ends_in_maps() -> None:
    assert told(analyse(chain(Conv(8)))) == [
        ("", "The network ends in maps of 8x32x32: end it with a classifier head, which gives a score a class")
    ]


def test_below_a_problem_all_waits_and_the_rest_keeps_its_numbers() -> None:
    graph = chain(Conv(8), MaxPool(40, 1), Conv(4), Classifier())
    graph = edits.wire(edits.add_node(graph, Node("side", Fire())), Link("n1", "side"))
    report = analyse(graph)
    assert ("n2", "Max pool needs maps of at least 40x40: got 32x32") in told(report)
    assert [id for id, node in report.nodes.items() if node.is_waiting] == ["n3", "n4"]
    assert report.nodes["n1"].parameters == 8 * 28
    assert report.nodes["side"].shape == (128, 32, 32)
    assert report.parameters == 8 * 28 + report.nodes["side"].parameters
    assert not report.is_complete and report.classes is None


def test_loose_ports_are_counted() -> None:
    graph = Graph.of([Node("a", Input()), Node("b", Add())], [Link("a", "b", 1)])
    assert ("b", "Add needs at least two inputs: 1 wired") in told(analyse(graph))
    assert ("b", "Concat needs at least two inputs: 0 wired") in told(
        analyse(Graph.of([Node("a", Input()), Node("b", Concat())]))
    )


@given(networks(), st.data())
def test_removing_any_node_gives_a_report_in_words(graph: Graph, data: st.DataObject) -> None:
    id = data.draw(st.sampled_from(list(graph.nodes)))
    report = analyse(edits.remove(graph, [id]))
    assert set(report.nodes) == set(graph.nodes) - {id}
    for node in report.nodes.values():
        assert (node.shape is None) == (node.problem is not None or node.is_waiting)
        assert not (node.shape is None and (node.parameters or node.macs))
    assert report.is_complete or all(str(problem) for _, problem in report.problems)
    assert report.parameters == sum(node.parameters for node in report.nodes.values())
    assert report.macs == sum(node.macs for node in report.nodes.values())
    assert report.activations == sum(node.activations for node in report.nodes.values())


def test_inside_of_every_composite_block_of_the_presets_sums_to_it() -> None:
    seen = 0
    for one in presets().values():
        for node in analyse(one.graph()).nodes.values():
            if node.recording is not None:
                seen += 1
                within = analyse(inside(node.recording))
                assert all(part.problem is None and part.shape is not None for part in within.nodes.values())
                assert (within.parameters, within.macs) == (node.parameters, node.macs)
                assert within.recording.shape == node.shape
    assert seen > 50


def test_an_edit_records_only_what_changed() -> None:
    graph = presets()["densenet-121"].graph()
    before = analyse(graph)
    after = analyse(edits.replace_block(graph, "classifier", Classifier(10)))
    same = [id for id in graph.nodes if after.nodes[id].recording is before.nodes[id].recording]
    assert set(graph.nodes) - set(same) == {"classifier"}


def said(report: Report) -> object:
    """All that a report says, recordings by what their steps are."""
    nodes = [
        (one.id, one.block, one.inputs, one.shape, one.parameters, one.macs, one.activations, one.window,
         str(one.problem), one.wire)
        for one in report.nodes.values()
    ]  # fmt: skip
    whole = report.recording
    steps = [step._replace(inner=None) for step in whole.steps]
    sums = (whole.output, whole.shape, whole.parameters, whole.macs, whole.activations, whole.layers, whole.windows)
    return nodes, steps, sums, told(report), report.memory.training, report.memory.forward_peak


@given(networks(), st.data())
@settings(max_examples=40)
def test_a_report_before_an_edit_only_saves_time(graph: Graph, data: st.DataObject) -> None:
    before = analyse(graph)
    for _ in range(3):
        id = data.draw(st.sampled_from(list(graph.nodes)))
        block = data.draw(values_of(type(graph.nodes[id].block)) | st.sampled_from([Conv(3), ReLU(), Flatten()]))
        if data.draw(st.booleans()):
            graph = edits.replace_block(graph, id, block)
        else:
            graph = edits.dissolve(graph, id) if data.draw(st.booleans()) else edits.remove(graph, [id])
        if not graph.nodes:
            return
        after = analyse(graph, before)
        assert said(after) == said(analyse(graph))
        before = after


@pytest.mark.parametrize("id", ["cifar-resnet-110", "googlenet", "densenet-121", "senet-154"])
def test_a_report_before_an_edit_of_a_preset(id: str) -> None:
    graph = presets()[id].graph()
    before = analyse(graph)
    for node in graph.nodes.values():
        for field in ("kernel", "channels", "growth_rate", "classes", "width", "survival"):
            if field in (spec.name for spec in specs(type(node.block))):
                value = getattr(node.block, field)
                other = node.block.with_(**{field: value / 2 if field == "survival" else 2 * value + 1})
                after = edits.replace_block(graph, node.id, other)
                assert said(analyse(after, before)) == said(analyse(after))


def test_dead_end_after_relu_and_flatten() -> None:
    report = analyse(chain(ReLU(), Flatten()))
    assert report.is_complete and report.classes == 3 * 32 * 32
    assert report.parameters == report.macs == 0
