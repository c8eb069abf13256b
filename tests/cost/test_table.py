"""The table of a network against printed ones, and against its own sums."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.support.networks import chain, networks
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.separable import SeparableConv
from visionlab.blocks.vgg_stage import VggStage
from visionlab.cost import table
from visionlab.cost.analysis import analyse
from visionlab.cost.kinds import Kind, by_kind, kind_of, sums
from visionlab.cost.table import Row
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.activation import ReLU
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.norm import BatchNorm
from visionlab.presets.registry import presets


def _layers(graph: Graph) -> list[Row]:
    return [layer for node in table.nodes(graph, analyse(graph)) for layer in table.layers(node)]


def test_vgg_16_as_the_lecture_prints_it() -> None:
    """Output and weights of every layer that is on the page; its parameters leave the biases out."""
    printed = [
        (150_528, ""),
        (3_211_264, "(3*3*3)*64"), (3_211_264, "(3*3*64)*64"), (802_816, ""),
        (1_605_632, "(3*3*64)*128"), (1_605_632, "(3*3*128)*128"), (401_408, ""),
        (802_816, "(3*3*128)*256"), (802_816, "(3*3*256)*256"), (802_816, "(3*3*256)*256"), (200_704, ""),
        (401_408, "(3*3*256)*512"), (401_408, "(3*3*512)*512"), (401_408, "(3*3*512)*512"), (100_352, ""),
        (100_352, "(3*3*512)*512"), (100_352, "(3*3*512)*512"), (100_352, "(3*3*512)*512"), (25_088, ""),
        (4096, "7*7*512*4096"), (4096, "4096*4096"), (1000, "4096*1000"),
    ]  # fmt: skip
    left_out = (ReLU, Flatten, Dropout)
    rows = [row for row in _layers(presets()["vgg-16"].graph()) if not isinstance(row.part, left_out)]
    assert [(row.elements, row.formula.partition(" + ")[0]) for row in rows] == printed
    assert all(row.bytes == 4 * row.elements for row in rows)
    assert next(row for row in rows if row.formula == "(3*3*64)*128 + 128").parameters == 73_728 + 128


def test_mobilenet_as_table_2_prints_it() -> None:
    """The paper's 1.19 % for the 3x3 convolution has its digits changed over: its column comes to 99.29 %."""
    recording = analyse(presets()["mobilenet-v1"].graph()).recording
    whole, found = sums(recording), by_kind(recording)

    def shares(title: str, size: str = "") -> tuple[float, float]:
        one = found[Kind(title, size)]
        return round(100 * one.macs / whole.macs, 2), round(100 * one.weights / whole.weights, 2)

    assert shares("Convolution", "1x1") == (94.86, 74.59)
    assert shares("Depthwise convolution", "3x3") == (3.06, 1.06)
    assert shares("Convolution", "3x3") == (1.91, 0.02)
    assert shares("Linear") == (0.18, 24.33)


def test_types_of_layers() -> None:
    maps = ((12, 8, 8),)
    assert str(kind_of(Conv(24, 1), maps)) == "Convolution 1x1"
    assert str(kind_of(Conv(24, 1, kernel_width=7), maps)) == "Convolution 1x7"
    assert str(kind_of(Conv(24, 3, groups=12), maps)) == "Depthwise convolution 3x3"
    assert str(kind_of(Conv(24, 5, groups=4), maps)) == "Grouped convolution 5x5"
    # one map is all there is: every filter sees everything
    assert str(kind_of(Conv(24, 3), ((1, 8, 8),))) == "Convolution 3x3"
    assert str(kind_of(BatchNorm(), maps)) == "Batch norm"


@pytest.mark.parametrize("id", presets())
def test_formulas_and_sums_of_every_preset(id: str) -> None:
    graph = presets()[id].graph()
    _check(graph)


@given(networks())
def test_formulas_and_sums_of_any_network(graph: Graph) -> None:
    _check(graph)


def _check(graph: Graph) -> None:
    report = analyse(graph)
    whole, nodes = table.network(report), table.nodes(graph, report)
    layers = [layer for node in nodes for layer in table.layers(node)]
    for layer in layers:
        assert bool(layer.formula) == bool(layer.parameters)
        # a product and a sum of numbers that this program wrote
        assert not layer.formula or eval(layer.formula) == layer.parameters
    for rows in (nodes, layers):
        counted = [row for row in rows if not row.is_auxiliary]
        for name in ("elements", "parameters", "macs", "layers"):
            assert sum(getattr(row, name) for row in counted) == getattr(whole, name)
    for node in nodes:
        within = [*table.layers(node)]
        assert (node.parameters, node.macs) == (sum(r.parameters for r in within), sum(r.macs for r in within))
    assert len({row.path for row in (*nodes, *layers)}) == len({*nodes} | {*layers})
    assert sums(report.recording) == (
        whole.layers,
        whole.parameters,
        sum(one.weights for one in by_kind(report.recording).values()),
        whole.macs,
        whole.elements,
    )


def test_what_writes_over_its_input_or_only_looks_at_it_takes_no_memory() -> None:
    rows = {row.path[0]: row for row in _layers(chain(Conv(8), ReLU(), ReLU(), Flatten(), Linear(3)))}
    # the second activation reads what the first one keeps for its backward pass
    assert [rows[f"n{number}"].elements for number in range(1, 6)] == [8192, 0, 8192, 0, 3]


def test_a_linear_layer_tells_of_the_maps_that_were_flattened() -> None:
    rows = _layers(chain(Conv(8, 2, 2, padding=0), Flatten(), Dropout(), Linear(5, bias=False), Linear(2)))
    assert [row.formula for row in rows[-2:]] == ["16*16*8*5", "5*2 + 2"]
    # one pixel a map is as good as a vector
    assert [row.formula for row in _layers(chain(Classifier(10))) if row.formula] == ["3*10 + 10"]


def test_rows_go_down_as_the_blocks_do() -> None:
    graph = edits.rename(chain(VggStage(8, 2), SeparableConv(16), Classifier(10)), "n1", "stem")
    report = analyse(graph)
    stage = table.nodes(graph, report)[1]
    assert (stage.title, stage.name, stage.layers, stage.kind, stage.formula) == ("stem", "stem", 5, None, "")
    inside = table.inside(stage)
    assert [row.path for row in inside[:2]] == [("n1", "conv"), ("n1", "relu")]
    assert inside[2].name == "stem / conv_2" and str(inside[2].kind) == "Convolution 3x3"
    assert table.inside(inside[0]) == [] and list(table.layers(inside[0])) == [inside[0]]
    assert list(table.layers(stage)) == inside


def test_auxiliary_heads_are_rows_outside_of_the_sums() -> None:
    graph = presets()["googlenet"].graph()
    heads = [row for row in table.nodes(graph, analyse(graph)) if row.is_auxiliary]
    assert heads and all(head.parameters and head.macs and head.elements for head in heads)
    assert all(layer.is_auxiliary and layer.path[0] == heads[0].path[0] for layer in table.layers(heads[0]))


def test_what_does_not_work_has_a_row_that_says_why() -> None:
    graph = chain(Conv(8, 64, padding=0), ReLU(), Classifier(10))
    rows = table.nodes(graph, analyse(graph))
    assert [row.shape is None for row in rows] == [False, True, True, True]
    assert rows[1].problem is not None and rows[2].problem is None
    assert list(table.layers(rows[1])) == [rows[1]] and rows[1].kind is None and rows[1].formula == ""
    empty = table.network(analyse(Graph.of(())))
    assert (empty.shape, empty.layers, empty.elements) == (None, 0, 0)
