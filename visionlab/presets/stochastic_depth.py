"""CIFAR ResNets whose units are dropped at random while training (Huang et al. 2016)."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.fields import number
from visionlab.presets.base import Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.cifar_resnet import CifarOptions, add_cifar_resnet


@dataclass(frozen=True, slots=True)
class StochasticOptions(CifarOptions):
    """A ResNet for CIFAR-10 with stochastic depth."""

    last: float = number(
        0.5,
        0.05,
        1.0,
        label="p_L",
        tip="Probability that the last unit is there in training; it decays linearly from 1",
    )


@family(
    idea="residual",
    year=2016,
    recipe="stochastic-depth",
    authors="Huang, Sun, Liu, Sedra, Weinberger",
    paper="Deep Networks with Stochastic Depth (ECCV 2016)",
    summary="Units drop out at random in training, deep ones more often: a short network learns, a deep one answers.",
    summary_ru="При обучении блоки случайно выпадают, глубокие чаще: учится короткая сеть, отвечает глубокая.",
    input=(3, 32, 32),
    classes=10,
)
def _stochastic(net: NetworkBuilder, classes: int, options: StochasticOptions) -> None:
    add_cifar_resnet(net, classes, options, options.last)


stochastic_110 = _stochastic.member(
    "cifar-stochastic-depth-110",
    "CIFAR stochastic depth 110",
    StochasticOptions(18),
    figures=(Printed("test error", "5.23 %", "the authors' code, CIFAR-10"),),
)
stochastic_1202 = _stochastic.member(
    "cifar-stochastic-depth-1202",
    "CIFAR stochastic depth 1202",
    StochasticOptions(200),
    summary="With units left out in training a thousand layers become more accurate than a hundred.",
    summary_ru="Когда при обучении блоки выпадают, тысяча слоёв становится точнее сотни.",
    figures=(Printed("test error", "4.91 %", "abstract, CIFAR-10"),),
)
