"""The two cells of NASNet-A, found by search: a normal one, and a reduction that halves the maps.

A cell has two inputs: first the output of the last but one cell (h i-1 in the paper), then that of the last (h i).
Five times two states are changed and added; what nothing inside has used is stacked.
"""

from __future__ import annotations

from dataclasses import dataclass

from visionlab.blocks.base import Block
from visionlab.blocks.factorized_reduction import FactorizedReduction
from visionlab.blocks.nasnet_separable import EPSILON, NasnetSeparable
from visionlab.blocks.recorder import Recorder, Wire
from visionlab.blocks.same_padding import pad_same
from visionlab.fields import boolean, integer
from visionlab.layers.base import need_maps, words
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True)
class _Cell(Block):
    """What both cells share: two inputs, and how many filters each operation inside has."""

    group = "Blocks"
    inputs = 2

    filters: int = integer(
        44, 2, 16_384, is_key=True, tip="Channels of each operation inside; the results are stacked at the end"
    )

    def _states(self, net: Recorder, wires: tuple[Wire, ...], is_squeezed: bool = True) -> tuple[Wire, Wire]:
        """Both inputs as the cell combines them: as many channels as filters, and as large as the newer one.

        An older one that is twice as large goes through a factorised reduction, after the newer one as in timm.
        """
        older, newer = wires
        need_maps(self, older.shape)
        need_maps(self, newer.shape)
        if older.shape[1:] == newer.shape[1:]:
            if is_squeezed:
                older = self._squeeze(net, older)
            return older, self._squeeze(net, newer)
        if newer.shape[1:] != tuple(-(-size // 2) for size in older.shape[1:]):
            raise Problem(
                "{block} needs a first input as large as the second or twice as large: got {first} and {second}",
                block=self.title,
                first=words(older.shape),
                second=words(newer.shape),
            )
        newer = self._squeeze(net, newer)
        return net.use(FactorizedReduction(self.filters), older), newer

    def _squeeze(self, net: Recorder, x: Wire) -> Wire:
        return net.batch_norm(net.conv(net.relu(x), self.filters, 1, name="squeeze"), EPSILON)

    def _separable(self, net: Recorder, x: Wire, kernel: int, stride: int = 1) -> Wire:
        part = NasnetSeparable(self.filters, kernel, stride)
        return net.use(part, x, name=f"separable{kernel}x{kernel}")


def _mean(net: Recorder, x: Wire) -> Wire:
    return net.avg_pool(x, 3, 1, 1, counts_border=False)


@dataclass(frozen=True, slots=True)
class NasnetNormal(_Cell):
    """From the last but one cell (first input) and the last: five sums, six states (Zoph et al. 2017, fig. 4)."""

    kind = "nasnet_normal"
    title = "NASNet-A normal cell"

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        older, newer = self._states(net, wires)
        return net.concat(
            older,
            net.add(self._separable(net, newer, 5), self._separable(net, older, 3)),
            net.add(self._separable(net, older, 5), self._separable(net, older, 3)),
            net.add(_mean(net, newer), older),
            net.add(_mean(net, older), _mean(net, older)),
            net.add(self._separable(net, newer, 3), newer),
        )

    def caption(self) -> str:
        return f"6 × {self.filters}"


@dataclass(frozen=True, slots=True)
class NasnetReduction(_Cell):
    """From the last but one cell (first input) and the last: four states of half size (Zoph et al. 2017, fig. 4).

    The border is TensorFlow's 'SAME'; as in timm, its zeros count in the mean of the average pool at stride 2.
    """

    kind = "nasnet_reduction"
    title = "NASNet-A reduction cell"

    squeezes_first: bool = boolean(
        True,
        label="Squeeze first input",
        tip="1x1 before a first input of the second's size is used; off in the first cell, which sees the stem twice",
    )

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        older, newer = self._states(net, wires, self.squeezes_first)

        def highest(x: Wire) -> Wire:
            x, border = pad_same(net, x, 3, 2, "lowest")
            return net.max_pool(x, 3, 2, border)

        def mean(x: Wire) -> Wire:
            x, border = pad_same(net, x, 3, 2)
            return net.avg_pool(x, 3, 2, border)

        first = net.add(self._separable(net, newer, 5, 2), self._separable(net, older, 7, 2))
        second = net.add(highest(newer), self._separable(net, older, 7, 2))
        third = net.add(mean(newer), self._separable(net, older, 5, 2))
        fourth = net.add(_mean(net, first), second)
        return net.concat(second, third, fourth, net.add(self._separable(net, first, 3), highest(newer)))

    def caption(self) -> str:
        return f"4 × {self.filters} / 2"
