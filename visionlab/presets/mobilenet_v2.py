"""MobileNetV2."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.inverted_residual import InvertedResidual
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder

# expansion t, channels c, repeats n, first stride s: table 2
_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))


@network(
    "mobilenet-v2",
    title="MobileNetV2",
    year=2018,
    authors="Sandler, Howard, Zhu, Zhmoginov, Chen",
    paper="MobileNetV2: Inverted Residuals and Linear Bottlenecks (CVPR 2018)",
    summary="Shortcuts join the thin ends of the blocks, whose wide middle is filtered channel by channel.",
    figures=(Printed("parameters", "3.4 M", "table 4"), Printed("MACs", "300 M", "table 4")),
)
def mobilenet_v2(net: NetworkBuilder, classes: int) -> None:
    net.add(ConvNormAct(32, 3, 2, activation="relu6"), title="stem")
    for stage, (expansion, channels, repeats, stride) in enumerate(_STAGES, start=1):
        for number in range(1, repeats + 1):
            part = InvertedResidual(channels, expansion, stride if number == 1 else 1)
            net.add(part, title=f"{stage}.{number}")
    net.add(ConvNormAct(1280, 1, activation="relu6"), title="last conv")
    net.add(Classifier(classes, dropout=0.2))
