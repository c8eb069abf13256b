"""The ShuffleNet unit against one written from figures 1 and 2 of its paper, and what it says of unfit inputs."""

from __future__ import annotations

import itertools

import pytest
import torch
from torch import nn

from tests.support.networks import chain
from tests.support.truth import macs_of, module_of, parameters_of, peak_bytes, saved_bytes
from tests.support.twins import carry_over
from visionlab.blocks.recording import record
from visionlab.blocks.shufflenet_unit import ShuffleNetUnit
from visionlab.cost.analysis import analyse
from visionlab.layers.dense import Flatten
from visionlab.problem import Problem


def shuffled(x: torch.Tensor, groups: int) -> torch.Tensor:
    """Channel i of group g goes to place i * groups + g, one by one (fig. 1c)."""
    each = x.shape[1] // groups
    return torch.stack([x[:, group * each + place] for place in range(each) for group in range(groups)], dim=1)


class Unit(nn.Module):
    """Figure 2b at stride 1, figure 2c otherwise."""

    def __init__(self, given: int, channels: int, groups: int, stride: int, first: int, bottleneck: int) -> None:
        super().__init__()
        middle, made = channels // bottleneck, channels if stride == 1 else channels - given
        self.groups, self.stride = groups, stride
        self.gconv1 = nn.Conv2d(given, middle, 1, groups=first, bias=False)
        self.bn1 = nn.BatchNorm2d(middle)
        self.dwconv = nn.Conv2d(middle, middle, 3, stride, 1, groups=middle, bias=False)
        self.bn2 = nn.BatchNorm2d(middle)
        self.gconv2 = nn.Conv2d(middle, made, 1, groups=groups, bias=False)
        self.bn3 = nn.BatchNorm2d(made)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = self.bn1(self.gconv1(x)).relu()
        y = self.bn2(self.dwconv(shuffled(y, self.groups)))
        y = self.bn3(self.gconv2(y))
        if self.stride == 1:
            return (x + y).relu().flatten(1)
        pooled = nn.functional.avg_pool2d(x, 3, self.stride, padding=1)
        return torch.cat((pooled, y), 1).relu().flatten(1)


CASES = [
    (24, 24, groups, 1, True, bottleneck) for groups, bottleneck in ((1, 4), (2, 1), (2, 4), (3, 2), (3, 4), (6, 4))
]
CASES += [(12, 48, groups, stride, True, 4) for groups, stride in itertools.product((1, 2, 3, 4), (2, 3))]
CASES += [(24, 60, 3, 2, False, 4), (7, 31, 3, 2, False, 5), (24, 240, 3, 2, False, 4)]


@pytest.mark.parametrize(("given", "channels", "groups", "stride", "groups_first", "bottleneck"), CASES)
def test_logits_of_the_papers_unit(
    given: int, channels: int, groups: int, stride: int, groups_first: bool, bottleneck: int
) -> None:
    torch.manual_seed(0)
    part = ShuffleNetUnit(channels, groups, stride, bottleneck, groups_first)
    twin = Unit(given, channels, groups, stride, groups if groups_first else 1, bottleneck).double().eval()
    network = module_of(chain(part, Flatten(), input=(given, 8, 11)), "cpu").double().eval()
    carry_over(twin, network)
    picture = torch.randn(2, given, 8, 11, dtype=torch.float64)
    with torch.no_grad():
        assert torch.allclose(network(picture), twin(picture), rtol=0, atol=1e-12)


@pytest.mark.parametrize(("given", "channels", "groups", "stride", "groups_first", "bottleneck"), CASES)
def test_counts_of_pytorch(
    given: int, channels: int, groups: int, stride: int, groups_first: bool, bottleneck: int
) -> None:
    graph = chain(ShuffleNetUnit(channels, groups, stride, bottleneck, groups_first), Flatten(), input=(given, 8, 11))
    report, network = analyse(graph), module_of(graph, "cpu")
    pictures = torch.rand(2, given, 8, 11)
    assert parameters_of(network) == report.parameters
    assert macs_of(network, pictures[:1]) == report.macs
    counted = report.memory_of(2)
    assert counted.forward_peak - counted.weights == peak_bytes(network, pictures)
    assert counted.saved_for_backward == saved_bytes(network, pictures.requires_grad_())


@pytest.mark.parametrize(
    ("part", "given", "sentence"),
    [
        (ShuffleNetUnit(240, 3, 1), 24, "ShuffleNet unit at stride 1 needs 240 input channels: got 24"),
        (
            ShuffleNetUnit(240, 3, 2),
            240,
            "ShuffleNet unit at stride 2 needs fewer than its 240 input channels: got 240",
        ),
        (ShuffleNetUnit(3, 1, 2), 1, "ShuffleNet unit with a bottleneck of 4 leaves no channel of 3"),
        (ShuffleNetUnit(240, 3, 2), 25, "Convolution needs input channels divisible by its 3 groups: got 25"),
        (ShuffleNetUnit(200, 4, 1), 200, "Convolution needs output channels divisible by its 4 groups: got 50"),
    ],
)
def test_what_it_says_of_unfit_inputs(part: ShuffleNetUnit, given: int, sentence: str) -> None:
    with pytest.raises(Problem) as told:
        record(part, ((given, 8, 8),))
    assert str(told.value) == sentence


def test_every_output_sees_every_input() -> None:
    """Of 3 groups; without the shuffle it would see its own third."""
    part = ShuffleNetUnit(24, 3, 1, bottleneck=2)
    assert [step.name for step in record(part, ((24, 8, 8),)).steps] == [
        *("reduce", "batch_norm", "relu", "channel_shuffle", "depthwise", "batch_norm_2", "expand", "batch_norm_3"),
        *("add", "relu_2"),
    ]
    network = module_of(chain(part, Flatten(), input=(24, 3, 3)), "cpu")
    for parameter in network.parameters():
        parameter.data.uniform_(0.5, 1.0)
    picture = torch.rand(1, 24, 3, 3, requires_grad=True)
    network.eval()(picture).view(24, 9)[23].sum().backward()
    assert picture.grad is not None
    assert (picture.grad.sum((0, 2, 3)) > 0).all()


def test_caption() -> None:
    assert (ShuffleNetUnit().caption(), ShuffleNetUnit(stride=1).caption()) == ("240 · g = 3 / 2", "240 · g = 3")
