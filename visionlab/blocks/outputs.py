"""How many numbers a forward pass writes down: what tables such as the lecture's VGG-16 page add up as its memory."""

from __future__ import annotations

from functools import lru_cache

from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recording import Recording
from visionlab.layers.base import elements


@lru_cache(maxsize=15_000)
def outputs(recording: Recording) -> int:
    """Elements of all outputs for one image, pictures included; what is written over its input, or is it, is none."""
    inplace = inplace_steps(recording)
    found = 0
    for index, step in enumerate(recording.steps):
        if step.inner is not None:
            found += outputs(step.inner)
        elif index not in inplace and not (step.part.is_view or step.part.is_inert):  # type: ignore[attr-defined]
            found += elements(step.shape)
    return found
