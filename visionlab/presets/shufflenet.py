"""ShuffleNet (Zhang et al. 2017, table 1)."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import channel_count
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.shufflenet_unit import ShuffleNetUnit
from visionlab.fields import choice, number
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

#: output channels of stage 2 by groups; they double from stage to stage
_CHANNELS = {"1": 144, "2": 200, "3": 240, "4": 272, "8": 384}
_UNITS = {2: 4, 3: 8, 4: 4}
_V2_PAPER = "MobileNetV2 (Sandler et al. 2018), table 4"


@dataclass(frozen=True, slots=True)
class ShuffleNetOptions(Options):
    """What makes one ShuffleNet differ from another."""

    groups: str = choice("3", tuple(_CHANNELS), tip="Of the 1x1 convolutions (g); more groups have more channels")
    scale: float = number(1.0, 0.1, 4.0, label="Scale factor", tip="Times the channels of stages 2 to 4 (s)")
    stem: int = channel_count(24, tip="Channels of the first convolution")


@family(
    idea="mobile",
    year=2017,
    authors="Zhang, Zhou, Lin, Sun",
    paper="ShuffleNet: An Extremely Efficient Convolutional Neural Network for Mobile Devices (CVPR 2018)",
    options=ShuffleNetOptions(),
)
def _shufflenet(net: NetworkBuilder, classes: int, options: ShuffleNetOptions) -> None:
    groups = int(options.groups)
    net.add(ConvNormAct(options.stem, 3, 2), title="conv1")
    net.add(MaxPool(3, 2, 1))
    # whole groups in the middle of the units, which is a quarter as wide
    channels = 4 * groups * max(1, round(options.scale * _CHANNELS[options.groups] / (4 * groups)))
    for stage, repeats in _UNITS.items():
        for place in range(1, repeats + 1):
            stride, is_first = (2 if place == 1 else 1), (stage, place) == (2, 1)
            net.add(ShuffleNetUnit(channels, groups, stride, groups_first=not is_first), title=f"stage {stage}.{place}")
        channels *= 2
    net.add(Classifier(classes))


shufflenet_15x = _shufflenet.member(
    "shufflenet-1.5x",
    "ShuffleNet 1.5×",
    ShuffleNetOptions("3", 1.5),
    summary="The 1x1 convolutions work in groups too, and between them channels are dealt out to all groups.",
    summary_ru="Свёртки 1x1 тоже разбиты на группы, а между ними каналы перемешиваются по всем группам.",
    figures=(
        Printed("MACs", "292 M", "table 5"),
        Printed("parameters", "3.4 M", _V2_PAPER),
        Printed("top-1 error", "28.5 %", f"{_V2_PAPER}, there as 71.5 % right"),
    ),
)

shufflenet_2x = _shufflenet.member(
    "shufflenet-2x",
    "ShuffleNet 2×",
    ShuffleNetOptions("3", 2.0, 48),
    summary="ShuffleNet with twice the channels in every layer, the first convolution included.",
    summary_ru="ShuffleNet, в каждом слое которой каналов вдвое больше, и в первой свёртке тоже.",
    figures=(
        Printed("MACs", "524 M", "table 5"),
        Printed("parameters", "5.4 M", _V2_PAPER),
        Printed("top-1 error", "26.3 %", f"{_V2_PAPER}, there as 73.7 % right"),
    ),
)
