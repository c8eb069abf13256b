"""The figure of every preset: all blocks are in it, nothing covers anything, and sizes follow the shapes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.support.networks import chain, networks
from visionlab.blocks.classifier import Classifier
from visionlab.cost.analysis import analyse
from visionlab.figure.clusters import clusters
from visionlab.figure.volumes import Figure, Volume, figure
from visionlab.graph import edits
from visionlab.graph.model import EMPTY, Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Linear
from visionlab.layers.merge import Add
from visionlab.layers.norm import BatchNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.registry import presets


def drawn(graph: Graph) -> Figure:
    return figure(graph, analyse(graph))


def box(volume: Volume) -> tuple[float, float, float, float]:
    points = (*volume.front, *volume.top, *volume.side)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def volume_of(told: Figure, id: str) -> Volume:
    return next(volume for volume in told.volumes if id in volume.ids)


def size(volume: Volume) -> tuple[float, float, float]:
    """Thickness, height, and how far it goes back."""
    (left, top), (right, _), (_, bottom), _ = volume.front
    return right - left, bottom - top, volume.top[1][0] - left


@pytest.mark.parametrize("id", presets())
def test_every_preset(id: str) -> None:
    graph = presets()[id].graph()
    told = drawn(graph)
    assert sorted(one for volume in told.volumes for one in volume.ids) == sorted(graph.nodes)
    left, top, right, bottom = told.bounds
    fronts = []
    for volume in told.volumes:
        x0, y0, x1, y1 = box(volume)
        assert left < x0 < x1 < right and top < y0 < y1 < bottom
        fronts.append((volume.front[0][0], y0, volume.front[1][0], y1))
    for number, one in enumerate(fronts):
        for other in fronts[:number]:
            is_apart = one[0] > other[2] - 1e-6 or other[0] > one[2] - 1e-6 or one[1] > other[3] or other[1] > one[3]
            assert is_apart, (one, other)
    assert all(left < text.at[0] < right and top < text.at[1] < bottom for text in told.texts)
    assert len(told.volumes) <= 130


def test_sizes_follow_the_shapes() -> None:
    told = drawn(chain(Conv(4), MaxPool(4, 4), Conv(64), Classifier(10)))
    first, pooled, wide = (size(volume_of(told, f"n{number}")) for number in (1, 2, 3))
    assert first[1] == pytest.approx(2 * pooled[1]) and first[2] > pooled[2]  # the root of a quarter is a half
    assert wide[0] > 3 * pooled[0] and wide[1] == pooled[1]
    head = volume_of(told, "n4")
    assert [text.words for text in told.texts][-1] == "10" and size(head)[0] < wide[0]


def test_layers_that_change_no_shape_are_slices_on_what_they_follow() -> None:
    graph = chain(Conv(8), BatchNorm(), ReLU(), MaxPool(2, 2))
    found, edges = clusters(graph, analyse(graph))
    assert [one.ids for one in found] == [("n0",), ("n1", "n2", "n3"), ("n4",)] and edges == [(0, 1), (1, 2)]
    told = drawn(graph)
    assert volume_of(told, "n1").front[1] == volume_of(told, "n2").front[0]
    assert volume_of(told, "n2").front[1] == volume_of(told, "n3").front[0]


def test_equal_rounds_are_drawn_once() -> None:
    graph = chain(Conv(8), *[Conv(8), ReLU(), Conv(16, 1)] * 5, Classifier(10))
    found, edges = clusters(graph, analyse(graph))
    times = [one.times for one in found]
    assert times.count(5) == 2 or times.count(4) == 2
    assert sum(len(one.all_ids) for one in found) == len(graph.nodes)
    told = drawn(graph)
    assert any(bracket.words.words in ("×5", "×4") for bracket in told.brackets)
    assert all(source < target for source, target in edges)


def test_a_thousand_layers_are_a_few_volumes() -> None:
    told = drawn(presets()["cifar-resnet-1202"].graph())
    assert len(told.volumes) < 20 and {bracket.words.words for bracket in told.brackets} >= {"×199"}


def test_a_skip_passes_the_others_by() -> None:
    graph = chain(Conv(16), Conv(16, 5), Conv(16, 7), Classifier(10), input=(16, 32, 32))
    graph = edits.remove(graph, (), (Link("n3", "n4"),))
    graph = edits.add_node(graph, Node("sum", Add()))
    for link in (Link("n3", "sum", 0), Link("n1", "sum", 1), Link("sum", "n4")):
        graph = edits.wire(graph, link)
    told = drawn(graph)
    (skip,) = [arrow for arrow in told.arrows if arrow.is_skip]
    assert (
        min(y for _, y in skip.points) < box(volume_of(told, "n2"))[1]
        or max(y for _, y in skip.points) > box(volume_of(told, "n2"))[3]
    )


def test_what_cannot_work_is_there_too() -> None:
    told = drawn(chain(Conv(8), Linear(10)))
    assert volume_of(told, "n2").is_broken and "?" in [text.words for text in told.texts]
    assert not volume_of(told, "n1").is_broken
    assert drawn(EMPTY).volumes == ()


def test_words_may_be_of_another_language() -> None:
    graph = chain(Conv(8))
    told = figure(graph, analyse(graph), lambda text: text.replace("Convolution", "Свёртка"))
    assert "Свёртка" in [text.words for text in told.texts]


@given(networks())
@settings(max_examples=25, deadline=None)
def test_any_network(graph: Graph) -> None:
    told = drawn(graph)
    assert sorted(one for volume in told.volumes for one in volume.ids) == sorted(graph.nodes)
    found, edges = clusters(graph, analyse(graph))
    assert all(0 <= source < len(found) and 0 <= target < len(found) for source, target in edges)
