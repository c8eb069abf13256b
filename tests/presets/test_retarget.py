"""Fitting a network to other pictures or classes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.fire import Fire
from visionlab.cost.analysis import analyse
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.base import Part
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.merge import Add
from visionlab.layers.pool import AvgPool, GlobalAvgPool
from visionlab.layers.source import Input
from visionlab.presets.registry import presets
from visionlab.presets.retarget import retarget
from visionlab.problem import Problem


def chain(*parts: Part) -> Graph:
    nodes = [Node(f"n{number}", part) for number, part in enumerate((Input(3, 32, 32), *parts))]
    links = [Link(nodes[number].id, nodes[number + 1].id) for number in range(len(parts))]
    return Graph.of(nodes, links)


@pytest.mark.parametrize(
    ("parts", "changed"),
    [
        ((Conv(8), GlobalAvgPool(), Flatten()), "n1"),
        ((Conv(8), AvgPool(32, 1), Flatten(), Dropout()), "n1"),
        ((GlobalAvgPool(), Flatten(), Linear(5), ReLU(), Dropout()), "n3"),
        ((Classifier(),), "n1"),
    ],
)
def test_walks_back_through_parts_that_keep_channels(parts: tuple[Part, ...], changed: str) -> None:
    before = chain(*parts)
    after = retarget(before, classes=7)
    assert analyse(after).classes == 7
    assert [id for id in before.nodes if before.nodes[id] is not after.nodes[id]] == [changed]


def test_walks_back_where_shapes_are_unknown() -> None:
    after = retarget(chain(AvgPool(2, 2), Conv(8, 64, padding=0), GlobalAvgPool(), Flatten()), classes=7)
    assert after.nodes["n2"].block.channels == 7


@pytest.mark.parametrize("parts", [(Conv(8), Flatten()), (Fire(), GlobalAvgPool(), Flatten()), (ReLU(),)])
def test_refuses_an_end_that_sets_no_classes(parts: tuple[Part, ...]) -> None:
    with pytest.raises(Problem, match="does not set a number of classes: end it with a classifier head"):
        retarget(chain(*parts), classes=7)


def test_refuses_a_sum_at_the_end() -> None:
    graph = Graph.of(
        [Node("a", Input()), Node("b", Conv(3)), Node("c", Add())], [Link("a", "b"), Link("a", "c"), Link("b", "c", 1)]
    )
    with pytest.raises(Problem, match="Add at the end of the network"):
        retarget(graph, classes=7)


def test_refuses_what_has_no_single_input_or_end() -> None:
    with pytest.raises(Problem, match="exactly one input to take other pictures: got 0"):
        retarget(EMPTY, (3, 32, 32))
    with pytest.raises(Problem, match="exactly one end to have other classes: got 2"):
        retarget(Graph.of([Node("a", Input()), Node("b", Input())]), classes=7)
    with pytest.raises(Problem, match="channels x height x width: got 784"):
        retarget(chain(ReLU()), (784,))
    with pytest.raises(Problem, match=r"Classifier head.classes must be a whole number from 1 to"):
        retarget(chain(Classifier()), classes=0)


@given(
    st.sampled_from(list(presets())), st.integers(1, 4), st.integers(1, 300), st.integers(1, 300), st.integers(1, 2000)
)
def test_never_breaks_and_never_lies(id: str, channels: int, height: int, width: int, classes: int) -> None:
    report = analyse(presets()[id].graph((channels, height, width), classes))
    if report.is_complete:
        assert (report.input_shape, report.classes) == ((channels, height, width), classes)
    else:
        assert all(str(problem) for _, problem in report.problems)
