"""The recording of a part: every layer it becomes on inputs of given shapes.

Shape, parameters, MACs, memory, receptive field, PyTorch text and picture all follow from it.
A recording is remembered by (part, input shapes), both frozen values: after an edit only what
really changed is recorded again. A whole network is recorded in the same way as a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from visionlab.blocks.base import Block
from visionlab.blocks.recorder import Recorder, Step
from visionlab.fields import specs
from visionlab.layers.base import ANY, POINT, Layer, Part, Shape, Window, elements
from visionlab.layers.stochastic_depth import StochasticDepth
from visionlab.problem import Problem


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """What a part, or a network, becomes: steps on wires, and the sums over them.

    Wires are numbered: the inputs first, then the output of each step in order.
    """

    inputs: tuple[Shape, ...]
    steps: tuple[Step, ...]
    #: the wire that leaves
    output: int
    shape: Shape
    parameters: int
    #: multiply-accumulates of conv and linear layers, one image
    macs: int
    #: elements of conv and linear outputs, one image
    activations: int
    #: layers, counted through all blocks inside
    layers: int
    #: what one pixel of each wire sees of the inputs
    windows: tuple[Window, ...]
    #: wires that leave too while training: the scores of auxiliary heads
    auxiliary: tuple[int, ...] = ()

    @property
    def window(self) -> Window:
        """What one output pixel sees of the inputs."""
        return self.windows[self.output]

    def wire_shape(self, wire: int) -> Shape:
        """The shape on a wire."""
        count = len(self.inputs)
        return self.inputs[wire] if wire < count else self.steps[wire - count].shape


#: stands for all probabilities below one
_ANY_SURVIVAL = 0.5


@lru_cache(maxsize=15_000)
def record(part: Part, shapes: tuple[Shape, ...]) -> Recording:
    """The remembered recording of a part on inputs of these shapes. Raises Problem where they do not fit."""
    check_arity(part, len(shapes))
    survival = getattr(part, "survival", 1.0)
    if survival not in (1.0, _ANY_SURVIVAL):
        # each of a thousand units has its own under linear decay, and nothing else about them differs
        return _with_survival(record(_stand_in(part), shapes), survival)
    recorder = Recorder(shapes, record)
    wires = recorder.wires()
    if isinstance(part, Layer):
        out = recorder.layer(part, *wires)
    else:
        assert isinstance(part, Block)
        out = part.expand(recorder, *wires)
    return finish(shapes, recorder.steps, out.number)


def _stand_in(part: Part) -> Part:
    """The part with the survival that stands for all; copied unchecked, since all other values were checked before."""
    made: Part = object.__new__(type(part))
    for spec in specs(type(part)):
        object.__setattr__(made, spec.name, getattr(part, spec.name))
    object.__setattr__(made, "survival", _ANY_SURVIVAL)
    return made


def _with_survival(recording: Recording, survival: float) -> Recording:
    """The same with another probability in its stochastic depth, which is one of its own steps."""
    steps = recording.steps
    place = next(number for number, step in enumerate(steps) if type(step.part) is StochasticDepth)
    dropped = steps[place]._replace(part=StochasticDepth(survival))
    sums = (recording.parameters, recording.macs, recording.activations, recording.layers, recording.windows)
    steps = (*steps[:place], dropped, *steps[place + 1 :])
    return Recording(recording.inputs, steps, recording.output, recording.shape, *sums)


def check_arity(part: Part, count: int) -> None:
    """Refuse a number of inputs that the part does not take."""
    if part.inputs == ANY:
        if count < 2:
            raise Problem("{block} needs at least two inputs: got {count}", block=part.title, count=count)
    elif part.inputs != count:
        expected = "1 input" if part.inputs == 1 else f"{part.inputs} inputs"
        raise Problem("{block} takes {expected}: got {count}", block=part.title, expected=expected, count=count)


def finish(inputs: tuple[Shape, ...], steps: list[Step], output: int, auxiliary: tuple[int, ...] = ()) -> Recording:
    """Sum the steps up. `output` is the number of the wire that leaves, `auxiliary` those that do so in training."""
    parameters = macs = activations = layers = 0
    windows = [POINT] * len(inputs)
    for step in steps:
        parameters += step.parameters
        macs += step.macs
        inner = step.inner
        if inner is None:
            layers += 1
            own = step.window
            if step.part.is_weighted:  # type: ignore[attr-defined]
                activations += elements(step.shape)
        else:
            layers += inner.layers
            own = inner.window
            activations += inner.activations
        fed = step.inputs
        if own is POINT and len(fed) == 1:
            windows.append(windows[fed[0]])
        else:
            windows.append(see_through(own, [windows[wire] for wire in fed]))
    shape = inputs[output] if output < len(inputs) else steps[output - len(inputs)].shape
    sums = (parameters, macs, activations, layers)
    return Recording(inputs, tuple(steps), output, shape, *sums, tuple(windows), auxiliary)


def see_through(own: Window, before: list[Window]) -> Window:
    """The window of a part applied to wires that already have one: what any of them sees, grown by its own."""
    if not before:
        return own
    first = before[0] if len(before) == 1 else _union(before)
    if own is POINT:
        return first
    (height, width), (down, right), (top, left) = first
    return Window(
        (height + (own.size[0] - 1) * down, width + (own.size[1] - 1) * right),
        (down * own.stride[0], right * own.stride[1]),
        (top + own.start[0] * down, left + own.start[1] * right),
    )


def _union(windows: list[Window]) -> Window:
    """From the first pixel that any branch sees to the last."""
    top = min(w.start[0] for w in windows)
    left = min(w.start[1] for w in windows)
    bottom = max(w.start[0] + w.size[0] for w in windows)
    right = max(w.start[1] + w.size[1] for w in windows)
    stride = (max(w.stride[0] for w in windows), max(w.stride[1] for w in windows))
    return Window((bottom - top, right - left), stride, (top, left))
