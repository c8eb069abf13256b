"""AlexNet, on one GPU and as it was split over two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.fields import boolean, integer, number
from visionlab.layers.activation import ReLU
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.norm import LocalResponseNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

#: the paper multiplies the sum of the squared neighbours by 1e-4, PyTorch their mean over 5 channels
LRN = LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0)


def dropouts() -> Any:
    """Dropout in the fully connected layers, as an option."""
    return number(0.5, 0.0, 0.95, tip="Dropout before fc6 and fc7")


@dataclass(frozen=True, slots=True)
class AlexNetOptions(Options):
    """What the paper did for want of memory and for accuracy."""

    gpus: int = integer(1, 1, 2, label="GPUs", tip="On two, conv2, conv4 and conv5 see only the maps of their own GPU")
    lrn: bool = boolean(True, label="Local response norm", tip="After the first two pools; no longer used")
    dropout: float = dropouts()


def add_fully_connected(net: NetworkBuilder, classes: int, dropout: float, first: int = 6) -> None:
    """The last three layers; `first` is the number of the first of them."""
    net.add(Flatten())
    for place in (first, first + 1):
        if dropout:
            net.add(Dropout(dropout))
        net.add(Linear(4096), title=f"fc{place}")
        net.add(ReLU())
    net.add(Linear(classes), title=f"fc{first + 2}")


@family(
    idea="deep",
    year=2012,
    recipe="alexnet",
    authors="Krizhevsky, Sutskever, Hinton",
    paper="ImageNet Classification with Deep Convolutional Neural Networks (NIPS 2012)",
    summary="Five convolutions with ReLU, trained on GPUs with dropout, won ImageNet 2012 by a wide margin.",
    summary_ru="Пять свёрток с ReLU, обученные на видеокартах с dropout, победили в ImageNet 2012 с большим отрывом.",
    input=(3, 227, 227),
    rank="ILSVRC 2012, 1st in classification",
)
def _alexnet(net: NetworkBuilder, classes: int, options: AlexNetOptions) -> None:
    """Figure 2; each pool before the norm, as in the lecture and in Caffe's reference network."""
    groups = options.gpus
    net.add(ConvNormAct(96, 11, 4, padding=0, norm="none"), title="conv1")
    net.add(MaxPool(3, 2))
    if options.lrn:
        net.add(LRN)
    net.add(ConvNormAct(256, 5, groups=groups, norm="none"), title="conv2")
    net.add(MaxPool(3, 2))
    if options.lrn:
        net.add(LRN)
    net.add(ConvNormAct(384, 3, norm="none"), title="conv3")
    net.add(ConvNormAct(384, 3, groups=groups, norm="none"), title="conv4")
    net.add(ConvNormAct(256, 3, groups=groups, norm="none"), title="conv5")
    net.add(MaxPool(3, 2))
    add_fully_connected(net, classes, options.dropout)


_ERRORS = (
    Printed("top-1 error", "40.7 %", "table 2, one network, ILSVRC 2012 validation set, 10 crops"),
    Printed("top-5 error", "18.2 %", "table 2, one network, ILSVRC 2012 validation set, 10 crops"),
    Printed("top-5 error", "16.4 %", "table 2, five networks, ILSVRC 2012 test set"),
    Printed("top-5 error", "15.3 %", "table 2, seven networks, two of them trained on more data, ILSVRC 2012 test set"),
)

alexnet = _alexnet.member(
    "alexnet",
    "AlexNet",
    AlexNetOptions(),
    figures=(
        Printed(
            "parameters",
            "60 M",
            "abstract",
            "The paper's two GPUs halve what conv2, conv4 and conv5 see, here they see all maps.",
        ),
        Printed(
            "weights",
            "240 MB",
            "Iandola et al. 2016, table 2",
            "It is 60 M times 4 bytes of the paper's network on two GPUs, which sees half the maps in three layers.",
        ),
        *_ERRORS,
    ),
)
alexnet_two_gpu = _alexnet.member(
    "alexnet-two-gpu",
    "AlexNet on two GPUs",
    AlexNetOptions(gpus=2),
    summary="AlexNet as it was trained: half the maps on each of two GPUs, which exchange them in a few layers only.",
    summary_ru="AlexNet, какой её обучали: по половине карт на двух видеокартах, обмен лишь в некоторых слоях.",
    figures=(
        Printed("parameters", "60 M", "abstract"),
        Printed(
            "weights",
            "230 MiB",
            "the lecture, caffemodel",
            "The lecture rounds to tens: 60,965,224 numbers of 4 bytes are 232.6 MiB.",
        ),
        *_ERRORS,
    ),
)
