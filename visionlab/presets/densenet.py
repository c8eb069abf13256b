"""DenseNet for ImageNet."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.dense import DenseBlock, Transition
from visionlab.layers.activation import ReLU
from visionlab.layers.norm import BatchNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder


def _densenet(net: NetworkBuilder, classes: int, depths: tuple[int, ...], growth_rate: int) -> None:
    """`depths` is the number of dense layers in each dense block (table 1 of the paper)."""
    net.add(ConvNormAct(2 * growth_rate, 7, 2), title="stem")
    net.add(MaxPool(3, 2, 1))
    for number, depth in enumerate(depths, start=1):
        if number > 1:
            net.add(Transition(), title=f"transition {number - 1}")
        net.add(DenseBlock(depth, growth_rate), title=f"dense block {number}")
    net.add(BatchNorm())
    net.add(ReLU())
    net.add(Classifier(classes))


@network(
    "densenet-121",
    title="DenseNet-121",
    year=2016,
    authors="Huang, Liu, van der Maaten, Weinberger",
    paper="Densely Connected Convolutional Networks (CVPR 2017)",
    summary="Each layer sees the maps of all layers before it, so that few new ones a layer are enough.",
    figures=(Printed("top-1 error", "25.02 %", "table 3, ImageNet, single crop"),),
)
def densenet_121(net: NetworkBuilder, classes: int) -> None:
    _densenet(net, classes, (6, 12, 24, 16), 32)
