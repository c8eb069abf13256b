"""A part recorded on other shapes than before, by what is known of it, is what it spells itself out to be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visionlab.blocks import recording as recordings
from visionlab.blocks.catalogue import parts
from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.recording import Recording, record
from visionlab.layers.base import ANY, Part, Shape
from visionlab.problem import Problem

PARTS = [kind for kind in parts().values() if kind.inputs]
MAPS = st.tuples(st.integers(1, 80), st.integers(1, 40), st.integers(1, 40)) | st.tuples(st.integers(1, 80))


def told(part: Part, shapes: tuple[Shape, ...]) -> Any:
    """All that a recording says, or the sentence that refuses it."""
    try:
        return said(record(part, shapes))
    except Problem as problem:
        return str(problem)


def said(recording: Recording) -> Any:
    steps = [(*step[:4], None if step.inner is None else said(step.inner), *step[5:]) for step in recording.steps]
    sums = (recording.parameters, recording.macs, recording.activations, recording.layers)
    return recording.inputs, steps, recording.output, recording.shape, sums, recording.windows, recording.auxiliary


def forget() -> None:
    record.cache_clear()
    recordings._known.cache_clear()


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.kind)
@given(data=st.data())
def test_every_part(kind: type[Part], data: st.DataObject) -> None:
    part = kind()
    count = 2 if kind.inputs == ANY else kind.inputs
    first, second = (tuple(data.draw(MAPS) for _ in range(count)) for _ in range(2))
    if data.draw(st.booleans()):  # as they fit together most often
        first, second = (first[0],) * count, (second[0],) * count
    forget()
    told(part, first)
    known = told(part, second)
    forget()
    assert known == told(part, second)


def test_a_block_that_asks_for_no_shape_is_not_spelled_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    block = DenseBlock(3, 7)
    forget()
    before = record(block, ((16, 8, 8),))
    monkeypatch.delattr(DenseBlock, "expand")
    after = record(block, ((18, 8, 8),))
    assert after.like is before and after.shape == (39, 8, 8)
