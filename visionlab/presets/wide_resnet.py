"""Wide ResNet (Zagoruyko and Komodakis 2016): for CIFAR-10 (table 1), and ResNet-50 twice as wide for ImageNet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.fields import integer, number
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.resnet import ResNetOptions, add_resnet, add_units

_PAPER: dict[str, Any] = {
    "idea": "wide",
    "year": 2016,
    "authors": "Zagoruyko, Komodakis",
    "paper": "Wide Residual Networks (BMVC 2016)",
    "recipe": "wide-resnet",
}


@dataclass(frozen=True, slots=True)
class WideOptions(Options):
    """What makes one wide ResNet for CIFAR-10 differ from another."""

    k: int = integer(8, 1, 64, label="k", tip="Widening factor: times the channels 16, 32, 64")
    n: int = integer(2, 1, 400, label="N", tip="Units at each of three widths: a depth of 6N + 4")
    dropout: float = number(0.0, 0.0, 0.95, tip="Between the convolutions of a unit; the paper takes 0.3 on CIFAR")


@family(
    summary="Sixteen layers, eight times as wide, are more accurate than a thousand thin ones and train much faster.",
    summary_ru="Шестнадцать слоёв, но в восемь раз шире: точнее тысячи узких и обучаются намного быстрее.",
    input=(3, 32, 32),
    classes=10,
    **_PAPER,
)
def _wide(net: NetworkBuilder, classes: int, options: WideOptions) -> None:
    net.add(ConvNormAct(16, 3), title="conv1")
    units = [ResidualBasic(width * options.k, order="full-preact", drop_rate=options.dropout) for width in (16, 32, 64)]
    add_units(net, units, [options.n] * 3)
    net.add(Classifier(classes))


wrn_16_8 = _wide.member(
    "wrn-16-8",
    "WRN-16-8",
    WideOptions(8, 2),
    figures=(Printed("parameters", "11.0 M", "table 5"), Printed("test error", "4.27 %", "table 5, CIFAR-10")),
)
wrn_28_10 = _wide.member(
    "wrn-28-10",
    "WRN-28-10",
    WideOptions(10, 4),
    summary="Ten times as wide and 36 times as shallow as the network of 1001 thin layers, and more accurate.",
    summary_ru="В десять раз шире и в 36 раз мельче сети из 1001 узкого слоя, а точнее её.",
    figures=(
        Printed("parameters", "36.5 M", "table 5"),
        Printed("test error", "4.00 %", "table 5, CIFAR-10"),
        Printed("test error", "3.89 %", "table 6, CIFAR-10, with dropout"),
    ),
)
wrn_40_4 = _wide.member(
    "wrn-40-4",
    "WRN-40-4",
    WideOptions(4, 6),
    summary="Fewer parameters than a thin network of 1001 layers, more accurate, and eight times as fast to train.",
    summary_ru="Параметров меньше, чем у узкой сети в 1001 слой, но точнее и обучается в восемь раз быстрее.",
    figures=(Printed("parameters", "8.9 M", "table 5"), Printed("test error", "4.53 %", "table 5, CIFAR-10")),
)
wrn_40_8 = _wide.member(
    "wrn-40-8",
    "WRN-40-8",
    WideOptions(8, 6),
    summary="Deeper at the same width, it is no more accurate than 22 layers: width and depth want balance.",
    summary_ru="Глубже при той же ширине, но не точнее 22 слоёв: ширине и глубине нужно равновесие.",
    figures=(Printed("parameters", "35.7 M", "table 4"), Printed("test error", "4.66 %", "table 4, CIFAR-10 whitened")),
)

_ONE_CROP = "table 8, ImageNet validation set, one crop"

wide_resnet_50_2 = family(
    summary="ResNet-50 with 3x3 convolutions twice as wide is more accurate than ResNet-152, and faster.",
    summary_ru="ResNet-50 с вдвое более широкими свёртками 3x3 точнее и быстрее, чем ResNet-152.",
    **_PAPER,
)(add_resnet).member(
    "wide-resnet-50-2",
    "Wide ResNet-50-2",
    ResNetOptions((3, 4, 6, 3), widening=2),
    twin="torchvision:wide_resnet50_2",
    figures=(
        Printed("parameters", "68.9 M", "table 8"),
        Printed("top-1 error", "21.9 %", _ONE_CROP),
        Printed("top-5 error", "6.03 %", _ONE_CROP),
    ),
)
