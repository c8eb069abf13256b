"""Networks with squeeze-and-excitation (Hu et al. 2017, tables 1 and 2), and SENet-154.

As the authors' Caffe models have them: a pool in the stem that has no border and keeps what only partly fits, in
SE-ResNet the stride in the first 1x1, and dropout in SENet-154 alone (timm has it in all).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.blocks.senet_bottleneck import SENetBottleneck
from visionlab.blocks.squeeze_excitation import reductions
from visionlab.blocks.unit import shortcuts, stride_places
from visionlab.fields import integer, number
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.resnext import OF_101, ResNeXtOptions, add_network, add_stages, stage_depths

_POOL = MaxPool(3, 2, ceil=True)
_PAPER: dict[str, Any] = {
    "idea": "attention",
    "year": 2017,
    "authors": "Hu, Shen, Sun",
    "paper": "Squeeze-and-Excitation Networks (CVPR 2018)",
    "recipe": "senet",
}


@dataclass(frozen=True, slots=True)
class SEResNetOptions(Options):
    """What makes one SE-ResNet differ from another."""

    depths: tuple[int, ...] = stage_depths()
    se: int = reductions(16)
    shortcut: str = shortcuts()
    stride_at: str = stride_places()


@dataclass(frozen=True, slots=True)
class SENetOptions(Options):
    """The sizes of SENet-154."""

    depths: tuple[int, ...] = stage_depths()
    groups: int = integer(64, 1, 1024, tip="Groups of the 3x3 convolutions")
    se: int = reductions(16)
    dropout: float = number(0.2, 0.0, 0.95, tip="Dropout before the last layer")


@family(
    summary="A residual branch weighs each of its channels by what all of them show, at hardly any more operations.",
    summary_ru="Остаточная ветвь взвешивает каждый свой канал по тому, что видно во всех, почти без лишних операций.",
    **_PAPER,
)
def _se_resnet(net: NetworkBuilder, classes: int, options: SEResNetOptions) -> None:
    units = [
        ResidualBottleneck(
            256 << stage, 64 << stage, stride_at=options.stride_at, shortcut=options.shortcut, se=options.se
        )
        for stage in range(len(options.depths))
    ]
    add_network(net, classes, units, options.depths, _POOL)


@family(
    summary="Channel attention adds to what cardinality gains: 50 layers with it match a ResNeXt of 101 without.",
    summary_ru="Внимание к каналам прибавляет к пользе кардинальности: с ним 50 слоёв не хуже ResNeXt из 101 слоя.",
    **_PAPER,
)
def _se_resnext(net: NetworkBuilder, classes: int, options: ResNeXtOptions) -> None:
    add_network(net, classes, options.units(), options.depths, _POOL)


@family(
    summary="A ResNeXt-152 with channel attention, three small convolutions for a stem and halved 1x1 won ILSVRC 2017.",
    summary_ru="ResNeXt-152 с вниманием к каналам, входом из трёх малых свёрток и узкими 1x1: победа на ILSVRC 2017.",
    **_PAPER,
)
def _senet(net: NetworkBuilder, classes: int, options: SENetOptions) -> None:
    for place, (channels, stride) in enumerate(((64, 2), (64, 1), (128, 1)), start=1):
        net.add(ConvNormAct(channels, 3, stride), title=f"conv1_{place}")
    net.add(_POOL)
    units = [
        SENetBottleneck(256 << stage, 256 << stage, groups=options.groups, se=options.se)
        for stage in range(len(options.depths))
    ]
    add_stages(net, units, options.depths)
    net.add(Classifier(classes, dropout=options.dropout))


def _errors(top_1: str, top_5: str) -> tuple[Printed, Printed]:
    source = "table 2, ImageNet validation set, one crop"
    return Printed("top-1 error", f"{top_1} %", source), Printed("top-5 error", f"{top_5} %", source)


se_resnet_50 = _se_resnet.member(
    "se-resnet-50",
    "SE-ResNet-50",
    SEResNetOptions(stride_at="1x1"),
    twin="timm:legacy_seresnet50",
    figures=_errors("23.29", "6.62"),
)
se_resnet_101 = _se_resnet.member(
    "se-resnet-101",
    "SE-ResNet-101",
    SEResNetOptions(OF_101, stride_at="1x1"),
    twin="timm:legacy_seresnet101",
    figures=_errors("22.38", "6.07"),
)
se_resnet_152 = _se_resnet.member(
    "se-resnet-152",
    "SE-ResNet-152",
    SEResNetOptions((3, 8, 36, 3), stride_at="1x1"),
    twin="timm:legacy_seresnet152",
    figures=_errors("21.57", "5.73"),
)
se_resnext_50_32x4d = _se_resnext.member(
    "se-resnext-50-32x4d",
    "SE-ResNeXt-50 (32x4d)",
    ResNeXtOptions(se=16),
    twin="timm:legacy_seresnext50_32x4d",
    figures=_errors("21.10", "5.49"),
)
se_resnext_101_32x4d = _se_resnext.member(
    "se-resnext-101-32x4d",
    "SE-ResNeXt-101 (32x4d)",
    ResNeXtOptions(OF_101, se=16),
    twin="timm:legacy_seresnext101_32x4d",
    figures=_errors("20.70", "5.01"),
)
_ONE_CROP = "the authors' repository, ImageNet validation set, one crop"
senet_154 = _senet.member(
    "senet-154",
    "SENet-154",
    SENetOptions((3, 8, 36, 3)),
    rank="ILSVRC 2017, 1st in classification",
    twin="timm:legacy_senet154",
    figures=(
        Printed("parameters", "115 M", "timm, table of its ImageNet results"),
        Printed("top-1 error", "18.68 %", _ONE_CROP),
        Printed("top-5 error", "4.47 %", _ONE_CROP),
        Printed("top-5 error", "2.251 %", "abstract, ImageNet test set, several networks together"),
    ),
)
