"""Memory of a recording: what autograd keeps for the backward pass, and the peak of a forward pass without it.

Both are worked out once for a block on given shapes and put together for a network. Tensors are
followed by storage, since a view or an in-place result is no new memory and a tensor that two
layers keep is held once. Every tensor is taken to need a gradient, as all below the first layer that
learns do. Truth: `torch.autograd.graph.saved_tensors_hooks`, de-duplicated by
storage (see tests/cost). Bytes are fp32.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recording import Recording
from visionlab.layers.base import FLOAT, Layer, elements


@dataclass(frozen=True, slots=True)
class Saved:
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


@lru_cache(maxsize=15_000)
def saved(recording: Recording) -> Saved:
    """What autograd keeps of a recording besides parameters."""
    inplace = inplace_steps(recording)
    count = len(recording.inputs)
    storage = list(range(count))
    sizes = [FLOAT * elements(shape) for shape in recording.inputs]
    kept: set[int] = set()
    inside = fixed = 0
    for index, step in enumerate(recording.steps):
        fed = [storage[wire] for wire in step.inputs]
        if step.inner is None:
            layer = step.part
            assert isinstance(layer, Layer)
            shapes = tuple(recording.wire_shape(wire) for wire in step.inputs)
            keeps = layer.keeps(step.shape, index in inplace, *shapes)
            inside += keeps.extra
            fixed += keeps.fixed
            if keeps.input:
                kept.update(fed)
            keeps_output = keeps.output
            alias = fed[0] if layer.is_view or index in inplace else None
        else:
            block = saved(step.inner)
            inside += block.inside
            fixed += block.fixed
            kept.update(one for one, keeps_it in zip(fed, block.inputs, strict=True) if keeps_it)
            keeps_output = block.output
            alias = None if block.alias is None else fed[block.alias]
        if alias is None:
            alias = len(sizes)
            sizes.append(FLOAT * elements(step.shape))
        storage.append(alias)
        if keeps_output:
            kept.add(alias)
    out = storage[recording.output]
    inside += sum(sizes[one] for one in kept if one >= count and one != out)
    return Saved(
        inside,
        fixed,
        tuple(one in kept for one in range(count)),
        out in kept,
        out if out < count else None,
    )


@lru_cache(maxsize=15_000)
def forward_peak(recording: Recording) -> int:
    """Most bytes for one image alive at once in a forward pass without gradients, beyond the inputs.

    A tensor lives until its last reader has run; a block's inputs belong to the caller, who counts them, and so do
    a network's pictures, which live throughout.
    """
    inplace = inplace_steps(recording)
    count = len(recording.inputs)
    storage, sizes = _forward_storages(recording, inplace)
    last: dict[int, int] = {}
    for index, step in enumerate(recording.steps):
        for wire in step.inputs:
            last[storage[wire]] = index
        last.setdefault(storage[count + index], index)
    pictures = (count + index for index, step in enumerate(recording.steps) if not step.inputs)
    last.update({storage[wire]: len(recording.steps) for wire in (recording.output, *pictures)})
    live = peak = 0
    for index, step in enumerate(recording.steps):
        own = storage[count + index]
        size = sizes[own] if own == count + index else 0
        if step.inner is None:
            layer = step.part
            assert isinstance(layer, Layer)
            scratch = layer.scratch(step.shape, *(recording.wire_shape(wire) for wire in step.inputs))
            peak = max(peak, live + size + scratch)
        else:
            peak = max(peak, live + forward_peak(step.inner))
        live += size
        for one in {*(storage[wire] for wire in step.inputs), own}:
            if one >= count and last[one] == index:
                live -= sizes[one]
    return peak


def _forward_storages(recording: Recording, inplace: frozenset[int]) -> tuple[list[int], dict[int, int]]:
    """The storage of each wire when evaluating, named by the wire that made it, and each storage's bytes."""
    count = len(recording.inputs)
    storage = list(range(count))
    sizes: dict[int, int] = {}
    for index, step in enumerate(recording.steps):
        wire = count + index
        if step.inner is None:
            is_same = index in inplace or step.part.is_view or step.part.is_inert  # type: ignore[attr-defined]
            storage.append(storage[step.inputs[0]] if is_same else wire)
        else:
            alias = saved(step.inner).alias
            storage.append(wire if alias is None else storage[step.inputs[alias]])
        sizes.setdefault(storage[-1], FLOAT * elements(step.shape))
    return storage, sizes


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a network at a batch size: bytes, fp32, each worked out when it is asked for."""

    recording: Recording
    batch: int = 1
    #: numbers that the optimizer keeps for a parameter: SGD with momentum one, Adam two
    optimizer_states: int = 1
    #: the recording that trains, where auxiliary heads make it another one
    trained: Recording | None = None

    @property
    def weights(self) -> int:
        """Of the parameters."""
        return FLOAT * self.recording.parameters

    @property
    def forward_peak(self) -> int:
        """Weights, and the most that is alive at once in a forward pass without gradients."""
        return self.weights + self.batch * (forward_peak(self.recording) if self.recording.steps else 0)

    @property
    def saved_for_backward(self) -> int:
        """What autograd keeps for the backward pass, besides parameters."""
        trained = self.trained or self.recording
        if not trained.steps:
            return 0
        told = saved(trained)
        kept = told.inside + (FLOAT * elements(trained.shape) if told.output else 0)
        return self.batch * kept + told.fixed

    @property
    def training(self) -> int:
        """Weights, gradients, the optimizer's state and what autograd keeps; auxiliary heads included."""
        learned = FLOAT * (self.trained or self.recording).parameters
        return learned * (2 + self.optimizer_states) + self.saved_for_backward
