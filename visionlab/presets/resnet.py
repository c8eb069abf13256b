"""ResNet for ImageNet."""

from __future__ import annotations

from string import ascii_lowercase

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder

_PAPER = "Deep Residual Learning for Image Recognition (CVPR 2016)"
_AUTHORS = "He, Zhang, Ren, Sun"


def _resnet(net: NetworkBuilder, classes: int, depths: tuple[int, ...], bottleneck: bool) -> None:
    """`depths` is the number of residual blocks in each stage (table 1 of the paper)."""
    net.add(ConvNormAct(64, 7, 2), title="conv1")
    net.add(MaxPool(3, 2, 1))
    for stage, depth in enumerate(depths):
        width = 64 << stage
        for number in range(depth):
            stride = 2 if stage and not number else 1
            title = f"{stage + 2}{ascii_lowercase[number]}" if depth <= 26 else f"{stage + 2}.{number + 1}"
            if bottleneck:
                net.add(ResidualBottleneck(4 * width, width, stride), title=title)
            else:
                net.add(ResidualBasic(width, stride), title=title)
    net.add(Classifier(classes))


@network(
    "resnet-18",
    title="ResNet-18",
    year=2015,
    authors=_AUTHORS,
    paper=_PAPER,
    summary="Shortcuts that add the input to what two convolutions make of it let depth help rather than hurt.",
    figures=(Printed("MACs", "1.8 G", "table 1"),),
)
def resnet_18(net: NetworkBuilder, classes: int) -> None:
    _resnet(net, classes, (2, 2, 2, 2), bottleneck=False)


@network(
    "resnet-50",
    title="ResNet-50",
    year=2015,
    authors=_AUTHORS,
    paper=_PAPER,
    summary="Residual blocks with a narrow middle, 1x1 down and 1x1 up, make 50 layers cost about as much as 34.",
    figures=(Printed("MACs", "3.8 G", "table 1; with the stride in the first 1x1, here in the 3x3 as in torchvision"),),
)
def resnet_50(net: NetworkBuilder, classes: int) -> None:
    _resnet(net, classes, (3, 4, 6, 3), bottleneck=True)
