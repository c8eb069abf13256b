"""Memory of a recording: what autograd keeps for the backward pass, and the peak of a forward pass without it.

Both are worked out once for a block on given shapes and put together for a network. Tensors are
followed by storage, since a view or an in-place result is no new memory and a tensor that two
layers keep is held once. Every tensor is taken to need a gradient, as all below the first layer that
learns do. Truth: `torch.autograd.graph.saved_tensors_hooks`, de-duplicated by
storage (see tests/cost).

Under mixed precision types are followed along the wires, as `torch.autocast` hands them on: conv and linear make
16-bit copies of their weights, and of inputs that are not in 16 bits yet, and autograd keeps those; other layers work
in the type they are given. `Widths` are the bytes of an element on each input then, and None in plain fp32.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recorder import Step
from visionlab.blocks.recording import Recording
from visionlab.layers.base import FLOAT, HALF, Layer, Shape, elements

Widths = tuple[int, ...] | None


class Saved(NamedTuple):
    """What a recording keeps for backward, as seen from outside."""

    #: bytes for one image, without its inputs and its output
    inside: int
    #: bytes whatever the batch
    fixed: int
    #: for each input, whether it is kept
    inputs: tuple[bool, ...]
    #: whether the output is kept
    output: bool
    #: the input whose storage the output is; None for storage of its own
    alias: int | None
    #: bytes of an element of the output
    width: int = FLOAT


class _Types(NamedTuple):
    """Bytes of an element on each wire, and of the widest input of each step."""

    wires: list[int]
    steps: list[int]


def _types(recording: Recording, widths: Widths) -> _Types:
    if widths is None:
        wires = len(recording.inputs) + len(recording.steps)
        return _Types([FLOAT] * wires, [FLOAT] * len(recording.steps))
    told = _Types(list(widths), [])
    for step in recording.steps:
        given = tuple(told.wires[wire] for wire in step.inputs)
        widest = max(given, default=FLOAT)
        told.steps.append(widest)
        told.wires.append(step.part.out_width(widest) if step.inner is None else saved(step.inner, given).width)  # type: ignore[attr-defined]
    return told


@dataclass(slots=True)
class _Held:
    """What autograd keeps, step by step and storage by storage; a storage goes by the wire that made it."""

    storage: list[int]
    #: bytes of the storage that each wire made, one image; 0 where it made none
    sizes: list[int]
    #: storages that are kept
    kept: set[int]
    #: of each step: bytes for one image besides those on wires, and bytes whatever the batch
    inside: list[int]
    fixed: list[int]
    #: bytes of an element of the output
    width: int


def _held(recording: Recording, widths: Widths) -> _Held:
    # hot: after an edit every recording that is new comes through here
    inplace = inplace_steps(recording)
    count, types = len(recording.inputs), _types(recording, widths)
    storage, sizes, kept = list(range(count)), [0] * count, set[int]()
    insides, fixeds, wire_shapes = [], [], list(recording.inputs)
    for index, (part, _, wires, shape, inner, _, _, _) in enumerate(recording.steps):
        fed = [storage[wire] for wire in wires]
        if inner is None:
            layer: Layer = part  # type: ignore[assignment]
            shapes = [wire_shapes[wire] for wire in wires]
            is_inplace = index in inplace
            keeps_input, keeps_output, inside, fixed = layer.keeps(shape, types.steps[index], is_inplace, *shapes)
            if widths is not None and layer.is_weighted:
                inside = cast_bytes(layer, types.steps[index], *shapes)
                fixed, keeps_input = HALF * layer.weights(*shapes), not inside
            if keeps_input:
                kept.update(fed)
            alias = fed[0] if is_inplace or layer.is_view else None
        else:
            block = saved(inner, None if widths is None else tuple([types.wires[wire] for wire in wires]))
            inside, fixed, keeps, keeps_output, alias, _ = block
            if len(fed) > 1:
                kept.update([one for one, keeps_it in zip(fed, keeps, strict=True) if keeps_it])
            elif fed and keeps[0]:
                kept.add(fed[0])
            if alias is not None:
                alias = fed[alias]
        insides.append(inside)
        fixeds.append(fixed)
        wire_shapes.append(shape)
        if alias is None:
            alias = count + index
            sizes.append(types.wires[alias] * elements(shape))
        else:
            sizes.append(0)
        storage.append(alias)
        if keeps_output:
            kept.add(alias)
    return _Held(storage, sizes, kept, insides, fixeds, types.wires[recording.output])


def cast_bytes(layer: Layer, width: int, *shapes: Shape) -> int:
    """Bytes of the 16-bit copy that mixed precision makes of one image's input of a layer."""
    return HALF * elements(shapes[0]) if layer.is_weighted and width != HALF else 0


@lru_cache(maxsize=15_000)
def saved(recording: Recording, widths: Widths = None) -> Saved:
    """What autograd keeps of a recording besides parameters."""
    held = _held(recording, widths)
    count, out = len(recording.inputs), held.storage[recording.output]
    return Saved(
        sum(held.inside) + sum([held.sizes[one] for one in held.kept if one >= count and one != out]),
        sum(held.fixed),
        tuple([one in held.kept for one in range(count)]),
        out in held.kept,
        out if out < count else None,
        held.width,
    )


@lru_cache(maxsize=15_000)
def forward_peak(recording: Recording, widths: Widths = None, batch: int = 1) -> int:
    """Most bytes alive at once in a forward pass without gradients, beyond the inputs.

    A tensor lives until its last reader has run; a block's inputs belong to the caller, who counts them, and so do
    a network's pictures, which live throughout. Mixed precision keeps the 16-bit copy of each parameter to the end of
    the pass, so that its peak is no multiple of the batch.
    """
    types = _types(recording, widths)
    made, freed = _lifetimes(recording, types, widths)
    live = peak = copied = 0
    for index, step in enumerate(recording.steps):
        if step.inner is None:
            layer = step.part
            assert isinstance(layer, Layer)
            shapes = tuple(recording.wire_shape(wire) for wire in step.inputs)
            given = tuple(types.wires[wire] for wire in step.inputs)
            inner = made[index] + layer.scratch(step.shape, given, *shapes)
            if widths is not None:
                inner += cast_bytes(layer, types.steps[index], *shapes)
                copied += copied_bytes(step)
            inner *= batch
        elif widths is None:
            inner = batch * forward_peak(step.inner)
        else:
            inner = forward_peak(step.inner, tuple(types.wires[wire] for wire in step.inputs), batch)
        peak = max(peak, copied + batch * live + inner)
        if widths is not None and step.inner is not None:
            copied += copied_bytes(step)
        live += made[index] - freed[index]
    return peak


def _lifetimes(recording: Recording, types: _Types, widths: Widths) -> tuple[list[int], list[int]]:
    """For each step of a forward pass without gradients, bytes of one image that it makes, and that end with it."""
    inplace = inplace_steps(recording)
    count = len(recording.inputs)
    storage, made, last = list(range(count)), [], dict[int, int]()
    for index, step in enumerate(recording.steps):
        alias: int | None = None
        if step.inner is None:
            if index in inplace or step.part.is_view or step.part.is_inert:  # type: ignore[attr-defined]
                alias = storage[step.inputs[0]]
        else:
            given = None if widths is None else tuple(types.wires[wire] for wire in step.inputs)
            inner = saved(step.inner, given).alias
            alias = None if inner is None else storage[step.inputs[inner]]
        for wire in step.inputs:
            last[storage[wire]] = index
        storage.append(count + index if alias is None else alias)
        last.setdefault(storage[-1], index)
        made.append(types.wires[count + index] * elements(step.shape) if alias is None else 0)
    freed = [0] * len(recording.steps)
    pictures = {count + index for index, step in enumerate(recording.steps) if not step.inputs}
    for one, index in last.items():
        if one >= count and one != storage[recording.output] and one not in pictures:
            freed[index] += made[one - count]
    return made, freed


def copied_bytes(step: Step) -> int:
    """Bytes of the 16-bit copies of a step's parameters that mixed precision makes: those of conv and linear."""
    if step.inner is not None:
        return _copied(step.inner)
    return HALF * step.parameters if step.part.is_weighted else 0  # type: ignore[attr-defined]


@lru_cache(maxsize=15_000)
def _copied(recording: Recording) -> int:
    return sum(map(copied_bytes, recording.steps))


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a network at a batch size: bytes, each worked out when it is asked for.

    Weights, gradients and the optimizer's numbers are fp32 in mixed precision too, as `torch.autocast` leaves them.
    """

    recording: Recording
    batch: int = 1
    #: numbers that the optimizer keeps for a parameter: SGD with momentum one, Adam two
    optimizer_states: int = 1
    #: the recording that trains, where auxiliary heads make it another one
    trained: Recording | None = None
    #: bf16 where `torch.autocast` makes it so, rather than fp32 throughout
    is_mixed: bool = False

    @property
    def weights(self) -> int:
        """Of the parameters."""
        return FLOAT * self.recording.parameters

    @property
    def learned(self) -> int:
        """Of all that trains: the weights and those of auxiliary heads."""
        return FLOAT * self._training.parameters

    @property
    def gradients(self) -> int:
        """One number for each that trains."""
        return self.learned

    @property
    def optimizer(self) -> int:
        """What the optimizer keeps beside each number that trains."""
        return self.optimizer_states * self.learned

    @property
    def forward_peak(self) -> int:
        """Weights, and the most that is alive at once in a forward pass without gradients."""
        if not self.recording.steps:
            return self.weights
        if self.is_mixed:
            return self.weights + forward_peak(self.recording, (), self.batch)
        return self.weights + self.batch * forward_peak(self.recording)

    @property
    def saved_for_backward(self) -> int:
        """What autograd keeps for the backward pass, besides parameters."""
        fixed, image = self._kept
        return fixed + self.batch * image

    @property
    def training(self) -> int:
        """Weights, gradients, the optimizer's state and what autograd keeps; auxiliary heads included.

        All four are there at once about the beginning of the backward pass, with gradients of maps for a while, and
        are seldom whole: over the presets a real step takes 80 to 111 % of it (tests/cost/test_memory_step.py).
        """
        return self.learned + self.gradients + self.optimizer + self.saved_for_backward

    def largest_batch(self, room: int) -> int:
        """The most images that train in so many bytes; 0 where one is too many. This is `training` read backwards."""
        fixed, image = self._kept
        left = room - self.learned - self.gradients - self.optimizer - fixed
        return 0 if left < image else left // image if image else MOST_IMAGES

    def kept_by_step(self) -> tuple[int, ...]:
        """What each step of the recording that trains adds to `saved_for_backward`, in order.

        A tensor counts for the step that makes it, whoever keeps it.
        """
        if not self._training.steps:
            return ()
        held = _held(self._training, self._widths)
        return tuple(
            fixed + self.batch * (inside + (size if index in held.kept else 0))
            for index, (inside, fixed, size) in enumerate(zip(held.inside, held.fixed, held.sizes, strict=True))
        )

    @property
    def _training(self) -> Recording:
        return self.trained or self.recording

    @property
    def _widths(self) -> Widths:
        return () if self.is_mixed else None

    @property
    def _kept(self) -> tuple[int, int]:
        """Bytes kept whatever the batch, and those for each image."""
        if not self._training.steps:
            return 0, 0
        told = saved(self._training, self._widths)
        return told.fixed, told.inside + (told.width * elements(self._training.shape) if told.output else 0)


#: a batch that has no end: of a network that keeps nothing
MOST_IMAGES = 2**31
