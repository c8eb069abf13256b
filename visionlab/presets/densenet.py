"""DenseNet for ImageNet (Huang et al. 2016, table 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.dense_layer import growth_rates
from visionlab.blocks.transition import Transition, compressions
from visionlab.fields import integers
from visionlab.layers.activation import ReLU
from visionlab.layers.norm import BatchNorm
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

AUTHORS = "Huang, Liu, van der Maaten, Weinberger"
PAPER = "Densely Connected Convolutional Networks (CVPR 2017)"
_TORCHVISION = "torchvision, table of classification weights"
_ONE_CROP = "table 3, one crop, validation set"


@dataclass(frozen=True, slots=True)
class DenseNetOptions(Options):
    """What makes one DenseNet for ImageNet differ from another."""

    growth_rate: int = growth_rates()
    depths: tuple[int, ...] = integers((6, 12, 24, 16), 1, 256, label="Layers a block", tip="Of each dense block")
    compression: float = compressions()


def add_dense_blocks(
    net: NetworkBuilder, classes: int, block: DenseBlock, depths: Sequence[int], transition: Transition
) -> None:
    """Dense blocks of `depths` layers with transitions between them, and the head: all that follows the stem."""
    for number, depth in enumerate(depths, start=1):
        if number > 1:
            net.add(transition, title=f"transition {number - 1}")
        net.add(block.with_(layers=depth), title=f"dense block {number}")
    net.add(BatchNorm())
    net.add(ReLU())
    net.add(Classifier(classes))


@family(idea="dense", year=2016, authors=AUTHORS, paper=PAPER, options=DenseNetOptions(), recipe="densenet")
def _densenet(net: NetworkBuilder, classes: int, options: DenseNetOptions) -> None:
    k = options.growth_rate
    net.add(ConvNormAct(2 * k, 7, 2), title="stem")
    net.add(MaxPool(3, 2, 1))
    add_dense_blocks(net, classes, DenseBlock(growth_rate=k), options.depths, Transition(options.compression))


densenet_121 = _densenet.member(
    "densenet-121",
    "DenseNet-121",
    summary="Each layer sees the maps of all layers before it, so that few new ones a layer are enough.",
    summary_ru="Каждый слой видит карты всех предыдущих слоёв блока, поэтому сам добавляет лишь немного новых.",
    figures=(
        Printed("parameters", "8.0 M", _TORCHVISION),
        Printed("MACs", "2.83 G", _TORCHVISION),
        Printed("top-1 error", "25.02 %", _ONE_CROP),
        Printed("top-5 error", "7.71 %", _ONE_CROP),
    ),
    twin="torchvision:densenet121",
)

densenet_169 = _densenet.member(
    "densenet-169",
    "DenseNet-169",
    DenseNetOptions(depths=(6, 12, 32, 32)),
    summary="DenseNet-121 with longer third and fourth blocks, where the maps are small and layers cheap.",
    summary_ru="DenseNet-121 с более длинными третьим и четвёртым блоками: карты там малы, и слои обходятся дёшево.",
    figures=(
        Printed("parameters", "14.1 M", _TORCHVISION),
        Printed("MACs", "3.36 G", _TORCHVISION),
        Printed("top-1 error", "23.80 %", _ONE_CROP),
        Printed("top-5 error", "6.85 %", _ONE_CROP),
    ),
    twin="torchvision:densenet169",
)

densenet_201 = _densenet.member(
    "densenet-201",
    "DenseNet-201",
    DenseNetOptions(depths=(6, 12, 48, 32)),
    summary="With 20 million parameters it is as exact as a ResNet-101 of more than twice as many.",
    summary_ru="При 20 миллионах параметров не уступает в точности ResNet-101, у которой их вдвое больше.",
    figures=(
        Printed("parameters", "20 M", "section 4.4"),
        Printed("MACs", "4.29 G", _TORCHVISION),
        Printed("top-1 error", "22.58 %", _ONE_CROP),
        Printed("top-5 error", "6.34 %", _ONE_CROP),
    ),
    twin="torchvision:densenet201",
)

densenet_264 = _densenet.member(
    "densenet-264",
    "DenseNet-264",
    DenseNetOptions(depths=(6, 12, 64, 48)),
    summary="The deepest DenseNet of the paper for ImageNet, with 130 dense layers in four blocks.",
    summary_ru="Самая глубокая DenseNet статьи для ImageNet: 130 плотных слоёв в четырёх блоках.",
    figures=(
        Printed("top-1 error", "22.15 %", _ONE_CROP),
        Printed("top-5 error", "6.12 %", _ONE_CROP),
    ),
)
