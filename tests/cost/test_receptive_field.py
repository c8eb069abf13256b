"""The receptive field against the pixels from which a gradient arrives."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from tests.support.networks import chain
from tests.support.truth import module_of
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.fire import Fire
from visionlab.blocks.inception_v1 import InceptionV1
from visionlab.blocks.inverted_residual import InvertedResidual
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.blocks.separable import SeparableConv
from visionlab.blocks.transition import Transition
from visionlab.cost.analysis import analyse
from visionlab.layers.base import Part
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pad import Pad
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.presets.registry import preset

SIZE = 99
NETWORKS: dict[str, tuple[Part, ...]] = {
    "alexnet": (ConvNormAct(4, 11, 4, padding=0), MaxPool(3, 2), LocalResponseNorm(), ConvNormAct(4, 5)),
    "dilated": (Conv(4, 3, dilation=3), Conv(4, 3, 2), Conv(4, 3, dilation=2)),
    "even": (Conv(4, 4, 2, padding=1), AvgPool(2, 2), Conv(4, 2, padding=0)),
    "residual": (ConvNormAct(4, 7, 2), MaxPool(3, 2, 1), ResidualBasic(4), ResidualBasic(8, 2, "A")),
    "bottleneck": (ResidualBottleneck(8, 4, 2), ResidualBottleneck(8, 4, stride_at="1x1")),
    "inception": (MaxPool(3, 2, ceil=True), InceptionV1(2, 2, 2, 2, 2, 2)),
    "fire": (ConvNormAct(4, 3, 2), Fire(2, 2, 2), Fire(2, 2, 2)),
    "inverted": (InvertedResidual(4, 2, 2), InvertedResidual(4, 2), SeparableConv(4, 5)),
    "dense": (DenseBlock(3, 2), Transition(), DenseBlock(2, 2)),
    "one row": (ConvNormAct(4, 1, kernel_width=7), Conv(4, 7, kernel_width=1, padding=3), MaxPool(2, 2)),
    "uneven border": (Pad(1, 2, 0, 3), Conv(4, 3, 2, padding=0), Pad(-1, 0, -2, 0), AvgPool(3, 2)),
    "rectangle of one": (Conv(4, 1), MaxPool(2, 2)),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_receptive_field_of_a_middle_pixel(name: str) -> None:
    graph = chain(*NETWORKS[name], Flatten(), input=(3, SIZE, SIZE))
    report = analyse(graph)
    last = f"n{len(NETWORKS[name])}"
    node = report.nodes[last]
    assert node.shape is not None and node.window is not None
    network = _all_positive(module_of(graph, "cpu"))
    channels, height, width = node.shape
    middle = (height // 2) * width + width // 2
    first, second = (_seen(network, middle + shift, channels, height * width) for shift in (0, width + 1))
    assert (first[1] - first[0] + 1, first[3] - first[2] + 1) == node.window.size
    assert (second[0] - first[0], second[2] - first[2]) == node.window.stride
    at = (height // 2, width // 2)
    begins = tuple(node.window.start[axis] + node.window.stride[axis] * at[axis] for axis in (0, 1))
    assert (first[0], first[2]) == begins


def _all_positive(network: nn.Module) -> nn.Module:
    """So that no path cancels another; a maximum passes on one pixel's gradient, and ReLU6 cut at 6 none."""
    for parameter in network.parameters():
        parameter.data.uniform_(0.5, 1.0)
    for parent in list(network.modules()):
        for name, child in list(parent.named_children()):
            if isinstance(child, nn.MaxPool2d):
                mean = nn.AvgPool2d(child.kernel_size, child.stride, child.padding, child.ceil_mode)
                setattr(parent, name, mean)
            elif isinstance(child, nn.ReLU6):
                setattr(parent, name, nn.Identity())
    return network.double().eval()


def _seen(network: nn.Module, pixel: int, channels: int, area: int) -> tuple[int, int, int, int]:
    """First and last row, first and last column of the picture that one pixel of the maps depends on."""
    picture = torch.rand(1, 3, SIZE, SIZE, dtype=torch.float64, requires_grad=True)
    network(picture).reshape(channels, area)[:, pixel].sum().backward()
    assert picture.grad is not None
    touched = picture.grad[0].abs().sum(0) > 0
    rows, columns = touched.any(1).nonzero().flatten(), touched.any(0).nonzero().flatten()
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def test_global_pool_and_flatten_see_everything() -> None:
    graph = chain(Conv(4, 3), GlobalAvgPool(), Flatten(), input=(3, 20, 30))
    window = analyse(graph).nodes["n3"].window
    assert window is not None and window.size == (22, 32)


def test_known_receptive_field_of_vgg_16() -> None:
    """212 pixels after the last pool, as Dang Ha The Hien's guide and others count it."""
    nodes = analyse(preset("vgg-16").graph()).nodes
    window = nodes["vgg_stage_5"].window
    assert window is not None and (window.size, window.stride) == ((212, 212), (32, 32))
