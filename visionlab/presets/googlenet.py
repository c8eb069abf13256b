"""GoogLeNet as the table of its paper lists it: no batch norm, and without the auxiliary heads of training."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.inception_v1 import InceptionV1
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder

# #1x1, #3x3 reduce, #3x3, #5x5 reduce, #5x5, pool proj: table 1
_STAGES = {
    "3a": InceptionV1(64, 96, 128, 16, 32, 32),
    "3b": InceptionV1(128, 128, 192, 32, 96, 64),
    "4a": InceptionV1(192, 96, 208, 16, 48, 64),
    "4b": InceptionV1(160, 112, 224, 24, 64, 64),
    "4c": InceptionV1(128, 128, 256, 24, 64, 64),
    "4d": InceptionV1(112, 144, 288, 32, 64, 64),
    "4e": InceptionV1(256, 160, 320, 32, 128, 128),
    "5a": InceptionV1(256, 160, 320, 32, 128, 128),
    "5b": InceptionV1(384, 192, 384, 48, 128, 128),
}
_POOL = MaxPool(3, 2, ceil=True)
_LRN = LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1.0)


@network(
    "googlenet",
    title="GoogLeNet",
    year=2014,
    authors="Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich",
    paper="Going Deeper with Convolutions (CVPR 2015)",
    summary="Modules of parallel branches with 1x1 bottlenecks reach 22 layers at a twelfth of AlexNet's parameters.",
    figures=(Printed("MACs", "1.5 G", "section 1, the budget of multiply-adds"),),
)
def googlenet(net: NetworkBuilder, classes: int) -> None:
    net.add(ConvNormAct(64, 7, 2, norm="none"), title="conv1")
    net.add(_POOL)
    net.add(_LRN)
    net.add(ConvNormAct(64, 1, norm="none"), title="conv2 reduce")
    net.add(ConvNormAct(192, 3, norm="none"), title="conv2")
    net.add(_LRN)
    for title, module in _STAGES.items():
        if title in ("3a", "4a", "5a"):
            net.add(_POOL)
        net.add(module, title=title)
    net.add(Classifier(classes, dropout=0.4))
