"""Inception-v3, Inception-v4 and Inception-ResNet-v2, with the channels of torchvision, timm and the authors' code."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.inception_a import InceptionA
from visionlab.blocks.inception_b import InceptionB
from visionlab.blocks.inception_c import InceptionC
from visionlab.blocks.inception_d import InceptionD
from visionlab.blocks.inception_e import InceptionE
from visionlab.blocks.inception_resnet import InceptionResNetA, InceptionResNetB
from visionlab.blocks.inception_resnet_reduction import InceptionResNetReduction
from visionlab.blocks.inception_stem import InceptionStem
from visionlab.blocks.inception_units import VALID, unit
from visionlab.fields import integer, number
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

_INPUT = (3, 299, 299)


@dataclass(frozen=True, slots=True)
class InceptionOptions(Options):
    """How many modules stand at each size of the maps."""

    large: int = integer(3, 1, 100, label="35×35 modules", tip="Modules before the first reduction")
    middle: int = integer(4, 1, 100, label="17×17 modules", tip="Modules between the two reductions")
    small: int = integer(2, 1, 100, label="8×8 modules", tip="Modules after the second reduction")
    dropout: float = number(0.5, 0.0, 0.95, tip="Dropout before the last layer")


def _add_stem(net: NetworkBuilder) -> None:
    """From 3x299x299 to 192x35x35 in one line, as torchvision numbers it."""
    net.add(unit(32, 3, 2, VALID), title="conv 1a")
    net.add(unit(32, 3, 1, VALID), title="conv 2a")
    net.add(unit(64, 3), title="conv 2b")
    net.add(MaxPool(3, 2), title="pool 3a")
    net.add(unit(80), title="conv 3b")
    net.add(unit(192, 3, 1, VALID), title="conv 4a")
    net.add(MaxPool(3, 2), title="pool 5a")


@family(
    idea="inception",
    year=2015,
    authors="Szegedy, Vanhoucke, Ioffe, Shlens, Wojna",
    paper="Rethinking the Inception Architecture for Computer Vision (CVPR 2016)",
    input=_INPUT,
    options=InceptionOptions(),
)
def _v3(net: NetworkBuilder, classes: int, options: InceptionOptions) -> None:
    _add_stem(net)
    for index in range(options.large):
        net.add(InceptionA(pool_proj=64 if index else 32), title=f"5{_letter(index)}")
    net.add(InceptionB(), title="6a")
    for index in range(options.middle):
        width = 192 if index == options.middle - 1 else 160 if index else 128
        net.add(InceptionC(reduce7x7=width, inner7x7=width), title=f"6{_letter(index)}")
    net.add(InceptionD(), title="7a")
    for index in range(options.small):
        net.add(InceptionE(), title=f"7{_letter(index)}")
    net.add(Classifier(classes, dropout=options.dropout))


def _letter(index: int) -> str:
    """Letters from b on, as torchvision names modules; a number where they run out."""
    return chr(ord("b") + index) if index < 25 else f".{index + 2}"


inception_v3 = _v3.member(
    "inception-v3",
    "Inception-v3",
    rank="ILSVRC 2015, 2nd in classification",
    summary="Large filters are taken apart into small ones and into rows and columns, and maps shrink in two branches.",
    summary_ru="Большие фильтры разложены на малые, на строки и столбцы, а карты уменьшаются сразу в двух ветвях.",
    figures=(
        Printed("parameters", "23.8 M", "timm, model card of inception_v3.tv_in1k"),
        Printed("MACs", "5 G", "abstract"),
        Printed("MACs", "5.71 G", "torchvision, table of classification weights"),
        Printed("top-1 error", "21.2 %", "abstract, one network, one crop, ILSVRC 2012 validation set"),
        Printed("top-5 error", "5.6 %", "abstract, one network, one crop, ILSVRC 2012 validation set"),
    ),
    twin="torchvision:inception_v3",
)


@family(
    idea="inception",
    year=2016,
    authors="Szegedy, Ioffe, Vanhoucke, Alemi",
    paper="Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning (AAAI 2017)",
    input=_INPUT,
    options=InceptionOptions(4, 7, 3, dropout=0.2),
)
def _v4(net: NetworkBuilder, classes: int, options: InceptionOptions) -> None:
    net.add(InceptionStem(border="valid"), title="stem")
    for index in range(options.large):
        net.add(InceptionA(96, 64, 96, 64, 96, 96, "3x3", counts_border=False), title=f"A{index + 1}")
    net.add(InceptionB(384, 192, 224, 256), title="reduction A")
    for index in range(options.middle):
        net.add(InceptionC(384, 192, 224, 256, 128, counts_border=False), title=f"B{index + 1}")
    net.add(InceptionD(192, 192, 256, 320), title="reduction B")
    for index in range(options.small):
        net.add(InceptionE(256, 384, 384, 512, 448, 256, 256, counts_border=False), title=f"C{index + 1}")
    net.add(Classifier(classes, dropout=options.dropout))


inception_v4 = _v4.member(
    "inception-v4",
    "Inception-v4",
    summary="A uniform choice of modules for each size of the maps, and a stem with branches of its own.",
    summary_ru="Единообразные модули для каждого размера карт и входная часть с собственными ветвями.",
    figures=(
        Printed("parameters", "42.7 M", "timm, model card of inception_v4.tf_in1k"),
        Printed("MACs", "12.3 G", "timm, model card of inception_v4.tf_in1k"),
        Printed("top-1 error", "20.0 %", "table 2, one network, one crop, ILSVRC 2012 validation set"),
        Printed("top-5 error", "5.0 %", "table 2, one network, one crop, ILSVRC 2012 validation set"),
    ),
    twin="timm:inception_v4",
)


@family(
    idea="inception",
    year=2016,
    authors="Szegedy, Ioffe, Vanhoucke, Alemi",
    paper="Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning (AAAI 2017)",
    input=_INPUT,
    options=InceptionOptions(10, 20, 10, dropout=0.2),
)
def _resnet_v2(net: NetworkBuilder, classes: int, options: InceptionOptions) -> None:
    """As the authors published it in code: the paper's figures have v4's stem and half as many modules."""
    _add_stem(net)
    net.add(InceptionA(96, 48, 64, 64, 96, 64, counts_border=False), title="5b")
    for index in range(options.large):
        net.add(InceptionResNetA(), title=f"A{index + 1}")
    net.add(InceptionB(384, 256, 256, 384), title="reduction A")
    for index in range(options.middle):
        net.add(InceptionResNetB(), title=f"B{index + 1}")
    net.add(InceptionResNetReduction(), title="reduction B")
    module = InceptionResNetB(192, 192, 224, 256, length=3, scale=0.2)
    for index in range(options.small - 1):
        net.add(module, title=f"C{index + 1}")
    net.add(module.with_(scale=1.0, activation="none"), title=f"C{options.small}")
    net.add(unit(1536), title="conv 7b")
    net.add(Classifier(classes, dropout=options.dropout))


inception_resnet_v2 = _resnet_v2.member(
    "inception-resnet-v2",
    "Inception-ResNet-v2",
    summary="Shortcuts around Inception modules speed up training, and a scale on each branch keeps it stable.",
    summary_ru="Обходные связи вокруг модулей Inception ускоряют обучение, а масштаб ветвей делает его устойчивым.",
    figures=(
        Printed("parameters", "55.8 M", "timm, list of models"),
        Printed("MACs", "13.2 G", "timm, list of models"),
        Printed("top-1 error", "19.9 %", "table 2, one network, one crop, ILSVRC 2012 validation set"),
        Printed("top-5 error", "4.9 %", "table 2, one network, one crop, ILSVRC 2012 validation set"),
    ),
    twin="timm:inception_resnet_v2",
)
