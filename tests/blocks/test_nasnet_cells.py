"""The blocks of NASNet-A: the same numbers as timm's cells, on even, odd and mixed sizes."""

from __future__ import annotations

import pytest
import torch
from timm.models import nasnet as timm
from torch import nn

from tests.support.truth import module_of, peak_bytes, saved_bytes
from tests.support.twins import carry_over
from visionlab.blocks.factorized_reduction import FactorizedReduction
from visionlab.blocks.nasnet_cell import NasnetNormal, NasnetReduction
from visionlab.blocks.nasnet_separable import NasnetSeparable
from visionlab.blocks.recording import record
from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten
from visionlab.layers.source import Input
from visionlab.problem import Problem

SIZES = pytest.mark.parametrize("size", [(14, 14), (13, 13), (13, 10), (1, 2)], ids=str)


def network(part: Part, size: tuple[int, int], older: int = 12, newer: int = 16, stride: int = 1) -> Graph:
    """A part fed by one convolution, or by two of as many channels, the second at a stride."""
    nodes = [Node("in", Input(3, *size)), Node("older", Conv(older, 1)), Node("newer", Conv(newer, 1, stride))]
    nodes += [Node("part", part), Node("end", Flatten())]
    links = [Link("in", "older"), Link("in", "newer"), Link("older", "part"), Link("newer", "part", 1)]
    if part.inputs == 1:
        del nodes[2], links[3], links[1]
    return Graph.of(nodes, [*links, Link("part", "end")])


def block_of(graph: Graph) -> nn.Module:
    """The module of the part alone."""
    kind = graph.nodes["part"].block.kind
    found = module_of(graph, "cpu").get_submodule(kind)
    return found.double().eval()


def same(twin: nn.Module, ours: nn.Module, given: list[torch.Tensor], ours_given: list[torch.Tensor]) -> None:
    twin = twin.double().eval()
    carry_over(twin, ours)
    with torch.no_grad():
        expected, got = twin(*given), ours(*ours_given)
    assert got.shape == expected.shape
    assert (got - expected).abs().max() <= 1e-12 * expected.abs().max()


@SIZES
@pytest.mark.parametrize(("kernel", "stride"), [(3, 1), (5, 2), (7, 2)])
def test_separable_equals_timms(size: tuple[int, int], kernel: int, stride: int) -> None:
    twin = timm.BranchSeparables(12, 8, kernel, stride, "same", stem_cell=True)
    x = torch.randn(2, 12, *size, dtype=torch.float64)
    same(twin, block_of(network(NasnetSeparable(8, kernel, stride), size)), [x], [x])


@SIZES
def test_normal_cell_equals_timms(size: tuple[int, int]) -> None:
    older, newer = (torch.randn(2, count, *size, dtype=torch.float64) for count in (12, 16))
    twin = timm.NormalCell(12, 8, 16, 8, "same")
    same(twin, block_of(network(NasnetNormal(8), size)), [newer, older], [older, newer])


@SIZES
def test_normal_cell_after_a_reduction_equals_timms(size: tuple[int, int]) -> None:
    half = [-(-each // 2) for each in size]
    older, newer = (torch.randn(2, 12, *size).double(), torch.randn(2, 16, *half).double())
    twin = timm.FirstCell(12, 4, 16, 8, "same")
    same(twin, block_of(network(NasnetNormal(8), size, stride=2)), [newer, older], [older, newer])


@SIZES
def test_reduction_cell_equals_timms(size: tuple[int, int]) -> None:
    older, newer = (torch.randn(2, count, *size, dtype=torch.float64) for count in (12, 16))
    twin = timm.ReductionCell0(12, 8, 16, 8, "same")
    same(twin, block_of(network(NasnetReduction(8), size)), [newer, older], [older, newer])


@SIZES
def test_stem_cells_equal_timms(size: tuple[int, int]) -> None:
    stem = torch.randn(2, 12, *size).double()
    ours = block_of(network(NasnetReduction(4, False), size, newer=12))
    same(timm.CellStem0(12, 4, "same"), ours, [stem], [stem, stem])
    newer = torch.randn(2, 16, *(-(-each // 2) for each in size)).double()
    ours = block_of(network(NasnetReduction(8), size, stride=2))
    same(timm.CellStem1(12, 8, "same"), ours, [stem, newer], [stem, newer])


@SIZES
@pytest.mark.parametrize("kind", [NasnetNormal, NasnetReduction])
def test_memory_where_the_first_input_is_larger(kind: type[Part], size: tuple[int, int]) -> None:
    graph = network(kind(), size, stride=2)
    report, module = analyse(graph), module_of(graph, "cpu")
    counted, pictures = report.memory_of(2), torch.rand(2, 3, *size)
    assert counted.forward_peak - counted.weights == peak_bytes(module, pictures)
    assert counted.saved_for_backward == saved_bytes(module, pictures.requires_grad_())


def test_shapes() -> None:
    assert record(NasnetNormal(44), ((88, 28, 28), (264, 28, 28))).shape == (264, 28, 28)
    assert record(NasnetNormal(44), ((44, 55, 56), (88, 28, 28))).shape == (264, 28, 28)
    assert record(NasnetReduction(88), ((264, 28, 27), (264, 28, 27))).shape == (352, 14, 14)
    assert record(FactorizedReduction(7), ((3, 9, 8),)).shape == (7, 5, 4)


@pytest.mark.parametrize("kind", [NasnetNormal, NasnetReduction])
def test_states_that_do_not_fit_are_told(kind: type[Part]) -> None:
    with pytest.raises(Problem, match=f"{kind.title} needs a first input .* twice as large: got 8x9x9 and 8x4x4"):
        record(kind(), ((8, 9, 9), (8, 4, 4)))
    with pytest.raises(Problem, match="needs maps"):
        record(kind(), ((8, 9, 9), (8,)))
    with pytest.raises(Problem, match="takes 2 inputs: got 1"):
        record(kind(), ((8, 9, 9),))
