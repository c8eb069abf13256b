"""NASNet-A against its paper, Keras's counts, and timm's cells put together with the mobile network's numbers."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from timm.models import nasnet as timm
from torch import nn

from tests.support.truth import module_of
from tests.support.twins import carry_over
from visionlab.blocks.nasnet_cell import NasnetNormal, NasnetReduction
from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph
from visionlab.layers.base import words
from visionlab.presets.nasnet import NasnetOptions, nasnet_a_large, nasnet_a_mobile
from visionlab.presets.registry import preset
from visionlab.problem import Problem


class Mobile(nn.Module):
    """The mobile network of timm's cells: 4 of them a stage, and after a reduction the last but one cell as ever."""

    def __init__(self, cells: int = 4, filters: int = 44, stem: int = 32) -> None:
        super().__init__()
        self.stem = timm.ConvNormAct(
            3, stem, 3, stride=2, padding=0, norm_layer=partial(nn.BatchNorm2d, eps=1e-3), apply_act=False
        )
        self.stem_0 = timm.CellStem0(stem, filters // 4, "same")
        self.stem_1 = timm.CellStem1(stem, filters // 2, "same")
        self.cells = nn.ModuleList()
        older, newer = filters, 2 * filters
        for stage in range(3):
            width = filters << stage
            if stage:
                self.cells.append(timm.ReductionCell0(older, width, newer, width, "same"))
                older, newer = newer, 4 * width
            for number in range(cells):
                if number:
                    self.cells.append(timm.NormalCell(older, width, newer, width, "same"))
                else:
                    self.cells.append(timm.FirstCell(older, width // 2, newer, width, "same"))
                older, newer = newer, 6 * width
        self.head = nn.Linear(newer, 1000)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        stem = self.stem(x)
        older = self.stem_0(stem)
        newer = self.stem_1(stem, older)
        for cell in self.cells:
            older, newer = newer, cell(newer, older)
        return self.head(newer.relu().mean((2, 3)))


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        (
            "nasnet-a-mobile",
            "3x224x224 32x111x111 44x56x56 88x28x28 264x28x28 352x14x14 528x14x14 704x7x7 1056x7x7 1000",
        ),
        (
            "nasnet-a-large",
            "3x331x331 96x165x165 168x83x83 336x42x42 1008x42x42 1344x21x21 2016x21x21 2688x11x11 4032x11x11 1000",
        ),
    ],
)
def test_shapes_of_the_stages(id: str, expected: str) -> None:
    shapes = [words(each.shape) for each in analyse(preset(id).graph()).nodes.values() if each.shape is not None]
    assert list(dict.fromkeys(shapes)) == expected.split()


@pytest.mark.parametrize(
    ("id", "learned", "counted"),
    [("nasnet-a-mobile", 5_289_978, 5_326_716), ("nasnet-a-large", 88_753_150, 88_949_818)],
)
def test_parameters_as_keras_counts_them(id: str, learned: int, counted: int) -> None:
    """Keras's sum has the running statistics too, as has the 88.9 M of the paper."""
    graph = preset(id).graph()
    assert analyse(graph).parameters == learned
    norms = [each for each in module_of(graph).modules() if isinstance(each, nn.BatchNorm2d)]
    assert learned + sum(2 * each.num_features for each in norms) == counted
    assert {each.eps for each in norms} == {1e-3}


@pytest.mark.parametrize("size", [(224, 224), (97, 120)], ids=str)
def test_mobile_equals_a_network_of_timms_cells(size: tuple[int, int]) -> None:
    torch.manual_seed(0)
    twin = Mobile().double().eval()
    network = module_of(nasnet_a_mobile.graph((3, *size)), "cpu").double().eval()
    carry_over(twin, network)
    picture = torch.randn(1, 3, *size, dtype=torch.float64)
    with torch.no_grad():
        expected, got = twin(picture), network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()


@pytest.mark.parametrize(
    ("graph", "expected"),
    [(nasnet_a_mobile.graph(), ["normal 1.4", "reduction 1"]), (nasnet_a_large.graph(), ["normal 1.5", "reduction 1"])],
    ids=["mobile", "large"],
)
def test_first_input_after_a_reduction(graph: Graph, expected: list[str]) -> None:
    found = {node.title: id for id, node in graph.nodes.items()}
    assert [graph.nodes[link.source].title for link in graph.into[found["normal 2.1"]]] == expected
    assert [graph.nodes[link.source].title for link in graph.into[found["stem cell 1"]]] == ["stem", "stem"]
    assert [graph.nodes[link.source].title for link in graph.into[found["stem cell 2"]]] == ["stem", "stem cell 1"]


@pytest.mark.parametrize("cells", [1, 2, 3])
@pytest.mark.parametrize("skips", [False, True])
def test_other_depths_and_widths(cells: int, skips: bool) -> None:
    options = NasnetOptions(cells, 192, 12, skips)
    graph = nasnet_a_large.graph((3, 65, 80), 10, options)
    report = analyse(graph)
    assert report.is_complete and report.classes == 10
    kinds = [type(node.block) for node in graph.nodes.values()]
    assert (kinds.count(NasnetNormal), kinds.count(NasnetReduction)) == (3 * cells, 4)
    assert report.recording.wire_shape(report.recording.steps[-1].inputs[0])[0] == 192
    assert module_of(graph, "cpu")(torch.rand(2, 3, 65, 80)).shape == (2, 10)


def test_filters_that_cannot_be_split_are_told() -> None:
    with pytest.raises(Problem, match=r"Penultimate filters must be a multiple of 96, .*: got 1000"):
        NasnetOptions(4, 1000)
