"""Plain and residual networks for CIFAR-10 (He et al. 2015, section 4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.blocks.residual_bottleneck import ResidualBottleneck
from visionlab.blocks.unit import orders, shortcuts
from visionlab.fields import integer
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.resnet import Unit, add_units, units


@dataclass(frozen=True, slots=True)
class CifarOptions(Options):
    """What makes one ResNet for CIFAR-10 differ from another."""

    n: int = integer(
        3, 1, 400, label="n", tip="Units at each of three widths: 6n + 2 layers of weights, with bottlenecks 9n + 2"
    )
    unit: str = units("basic")
    shortcut: str = shortcuts("A")
    order: str = orders()


def add_cifar_resnet(net: NetworkBuilder, classes: int, options: CifarOptions, last: float = 1.0) -> None:
    """A stem, n units at each of three widths, a head; `last` is the last unit's survival."""
    net.add(ConvNormAct(16, 3), title="conv1")
    add_units(net, [_unit(width, options) for width in (16, 32, 64)], [options.n] * 3, last)
    net.add(Classifier(classes))


def _unit(width: int, options: CifarOptions) -> Unit:
    if options.unit == "basic":
        return ResidualBasic(width, shortcut=options.shortcut, order=options.order)
    return ResidualBottleneck(4 * width, width, stride_at="1x1", shortcut=options.shortcut, order=options.order)


_CIFAR: dict[str, Any] = {
    "input": (3, 32, 32), "classes": 10, "year": 2015, "authors": "He, Zhang, Ren, Sun", "recipe": "resnet",
}  # fmt: skip
_PAPER = "Deep Residual Learning for Image Recognition (CVPR 2016)"

_plain = family(
    idea="deep",
    summary="Three stages of thin 3x3 convolutions without shortcuts: each step deeper makes it worse.",
    summary_ru="Три ступени узких свёрток 3x3 без связей в обход: чем глубже, тем хуже.",
    paper=_PAPER,
    **_CIFAR,
)(add_cifar_resnet)

_resnet = family(
    idea="residual",
    summary="Three stages of thin residual units whose shortcuts have no parameters, made for 32x32 pictures.",
    summary_ru="Три ступени узких остаточных блоков, у чьих обходов нет параметров, для картинок 32x32.",
    paper=_PAPER,
    **_CIFAR,
)(add_cifar_resnet)

plain = tuple(
    _plain.member(f"cifar-plain-{6 * n + 2}", f"CIFAR plain-{6 * n + 2}", CifarOptions(n, shortcut="none"))
    for n in (3, 5, 7, 9, 18)
)

#: by n: parameters and test error
_PRINTED = {
    3: ("0.27 M", "8.75 %"),
    5: ("0.46 M", "7.51 %"),
    7: ("0.66 M", "7.17 %"),
    9: ("0.85 M", "6.97 %"),
    18: ("1.7 M", "6.43 %"),
    200: ("19.4 M", "7.93 %"),
}
_TOLD = {
    18: {
        "recipe": "resnet-deep",
        "summary": "A hundred layers, hardly trainable without shortcuts, are the most accurate of the paper.",
        "summary_ru": "Сто слоёв, которые без связей в обход почти не обучаются, с ними точнее всех в статье.",
    },
    200: {
        "recipe": "resnet-deep",
        "summary": "Over a thousand layers train well, but test worse than 110: too many for so few pictures.",
        "summary_ru": "Больше тысячи слоёв обучаются хорошо, но на проверке хуже 110: картинок слишком мало.",
    },
}

residual = tuple(
    _resnet.member(
        f"cifar-resnet-{6 * n + 2}",
        f"CIFAR ResNet-{6 * n + 2}",
        CifarOptions(n),
        figures=(Printed("parameters", parameters, "table 6"), Printed("test error", error, "table 6, CIFAR-10")),
        **_TOLD.get(n, {}),
    )
    for n, (parameters, error) in _PRINTED.items()
)
