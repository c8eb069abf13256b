"""The recorder: what a block's `expand` is given to spell itself out on."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from visionlab.layers.activation import ReLU, ReLU6, Sigmoid
from visionlab.layers.base import POINT, Layer, Part, Shape, Window
from visionlab.layers.channels import ChannelShuffle, Scale
from visionlab.layers.conv import SAME, SQUARE, Conv
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.merge import Add, Concat, PadShortcut
from visionlab.layers.norm import BatchNorm, LocalResponseNorm
from visionlab.layers.pad import Pad
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.layers.stochastic_depth import StochasticDepth
from visionlab.problem import Problem

if TYPE_CHECKING:
    from visionlab.blocks.recording import Recording


class Wire:
    """A tensor on its way: its number in the recording and its shape."""

    __slots__ = ("_net", "_shape", "number")

    def __init__(self, net: Recorder, number: int, shape: Shape) -> None:
        self._net = net
        self.number = number
        self._shape = shape

    @property
    def shape(self) -> Shape:
        """Asking for it is noted: see `Recorder.is_asked`."""
        self._net.is_asked = True
        return self._shape

    @property
    def channels(self) -> int:
        """Channels of maps, or features of a vector."""
        return self.shape[0]


class Step(NamedTuple):
    """One layer or block of a recording, on wires."""

    part: Part
    name: str
    inputs: tuple[int, ...]
    shape: Shape
    #: None for a layer
    inner: Recording | None
    parameters: int
    macs: int
    window: Window


# a named tuple's own constructor takes several times as long
_new: Any = tuple.__new__


def applied(layer: Layer, name: str, inputs: tuple[int, ...], shapes: tuple[Shape, ...]) -> Step:
    """The step that a layer is on wires of these shapes. Raises Problem where they do not fit."""
    # hot: a field edit on a large network comes through here some hundred times
    if len(shapes) == 1:
        shape = shapes[0]
        out = layer.infer(shape)
        macs = layer.macs(out, shape) if layer.is_weighted else 0
        told = (layer, name, inputs, out, None, layer.parameters(shape), macs, layer.window(shape))
    else:
        out = layer.infer(*shapes)
        macs = layer.macs(out, *shapes) if layer.is_weighted else 0
        window = layer.window(*shapes) if shapes else POINT
        told = (layer, name, inputs, out, None, layer.parameters(*shapes), macs, window)
    return _new(Step, told)  # type: ignore[no-any-return]


def used(part: Part, name: str, inputs: tuple[int, ...], inner: Recording) -> Step:
    """The step that a block is, which recorded this."""
    told = (part, name, inputs, inner.shape, inner, inner.parameters, inner.macs, inner.window)
    return _new(Step, told)  # type: ignore[no-any-return]


#: beyond any network of the literature; a block of strangers' making must not fill the memory
MOST_LAYERS = 200_000


def too_many() -> Problem:
    """The refusal of a network of more than `MOST_LAYERS`."""
    return Problem("More than {most} layers are too many for a network", most=MOST_LAYERS)


def _ends(wires: tuple[Wire, ...]) -> tuple[tuple[int, ...], tuple[Shape, ...]]:
    """The numbers of wires and their shapes."""
    if len(wires) == 1:
        wire = wires[0]
        return (wire.number,), (wire._shape,)
    return tuple([wire.number for wire in wires]), tuple([wire._shape for wire in wires])


class Recorder:
    """Writes down the layers and blocks that an `expand` calls, in order."""

    __slots__ = ("_count", "_inputs", "_layers", "_names", "_record", "is_asked", "steps")

    def __init__(self, inputs: tuple[Shape, ...], record: Callable[[Part, tuple[Shape, ...]], Recording]) -> None:
        self._inputs = inputs
        self._count = len(inputs)
        self._record = record
        self._names: dict[str, int] = {}
        self._layers = 0
        self.steps: list[Step] = []
        #: whether the shape of any wire was asked for, and what was recorded may depend on it
        self.is_asked = False

    def wires(self) -> list[Wire]:
        """The inputs."""
        return [Wire(self, number, shape) for number, shape in enumerate(self._inputs)]

    def layer(self, layer: Layer, *wires: Wire, name: str = "") -> Wire:
        """Apply a layer. Raises Problem where the shapes do not fit."""
        numbers, shapes = _ends(wires)
        return self._add(applied(layer, self._name(name or layer.kind), numbers, shapes))

    def use(self, part: Part, *wires: Wire, name: str = "") -> Wire:
        """Apply another block (or a layer given as a value). Raises Problem where the shapes do not fit."""
        if isinstance(part, Layer):
            return self.layer(part, *wires, name=name)
        numbers, shapes = _ends(wires)
        inner = self._record(part, shapes)
        self._layers += inner.layers
        if self._layers > MOST_LAYERS:
            raise too_many()
        return self._add(used(part, self._name(name or part.kind), numbers, inner))

    def _add(self, step: Step) -> Wire:
        self.steps.append(step)
        number = self._count
        self._count = number + 1
        return Wire(self, number, step.shape)

    def _name(self, name: str) -> str:
        count = self._names.get(name, 0) + 1
        self._names[name] = count
        return name if count == 1 else f"{name}_{count}"

    # The layers by their short names, so that a block reads like its paper's figure.

    def conv(
        self,
        x: Wire,
        channels: int,
        kernel: int | tuple[int, int],
        stride: int = 1,
        *,
        padding: int = SAME,
        dilation: int = 1,
        groups: int = 1,
        bias: bool = False,
        name: str = "",
    ) -> Wire:
        """Convolution; without bias unless asked, since a batch norm mostly follows. A kernel is (height, width)."""
        height, width = (kernel, SQUARE) if isinstance(kernel, int) else kernel
        return self.layer(_conv(channels, height, stride, padding, dilation, groups, bias, width), x, name=name)

    def batch_norm(self, x: Wire, eps: float = 1e-5, *, name: str = "") -> Wire:
        """Batch normalisation."""
        return self.layer(_NORM if eps == _NORM.eps else BatchNorm(eps), x, name=name)

    def lrn(self, x: Wire, size: int = 5, alpha: float = 1e-4, beta: float = 0.75, k: float = 2.0) -> Wire:
        """Local response normalisation."""
        return self.layer(LocalResponseNorm(size, alpha, beta, k), x)

    def relu(self, x: Wire, *, name: str = "") -> Wire:
        """ReLU."""
        return self.layer(_RELU, x, name=name)

    def relu6(self, x: Wire, *, name: str = "") -> Wire:
        """ReLU6."""
        return self.layer(_RELU6, x, name=name)

    def sigmoid(self, x: Wire, *, name: str = "") -> Wire:
        """Sigmoid."""
        return self.layer(_SIGMOID, x, name=name)

    def max_pool(self, x: Wire, kernel: int, stride: int, padding: int = 0, *, ceil: bool = False) -> Wire:
        """Max pooling."""
        return self.layer(MaxPool(kernel, stride, padding, ceil), x)

    def avg_pool(
        self, x: Wire, kernel: int, stride: int, padding: int = 0, *, ceil: bool = False, counts_border: bool = True
    ) -> Wire:
        """Average pooling."""
        return self.layer(AvgPool(kernel, stride, padding, ceil, counts_border), x)

    def global_avg_pool(self, x: Wire) -> Wire:
        """The mean of each map: channels x 1 x 1."""
        return self.layer(_GLOBAL, x)

    def flatten(self, x: Wire) -> Wire:
        """Maps to one vector."""
        return self.layer(_FLATTEN, x)

    def linear(self, x: Wire, features: int, *, bias: bool = True, name: str = "") -> Wire:
        """Fully connected layer."""
        return self.layer(Linear(features, bias), x, name=name)

    def dropout(self, x: Wire, rate: float) -> Wire:
        """Dropout, or nothing at a rate of zero."""
        return self.layer(Dropout(rate), x) if rate else x

    def add(self, *wires: Wire) -> Wire:
        """Element-wise sum."""
        return self.layer(_ADD, *wires)

    def concat(self, *wires: Wire) -> Wire:
        """Stack of channels; a single wire passes through."""
        return self.layer(_CONCAT, *wires) if len(wires) > 1 else wires[0]

    def scale(self, x: Wire, gate: Wire) -> Wire:
        """Maps times one number a channel, channels x 1 x 1."""
        return self.layer(_SCALE, x, gate)

    def channel_shuffle(self, x: Wire, groups: int) -> Wire:
        """Channels dealt out between groups; a single group is left as it is."""
        return self.layer(ChannelShuffle(groups), x) if groups > 1 else x

    def pad(self, x: Wire, left: int, right: int, top: int, bottom: int, *, value: str = "zero") -> Wire:
        """A border, negative to cut; nothing where it is all zero."""
        return self.layer(Pad(left, right, top, bottom, value), x) if left or right or top or bottom else x

    def stochastic_depth(self, x: Wire, survival: float) -> Wire:
        """A branch that is dropped at random while training, or nothing at a survival of 1."""
        return self.layer(StochasticDepth(survival), x) if survival < 1 else x

    def pad_shortcut(self, x: Wire, channels: int, stride: int) -> Wire:
        """Option A shortcut."""
        return self.layer(PadShortcut(channels, stride), x)


# checked once for each set of fields; typed, since 1 == True
_conv = lru_cache(maxsize=10_000, typed=True)(Conv)
_NORM, _RELU, _RELU6, _SIGMOID = BatchNorm(), ReLU(), ReLU6(), Sigmoid()
_GLOBAL, _FLATTEN, _ADD, _CONCAT, _SCALE = GlobalAvgPool(), Flatten(), Add(), Concat(), Scale()
