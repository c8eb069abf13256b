"""Memory in mixed precision against PyTorch under autocast: exact to the byte."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.each_preset import every_preset
from tests.support.mixed import fake_saved_bytes, mixed_peak_bytes, mixed_saved_bytes
from tests.support.networks import chain, lone, networks, samples, values_of
from tests.support.truth import module_of
from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import Report, analyse
from visionlab.cost.memory import Memory
from visionlab.cost.situation import Situation
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten
from visionlab.layers.merge import Add, Concat
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import MaxPool
from visionlab.layers.source import Input
from visionlab.presets.base import Preset

ALL = every_preset()


def memory(report: Report, batch: int) -> Memory:
    return report.memory_in(Situation(batch=batch, precision="bf16 mixed"))


@ALL
def test_saved_for_backward(one: Preset) -> None:
    report = analyse(one.graph())
    truth = fake_saved_bytes(one.graph(), 1, 8, input=one.input)
    assert [memory(report, batch).saved_for_backward for batch in (1, 8)] == truth


@ALL
@pytest.mark.slow
def test_saved_and_forward_peak_on_a_real_device(one: Preset) -> None:
    small = one.graph((3, min(96, one.input[1]), min(96, one.input[2])), 10)
    report = analyse(small)
    assert report.input_shape is not None
    network, pictures = module_of(small, "cpu"), torch.rand(2, *report.input_shape)
    counted = memory(report, 2)
    assert counted.saved_for_backward == mixed_saved_bytes(network, pictures)
    assert counted.forward_peak - counted.weights == mixed_peak_bytes(network, pictures)


def check(graph: Graph) -> None:
    report = analyse(graph)
    assert report.input_shape is not None
    network, pictures = module_of(graph, "cpu"), torch.rand(2, *report.input_shape)
    counted = memory(report, 2)
    assert counted.forward_peak - counted.weights == mixed_peak_bytes(network, pictures)
    assert counted.saved_for_backward == mixed_saved_bytes(network, pictures.requires_grad_() * 1)
    assert sum(counted.kept_by_step()) == counted.saved_for_backward


@pytest.mark.parametrize("kind", [kind for kind in parts().values() if kind.inputs], ids=lambda kind: kind.kind)
def test_every_part(kind: type[Part]) -> None:
    fitting = [shapes for shapes in samples(kind) if lone(kind(), *shapes) is not None] or samples(kind)

    @settings(max_examples=6, database=None)
    @given(values_of(kind), st.sampled_from(fitting))
    def tried(part: Part, shapes: tuple[tuple[int, ...], ...]) -> None:
        graph = lone(part, *shapes)
        if graph is not None:
            check(graph)

    tried()


@given(networks())
@settings(max_examples=10)
def test_random_networks(graph: Graph) -> None:
    if analyse(graph).is_complete:
        check(graph)


def test_each_convolution_that_reads_fp32_makes_a_copy_of_its_own() -> None:
    nodes = [Node("in", Input(3, 16, 16)), Node("pool", MaxPool()), Node("a", Conv(4)), Node("b", Conv(4))]
    nodes += [
        Node("sum", Add()),
        Node("norm", LocalResponseNorm()),
        Node("both", Concat()),
        Node("conv", Conv(2)),
        Node("end", Flatten()),
    ]
    links = [Link("in", "pool"), Link("pool", "a"), Link("pool", "b"), Link("a", "sum"), Link("b", "sum", 1)]
    links += [
        Link("sum", "norm"),
        Link("norm", "both"),
        Link("sum", "both", 1),
        Link("both", "conv"),
        Link("conv", "end"),
    ]
    check(Graph.of(nodes, links))


def test_half_of_fp32_in_the_end() -> None:
    """Of a plain stack of convolutions all but the pictures' copy is half as large."""
    report = analyse(chain(Conv(16), Conv(16), Conv(16), Flatten(), input=(16, 32, 32)))
    full, half = report.memory_of(8), memory(report, 8)
    weights = 2 * report.parameters - 2 * 3 * 16  # biases are not kept
    assert half.saved_for_backward - weights == full.saved_for_backward // 2
    assert (half.weights, half.gradients, half.optimizer) == (full.weights, full.gradients, full.optimizer)
