"""SqueezeNet."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.fire import Fire
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder

_POOL = MaxPool(3, 2, ceil=True)


@network(
    "squeezenet-1.0",
    title="SqueezeNet 1.0",
    year=2016,
    authors="Iandola, Han, Moskewicz, Ashraf, Dally, Keutzer",
    paper="SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size (arXiv 1602.07360)",
    summary="Fire modules squeeze channels with 1x1 filters before they expand, and no linear layer is left.",
    figures=(Printed("parameters", "1.25 M", "table 1"), Printed("weights", "4.8 MB", "table 2")),
)
def squeezenet_1_0(net: NetworkBuilder, classes: int) -> None:
    net.add(ConvNormAct(96, 7, 2, padding=0, norm="none"), title="conv1")
    net.add(_POOL)
    for number, squeeze in enumerate((16, 16, 32, 32, 48, 48, 64, 64), start=2):
        net.add(Fire(squeeze, 4 * squeeze, 4 * squeeze), title=f"fire{number}")
        if number in (4, 8):
            net.add(_POOL)
    net.add(Classifier(classes, dropout=0.5, style="convolution"), title="conv10")
