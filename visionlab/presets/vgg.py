"""VGG (Simonyan and Zisserman 2014, table 1, configurations A, B, D and E), without batch norm and with it."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import channel_count
from visionlab.blocks.vgg_stage import VggStage
from visionlab.fields import choice, integers, number
from visionlab.layers.activation import ReLU
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.presets.base import Options, Preset, Printed, family
from visionlab.presets.builder import NetworkBuilder


@dataclass(frozen=True, slots=True)
class VggOptions(Options):
    """What makes one VGG differ from another."""

    depths: tuple[int, ...] = integers(
        (2, 2, 3, 3, 3), 1, 64, label="Convolutions a stage", tip="Each stage ends in a pool that halves the maps"
    )
    norm: str = choice("none", ("none", "batch"), tip="The paper has none; torchvision has both")
    width: int = channel_count(64, "First channels", tip="They double from stage to stage, to eight times as many")
    dropout: float = number(0.5, 0.0, 0.95, tip="Dropout after fc6 and fc7")


@family(
    idea="deep",
    year=2014,
    recipe="vgg",
    authors="Simonyan, Zisserman",
    paper="Very Deep Convolutional Networks for Large-Scale Image Recognition (ICLR 2015)",
)
def _vgg(net: NetworkBuilder, classes: int, options: VggOptions) -> None:
    for stage, depth in enumerate(options.depths):
        net.add(VggStage(options.width << min(stage, 3), depth, options.norm), title=f"conv{stage + 1}")
    net.add(Flatten())
    for title in ("fc6", "fc7"):
        net.add(Linear(4096), title=title)
        net.add(ReLU())
        if options.dropout:
            net.add(Dropout(options.dropout))
    net.add(Linear(classes), title="fc8")


def _members(
    depth: int,
    depths: tuple[int, ...],
    summary: str,
    summary_ru: str,
    figures: tuple[Printed, ...],
    errors_bn: tuple[str, str],
    rank: str = "",
) -> tuple[Preset, Preset]:
    """A network as the paper has it, and torchvision's with batch norm."""
    told = "torchvision, 100 % less the accuracy of its weights, one crop"
    return (
        _vgg.member(
            f"vgg-{depth}",
            f"VGG-{depth}",
            VggOptions(depths),
            summary=summary,
            summary_ru=summary_ru,
            rank=rank,
            figures=figures,
            twin=f"torchvision:vgg{depth}",
        ),
        _vgg.member(
            f"vgg-{depth}-bn",
            f"VGG-{depth}-BN",
            VggOptions(depths, "batch"),
            summary=f"VGG-{depth} with batch norm after each convolution: it trains from scratch, however deep.",
            summary_ru=f"VGG-{depth} с батч-нормализацией после каждой свёртки: обучается с нуля при любой глубине.",
            figures=(
                Printed("top-1 error", f"{errors_bn[0]} %", told),
                Printed("top-5 error", f"{errors_bn[1]} %", told),
            ),
            twin=f"torchvision:vgg{depth}_bn",
        ),
    )


def _errors(top_1: str, top_5: str, configuration: str) -> tuple[Printed, Printed]:
    source = f"table 3, configuration {configuration}, one network, one scale, ILSVRC 2012 validation set"
    return Printed("top-1 error", f"{top_1} %", source), Printed("top-5 error", f"{top_5} %", source)


_RANK = "ILSVRC 2014, 2nd in classification"
_SUBMISSION = Printed("top-5 error", "7.3 %", "table 7, the submission of seven networks, ILSVRC 2014 test set")

of_11 = _members(
    11,
    (1, 1, 2, 2, 2),
    "The shallowest of the series: eight 3x3 convolutions, with which the deeper ones began their training.",
    "Самая мелкая из серии: восемь свёрток 3x3, с которых начинали обучение более глубоких.",
    (Printed("parameters", "133 M", "table 2"), *_errors("29.6", "10.4", "A")),
    ("29.63", "10.19"),
)
of_13 = _members(
    13,
    (2, 2, 2, 2, 2),
    "Two 3x3 convolutions before each pool see as much as one of 5x5 and learn better.",
    "Две свёртки 3x3 перед каждым пулингом видят столько же, сколько одна 5x5, а обучаются лучше.",
    (Printed("parameters", "133 M", "table 2"), *_errors("28.7", "9.9", "B")),
    ("28.41", "9.63"),
)
of_16 = _members(
    16,
    (2, 2, 3, 3, 3),
    "Nothing but 3x3 convolutions, stacked to 16 weight layers, see as far as large kernels and learn better.",
    "Одни свёртки 3x3, всего 16 слоёв с весами, видят так же далеко, как большие ядра, и обучаются лучше.",
    (
        Printed("parameters", "138 M", "table 2"),
        Printed(
            "MACs",
            "15.3 G",
            "He et al. 2015, section 4.1",
            "It fits the convolutions alone, 15.35 G, without the three fully connected layers.",
        ),
        Printed(
            "weights",
            "530 MiB",
            "the lecture, caffemodel",
            "The lecture rounds to tens: 138,357,544 numbers of 4 bytes are 527.8 MiB.",
        ),
        Printed(
            "activation memory",
            "96 MB",
            "the lecture, 24 M numbers for one image",
            "Its own rows add up to 15.2 M numbers, pictures included, and these take 61 MB.",
        ),
        *_errors("25.6", "8.1", "D"),
        _SUBMISSION,
    ),
    ("26.64", "8.48"),
    _RANK,
)
of_19 = _members(
    19,
    (2, 2, 4, 4, 4),
    "The deepest of the series, 19 weight layers, after which more depth alone no longer helped.",
    "Самая глубокая из серии, 19 слоёв с весами: дальше одна глубина уже не помогала.",
    (
        Printed("parameters", "144 M", "table 2"),
        Printed("MACs", "19.6 G", "He et al. 2015, section 4.1"),
        *_errors("25.5", "8.0", "E"),
        _SUBMISSION,
    ),
    ("25.78", "8.16"),
    _RANK,
)
