"""ResNeXt (Xie et al. 2016, table 1), and what SENet's networks share with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.resnext import ResNeXt, cardinalities, forms, path_widths
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.blocks.unit import shortcuts
from visionlab.fields import integers
from visionlab.layers.base import Part
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

#: the depth of a network of 101 layers
OF_101 = (3, 4, 23, 3)


def stage_depths() -> Any:
    """How many blocks each stage has, as an option."""
    return integers((3, 4, 6, 3), 1, 200, label="Blocks a stage", tip="As conv2_x, conv3_x, ...")


@dataclass(frozen=True, slots=True)
class ResNeXtOptions(Options):
    """What makes one ResNeXt differ from another."""

    depths: tuple[int, ...] = stage_depths()
    cardinality: int = cardinalities()
    width: int = path_widths("Channels of one path's 3x3 in conv2_x; it doubles from stage to stage")
    form: str = forms()
    shortcut: str = shortcuts()
    se: int = reductions()

    def units(self) -> list[ResNeXt]:
        """The block of each stage."""
        return [
            ResNeXt(256 << stage, self.cardinality, self.width << stage, 1, self.shortcut, self.se, self.form)
            for stage in range(len(self.depths))
        ]


def add_stages(net: NetworkBuilder, units: Sequence[Part], depths: Sequence[int]) -> None:
    """Stages of residual blocks: `depths[i]` times `units[i]`, all stages but the first starting with stride 2."""
    for stage, (unit, depth) in enumerate(zip(units, depths, strict=True), start=2):
        for place in range(1, depth + 1):
            net.add(unit.with_(stride=2 if stage > 2 and place == 1 else 1), title=f"conv{stage}_{place}")


def add_network(net: NetworkBuilder, classes: int, units: Sequence[Part], depths: Sequence[int], pool: MaxPool) -> None:
    """ResNet's stem and head around stages of residual blocks."""
    net.add(ConvNormAct(64, 7, 2), title="conv1")
    net.add(pool)
    add_stages(net, units, depths)
    net.add(Classifier(classes))


@family(
    idea="wide",
    year=2016,
    recipe="resnext",
    authors="Xie, Girshick, Dollár, Tu, He",
    paper="Aggregated Residual Transformations for Deep Neural Networks (CVPR 2017)",
    summary="Residual blocks of many equal paths: their number, the cardinality, helps more than depth or width.",
    summary_ru="Остаточные блоки из множества равных путей: их число, кардинальность, полезнее глубины и ширины.",
)
def _resnext(net: NetworkBuilder, classes: int, options: ResNeXtOptions) -> None:
    add_network(net, classes, options.units(), options.depths, MaxPool(3, 2, 1))


_ONE_CROP = "ImageNet validation set, one crop"

resnext_50_32x4d = _resnext.member(
    "resnext-50-32x4d",
    "ResNeXt-50 (32x4d)",
    ResNeXtOptions(),
    twin="torchvision:resnext50_32x4d",
    figures=(
        Printed("parameters", "25.0 M", "table 1"),
        Printed("MACs", "4.2 G", "table 1"),
        Printed("top-1 error", "22.2 %", f"table 3, {_ONE_CROP}"),
    ),
)
resnext_101_32x4d = _resnext.member(
    "resnext-101-32x4d",
    "ResNeXt-101 (32x4d)",
    ResNeXtOptions(OF_101),
    summary="A hundred layers at ResNet-101's cost: 32 paths of 4 channels in place of one of 64.",
    summary_ru="Сто слоёв по цене ResNet-101: 32 пути по 4 канала вместо одного на 64.",
    twin="timm:resnext101_32x4d",
    figures=(Printed("top-1 error", "21.2 %", f"table 3, {_ONE_CROP}"),),
)
resnext_101_32x8d = _resnext.member(
    "resnext-101-32x8d",
    "ResNeXt-101 (32x8d)",
    ResNeXtOptions(OF_101, width=8),
    summary="ResNeXt-101 with paths twice as wide, as torchvision has it.",
    summary_ru="ResNeXt-101 с вдвое более широкими путями, как в torchvision.",
    twin="torchvision:resnext101_32x8d",
    figures=(
        Printed("top-1 error", "20.69 %", "torchvision, 100 % less the accuracy of its first weights, one crop"),
        Printed("top-5 error", "5.47 %", "torchvision, 100 % less the accuracy of its first weights, one crop"),
    ),
)
resnext_101_64x4d = _resnext.member(
    "resnext-101-64x4d",
    "ResNeXt-101 (64x4d)",
    ResNeXtOptions(OF_101, cardinality=64),
    summary="At twice the cost more paths pay better than wider or deeper ones: 64 of them, second in ILSVRC 2016.",
    summary_ru="При двойной цене больше путей выгоднее, чем шире или глубже: их 64, второе место на ILSVRC 2016.",
    rank="ILSVRC 2016, 2nd in classification",
    twin="torchvision:resnext101_64x4d",
    figures=(
        Printed("top-1 error", "20.4 %", f"table 5, {_ONE_CROP}"),
        Printed("top-5 error", "5.3 %", f"table 5, {_ONE_CROP}"),
        Printed("top-5 error", "3.03 %", "section 5.1, ImageNet test set, several networks together"),
    ),
)
