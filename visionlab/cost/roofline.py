"""How long a network takes: each layer by its roofline (Williams, Waterman and Patterson 2009).

A layer takes as long as its arithmetic or as its traffic with the memory, whichever is longer, and each of its
operators has to be started. Backward, a convolution or linear layer does its arithmetic twice, once for the weights
and once for its input, and what autograd kept is read again. Truth: the clock (`visionlab.trainer.measure`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import inf, log
from typing import Literal, NamedTuple

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recording import Recording
from visionlab.cost.devices import Device
from visionlab.layers.base import FLOAT, HALF, Layer, Part, Shape, elements
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add
from visionlab.layers.norm import BatchNorm, LocalResponseNorm

Limit = Literal["arithmetic", "memory", "overhead"]
#: arithmetic that machines do at different speeds
Unit = Literal["convolution", "depthwise", "grouped", "product"]

#: seconds that PyTorch needs to start an operator on a GPU, whatever the card: an assumption of ours, about what
#: Python, the dispatcher and the driver take together on a fast processor
LAUNCH = 5e-6


class Seconds(NamedTuple):
    """A time, by what it was spent on."""

    arithmetic: float = 0.0
    memory: float = 0.0
    overhead: float = 0.0

    @property
    def total(self) -> float:
        """All of it."""
        return self.arithmetic + self.memory + self.overhead

    @property
    def limit(self) -> Limit:
        """What most of it was spent on."""
        if self.overhead > max(self.arithmetic, self.memory):
            return "overhead"
        return "arithmetic" if self.arithmetic >= self.memory else "memory"


_NO_TIME = Seconds()


class Times(NamedTuple):
    """What a batch takes: a forward pass while evaluating, and a step of training with the weights' update."""

    forward: Seconds = _NO_TIME
    training: Seconds = _NO_TIME


@dataclass(frozen=True, slots=True, eq=False)
class Speed:
    """What a machine does in a second, in one direction."""

    #: floating-point operations, two a multiply-accumulate
    arithmetic: Mapping[Unit, float]
    #: (bytes of the tensor that is written, bytes read and written a second), the smallest first: what fits a cache
    #: is faster, and what must be asked of the system anew each time slower
    bandwidth: tuple[tuple[float, float], ...]
    #: bytes of weights that a layer takes in, and a linear layer for a single image
    weights: float
    row: float
    #: seconds to start an operator
    operator: float
    #: an operator is started while the one before still runs, as on a GPU
    is_ahead: bool = False
    #: bytes read and written a second that layers reach at best, by kind, where that is not the bandwidth
    layers: Mapping[str, float] = field(default_factory=dict)

    def rate(self, size: float) -> float:
        """Bytes a second where a new tensor of this many bytes is written."""
        points = self.bandwidth
        if size <= points[0][0] or len(points) == 1:
            return points[0][1]
        for (low, slow), (high, fast) in pairwise(points):
            if size <= high:
                share = log(size / low) / log(high / low)
                return float(slow * (fast / slow) ** share)
        return points[-1][1]


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """A machine's speeds in one precision. Times are remembered by the very value, so keep it."""

    forward: Speed
    backward: Speed
    #: bytes of an element of the maps
    width: int = FLOAT


@lru_cache
def gpu_pace(device: Device, is_mixed: bool) -> Pace:
    """A GPU at its published peak: no network is faster, and most reach a part of it.

    Convolutions use TF32 where there is any, as PyTorch lets them; 16 bits are fp32 where they are no faster.
    Depthwise convolutions find no use for tensor cores.
    """
    half = device.bf16_flops if is_mixed else None
    product = half or device.fp32_flops
    convolution = half or device.tf32_flops or device.fp32_flops
    band = device.bandwidth_bytes
    speed = Speed(
        {"convolution": convolution, "grouped": convolution, "depthwise": device.fp32_flops, "product": product},
        ((1.0, band),),
        band,
        band,
        LAUNCH,
        is_ahead=True,
    )
    return Pace(speed, speed, HALF if half else FLOAT)


# -- what a layer does


class Work(NamedTuple):
    """What a layer does in one direction; for one image, but for the weights."""

    kind: str
    unit: Unit
    #: floating-point operations; 0 for what is not counted in MACs
    operations: float
    #: bytes read and written
    moved: float
    #: bytes of the new tensor that is written; 0 where it is written over its input
    written: float
    #: bytes of weights, whatever the batch
    weights: float
    operators: int


_NOTHING = Work("", "product", 0.0, 0.0, 0.0, 0.0, 0)


class LayerWork(NamedTuple):
    """All that a layer does."""

    tested: Work
    trained: Work
    back: Work
    #: what the optimizer does to its weights, whatever the batch
    update: Work


@lru_cache(maxsize=30_000)
def layer_work(
    layer: Layer, width: int, states: int, inplace: bool, is_first: bool, output: Shape, *shapes: Shape
) -> LayerWork:
    """All that a layer does, with an optimizer that keeps `states` numbers a parameter."""
    tested = forward_work(layer, width, inplace, False, output, *shapes)
    is_other = layer.is_inert or isinstance(layer, BatchNorm)
    trained = forward_work(layer, width, inplace, True, output, *shapes) if is_other else tested
    parameters = layer.parameters(*shapes)
    update = update_work(parameters, states) if parameters else _NOTHING
    return LayerWork(tested, trained, backward_work(layer, width, inplace, is_first, output, *shapes), update)


def forward_work(layer: Layer, width: int, inplace: bool, is_training: bool, output: Shape, *shapes: Shape) -> Work:
    """What a layer does in a forward pass. `width` is the bytes of an element."""
    if not shapes or layer.is_view or (layer.is_inert and not is_training):
        return _NOTHING
    taken, given = width * sum(map(elements, shapes)), width * elements(output)
    moved = taken + given
    if is_training and isinstance(layer, BatchNorm):
        moved += taken  # for mean and variance, before anything can be normalised
    operations = 2.0 * layer.macs(output, *shapes) if layer.is_weighted else 0.0
    # in mixed precision a 16-bit copy is made of them first
    weights = (width if width == FLOAT else FLOAT + 2 * width) * layer.weights(*shapes)
    kind = "inplace" if inplace else layer.kind
    written = 0 if inplace else given
    operators = _operators(layer, width, len(shapes))
    return Work(kind, _unit(layer, shapes), operations, moved, written, weights, operators)


def backward_work(layer: Layer, width: int, inplace: bool, is_first: bool, output: Shape, *shapes: Shape) -> Work:
    """What a layer does in a backward pass. `is_first`: nobody asks for the gradient of its input.

    A sum hands its gradient on as it is; but where its inputs come from, gradients are summed, which is as much work.
    """
    if not shapes or layer.is_view or (is_first and not layer.parameters(*shapes)):
        return _NOTHING
    taken, given = width * sum(map(elements, shapes)), width * elements(output)
    kept = layer.keeps(output, width, inplace, *shapes)
    moved = given + kept.extra + (taken if kept.input else 0) + (given if kept.output else 0)
    written = 0 if is_first else taken
    operations = (2.0 if is_first else 4.0) * layer.macs(output, *shapes) if layer.is_weighted else 0.0
    # the weights are read, and their gradient is written; in mixed precision it is then written in fp32
    weights = (2 * width if width == FLOAT else 3 * width + FLOAT) * layer.weights(*shapes)
    kind = "inplace" if inplace else layer.kind
    operators = _operators(layer, width, len(shapes))
    return Work(kind, _unit(layer, shapes), operations, moved + written, written, weights, operators)


def update_work(parameters: int, states: int) -> Work:
    """What an optimizer that keeps so many numbers a parameter does in one pass over all: it reads weight and
    gradient and writes the weight, and reads and writes its own."""
    return Work("inplace", "product", 0.0, FLOAT * parameters * (3 + 2 * states), 0.0, 0.0, 0)


def _operators(layer: Layer, width: int, inputs: int) -> int:
    """How many operators PyTorch starts for a layer."""
    if isinstance(layer, LocalResponseNorm):
        return 7  # square, border, mean, scale, shift, power, quotient
    if layer.is_weighted and width != FLOAT:
        return 2  # it, and the cast of its weights
    return inputs - 1 if isinstance(layer, Add) else 1


def _unit(layer: Layer, shapes: Sequence[Shape]) -> Unit:
    if not isinstance(layer, Conv):
        return "product"
    if layer.groups == 1:
        return "convolution"
    return "depthwise" if layer.groups == shapes[0][0] else "grouped"


def seconds(work: Work, batch: int, speed: Speed) -> Seconds:
    """How long a layer takes for a batch."""
    if work is _NOTHING:
        return _NO_TIME
    kind, unit, operations, moved, written, weights, operators = work
    arithmetic = batch * operations / speed.arithmetic[unit] if operations else 0.0
    memory = weights / (speed.row if batch == 1 and unit == "product" else speed.weights) if weights else 0.0
    if moved:
        rate = speed.layers.get(kind, inf)
        if written or rate == inf:
            rate = min(rate, speed.rate(batch * written))
        memory += batch * moved / rate
    start = operators * speed.operator
    if speed.is_ahead and start > max(arithmetic, memory):
        return Seconds(overhead=start)
    overhead = 0.0 if speed.is_ahead else start
    return Seconds(arithmetic, 0.0, overhead) if arithmetic >= memory else Seconds(0.0, memory, overhead)


# -- what a network does


class LayerTimes(NamedTuple):
    """A layer within a recording."""

    #: the names of the steps down to it
    path: tuple[str, ...]
    part: Part
    times: Times


def step_times(recording: Recording, batch: int, states: int, pace: Pace, fresh: Sequence[bool] = ()) -> list[Times]:
    """What each step of a recording takes for a batch, with an optimizer that keeps `states` numbers a parameter.

    `fresh` says which inputs of the recording need no gradient, as pictures do not. Auxiliary heads take no time but
    in training.
    """
    inplace = inplace_steps(recording)
    is_fresh = list(fresh) or [False] * len(recording.inputs)
    found = []
    for index, step in enumerate(recording.steps):
        first = tuple(is_fresh[wire] for wire in step.inputs)
        if step.inner is not None:
            times = _block(step.inner, batch, states, pace, first)
        else:
            assert isinstance(step.part, Layer)
            shapes = tuple([recording.wire_shape(wire) for wire in step.inputs])
            width = FLOAT if step.part.is_wide else pace.width
            works = layer_work(step.part, width, states, index in inplace, all(first), step.shape, *shapes)
            times = _layer(works, batch, pace)
        if recording.auxiliary and len(recording.inputs) + index in recording.auxiliary:
            times = times._replace(forward=_NO_TIME)
        found.append(times)
        is_fresh.append(all(first) and not step.parameters)
    return found


@lru_cache(maxsize=30_000)
def _block(recording: Recording, batch: int, states: int, pace: Pace, fresh: tuple[bool, ...]) -> Times:
    # remembered, so that after an edit only what changed is worked out again
    return total(step_times(recording, batch, states, pace, fresh))


def layer_times(
    recording: Recording, batch: int, states: int, pace: Pace, fresh: Sequence[bool] = ()
) -> list[LayerTimes]:
    """The same for every layer inside a recording."""
    is_fresh = list(fresh) or [False] * len(recording.inputs)
    found: list[LayerTimes] = []
    listed = step_times(recording, batch, states, pace, fresh)
    for wire, (step, times) in enumerate(zip(recording.steps, listed, strict=True), start=len(recording.inputs)):
        first = tuple(is_fresh[wire] for wire in step.inputs)
        if step.inner is None:
            found.append(LayerTimes((step.name,), step.part, times))
        else:
            inner = _inner_layers(step.inner, batch, states, pace, first)
            if recording.auxiliary and wire in recording.auxiliary:
                inner = [one._replace(times=Times(_NO_TIME, one.times.training)) for one in inner]
            found.extend(LayerTimes((step.name, *path), part, told) for path, part, told in inner)
        is_fresh.append(all(first) and not step.parameters)
    return found


@lru_cache(maxsize=5_000)
def _inner_layers(
    recording: Recording, batch: int, states: int, pace: Pace, fresh: tuple[bool, ...]
) -> list[LayerTimes]:
    return layer_times(recording, batch, states, pace, fresh)


def total(times: Iterable[Times]) -> Times:
    """All of them, one after another."""
    listed = list(times)
    return Times(_sum([one.forward for one in listed]), _sum([one.training for one in listed]))


def _layer(works: LayerWork, batch: int, pace: Pace) -> Times:
    """The times of one layer."""
    tested = seconds(works.tested, batch, pace.forward)
    trained = tested if works.trained is works.tested else seconds(works.trained, batch, pace.forward)
    back = seconds(works.back, batch, pace.backward)
    update = _NO_TIME if works.update is _NOTHING else seconds(works.update, 1, pace.backward)
    return Times(tested, _sum((trained, back, update)))


def _sum(times: Sequence[Seconds]) -> Seconds:
    arithmetic = memory = overhead = 0.0
    for one in times:
        arithmetic += one[0]
        memory += one[1]
        overhead += one[2]
    return Seconds(arithmetic, memory, overhead)
