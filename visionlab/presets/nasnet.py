"""NASNet-A: cells found by search on CIFAR-10, stacked for ImageNet."""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import channel_count
from visionlab.blocks.classifier import Classifier
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.nasnet_cell import NasnetNormal, NasnetReduction
from visionlab.blocks.nasnet_separable import EPSILON
from visionlab.fields import boolean, integer
from visionlab.layers.activation import ReLU
from visionlab.presets.base import Options, Printed, family
from visionlab.presets.builder import NetworkBuilder
from visionlab.problem import Problem

_STATISTICS = "The paper counts the batch norms' running means and variances too, which makes 88.95 M."


@dataclass(frozen=True, slots=True)
class NasnetOptions(Options):
    """NASNet-A (N @ P): N cells a stage and P channels before the head."""

    cells: int = integer(6, 1, 32, label="Cells a stage", tip="Normal cells in each of the three stages (N)")
    filters: int = integer(
        4032, 96, 98_304, label="Penultimate filters", tip="Channels before the head (P), a multiple of 96"
    )
    stem: int = channel_count(96, "Stem filters", tip="Channels of the first convolution")
    skips_reduction: bool = boolean(
        True,
        label="Skip at reductions",
        tip="The cell after a reduction takes the last but one before it as its first input, not the last",
    )

    def validate(self) -> None:
        if self.filters % 96:
            raise Problem(
                "{name} must be a multiple of 96, so that all cells have whole filters: got {got}",
                name=self.spec("filters").label,
                got=self.filters,
            )


@family(
    idea="search",
    year=2017,
    authors="Zoph, Vasudevan, Shlens, Le",
    paper="Learning Transferable Architectures for Scalable Image Recognition (CVPR 2018)",
    summary="Two cells, found on small pictures by a network that learns to design them, make an ImageNet network.",
    summary_ru="Две ячейки, которые на маленьких картинках нашла обучаемая сеть-конструктор, собраны в сеть ImageNet.",
)
def _nasnet(net: NetworkBuilder, classes: int, options: NasnetOptions) -> None:
    """Section 3.2 and fig. 2; each cell is wired to the last but one cell and to the last."""
    filters = options.filters // 24
    older = newer = net.add(ConvNormAct(options.stem, 3, 2, 0, activation="none", eps=EPSILON), title="stem")
    for number, part in enumerate((NasnetReduction(filters // 4, False), NasnetReduction(filters // 2)), start=1):
        older, newer = newer, net.add(part, older, newer, title=f"stem cell {number}")
    for stage in range(3):
        if stage:
            reduced = net.add(NasnetReduction(filters << stage), older, newer, title=f"reduction {stage}")
            older, newer = (older if options.skips_reduction else newer), reduced
        for number in range(1, options.cells + 1):
            title = f"normal {stage + 1}.{number}"
            older, newer = newer, net.add(NasnetNormal(filters << stage), older, newer, title=title)
    net.add(ReLU())
    net.add(Classifier(classes, dropout=0.5), title="head")


nasnet_a_mobile = _nasnet.member(
    "nasnet-a-mobile",
    "NASNet-A mobile (4 @ 1056)",
    NasnetOptions(4, 1056, 32, skips_reduction=False),
    figures=(
        Printed("parameters", "5.3 M", "table 3"),
        Printed("MACs", "564 M", "table 3"),
        Printed("top-1 error", "26.0 %", "table 3, there as 74.0 % right"),
        Printed("top-5 error", "8.4 %", "table 3, there as 91.6 % right"),
    ),
)

nasnet_a_large = _nasnet.member(
    "nasnet-a-large",
    "NASNet-A large (6 @ 4032)",
    NasnetOptions(),
    input=(3, 331, 331),
    twin="timm:nasnetalarge",
    figures=(
        Printed("parameters", "88.9 M", "table 2", why=_STATISTICS),
        Printed("MACs", "23.8 G", "table 2"),
        Printed("top-1 error", "17.3 %", "table 2, there as 82.7 % right"),
        Printed("top-5 error", "3.8 %", "table 2, there as 96.2 % right"),
    ),
)
