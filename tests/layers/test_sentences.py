"""What parts say of inputs that do not fit, word by word."""

from __future__ import annotations

import pytest

from visionlab.blocks.recording import record
from visionlab.blocks.transition import Transition
from visionlab.layers.base import Part, Shape, words
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Linear
from visionlab.layers.merge import Add, Concat, PadShortcut
from visionlab.layers.norm import BatchNorm
from visionlab.layers.pool import AvgPool, MaxPool
from visionlab.problem import Problem

CASES: list[tuple[Part, tuple[Shape, ...], str]] = [
    (Add(), ((64, 56, 56), (128, 28, 28)), "Add needs equal shapes: got 64x56x56 and 128x28x28"),
    (Add(), ((1, 2, 2), (1, 2, 2), (3,)), "Add needs equal shapes: got 1x2x2, 1x2x2 and 3"),
    (Concat(), ((8, 7, 7), (8, 6, 7)), "Concat needs maps of equal height and width: got 8x7x7 and 8x6x7"),
    (Add(), ((1, 2, 2),), "Add needs at least two inputs: got 1"),
    (Conv(), ((3, 8, 8), (3, 8, 8)), "Convolution takes 1 input: got 2"),
    (Conv(8, groups=4), ((6, 8, 8),), "Convolution needs input channels divisible by its 4 groups: got 6"),
    (Conv(6, groups=4), ((8, 8, 8),), "Convolution needs output channels divisible by its 4 groups: got 6"),
    (Conv(8, 5, padding=0), ((3, 4, 9),), "Convolution needs maps of at least 5x5: got 4x9"),
    (Conv(8, 3, padding=0, dilation=2), ((3, 9, 4),), "Convolution needs maps of at least 5x5: got 9x4"),
    (MaxPool(3, 2), ((3, 2, 2),), "Max pool needs maps of at least 3x3: got 2x2"),
    (AvgPool(3, 2, 1), ((3,),), "Average pool needs maps (channels x height x width): got a vector of 3"),
    (BatchNorm(), ((10,),), "Batch norm needs maps (channels x height x width): got a vector of 10"),
    (
        Linear(),
        ((3, 8, 9),),
        "Linear needs a vector: got 3x8x9; put a flatten or a global average pool before it",
    ),
    (
        PadShortcut(8),
        ((16, 4, 4),),
        "Zero-padded shortcut can add channels but not remove them: got 16, to become 8",
    ),
    (Transition(0.1), ((8, 4, 4),), "Transition at a compression of 0.1 leaves no channel of 8"),
]


@pytest.mark.parametrize(("part", "shapes", "sentence"), CASES, ids=[case[2] for case in CASES])
def test_sentence(part: Part, shapes: tuple[Shape, ...], sentence: str) -> None:
    with pytest.raises(Problem) as told:
        record(part, shapes)
    assert str(told.value) == sentence


def test_padding_beyond_half_the_kernel_is_refused_when_made() -> None:
    with pytest.raises(Problem) as told:
        MaxPool(3, 2, 2)
    assert str(told.value) == "Max pool takes a padding of at most half its kernel (1): got 2"


def test_a_shape_in_words() -> None:
    assert (words((64, 56, 56)), words((1000,))) == ("64x56x56", "1000")


@pytest.mark.parametrize(("size", "ceil", "expected"), [(112, True, 56), (112, False, 55), (2, True, 1), (3, True, 1)])
def test_ceil_mode_keeps_the_last_part(size: int, ceil: bool, expected: int) -> None:
    """GoogLeNet's first pool makes 56 of 112 only so (table 1 of its paper)."""
    if size < 3:
        with pytest.raises(Problem):
            MaxPool(3, 2, ceil=ceil).infer((1, size, size))
    else:
        assert MaxPool(3, 2, ceil=ceil).infer((1, size, size)) == (1, expected, expected)
