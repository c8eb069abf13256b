"""Grouping and ungrouping: the same network all the while, by torch's own account."""

from __future__ import annotations

from collections import Counter

import pytest
import torch
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.graphs import graphs
from tests.support.networks import networks
from tests.support.truth import macs_of, module_of, parameters_of
from visionlab.blocks.auxiliary_head import AuxiliaryHead
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.group import Group, OwnField
from visionlab.cost.analysis import analyse
from visionlab.cost.grouping import Ungrouped, group, has_group, ungroup
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add, Concat
from visionlab.layers.source import Input
from visionlab.presets.registry import presets
from visionlab.presets.retarget import retarget
from visionlab.presets.sweep import axes, swept
from visionlab.problem import Problem

#: small, and of every sort of branch
PRESETS = ("starter", "squeezenet-1.1", "googlenet", "cifar-resnet-20", "shufflenet-1.5x")


def diamond() -> Graph:
    """in -> a -> (b, c) -> add -> head."""
    nodes = [Node("in", Input()), Node("a", Conv(8), 0.0, 100.0, "a")]
    nodes += [Node(id, Conv(8), x, 100.0, id) for id, x in (("b", -60.0), ("c", 60.0))]
    nodes += [Node("add", Add(), 0.0, 200.0), Node("head", Classifier(3), 0.0, 300.0)]
    links = [Link("in", "a"), Link("a", "b"), Link("a", "c"), Link("b", "add"), Link("c", "add", 1)]
    return Graph.of(nodes, [*links, Link("add", "head")])


def grouped(graph: Graph, *ids: str) -> Graph:
    return group(graph, ids, "made", (10.0, 20.0))


def shape(graph: Graph) -> tuple[object, ...]:
    """A graph without its ids."""
    told = {id: (node.block, node.x, node.y, node.title) for id, node in graph.nodes.items()}
    return Counter(told.values()), Counter((told[link.source], told[link.target], link.port) for link in graph.links)


def test_the_group_stands_between_what_its_blocks_stood_between() -> None:
    made = grouped(diamond(), "b", "c", "add")
    assert made.links == (Link("a", "made"), Link("in", "a"), Link("made", "head"))
    block = made.nodes["made"].block
    assert block.arity == 1 and [member.part for member in block.members] == [Conv(8), Conv(8), Add()]
    assert [(member.x, member.y) for member in block.members] == [(-70.0, 80.0), (50.0, 80.0), (-10.0, 180.0)]
    assert has_group(made, ["made"]) and not has_group(made, ["a", "gone"])


def test_several_inputs_come_in_the_order_of_their_use() -> None:
    made = grouped(diamond(), "add", "head")
    assert made.into["made"] == (Link("b", "made", 0), Link("c", "made", 1))
    assert made.nodes["made"].block.members[0].fed == (0, 1)


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ((), "Select the blocks that are to be a group"),
        (("b", "c"), "b, c lead out of the selection, and a group has one output"),
        (("a", "add"), "What lies between the selected blocks must be selected too: b, c"),
        (("in", "a"), "Input cannot be inside a group"),
    ],
)
def test_what_is_no_piece_is_refused(ids: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(Problem) as told:
        grouped(diamond(), *ids)
    assert sentence in str(told.value)


def test_a_head_that_is_there_in_training_only_stays_outside() -> None:
    graph = edits.wire(edits.add_node(diamond(), Node("aux", AuxiliaryHead())), Link("a", "aux"))
    with pytest.raises(Problem, match="Auxiliary head cannot be inside a group"):
        grouped(graph, "a", "aux")


def test_a_link_where_there_is_no_input_is_named() -> None:
    graph = Graph.of([Node("a", ReLU()), Node("b", ReLU())], [Link("a", "b", 4)])
    with pytest.raises(Problem, match="ReLU has a link where it has no input"):
        grouped(graph, "b")


def test_inputs_that_nothing_feeds_are_inputs_of_the_group() -> None:
    graph = Graph.of([Node("a", Conv(8)), Node("add", Add())], [Link("a", "add")])
    made = grouped(graph, "a", "add")
    assert made.nodes["made"].block.arity == 2 and not made.links
    assert shape(ungroup(made, "made")[0]) == shape(graph)


def test_only_a_group_is_ungrouped() -> None:
    with pytest.raises(Problem, match="a is no group"):
        ungroup(diamond(), "a")


@given(networks(), st.data())
def test_any_piece_of_any_network_comes_back_as_it_was(graph: Graph, data: st.DataObject) -> None:
    count = len(graph.order)
    first = data.draw(st.integers(0, count - 1))
    last = data.draw(st.integers(first, count - 1))
    ids = graph.order[first : last + 1]
    try:
        made = group(graph, ids, edits.new_id(graph, "group"), (3.0, 5.0))
    except Problem:
        return
    new = next(id for id in made.nodes if id not in graph.nodes)
    assert Graph.of(made.nodes.values(), made.links) == made
    again, inner = ungroup(made, new)
    assert len(inner) == len(ids)
    # ports of a block that takes any number are counted anew
    assert shape(again)[0] == shape(graph)[0] and len(again.links) == len(graph.links)
    before, after = analyse(graph), analyse(made)
    assert (before.parameters, before.macs, before.classes) == (after.parameters, after.macs, after.classes)
    assert [str(problem) for _, problem in before.problems] == [str(problem) for _, problem in after.problems]


def fixed(network: torch.nn.Module) -> torch.nn.Module:
    """With weights that follow from shapes alone, so that it matters not in what order they are."""
    with torch.no_grad():
        for each in network.parameters():
            each.copy_(torch.linspace(-1, 1.5, each.numel()).reshape(each.shape) / max(1, each[0].numel()) ** 0.5)
    return network.eval()


@settings(max_examples=8, database=None)
@given(st.sampled_from(PRESETS), st.data())
def test_a_grouped_preset_gives_the_same_scores(id: str, data: st.DataObject) -> None:
    graph = presets()[id].graph()
    if id == "googlenet" or id.startswith(("squeeze", "shuffle")):
        graph = retarget(graph, (3, 64, 64), 10)
    count = len(graph.order)
    first = data.draw(st.integers(1, count - 1))
    last = data.draw(st.integers(first, min(count, first + 12) - 1))
    try:
        made = group(graph, graph.order[first : last + 1], "made", (0.0, 0.0))
    except Problem:
        assume(False)
    report = analyse(made)
    assert report.is_complete and report.input_shape is not None
    one, other = fixed(module_of(graph, "cpu")), fixed(module_of(made, "cpu"))
    pictures = torch.rand(2, *report.input_shape)
    with torch.no_grad():
        torch.testing.assert_close(other(pictures), one(pictures))
    assert parameters_of(other) == parameters_of(one) == report.parameters
    assert macs_of(other, pictures[:1]) == report.macs


def test_grouped_again_it_is_called_as_before_and_keeps_the_fields_that_are_there() -> None:
    own = (OwnField(0, "channels", "Width", 8), OwnField(1, "kernel", "Kernel", 3))
    block = Group("Diamond", "Splits", 1, grouped(diamond(), "b", "c", "add").nodes["made"].block.members, own)
    graph = edits.replace_block(grouped(diamond(), "b", "c", "add"), "made", block)
    graph, ids = ungroup(graph, "made")
    graph = edits.replace_block(graph, ids[1], ReLU())
    again = group(graph, ids, "made", (0.0, 0.0), "Group", Ungrouped(block, ids)).nodes["made"].block
    assert (again.name, again.about) == ("Diamond", "Splits")
    assert [(field.member, field.field) for field in again.own] == [(0, "channels")]


def test_a_head_inside_is_fitted_to_other_classes() -> None:
    made = grouped(diamond(), "add", "head")
    assert analyse(retarget(made, classes=7)).classes == 7


def test_sweeps_go_into_groups() -> None:
    plain, made = diamond(), grouped(diamond(), "b", "c", "add", "head")
    for name in ("width", "kernel"):
        one, other = (next(axis for axis in axes(graph) if axis.name == name) for graph in (plain, made))
        for value in (0.5,) if name == "width" else (5.0,):
            assert analyse(swept(plain, one, value)).parameters == analyse(swept(made, other, value)).parameters


@given(graphs(8), st.data())
def test_graphs_of_any_sort_are_grouped_or_refused(shape_only: Graph, data: st.DataObject) -> None:
    graph = Graph.of([Node(id, Concat(), 1.0, 2.0) for id in shape_only.nodes], shape_only.links)
    ids = data.draw(st.sets(st.sampled_from(sorted(graph.nodes)))) if graph.nodes else set()
    try:
        made = group(graph, ids, "made", (0.0, 0.0))
    except Problem as problem:
        assert str(problem)
    else:
        assert Graph.of(made.nodes.values(), made.links) == made
        assert len(made.nodes) == len(graph.nodes) - len(ids) + 1
        again, _ = ungroup(made, "made")
        assert len(again.links) == len(graph.links)
