"""The recording of a part: every layer it becomes on inputs of given shapes.

Shape, parameters, MACs, memory, receptive field, PyTorch text and picture all follow from it.
A recording is remembered by (part, input shapes), both frozen values: after an edit only what
really changed is recorded again. A whole network is recorded in the same way as a block.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import is_

from visionlab.blocks.base import Block
from visionlab.blocks.recorder import MOST_LAYERS, Recorder, Step, applied, too_many, used
from visionlab.fields import specs
from visionlab.layers.base import ANY, POINT, Layer, Part, Shape, Window, elements
from visionlab.layers.stochastic_depth import StochasticDepth
from visionlab.problem import Phrase, Problem


@dataclass(slots=True, eq=False)  # never changed, and not frozen: that takes several times as long to make
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
    #: a recording of steps of the same kinds on the same wires, where this one was made from it
    like: Recording | None = None
    #: no shape was asked for while it was spelled out, so that its steps are the same on any shapes
    is_general: bool = False
    #: what a person calls the steps; empty where nobody does
    titles: tuple[str, ...] = ()

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
    known = _known(part, len(shapes))
    if known:
        return _on_other_shapes(known[0], shapes)
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
    made = finish(shapes, recorder.steps, out.number)
    if isinstance(part, Block):
        made.titles = part.titles
    made.is_general = not recorder.is_asked
    if made.is_general:
        known.append(made)
    return made


@lru_cache(maxsize=5_000)
def _known(part: Part, inputs: int) -> list[Recording]:
    """A recording of the part that is general, once there is one."""
    return []


def _on_other_shapes(known: Recording, inputs: tuple[Shape, ...]) -> Recording:
    """The recording with other shapes coming in, without spelling the part out again. Raises Problem."""
    # hot: in a dense network a new width above is a new width for every layer below
    steps = list(known.steps)
    shapes = [*inputs, *[step[3] for step in steps]]
    changed = {wire for wire, shape in enumerate(known.inputs) if shape != inputs[wire]}
    parameters, macs, activations, layers = known.parameters, known.macs, known.activations, known.layers
    windows = known.windows
    count = len(inputs)
    #: of blocks inside, by what they were before and what comes into them now
    others: dict[tuple[Recording, tuple[Shape, ...]], Recording] = {}
    for index, old in enumerate(known.steps):
        fed = old[2]
        if changed.isdisjoint(fed):
            continue
        given = (shapes[fed[0]],) if len(fed) == 1 else tuple([shapes[wire] for wire in fed])
        part, name, _, shape, inner, old_parameters, old_macs, window = old
        if inner is None:
            step = applied(part, name, fed, given)  # type: ignore[arg-type]
        else:
            other = others.get((inner, given))
            if other is None:
                # to look a general one up among all that are remembered takes as long as to make it
                other = _on_other_shapes(inner, given) if inner.is_general else record(part, given)
                others[inner, given] = other
            step = used(part, name, fed, other)
            activations += other.activations - inner.activations
            layers += other.layers - inner.layers
        steps[index] = step
        _, _, _, new, _, new_parameters, new_macs, new_window = step
        parameters += new_parameters - old_parameters
        macs += new_macs - old_macs
        if new != shape:
            if inner is None and part.is_weighted:  # type: ignore[attr-defined]
                activations += elements(new) - elements(shape)
            changed.add(count + index)
            shapes[count + index] = new
        if new_window is not window:
            windows = ()
    if layers > MOST_LAYERS:
        raise too_many()
    if not windows:
        windows = _windows(len(inputs), tuple([step.inputs for step in steps]), tuple([step.window for step in steps]))
    sums = (parameters, macs, activations, layers, windows)
    return Recording(
        inputs, tuple(steps), known.output, shapes[known.output], *sums, (), known.like or known, True, known.titles
    )


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
        expected = Phrase("1 input") if part.inputs == 1 else Phrase("{count} inputs", count=part.inputs)
        raise Problem("{block} takes {expected}: got {count}", block=part.title, expected=expected, count=count)


def step_of(part: Part, shapes: tuple[Shape, ...]) -> Step:
    """The step that a part becomes on inputs of these shapes. Raises Problem where they do not fit."""
    recorder = Recorder(shapes, record)
    recorder.use(part, *recorder.wires())
    return recorder.steps[0]


def finish(inputs: tuple[Shape, ...], steps: list[Step], output: int, auxiliary: tuple[int, ...] = ()) -> Recording:
    """Sum the steps up. `output` is the number of the wire that leaves, `auxiliary` those that do so in training."""
    parts, _, fed, shapes, inners, parameters, macs, own = zip(*steps, strict=True) if steps else [()] * 8
    activations, layers = 0, len(steps)
    for part, shape, inner in zip(parts, shapes, inners, strict=True):
        if inner is not None:
            layers += inner.layers - 1
            activations += inner.activations
            if not inner.steps:
                fed = tuple(map(_seen, steps))
        elif part.is_weighted:
            activations += elements(shape)
    shape = inputs[output] if output < len(inputs) else shapes[output - len(inputs)]
    sums = (sum(parameters), sum(macs), activations, layers)
    return Recording(inputs, tuple(steps), output, shape, *sums, _windows(len(inputs), fed, own), auxiliary)


def _seen(step: Step) -> tuple[int, ...]:
    """The wires that a step sees something of: a block of no steps hands one on, and sees nothing of the others."""
    inner = step.inner
    return step.inputs if inner is None or inner.steps else (step.inputs[inner.output],)


def refinish(before: Recording, steps: list[Step]) -> Recording:
    """The recording with other steps in the places of some, each of the same kind; the wires are the same."""
    if all(map(is_, steps, before.steps)):
        return before
    made = finish(before.inputs, steps, before.output)
    made.like = before.like or before
    if made.windows == before.windows:
        made.windows = before.windows
    return made


@lru_cache(maxsize=2_000)
def _windows(inputs: int, fed: tuple[tuple[int, ...], ...], own: tuple[Window, ...]) -> tuple[Window, ...]:
    """What one pixel of each wire sees of the inputs, where each step is fed by these wires and has this window.

    Remembered, since the layers of a block are wired in the same way whatever its channels.
    """
    found = [POINT] * inputs
    for wires, window in zip(fed, own, strict=True):
        found.append(see_through(window, [found[wire] for wire in wires]))
    return tuple(found)


def see_through(own: Window, before: list[Window]) -> Window:
    """The window of a part applied to wires that already have one: what any of them sees, grown by its own."""
    if not before:
        return own
    first = before[0] if len(before) == 1 else _union(before)
    return first if own is POINT else _through(own, first)


def _through(own: Window, first: Window) -> Window:
    (height, width), (down, right), (top, left) = first
    (own_height, own_width), (own_down, own_right), (own_top, own_left) = own
    return Window(
        (height + (own_height - 1) * down, width + (own_width - 1) * right),
        (down * own_down, right * own_right),
        (top + own_top * down, left + own_left * right),
    )


def _union(windows: list[Window]) -> Window:
    """From the first pixel that any branch sees to the last."""
    top = min(w.start[0] for w in windows)
    left = min(w.start[1] for w in windows)
    bottom = max(w.start[0] + w.size[0] for w in windows)
    right = max(w.start[1] + w.size[1] for w in windows)
    stride = (max(w.stride[0] for w in windows), max(w.stride[1] for w in windows))
    return Window((bottom - top, right - left), stride, (top, left))
