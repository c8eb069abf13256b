"""What every part of a network is, and what a layer (a part that is not made of others) states about itself."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import ClassVar, NamedTuple

from visionlab.fields import Fields
from visionlab.problem import Problem

#: (channels, height, width), or (features,) once flattened; always without the batch
Shape = tuple[int, ...]

#: bytes of one fp32 element, and of a 16-bit one
FLOAT = 4
HALF = 2

#: more inputs than a person would wire by hand; `Part.inputs` of parts that take any number from 2
ANY = -1


def words(shape: Shape) -> str:
    """A shape as people write it: `64x56x56`, or `1000` for a vector."""
    return "x".join(map(str, shape))


def elements(shape: Shape) -> int:
    """How many numbers a tensor of this shape holds, for one image."""
    return prod(shape)


@dataclass(frozen=True, slots=True)
class Part(Fields):
    """Anything that can be a node: a layer, or a block made of layers."""

    #: its name in files and on the command line; never changes once published
    kind: ClassVar[str] = ""
    #: the palette's heading
    group: ClassVar[str] = ""
    #: how many inputs it has; `ANY` for two or more
    inputs: ClassVar[int] = 1
    #: an end of its own, there in training only; its loss counts by its field `weight`
    is_auxiliary: ClassVar[bool] = False
    #: came with an imported network, for what has no layer here: nothing of it can be edited
    is_foreign: ClassVar[bool] = False

    def caption(self) -> str:
        """The key fields in a few characters, for the node's card."""
        return ""


class Window(NamedTuple):
    """How far a part sees: the receptive field it adds, the stride it takes, and where the first output pixel's
    field begins on the input, negative within a border; each (vertical, horizontal)."""

    size: tuple[int, int] = (1, 1)
    stride: tuple[int, int] = (1, 1)
    start: tuple[int, int] = (0, 0)


POINT = Window()


class Kept(NamedTuple):
    """What autograd keeps of a layer until the backward pass, besides parameters.

    Tensors are named rather than counted, since a tensor that two layers keep is held once.
    `extra` is bytes for one image, `fixed` bytes whatever the batch.
    """

    input: bool = False
    output: bool = False
    extra: int = 0
    fixed: int = 0


# the usual ones, made once
KEEPS_NOTHING, KEEPS_INPUT, KEEPS_OUTPUT = Kept(), Kept(input=True), Kept(output=True)


@dataclass(frozen=True, slots=True)
class Layer(Part):
    """A primitive. Its methods are pure: they take the shapes of its inputs and see nothing else."""

    #: the output is the input's storage under another shape
    is_view: ClassVar[bool] = False
    #: PyTorch can write the output over the input
    has_inplace: ClassVar[bool] = False
    #: nothing keeps this layer's output for its own backward pass, so that a next layer may write over it
    is_overwritable: ClassVar[bool] = False
    #: it does nothing when evaluating: it hands its input on
    is_inert: ClassVar[bool] = False
    #: conv and linear: what MAC counts and activation counts speak of
    is_weighted: ClassVar[bool] = False
    #: mixed precision works it out in fp32 all the same
    is_wide: ClassVar[bool] = False

    def infer(self, *shapes: Shape) -> Shape:
        """The output's shape. Raises Problem where the inputs do not fit."""
        return shapes[0]

    def parameters(self, *shapes: Shape) -> int:
        """How many numbers this layer learns."""
        return 0

    def formula(self, *shapes: Shape) -> str:
        """How their number comes about: `(3*3*64)*128 + 128`; empty for a layer that learns nothing."""
        return ""

    def weights(self, *shapes: Shape) -> int:
        """How many of its parameters inputs are multiplied by: those of conv and linear without the biases."""
        return 0

    def macs(self, output: Shape, *shapes: Shape) -> int:
        """Multiply-accumulates for one image; conv and linear only."""
        return 0

    def window(self, *shapes: Shape) -> Window:
        """What one output pixel sees of the input."""
        return POINT

    def keeps(self, output: Shape, width: int, inplace: bool, *shapes: Shape) -> Kept:
        """What autograd keeps in training. `width` is the bytes of an element of its inputs, of the widest."""
        return KEEPS_NOTHING

    def out_width(self, width: int) -> int:
        """Bytes of an element of the output under mixed precision, where the widest input has `width`."""
        return HALF if self.is_weighted else FLOAT if self.is_wide else width

    def scratch(self, output: Shape, widths: tuple[int, ...], *shapes: Shape) -> int:
        """Bytes for one image that a forward pass needs besides inputs and output while this layer runs.

        `widths` are the bytes of an element of each input.
        """
        return 0

    def module(self, inplace: bool, *shapes: Shape) -> str:
        """The PyTorch module that does this, as text; empty where an expression does it."""
        return ""

    def call(self, module: str, arguments: list[str]) -> str:
        """The PyTorch expression that calls this layer's module."""
        return f"{module}({', '.join(arguments)})"

    def expression(self, arguments: list[str], *shapes: Shape) -> str:
        """The PyTorch expression, for a layer without a module."""
        raise NotImplementedError(type(self).__name__)


def need_maps(layer: Part, shape: Shape) -> None:
    """Refuse a vector where maps are needed."""
    if len(shape) != 3:
        raise Problem(
            "{block} needs maps (channels x height x width): got a vector of {features}",
            block=layer.title,
            features=shape[0],
        )


def slide(
    layer: Part, shape: Shape, kernel: tuple[int, int], stride: int, padding: tuple[int, int], ceil: bool = False
) -> tuple[int, int]:
    """Height and width after a window slid over maps, as PyTorch counts them. Raises Problem when none fits.

    `kernel` and `padding` are (vertical, horizontal).
    """
    _, height, width = shape
    if height + 2 * padding[0] < kernel[0] or width + 2 * padding[1] < kernel[1]:
        raise Problem(
            "{block} needs maps of at least {least}: got {got}",
            block=layer.title,
            least=f"{max(1, kernel[0] - 2 * padding[0])}x{max(1, kernel[1] - 2 * padding[1])}",
            got=f"{height}x{width}",
        )
    return (
        _positions(height, kernel[0], stride, padding[0], ceil),
        _positions(width, kernel[1], stride, padding[1], ceil),
    )


def _positions(size: int, kernel: int, stride: int, padding: int, ceil: bool) -> int:
    room = size + 2 * padding - kernel
    if not ceil:
        return room // stride + 1
    steps = -(-room // stride) + 1
    # PyTorch drops a last window that would start in the padding on the far side
    return steps - 1 if (steps - 1) * stride >= size + padding else steps
