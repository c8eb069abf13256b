"""VGG."""

from __future__ import annotations

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.layers.activation import ReLU
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Printed, network
from visionlab.presets.builder import NetworkBuilder


def _vgg(net: NetworkBuilder, classes: int, depths: tuple[int, ...]) -> None:
    """`depths` is the number of 3x3 convolutions in each of the five stages (table 1 of the paper)."""
    for stage, (channels, depth) in enumerate(zip((64, 128, 256, 512, 512), depths, strict=True), start=1):
        for number in range(1, depth + 1):
            net.add(ConvNormAct(channels, 3, norm="none"), title=f"conv{stage}_{number}")
        net.add(MaxPool(2, 2))
    net.add(Flatten())
    for title in ("fc6", "fc7"):
        net.add(Linear(4096), title=title)
        net.add(ReLU())
        net.add(Dropout(0.5))
    net.add(Linear(classes), title="fc8")


@network(
    "vgg-16",
    title="VGG-16",
    year=2014,
    authors="Simonyan, Zisserman",
    paper="Very Deep Convolutional Networks for Large-Scale Image Recognition (ICLR 2015)",
    summary="Nothing but 3x3 convolutions, stacked to 16 weight layers, see as far as large kernels and learn better.",
    figures=(Printed("parameters", "138 M", "table 2, configuration D"),),
)
def vgg_16(net: NetworkBuilder, classes: int) -> None:
    _vgg(net, classes, (2, 2, 3, 3, 3))
