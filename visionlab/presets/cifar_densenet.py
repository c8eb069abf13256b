"""DenseNet for CIFAR-10 (Huang et al. 2016, section 3, implementation details, and table 2)."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.dense_layer import drop_rates, growth_rates
from visionlab.blocks.transition import Transition
from visionlab.fields import boolean, integer
from visionlab.layers.conv import Conv
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.densenet import AUTHORS, PAPER, add_dense_blocks
from visionlab.problem import Problem

_TEST_ERROR = "table 2, CIFAR-10 with augmentation"


@dataclass(frozen=True, slots=True)
class CifarDenseNetOptions(Options):
    """What makes one DenseNet for CIFAR-10 differ from another."""

    depth: int = integer(100, 7, 1000, tip="Weight layers (L): 6n + 4 with bottlenecks, otherwise 3n + 4")
    growth_rate: int = growth_rates()
    bc: bool = boolean(
        True,
        label="Bottleneck and compression",
        tip="DenseNet-BC: 1x1 before each 3x3, transitions that keep half the channels, a stem of 2k channels",
    )
    drop_rate: float = drop_rates()

    @property
    def layers(self) -> int:
        """Dense layers in each of the three blocks: the depth counts stem, two transitions and head as well."""
        return (self.depth - 4) // self._step

    @property
    def _step(self) -> int:
        """Weight layers by which the depth grows with a dense layer in each block."""
        return 6 if self.bc else 3

    def validate(self) -> None:
        if self.layers < 1 or (self.depth - 4) % self._step:
            raise Problem(
                "{name} must be a multiple of {step} and 4 more, for three equal blocks: got {got}",
                name=self.spec("depth").label,
                step=self._step,
                got=self.depth,
            )


@family(idea="dense", year=2016, authors=AUTHORS, paper=PAPER, input=(3, 32, 32), classes=10, recipe="densenet")
def _cifar_densenet(net: NetworkBuilder, classes: int, options: CifarDenseNetOptions) -> None:
    k, drop_rate = options.growth_rate, options.drop_rate
    net.add(Conv(2 * k if options.bc else 16, bias=False), title="stem")
    block = DenseBlock(growth_rate=k, bottleneck=4 if options.bc else 0, drop_rate=drop_rate)
    transition = Transition(0.5 if options.bc else 1.0, drop_rate)
    add_dense_blocks(net, classes, block, 3 * (options.layers,), transition)


cifar_densenet_40_12 = _cifar_densenet.member(
    "cifar-densenet-40-12",
    "CIFAR DenseNet (L = 40, k = 12)",
    CifarDenseNetOptions(40, 12, bc=False),
    summary="Dense blocks of plain 3x3 convolutions, each of which adds twelve maps to all those before it.",
    summary_ru="Плотные блоки из одних свёрток 3x3: каждая добавляет двенадцать карт ко всем предыдущим.",
    figures=(Printed("parameters", "1.0 M", "table 2"), Printed("test error", "5.24 %", _TEST_ERROR)),
)

cifar_densenet_bc_100_12 = _cifar_densenet.member(
    "cifar-densenet-bc-100-12",
    "CIFAR DenseNet-BC (L = 100, k = 12)",
    CifarDenseNetOptions(100, 12),
    summary="Bottlenecks and compressing transitions beat ResNet-1001 with less than a tenth of its parameters.",
    summary_ru="С узкими местами и сжимающими переходами превосходит ResNet-1001, имея вдесятеро меньше параметров.",
    figures=(Printed("parameters", "0.8 M", "table 2"), Printed("test error", "4.51 %", _TEST_ERROR)),
)

cifar_densenet_bc_250_24 = _cifar_densenet.member(
    "cifar-densenet-bc-250-24",
    "CIFAR DenseNet-BC (L = 250, k = 24)",
    CifarDenseNetOptions(250, 24),
    summary="Forty-one layers a block, each of twenty-four new maps: the deepest DenseNet of the paper for CIFAR.",
    summary_ru="По сорок одному слою в блоке, по двадцать четыре новых карты в слое: самая глубокая для CIFAR.",
    figures=(Printed("parameters", "15.3 M", "table 2"), Printed("test error", "3.62 %", _TEST_ERROR)),
)

cifar_densenet_bc_190_40 = _cifar_densenet.member(
    "cifar-densenet-bc-190-40",
    "CIFAR DenseNet-BC (L = 190, k = 40)",
    CifarDenseNetOptions(190, 40),
    summary="Wider layers rather than more of them gave the paper's lowest error on CIFAR-10.",
    summary_ru="Более широкие слои, а не большее их число дали наименьшую в статье ошибку на CIFAR-10.",
    figures=(Printed("parameters", "25.6 M", "table 2"), Printed("test error", "3.46 %", _TEST_ERROR)),
)
