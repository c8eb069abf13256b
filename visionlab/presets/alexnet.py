"""AlexNet."""

from __future__ import annotations

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.layers.activation import ReLU
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder

# The paper multiplies the sum of the squared neighbours by 1e-4, PyTorch their mean over 5 channels.
_LRN = LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0)


@network(
    "alexnet",
    title="AlexNet",
    year=2012,
    authors="Krizhevsky, Sutskever, Hinton",
    paper="ImageNet Classification with Deep Convolutional Neural Networks (NIPS 2012)",
    summary="Five convolutions with ReLU, trained on GPUs with dropout, won ImageNet 2012 by a wide margin.",
    input=(3, 227, 227),
    figures=(
        Printed("parameters", "60 M", "abstract; two GPUs' grouped convolutions, here ungrouped"),
        Printed("weights", "240 MB", "Iandola et al. 2016, table 2"),
    ),
)
def alexnet(net: NetworkBuilder, classes: int) -> None:
    net.add(ConvNormAct(96, 11, 4, padding=0, norm="none"), title="conv1")
    net.add(MaxPool(3, 2))
    net.add(_LRN)
    net.add(ConvNormAct(256, 5, norm="none"), title="conv2")
    net.add(MaxPool(3, 2))
    net.add(_LRN)
    net.add(ConvNormAct(384, 3, norm="none"), title="conv3")
    net.add(ConvNormAct(384, 3, norm="none"), title="conv4")
    net.add(ConvNormAct(256, 3, norm="none"), title="conv5")
    net.add(MaxPool(3, 2))
    net.add(Flatten())
    for title in ("fc6", "fc7"):
        net.add(Dropout(0.5))
        net.add(Linear(4096), title=title)
        net.add(ReLU())
    net.add(Linear(classes), title="fc8")
