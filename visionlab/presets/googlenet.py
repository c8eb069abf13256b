"""GoogLeNet: as the table of its paper lists it, as torchvision builds it, and with squeeze-and-excitation."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.auxiliary_head import AuxiliaryHead
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.inception_units import unit
from visionlab.blocks.inception_v1 import InceptionV1
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.fields import boolean, choice, number
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

# #1x1, #3x3 reduce, #3x3, #5x5 reduce, #5x5, pool proj: table 1
_STAGES = {
    "3a": (64, 96, 128, 16, 32, 32),
    "3b": (128, 128, 192, 32, 96, 64),
    "4a": (192, 96, 208, 16, 48, 64),
    "4b": (160, 112, 224, 24, 64, 64),
    "4c": (128, 128, 256, 24, 64, 64),
    "4d": (112, 144, 288, 32, 64, 64),
    "4e": (256, 160, 320, 32, 128, 128),
    "5a": (256, 160, 320, 32, 128, 128),
    "5b": (384, 192, 384, 48, 128, 128),
}
_POOL = MaxPool(3, 2, ceil=True)
_LRN = LocalResponseNorm(5, alpha=1e-4, beta=0.75, k=1.0)


@dataclass(frozen=True, slots=True)
class GoogLeNetOptions(Options):
    """What is built where the paper and torchvision differ, and what SENet adds."""

    style: str = choice(
        "paper",
        ("paper", "torchvision"),
        tip="torchvision: batch norm for local response norm, 3x3 for 5x5, a 2x2 pool before module 5a",
    )
    se: int = reductions()
    dropout: float = number(0.4, 0.0, 0.95, tip="Dropout before the last layer")
    heads: bool = boolean(True, label="Auxiliary heads", tip="Classifiers after 4a and 4d, gone at test time")


@family(
    idea="inception",
    year=2014,
    recipe="googlenet",
    authors="Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich",
    paper="Going Deeper with Convolutions (CVPR 2015)",
    options=GoogLeNetOptions(),
)
def _googlenet(net: NetworkBuilder, classes: int, options: GoogLeNetOptions) -> None:
    taps: list[str] = []
    is_paper = options.style == "paper"
    norm, third = ("none", "5x5") if is_paper else ("batch", "3x3")
    net.add(unit(64, 7, 2, norm=norm), title="conv1")
    net.add(_POOL)
    if is_paper:
        net.add(_LRN)
    net.add(unit(64, norm=norm), title="conv2 reduce")
    net.add(unit(192, 3, norm=norm), title="conv2")
    if is_paper:
        net.add(_LRN)
    for title, channels in _STAGES.items():
        if title in ("3a", "4a", "5a"):
            net.add(_POOL if is_paper or title != "5a" else MaxPool(2, 2, ceil=True))
        module = net.add(InceptionV1(*channels, norm, third, options.se), title=title)
        if options.heads and title in ("4a", "4d"):
            taps.append(module)
    net.add(Classifier(classes, dropout=options.dropout))
    for order, module in enumerate(taps, start=1):
        net.add(AuxiliaryHead(classes), module, title=f"auxiliary {order}")


googlenet = _googlenet.member(
    "googlenet",
    "GoogLeNet",
    rank="ILSVRC 2014, 1st in classification",
    summary="Modules of parallel branches with 1x1 bottlenecks reach 22 layers at a ninth of AlexNet's parameters.",
    summary_ru="Параллельные ветви, суженные свёртками 1x1: 22 слоя, а параметров в девять раз меньше AlexNet.",
    figures=(
        Printed(
            "parameters",
            "5 M",
            "the lecture",
            why="It is AlexNet's 60 M over the 12 times of section 1 of the paper, whose table 1 adds up to 7 M.",
        ),
        Printed("MACs", "1.5 G", "section 1, the budget of multiply-adds"),
        Printed(
            "weights",
            "50 MB",
            "the lecture, caffemodel",
            why="The file holds the two auxiliary heads as well, which serve training only and are not counted.",
        ),
        Printed("top-5 error", "6.67 %", "table 2, seven networks, 144 crops each, ILSVRC 2014 test set"),
        Printed("top-5 error, one crop", "10.07 %", "table 3, one network, validation set"),
    ),
)

googlenet_bn = _googlenet.member(
    "googlenet-bn",
    "GoogLeNet-BN",
    options=GoogLeNetOptions("torchvision", dropout=0.2, heads=False),
    summary="GoogLeNet as torchvision builds it: batch norm after each convolution, and 3x3 filters where 5x5 stood.",
    summary_ru="GoogLeNet из torchvision: батч-нормализация после каждой свёртки и фильтры 3x3 на месте 5x5.",
    figures=(
        Printed("parameters", "6.6 M", "torchvision, table of classification weights"),
        Printed("MACs", "1.50 G", "torchvision, table of classification weights"),
        Printed("top-1 error", "30.22 %", "torchvision, 100 % less the accuracy of its weights, one crop"),
        Printed("top-5 error", "10.47 %", "torchvision, 100 % less the accuracy of its weights, one crop"),
    ),
    twin="torchvision:googlenet",
)

se_inception = _googlenet.member(
    "se-inception",
    "SE-Inception",
    idea="attention",
    year=2017,
    authors="Hu, Shen, Sun",
    paper="Squeeze-and-Excitation Networks (CVPR 2018)",
    options=GoogLeNetOptions(se=16, heads=False),
    summary="After each Inception module every channel is weighed by a small network that has seen all of them.",
    summary_ru="После каждого модуля Inception маленькая сеть, видящая все каналы сразу, взвешивает каждый из них.",
)
