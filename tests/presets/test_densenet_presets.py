"""DenseNet against the tables of its paper, and against networks put together from torchvision's dense blocks."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torchvision.models import densenet as torchvision

from tests.support.truth import macs_of, module_of, parameters_of
from tests.support.twins import carry_over
from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.presets.cifar_densenet import CifarDenseNetOptions, cifar_densenet_bc_100_12
from visionlab.presets.densenet import DenseNetOptions, densenet_121
from visionlab.presets.registry import preset
from visionlab.problem import Problem

#: table 1: layers of the four dense blocks
IMAGENET = {121: (6, 12, 24, 16), 169: (6, 12, 32, 32), 201: (6, 12, 48, 32), 264: (6, 12, 64, 48)}
#: table 2: id, depth L, growth rate k, stem, compression
CIFAR = [
    ("cifar-densenet-40-12", 40, 12, 16, 1.0),
    ("cifar-densenet-bc-100-12", 100, 12, 24, 0.5),
    ("cifar-densenet-bc-250-24", 250, 24, 48, 0.5),
    ("cifar-densenet-bc-190-40", 190, 40, 80, 0.5),
]


def shapes_of(graph: Graph) -> list[Shape]:
    """Of the titled parts, in order."""
    report = analyse(graph)
    return [shape for id, node in graph.nodes.items() if node.title and (shape := report.nodes[id].shape) is not None]


def weighted(graph: Graph) -> list[nn.Module]:
    """Convolutions and linear layers, which the paper counts as layers."""
    return [each for each in module_of(graph).modules() if isinstance(each, (nn.Conv2d, nn.Linear))]


@pytest.mark.parametrize("depth", IMAGENET)
def test_sizes_of_table_1(depth: int) -> None:
    graph = preset(f"densenet-{depth}").graph()
    channels, size, expected = 64, 56, [(64, 112, 112)]
    for number, layers in enumerate(IMAGENET[depth]):
        if number:
            channels, size = channels // 2, size // 2
            expected.append((channels, size, size))
        channels += 32 * layers
        expected.append((channels, size, size))
    assert shapes_of(graph) == expected
    assert size == 7
    # by its own table the deepest has one layer more than its name says
    assert len(weighted(graph)) == 2 * sum(IMAGENET[depth]) + 5 == depth + (depth == 264)


@pytest.mark.parametrize(("id", "depth", "k", "stem", "compression"), CIFAR)
def test_sizes_on_cifar(id: str, depth: int, k: int, stem: int, compression: float) -> None:
    graph = preset(id).graph()
    layers = (depth - 4) // (3 if compression == 1 else 6)
    channels, expected = stem, [(stem, 32, 32)]
    for size in (32, 16, 8):
        if size < 32:
            channels = int(channels * compression)
            expected.append((channels, size, size))
        channels += k * layers
        expected.append((channels, size, size))
    assert shapes_of(graph) == expected
    assert len(weighted(graph)) == depth


@pytest.mark.parametrize(("growth_rate", "millions"), [(12, 7.0), (24, 27.2)])
def test_other_networks_of_table_2(growth_rate: int, millions: float) -> None:
    options = CifarDenseNetOptions(100, growth_rate, bc=False)
    counted = analyse(cifar_densenet_bc_100_12.graph(options=options)).parameters
    assert abs(counted / 1e6 - millions) < 0.1


@pytest.mark.parametrize("bc", [False, True])
def test_dropout_follows_every_convolution_but_the_first(bc: bool) -> None:
    """As section 4.2 says of pictures that are not augmented."""
    options = CifarDenseNetOptions(22, 6, bc, 0.2)
    modules = [
        each
        for each in module_of(cifar_densenet_bc_100_12.graph(options=options)).modules()
        if isinstance(each, (nn.Conv2d, nn.Dropout))
    ]
    convolutions = sum(isinstance(each, nn.Conv2d) for each in modules)
    assert [type(each) for each in modules] == [nn.Conv2d] + [nn.Conv2d, nn.Dropout] * (convolutions - 1)
    assert {each.p for each in modules if isinstance(each, nn.Dropout)} == {0.2}
    plain = module_of(cifar_densenet_bc_100_12.graph(options=CifarDenseNetOptions(22, 6, bc)))
    assert not any(isinstance(each, nn.Dropout) for each in plain.modules())


def same_logits(twin: nn.Module, graph: Graph, size: int) -> None:
    twin = twin.double().eval()
    network = module_of(graph, "cpu").double().eval()
    carry_over(twin, network)
    picture = torch.randn(2, 3, size, size, dtype=torch.float64)
    with torch.no_grad():
        expected, got = twin(picture), network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()


def test_cifar_bc_equals_torchvisions_blocks() -> None:
    torch.manual_seed(0)
    parts: list[nn.Module] = [nn.Conv2d(3, 24, 3, padding=1, bias=False)]
    channels = 24
    for number in range(3):
        if number:
            parts.append(torchvision._Transition(channels, channels // 2))
            channels //= 2
        parts.append(torchvision._DenseBlock(16, channels, 4, 12, 0.0))
        channels += 16 * 12
    parts += [nn.BatchNorm2d(channels), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    same_logits(nn.Sequential(*parts), cifar_densenet_bc_100_12.graph(), 32)


class Layer(nn.Module):
    """H of a DenseNet without bottlenecks: norm, ReLU, 3x3 (section 3)."""

    def __init__(self, given: int, k: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(given)
        self.conv = nn.Conv2d(given, k, 3, padding=1, bias=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return torch.cat((x, self.conv(self.norm(x).relu())), 1)


def test_cifar_without_bottlenecks_equals_one_of_plain_layers() -> None:
    torch.manual_seed(0)
    parts: list[nn.Module] = [nn.Conv2d(3, 16, 3, padding=1, bias=False)]
    channels = 16
    for number in range(3):
        if number:
            parts.append(torchvision._Transition(channels, channels))
        parts += [Layer(channels + 12 * place, 12) for place in range(12)]
        channels += 12 * 12
    parts += [nn.BatchNorm2d(channels), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10)]
    same_logits(nn.Sequential(*parts), preset("cifar-densenet-40-12").graph(), 32)


@pytest.mark.parametrize(
    ("k", "depths"), [(32, (6, 12, 64, 48)), (48, (6, 12, 36, 24)), (12, (1, 2, 3))], ids=["264", "161", "small"]
)
def test_any_growth_rate_and_depths_equal_torchvisions(k: int, depths: tuple[int, ...]) -> None:
    """DenseNet-264 is in no library by name, and DenseNet-161 in no table of the paper."""
    with torch.device("meta"):
        twin = torchvision.DenseNet(k, depths, 2 * k)
        picture = torch.empty(1, 3, 224, 224)
    report = analyse(densenet_121.graph(options=DenseNetOptions(k, depths)))
    assert report.parameters == parameters_of(twin)
    assert report.macs == macs_of(twin, picture)


def test_without_compression_transitions_keep_all_channels() -> None:
    graph = densenet_121.graph(options=DenseNetOptions(8, (2, 2), 1.0))
    assert [shape[0] for shape in shapes_of(graph)] == [16, 32, 32, 48]


@pytest.mark.parametrize(
    ("depth", "bc", "step"), [(41, False, 3), (100, True, None), (40, True, None), (43, True, 6), (7, True, 6)]
)
def test_depths_that_cannot_be_split_in_three(depth: int, bc: bool, step: int | None) -> None:
    if step is None:
        assert CifarDenseNetOptions(depth, 12, bc).layers == (depth - 4) // 6
        return
    with pytest.raises(Problem) as told:
        CifarDenseNetOptions(depth, 12, bc)
    assert str(told.value) == f"Depth must be a multiple of {step} and 4 more, for three equal blocks: got {depth}"
