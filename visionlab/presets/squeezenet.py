"""SqueezeNet, and its bypasses (Iandola et al. 2016, table 1, fig. 2)."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.fire import Fire
from visionlab.fields import choice, number
from visionlab.layers.pool import MaxPool
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder

_POOL = MaxPool(3, 2, ceil=True)
# the first convolution, and the fire modules before a pool
_VERSIONS = {
    "1.0": (ConvNormAct(96, 7, 2, 0, norm="none"), (4, 8)),
    "1.1": (ConvNormAct(64, 3, 2, 0, norm="none"), (3, 5)),
}


@dataclass(frozen=True, slots=True)
class SqueezeNetOptions(Options):
    """What makes one SqueezeNet differ from another."""

    version: str = choice("1.0", tuple(_VERSIONS), tip="1.1 has a smaller first convolution and pools earlier")
    bypass: str = choice(
        "none", ("none", "simple", "complex"), tip="simple: around fire 3, 5, 7, 9; complex: around the others as well"
    )
    squeeze_ratio: float = number(
        0.125, 0.01, 1.0, tip="Channels of a squeeze over those of its expand (SR, section 5.2 of the paper)"
    )


@family(
    idea="mobile",
    year=2016,
    recipe="squeezenet",
    authors="Iandola, Han, Moskewicz, Ashraf, Dally, Keutzer",
    paper="SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and <0.5MB model size (arXiv 1602.07360)",
    options=SqueezeNetOptions(),
)
def _squeezenet(net: NetworkBuilder, classes: int, options: SqueezeNetOptions) -> None:
    stem, pooled = _VERSIONS[options.version]
    net.add(stem, title="conv1")
    net.add(_POOL)
    for place in range(2, 10):
        expand = 64 * (place // 2)
        squeeze = max(1, int(options.squeeze_ratio * 2 * expand))
        # a simple bypass suits every second module, whose channels stay
        bypass = "none" if options.bypass == "simple" and place % 2 == 0 else options.bypass
        net.add(Fire(squeeze, expand, expand, bypass), title=f"fire{place}")
        if place in pooled:
            net.add(_POOL)
    net.add(Classifier(classes, dropout=0.5, style="convolution"), title="conv10")


squeezenet_1_0 = _squeezenet.member(
    "squeezenet-1.0",
    "SqueezeNet 1.0",
    summary="Fire modules squeeze channels with 1x1 filters before they expand, and no linear layer is left.",
    summary_ru="Модули Fire сжимают каналы фильтрами 1x1, прежде чем расширить, и ни одного полносвязного слоя.",
    figures=(
        Printed("parameters", "1.25 M", "table 1"),
        Printed("weights", "4.8 MiB", "table 2, there as 4.8 MB"),
        Printed("top-1 error", "42.5 %", "table 2, there as 57.5 % right"),
        Printed("top-5 error", "19.7 %", "table 2, there as 80.3 % right"),
    ),
    twin="torchvision:squeezenet1_0",
)

squeezenet_1_1 = _squeezenet.member(
    "squeezenet-1.1",
    "SqueezeNet 1.1",
    SqueezeNetOptions("1.1"),
    summary="The authors' later release pools earlier and computes 2.4 times less with the same accuracy.",
    summary_ru="Следующий выпуск авторов: пулинг раньше, вычислений в 2,4 раза меньше, точность та же.",
    figures=(
        Printed("parameters", "1.2 M", "torchvision, table of classification weights"),
        Printed("MACs", "0.35 G", "torchvision, table of classification weights"),
        Printed("top-1 error", "41.82 %", "torchvision, 100 % less the accuracy of its weights, one crop"),
        Printed("top-5 error", "19.38 %", "torchvision, 100 % less the accuracy of its weights, one crop"),
    ),
    twin="torchvision:squeezenet1_1",
)

squeezenet_1_0_simple_bypass = _squeezenet.member(
    "squeezenet-1.0-simple-bypass",
    "SqueezeNet 1.0, simple bypass",
    SqueezeNetOptions(bypass="simple"),
    summary="Shortcuts add the input to every second fire module, at no cost in parameters.",
    summary_ru="К выходу каждого второго модуля Fire прибавлен его вход, и параметров это не стоит.",
    figures=(
        Printed("weights", "4.8 MiB", "table 3, there as 4.8 MB"),
        Printed("top-1 error", "39.6 %", "table 3, there as 60.4 % right"),
        Printed("top-5 error", "17.5 %", "table 3, there as 82.5 % right"),
    ),
)

squeezenet_1_0_complex_bypass = _squeezenet.member(
    "squeezenet-1.0-complex-bypass",
    "SqueezeNet 1.0, complex bypass",
    SqueezeNetOptions(bypass="complex"),
    summary="Every fire module has a shortcut, through a 1x1 convolution where the number of channels changes.",
    summary_ru="Обходной путь есть у каждого модуля Fire, а где меняется число каналов, в нём стоит свёртка 1x1.",
    figures=(
        Printed(
            "weights",
            "7.7 MiB",
            "table 3, there as 7.7 MB",
            why="The 1x1 convolutions that figure 2 draws hold 341,248 numbers, and the paper names no others.",
        ),
        Printed("top-1 error", "41.2 %", "table 3, there as 58.8 % right"),
        Printed("top-5 error", "18.0 %", "table 3, there as 82.0 % right"),
    ),
)
