"""From the times of a few layers to the speeds of a machine. `visionlab.trainer.calibrate` times them.

What a probe computes and moves is counted by the roofline itself, so that it would be told its own time again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from visionlab.cost.roofline import Pace, Speed, Unit, Work, backward_work, forward_work
from visionlab.cost.situation import PRECISIONS
from visionlab.layers.activation import ReLU, ReLU6, Sigmoid
from visionlab.layers.base import FLOAT, HALF, Layer, Shape
from visionlab.layers.channels import ChannelShuffle
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Linear
from visionlab.layers.merge import Add, Concat
from visionlab.layers.norm import BatchNorm, LocalResponseNorm
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.problem import Problem

#: the probe that is nothing but operators to start, and how many
CHAIN, STARTS = "chain", 30

#: the layer of each other probe, by its name; those that only move numbers have the name of their kind
LAYERS: Mapping[str, Layer] = {
    "conv 3x3 on 56": Conv(64, 3, bias=False),
    "conv 3x3 on 14": Conv(256, 3, bias=False),
    "conv 1x1": Conv(64, 1, bias=False),
    "depthwise": Conv(128, 3, groups=128, bias=False),
    "grouped": Conv(256, 3, groups=32, bias=False),
    "product": Linear(1024),
    "one row": Linear(4096),
    "few rows": Linear(4096),
    "copy": ReLU(),
    "inplace": ReLU(),
    "batch_norm": BatchNorm(),
    "relu6": ReLU6(),
    "sigmoid": Sigmoid(),
    "max_pool": MaxPool(3, 2, 1),
    "avg_pool": AvgPool(3, 1, 1),
    "global_avg_pool": GlobalAvgPool(),
    "lrn": LocalResponseNorm(5),
    "add": Add(),
    "concat": Concat(),
    "channel_shuffle": ChannelShuffle(4),
}
_ARITHMETIC: Mapping[Unit, tuple[str, ...]] = {
    "convolution": ("conv 3x3 on 56", "conv 3x3 on 14", "conv 1x1"),
    "depthwise": ("depthwise",),
    "grouped": ("grouped",),
    "product": ("product",),
}
#: starting its operator takes no more of a layer's time than this share: what is measured is never quite the sum
_MOST_STARTING = 0.8


class Timed(NamedTuple):
    """A probe, and the seconds it took."""

    name: str
    #: of one image
    shape: Shape
    batch: int
    forward: float
    backward: float


class _Pass(NamedTuple):
    """A probe in one direction."""

    name: str
    batch: int
    work: Work
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Machine:
    """A machine that was timed."""

    #: what PyTorch found, as in `cpu (x86_64, 8 threads)`
    device: str
    #: when, in seconds since 1970
    date: float
    fp32: Pace
    #: None where mixed precision is not to be had
    mixed: Pace | None

    def pace(self, is_mixed: bool) -> Pace:
        """In mixed precision, where the machine has it."""
        return self.mixed if is_mixed and self.mixed is not None else self.fp32

    @classmethod
    def from_json(cls, told: Any) -> Machine:
        """From what the trainer wrote, with a date. Raises Problem."""
        plain, half = PRECISIONS
        try:
            probes = told["probes"]
            device, date = str(told["device"])[:200], float(told["date"])
            if not 0 < date < 1e11:
                raise ValueError(date)
            # on a GPU the next operator is started while one runs
            is_ahead = not device.startswith("cpu")
            mixed = _pace(_probes(probes[half]), HALF, is_ahead) if half in probes else None
            return cls(device, date, _pace(_probes(probes[plain]), FLOAT, is_ahead), mixed)
        except (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError):
            raise Problem("What was measured of this machine is damaged: measure it again") from None


def _probes(told: Any) -> list[Timed]:
    found = [_timed(one) for one in told]
    if {one.name for one in found} != {*LAYERS, CHAIN}:
        raise ValueError("some probes are missing")
    return found


def _timed(told: Any) -> Timed:
    batch, *shape = (int(number) for number in told["size"])
    forward, backward = float(told["forward"]), float(told["backward"])
    if not all(1e-9 < each < 1e6 for each in (batch, *shape, forward, backward)):
        raise ValueError(told)
    return Timed(str(told["name"]), tuple(shape), batch, forward, backward)


def _pace(probes: list[Timed], width: int, is_ahead: bool) -> Pace:
    forward, backward = (_speed(probes, width, is_ahead, is_backward) for is_backward in (False, True))
    return Pace(forward, backward, width)


def _speed(probes: list[Timed], width: int, is_ahead: bool, is_backward: bool) -> Speed:
    start = next(one.backward if is_backward else one.forward for one in probes if one.name == CHAIN) / STARTS
    passes = [_pass(one, width, is_backward) for one in probes if one.name != CHAIN]
    named = {one.name: one for one in passes}

    def busy(one: _Pass) -> float:
        """The seconds without those that starting took."""
        return (
            one.seconds
            if is_ahead
            else max(one.seconds - start * one.work.operators, (1 - _MOST_STARTING) * one.seconds)
        )

    def moved(one: _Pass) -> float:
        return one.batch * one.work.moved / busy(one)

    def flops(names: Iterable[str]) -> float:
        chosen = [named[name] for name in names]
        return sum(one.batch * one.work.operations for one in chosen) / sum(map(busy, chosen))

    return Speed(
        arithmetic={unit: flops(names) for unit, names in _ARITHMETIC.items()},
        bandwidth=tuple(sorted((one.batch * one.work.written, moved(one)) for one in passes if one.name == "copy")),
        weights=named["few rows"].work.weights / busy(named["few rows"]),
        row=named["one row"].work.weights / busy(named["one row"]),
        operator=start,
        is_ahead=is_ahead,
        layers={one.name: moved(one) for one in passes if not one.work.operations and one.name != "copy"},
    )


def _pass(one: Timed, width: int, is_backward: bool) -> _Pass:
    layer = LAYERS[one.name]
    shapes = (one.shape,) * (2 if isinstance(layer, (Add, Concat)) else 1)
    out, inplace = layer.infer(*shapes), one.name == "inplace"
    width = FLOAT if layer.is_wide else width
    if is_backward:
        return _Pass(one.name, one.batch, backward_work(layer, width, inplace, False, out, *shapes), one.backward)
    return _Pass(one.name, one.batch, forward_work(layer, width, inplace, False, out, *shapes), one.forward)
