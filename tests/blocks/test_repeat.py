"""A block n times in a row."""

from __future__ import annotations

import pytest

from visionlab.blocks.catalogue import part_from_json
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.recording import record
from visionlab.blocks.repeat import Repeat
from visionlab.blocks.residual_basic import ResidualBasic
from visionlab.layers.activation import ReLU
from visionlab.layers.merge import Add
from visionlab.problem import Problem

MAPS = ((16, 32, 32),)


def test_it_is_the_same_as_writing_it_out() -> None:
    repeated = record(Repeat(3, ResidualBasic(32, 2)), MAPS)
    first = record(ResidualBasic(32, 2), MAPS)
    later = record(ResidualBasic(32), (first.shape,))
    assert repeated.shape == (32, 16, 16)
    assert repeated.parameters == first.parameters + 2 * later.parameters
    assert repeated.macs == first.macs + 2 * later.macs


def test_every_one_may_stride() -> None:
    assert record(Repeat(3, ConvNormAct(8, stride=2), strides_once=False), MAPS).shape == (8, 4, 4)


def test_a_layer_without_stride_is_repeated_too() -> None:
    assert record(Repeat(5, ReLU()), MAPS).layers == 5


@pytest.mark.parametrize("block", [Add(), Repeat()])
def test_refuses_what_cannot_stand_in_a_row(block) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Problem, match="Repeat takes a block of one input that is no repetition itself: got"):
        Repeat(2, block)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (3, "Repeat.block must be an object with a block and its fields, got 3"),
        ({"block": "conv", "more": 1}, "Repeat.block must be an object with a block and its fields"),
        ({"block": "repeat"}, "got Repeat"),
        ({"fields": {}}, "Unknown block None"),
        ({"block": "conv", "fields": {"kernel": 0}}, "Convolution.kernel must be a whole number from 1 to 64, got 0"),
        ({"block": "conv", "fields": [1]}, "Convolution must be a JSON object"),
    ],
)
def test_strange_json_is_one_sentence(data: object, sentence: str) -> None:
    with pytest.raises(Problem) as told:
        part_from_json("repeat", {"times": 2, "block": data})
    assert sentence in str(told.value)


def test_a_huge_repetition_of_strangers_is_refused_early() -> None:
    grown = part_from_json("repeat", {"times": 256, "block": {"block": "dense_block", "fields": {"layers": 256}}})
    with pytest.raises(Problem, match="layers are too many"):
        record(grown, MAPS)
