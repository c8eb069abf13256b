"""ResNet for CIFAR-10 (He et al. 2015, section 4.2)."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder


def _cifar_resnet(net: NetworkBuilder, classes: int, depth: int) -> None:
    """`depth` weight layers, 6n + 2: a stem, n blocks at each of three widths, a head."""
    net.add(ConvNormAct(16, 3), title="stem")
    for stage, channels in enumerate((16, 32, 64), start=1):
        for number in range(1, (depth - 2) // 6 + 1):
            stride = 2 if stage > 1 and number == 1 else 1
            net.add(ResidualBasic(channels, stride, shortcut="A"), title=f"{stage}.{number}")
    net.add(Classifier(classes))


@network(
    "cifar-resnet-20",
    title="CIFAR ResNet-20",
    year=2015,
    authors="He, Zhang, Ren, Sun",
    paper="Deep Residual Learning for Image Recognition (CVPR 2016)",
    summary="Three stages of thin residual blocks whose shortcuts have no parameters, made for 32x32 pictures.",
    input=(3, 32, 32),
    classes=10,
    figures=(Printed("parameters", "0.27 M", "table 6"), Printed("test error", "8.75 %", "table 6, CIFAR-10")),
)
def cifar_resnet_20(net: NetworkBuilder, classes: int) -> None:
    _cifar_resnet(net, classes, 20)
