"""Which activations may be written over their input: decided once, for memory and for PyTorch text alike."""

from __future__ import annotations

from functools import lru_cache

from visionlab.blocks.recording import Recording
from visionlab.layers.base import Layer


@lru_cache(maxsize=15_000)
def inplace_steps(recording: Recording) -> frozenset[int]:
    """Indices of the steps that can write over their input without anybody missing it.

    The input must be the output of a layer of this very recording that nothing else reads, and
    that the layer itself does not keep for its backward pass.
    """
    if recording.like is not None:
        return inplace_steps(recording.like)
    count = len(recording.inputs)
    readers = [0] * (count + len(recording.steps))
    for step in recording.steps:
        for wire in step.inputs:
            readers[wire] += 1
    readers[recording.output] += 1
    found = set()
    for index, step in enumerate(recording.steps):
        if step.inner is None and step.part.has_inplace and step.inputs[0] >= count:  # type: ignore[attr-defined]
            source = recording.steps[step.inputs[0] - count]
            made_by = source.part
            if readers[step.inputs[0]] == 1 and isinstance(made_by, Layer) and made_by.is_overwritable:
                found.add(index)
    return frozenset(found)
