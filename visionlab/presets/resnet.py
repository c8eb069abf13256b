"""ResNet for ImageNet, and the plain networks it was compared with (He et al. 2015, table 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.blocks.unit import ORDERS, orders, shortcuts, stride_places
from visionlab.fields import choice, integer, integers
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Preset, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.decay import decayed

Unit = ResidualBasic | ResidualBottleneck


def units(default: str = "bottleneck") -> Any:
    """The kind of residual unit, as an option."""
    return choice(default, ("basic", "bottleneck"), tip="basic: two 3x3; bottleneck: 1x1, 3x3, 1x1")


@dataclass(frozen=True, slots=True)
class ResNetOptions(Options):
    """What makes one ResNet for ImageNet differ from another."""

    depths: tuple[int, ...] = integers((3, 4, 6, 3), 1, 200, label="Units a stage", tip="As conv2_x, conv3_x, ...")
    unit: str = units()
    shortcut: str = shortcuts()
    order: str = orders()
    stride_at: str = stride_places()
    widening: int = integer(1, 1, 16, tip="Times the channels of the 3x3 convolutions, as in Wide ResNet")


def add_resnet(net: NetworkBuilder, classes: int, options: ResNetOptions) -> None:
    """Any of the networks of table 1."""
    net.add(ConvNormAct(64, 7, 2), title="conv1")
    net.add(MaxPool(3, 2, 1))
    add_units(net, [_unit(64 << stage, options) for stage in range(len(options.depths))], options.depths)
    net.add(Classifier(classes))


def _unit(channels: int, options: ResNetOptions) -> Unit:
    wide, shortcut, order = channels * options.widening, options.shortcut, options.order
    if options.unit == "basic":
        return ResidualBasic(wide, shortcut=shortcut, order=order)
    return ResidualBottleneck(4 * channels, wide, stride_at=options.stride_at, shortcut=shortcut, order=order)


def add_units(net: NetworkBuilder, units: Sequence[Unit], depths: Sequence[int], last: float = 1.0) -> None:
    """Stages of residual units: `depths[i]` times `units[i]`, all stages but the first starting with stride 2.

    With pre-activation the first unit leaves out the layers that the stem ends in, and the same follow the last unit
    (He et al. 2016, appendix). `last` is the last unit's survival, to which stochastic depth decays.
    """
    stem_layers = ORDERS[units[0].order].before
    number = 0
    for stage, (unit, depth) in enumerate(zip(units, depths, strict=True), start=2):
        for place in range(1, depth + 1):
            number += 1
            part = unit.with_(
                stride=2 if stage > 2 and place == 1 else 1,
                activated_input=number == 1 and bool(stem_layers),
                survival=decayed(number, sum(depths), last),
            )
            net.add(part, title=f"conv{stage}_{place}")
    for layer in stem_layers:
        net.add(layer)


_PAPER: dict[str, Any] = {
    "authors": "He, Zhang, Ren, Sun",
    "paper": "Deep Residual Learning for Image Recognition (CVPR 2016)",
    "recipe": "resnet",
}
_TEN_CROPS = "ImageNet validation set, 10 crops"

_resnet = family(
    idea="residual",
    year=2015,
    summary="Shortcuts that add the input to what two convolutions make of it let depth help rather than hurt.",
    summary_ru="Связи в обход прибавляют вход к тому, что сделали из него две свёртки: глубина больше не вредит.",
    **_PAPER,
)(add_resnet)

_plain = family(
    idea="deep",
    year=2015,
    summary="A residual network without its shortcuts, to compare with: 34 layers train worse than 18.",
    summary_ru="Остаточная сеть без связей в обход, для сравнения: 34 слоя обучаются хуже, чем 18.",
    **_PAPER,
)(add_resnet)


def _errors(top_1: str, top_5: str, source: str) -> tuple[Printed, Printed]:
    return Printed("top-1 error", f"{top_1} %", source), Printed("top-5 error", f"{top_5} %", source)


plain = (
    _plain.member(
        "plain-18",
        "Plain-18",
        ResNetOptions((2, 2, 2, 2), "basic", "none"),
        figures=(Printed("top-1 error", "27.94 %", f"table 2, {_TEN_CROPS}"),),
    ),
    _plain.member(
        "plain-34",
        "Plain-34",
        ResNetOptions((3, 4, 6, 3), "basic", "none"),
        figures=(Printed("MACs", "3.6 G", "figure 3"), *_errors("28.54", "10.02", f"table 3, {_TEN_CROPS}")),
    ),
)

basic = (
    _resnet.member(
        "resnet-18",
        "ResNet-18",
        ResNetOptions((2, 2, 2, 2), "basic"),
        twin="torchvision:resnet18",
        figures=(
            Printed("MACs", "1.8 G", "table 1"),
            Printed("top-1 error", "27.88 %", f"table 2, {_TEN_CROPS}; with shortcuts A"),
        ),
    ),
    _resnet.member(
        "resnet-34",
        "ResNet-34",
        ResNetOptions((3, 4, 6, 3), "basic"),
        twin="torchvision:resnet34",
        figures=(Printed("MACs", "3.6 G", "table 1"), *_errors("24.52", "7.46", f"table 3, {_TEN_CROPS}")),
    ),
)


#: parameters, MACs, top-1 and top-5 error
_PRINTED = {
    50: ("25.6 M", "3.8 G", "22.85", "6.71"),
    101: ("44.5 M", "7.6 G", "21.75", "6.05"),
    152: ("60.2 M", "11.3 G", "21.43", "5.71"),
}


def _bottlenecks(
    depth: int, depths: tuple[int, ...], summary: str, summary_ru: str, rank: str = ""
) -> tuple[Preset, Preset]:
    """A network of bottlenecks as torchvision has it, and as the paper has it."""
    parameters, macs, top_1, top_5 = _PRINTED[depth]
    counted = Printed("parameters", parameters, "Zagoruyko and Komodakis 2016, table 8")
    won = (Printed("top-5 error", "3.57 %", "table 5, ImageNet test set, six networks together"),) if rank else ()
    told = {"summary": summary, "summary_ru": summary_ru, "rank": rank}
    return (
        _resnet.member(
            f"resnet-{depth}",
            f"ResNet-{depth}",
            ResNetOptions(depths),
            twin=f"torchvision:resnet{depth}",
            figures=(
                counted,
                Printed(
                    "MACs", macs, "table 1", "The stride of 2 is in the 3x3 convolution, in the paper in the first 1x1."
                ),
                *_errors(top_1, top_5, f"table 3, {_TEN_CROPS}; stride in the first 1x1"),
                *won,
            ),
            **told,
        ),
        _resnet.member(
            f"resnet-{depth}-v1",
            f"ResNet-{depth} v1",
            ResNetOptions(depths, stride_at="1x1"),
            figures=(counted, Printed("MACs", macs, "table 1"), *_errors(top_1, top_5, f"table 3, {_TEN_CROPS}"), *won),
            **told,
        ),
    )


of_50 = _bottlenecks(
    50,
    (3, 4, 6, 3),
    "Residual units with a narrow middle, 1x1 down and 1x1 up, make 50 layers cost about as much as 34.",
    "Остаточные блоки с узкой серединой, 1x1 вниз и 1x1 вверх: 50 слоёв стоят почти столько же, сколько 34.",
)
of_101 = _bottlenecks(
    101,
    (3, 4, 23, 3),
    "A hundred layers of bottleneck units are still more accurate than fifty.",
    "Сто слоёв из блоков с узкой серединой всё ещё точнее пятидесяти.",
)
of_152 = _bottlenecks(
    152,
    (3, 8, 36, 3),
    "Eight times as deep as VGG-19 with fewer operations, it won ILSVRC 2015.",
    "В восемь раз глубже VGG-19 при меньшем числе операций: победитель ILSVRC 2015.",
    "ILSVRC 2015, 1st in classification",
)

resnet_200 = _resnet.member(
    "resnet-200",
    "ResNet-200",
    ResNetOptions((3, 24, 36, 3), stride_at="1x1"),
    year=2016,
    paper="Identity Mappings in Deep Residual Networks (ECCV 2016)",
    summary="With the original residual unit 200 layers test worse than 152, though they train better.",
    summary_ru="С исходным остаточным блоком 200 слоёв на проверке хуже, чем 152, хотя обучаются лучше.",
    figures=_errors("21.8", "6.0", "table 5, ImageNet validation set, one crop of 320x320"),
)
