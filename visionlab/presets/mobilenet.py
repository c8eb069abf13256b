"""MobileNet (Howard et al. 2017, table 1), and the network of full convolutions that it was compared with."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.separable import SeparableConv
from visionlab.fields import boolean, number
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

# channels and stride of the 1x1 convolutions and the 3x3 before them; the table gives the last a stride of 2, but its
# input and output are both 7x7
_BODY = ((64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), *5 * ((512, 1),), (1024, 2), (1024, 1))


@dataclass(frozen=True, slots=True)
class MobileNetOptions(Options):
    """What makes one MobileNet differ from another, besides the resolution."""

    alpha: float = number(1.0, 0.05, 4.0, label="Width multiplier", tip="Times the channels of every layer (α)")
    separable: bool = boolean(True, tip="Depthwise separable convolutions; otherwise full 3x3 ones")


@family(
    idea="mobile",
    year=2017,
    recipe="mobilenet",
    authors="Howard, Zhu, Chen, Kalenichenko, Wang, Weyand, Andreetto, Adam",
    paper="MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications (arXiv 1704.04861)",
    options=MobileNetOptions(),
)
def _mobilenet(net: NetworkBuilder, classes: int, options: MobileNetOptions) -> None:
    conv = SeparableConv if options.separable else ConvNormAct
    net.add(ConvNormAct(_thin(32, options), 3, 2), title="conv1")
    for place, (channels, stride) in enumerate(_BODY, start=2):
        net.add(conv(_thin(channels, options), 3, stride), title=f"conv{place}")
    net.add(Classifier(classes))


def _thin(channels: int, options: MobileNetOptions) -> int:
    return max(1, int(options.alpha * channels))


mobilenet_v1 = _mobilenet.member(
    "mobilenet-v1",
    "MobileNet",
    summary="A filter for each channel, then 1x1 across channels: nearly nine times cheaper than 3x3 convolutions.",
    summary_ru="Сначала фильтр на каждый канал, затем 1x1 поперёк каналов: почти в девять раз дешевле свёрток 3x3.",
    figures=(
        Printed("MACs", "569 M", "table 6"),
        Printed("parameters", "4.2 M", "table 6"),
        Printed("MACs at 192x192", "418 M", "table 7"),
        Printed("MACs at 160x160", "290 M", "table 7"),
        Printed("MACs at 128x128", "186 M", "table 7"),
        Printed("top-1 error", "29.4 %", "table 6, there as 70.6 % right"),
        Printed("top-1 error at 192x192", "30.9 %", "table 7, there as 69.1 % right"),
        Printed("top-1 error at 160x160", "32.8 %", "table 7, there as 67.2 % right"),
        Printed("top-1 error at 128x128", "35.6 %", "table 7, there as 64.4 % right"),
    ),
)

mobilenet_v1_075 = _mobilenet.member(
    "mobilenet-v1-0.75",
    "MobileNet 0.75",
    MobileNetOptions(0.75),
    summary="MobileNet with three quarters of the channels in every layer.",
    summary_ru="MobileNet, в каждом слое которой три четверти каналов.",
    figures=(
        Printed("MACs", "325 M", "table 6"),
        Printed("parameters", "2.6 M", "table 6"),
        Printed("top-1 error", "31.6 %", "table 6, there as 68.4 % right"),
    ),
)

mobilenet_v1_05 = _mobilenet.member(
    "mobilenet-v1-0.5",
    "MobileNet 0.5",
    MobileNetOptions(0.5),
    summary="MobileNet with half the channels in every layer, at about a quarter of the computation.",
    summary_ru="MobileNet с половиной каналов в каждом слое: вычислений примерно вчетверо меньше.",
    figures=(
        Printed("MACs", "149 M", "table 6"),
        Printed("parameters", "1.3 M", "table 6"),
        Printed("top-1 error", "36.3 %", "table 6, there as 63.7 % right"),
    ),
)

mobilenet_v1_025 = _mobilenet.member(
    "mobilenet-v1-0.25",
    "MobileNet 0.25",
    MobileNetOptions(0.25),
    summary="MobileNet with a quarter of the channels in every layer, half a million parameters in all.",
    summary_ru="MobileNet с четвертью каналов в каждом слое и полумиллионом параметров на всю сеть.",
    figures=(
        Printed("MACs", "41 M", "table 6"),
        Printed("parameters", "0.5 M", "table 6"),
        Printed("top-1 error", "49.4 %", "table 6, there as 50.6 % right"),
    ),
)

conv_mobilenet = _mobilenet.member(
    "conv-mobilenet",
    "Conv MobileNet",
    MobileNetOptions(separable=False),
    summary="MobileNet's body with full 3x3 convolutions: hardly more exact, and far more costly.",
    summary_ru="Тело MobileNet из полных свёрток 3x3: точнее лишь немного, а обходится намного дороже.",
    figures=(
        Printed(
            "MACs",
            "4866 M",
            "table 4",
            why="It leaves out the linear layer's 1.02 M, which the 569 M of the same table counts.",
        ),
        Printed("parameters", "29.3 M", "table 4"),
        Printed("top-1 error", "28.3 %", "table 4, there as 71.7 % right"),
    ),
)
