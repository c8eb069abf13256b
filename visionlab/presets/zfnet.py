"""ZFNet: AlexNet with a finer first layer, found by looking at what the layers respond to."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.fields import integers
from visionlab.layers.pool import MaxPool
from visionlab.presets.alexnet import LRN, add_fully_connected, dropouts
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

#: of 55x55 and 13x13 maps in figure 3
_POOL = MaxPool(3, 2, ceil=True)


@dataclass(frozen=True, slots=True)
class ZFNetOptions(Options):
    """What makes the two networks of the paper differ."""

    maps: tuple[int, ...] = integers((384, 384, 256), 1, 65_536, tip="Channels of the 3x3 convolutions, from conv3 on")
    dropout: float = dropouts()


@family(
    idea="deep",
    year=2013,
    authors="Zeiler, Fergus",
    paper="Visualizing and Understanding Convolutional Networks (ECCV 2014)",
)
def _zfnet(net: NetworkBuilder, classes: int, options: ZFNetOptions) -> None:
    """Figure 3."""
    net.add(ConvNormAct(96, 7, 2, padding=1, norm="none"), title="conv1")
    net.add(_POOL)
    net.add(LRN)
    net.add(ConvNormAct(256, 5, 2, padding=0, norm="none"), title="conv2")
    net.add(_POOL)
    net.add(LRN)
    for number, channels in enumerate(options.maps, start=3):
        net.add(ConvNormAct(channels, 3, norm="none"), title=f"conv{number}")
    net.add(_POOL)
    add_fully_connected(net, classes, options.dropout, first=len(options.maps) + 3)


zfnet_base = _zfnet.member(
    "zfnet-base",
    "ZFNet (a)",
    ZFNetOptions(),
    summary="Pictures of what AlexNet's layers respond to asked for smaller first filters and smaller steps.",
    summary_ru="Картины того, на что отвечают слои AlexNet, подсказали меньшие первые фильтры и меньший шаг.",
    figures=(
        Printed("top-1 error", "38.4 %", "table 2, one network (a), ILSVRC 2012 validation set"),
        Printed("top-5 error", "16.5 %", "table 2, one network (a), ILSVRC 2012 validation set"),
        Printed("top-5 error", "15.3 %", "table 2, five networks (a), ILSVRC 2012 test set"),
    ),
)
zfnet = _zfnet.member(
    "zfnet",
    "ZFNet (b)",
    ZFNetOptions((512, 1024, 512)),
    summary="Finer first layers and wider ones behind them: AlexNet's plan, made better, led in 2013 as well.",
    summary_ru="Более тонкие первые слои и более широкие за ними: улучшенная схема AlexNet победила и в 2013 году.",
    rank="ILSVRC 2013, 1st in classification (Clarifai)",
    figures=(
        Printed("top-1 error", "37.5 %", "table 2, one network (b), ILSVRC 2012 validation set"),
        Printed("top-5 error", "16.0 %", "table 2, one network (b), ILSVRC 2012 validation set"),
        Printed("top-5 error", "16.1 %", "table 2, one network (b), ILSVRC 2012 test set"),
        Printed("top-5 error", "14.8 %", "table 2, six networks (a) and (b), ILSVRC 2012 test set"),
        Printed(
            "top-5 error",
            "11.7 %",
            "the lecture; ILSVRC 2013 test set, several networks of Clarifai, the first author's company, which the "
            "paper does not describe",
        ),
    ),
)
