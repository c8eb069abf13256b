"""MobileNetV2 (Sandler et al. 2018, table 2)."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.inverted_residual import InvertedResidual
from visionlab.fields import number
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

# expansion t, channels c, repeats n, first stride s
_STAGES = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))


@dataclass(frozen=True, slots=True)
class MobileNetV2Options(Options):
    """What makes one MobileNetV2 differ from another, besides the resolution."""

    width: float = number(
        1.0, 0.05, 4.0, label="Width multiplier", tip="Times the channels of every layer, to the nearest multiple of 8"
    )


@family(
    idea="mobile",
    year=2018,
    authors="Sandler, Howard, Zhu, Zhmoginov, Chen",
    paper="MobileNetV2: Inverted Residuals and Linear Bottlenecks (CVPR 2018)",
    options=MobileNetV2Options(),
)
def _mobilenet_v2(net: NetworkBuilder, classes: int, options: MobileNetV2Options) -> None:
    net.add(ConvNormAct(_eights(32 * options.width), 3, 2, activation="relu6"), title="stem")
    for stage, (expansion, channels, repeats, stride) in enumerate(_STAGES, start=1):
        for place in range(1, repeats + 1):
            part = InvertedResidual(_eights(channels * options.width), expansion, stride if place == 1 else 1)
            net.add(part, title=f"{stage}.{place}")
    # a thinner network keeps its last convolution (section 6.1)
    net.add(ConvNormAct(_eights(1280 * max(1.0, options.width)), 1, activation="relu6"), title="last conv")
    net.add(Classifier(classes, dropout=0.2))


def _eights(channels: float) -> int:
    """The nearest multiple of 8, but never less than nine tenths: as the authors' code and torchvision round."""
    nearest = max(8, int(channels + 4) // 8 * 8)
    return nearest if nearest >= 0.9 * channels else nearest + 8


mobilenet_v2 = _mobilenet_v2.member(
    "mobilenet-v2",
    "MobileNetV2",
    summary="Shortcuts join the thin ends of the blocks, whose wide middle is filtered channel by channel.",
    summary_ru="Обходные пути соединяют узкие концы блоков, а широкая середина фильтруется поканально.",
    figures=(
        Printed(
            "parameters",
            "3.4 M",
            "table 4",
            why="The paper leaves out the batch norms, without which it is 3.47 M.",
        ),
        Printed("MACs", "300 M", "table 4"),
        Printed("top-1 error", "28.0 %", "table 4, there as 72.0 % right"),
    ),
    twin="torchvision:mobilenet_v2",
)

mobilenet_v2_14 = _mobilenet_v2.member(
    "mobilenet-v2-1.4",
    "MobileNetV2 1.4",
    MobileNetV2Options(1.4),
    summary="MobileNetV2 with 1.4 times the channels in every layer, the last convolution included.",
    summary_ru="MobileNetV2, в каждом слое которой каналов в 1,4 раза больше, и в последней свёртке тоже.",
    figures=(
        Printed(
            "parameters",
            "6.9 M",
            "table 4",
            why="The multiplier of 1.4 gives 6.1 M, as in the authors' own release and in torchvision.",
        ),
        Printed("MACs", "585 M", "table 4", why="The multiplier of 1.4 gives 582 M, as in the authors' own release."),
        Printed("top-1 error", "25.3 %", "table 4, there as 74.7 % right"),
    ),
)
