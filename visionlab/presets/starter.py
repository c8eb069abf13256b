"""A network of our own to begin with."""

from __future__ import annotations

from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.presets.base import Options, family
from visionlab.presets.builder import NetworkBuilder


@family(
    idea="own",
    year=2026,
    summary="A stem, three residual blocks that halve the maps and double the channels, and a head: quick to train.",
    summary_ru="Вход, три остаточных блока, каждый вдвое мельче и вдвое шире прежнего, и голова: учится быстро.",
    input=(3, 32, 32),
    classes=10,
)
def _starter(net: NetworkBuilder, classes: int, options: Options) -> None:
    net.add(ConvNormAct(16, 3), title="stem")
    net.add(ResidualBasic(16))
    net.add(ResidualBasic(32, 2))
    net.add(ResidualBasic(64, 2))
    net.add(Classifier(classes), title="head")


starter = _starter.member("starter", "Starter")
