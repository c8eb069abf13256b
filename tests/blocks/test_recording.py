"""Recordings: remembered, summed, and which activations write over their input."""

from __future__ import annotations

from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.dense_block import DenseBlock
from visionlab.blocks.dense_layer import DenseLayer
from visionlab.blocks.fire import Fire
from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.inverted_residual import InvertedResidual
from visionlab.blocks.recording import record
from visionlab.blocks.residual_basic import ResidualBasic

SHAPE = (16, 8, 8)


def test_remembered_by_value_and_shapes() -> None:
    assert record(Fire(4, 8, 8), (SHAPE,)) is record(Fire(4, 8, 8), (SHAPE,))
    assert record(Fire(4, 8, 8), (SHAPE,)) is not record(Fire(4, 8, 9), (SHAPE,))
    assert record(Fire(4, 8, 8), (SHAPE,)) is not record(Fire(4, 8, 8), ((16, 8, 9),))


def test_sums_count_through_inner_blocks() -> None:
    block = record(DenseBlock(3, 4), (SHAPE,))
    layers = [record(DenseLayer(4), ((16 + 4 * number, 8, 8),)) for number in range(3)]
    assert block.layers == 3 * 7 == sum(layer.layers for layer in layers)
    assert block.parameters == sum(layer.parameters for layer in layers)
    assert block.macs == sum(layer.macs for layer in layers)
    assert block.activations == 3 * (16 + 4) * 64
    assert block.shape == (28, 8, 8)


def test_step_names_are_unique() -> None:
    for part in (ResidualBasic(32, 2), Fire(), DenseBlock(4), InvertedResidual()):
        names = [step.name for step in record(part, (SHAPE,)).steps]
        assert len(set(names)) == len(names)


def overwriting(part: object) -> list[str]:
    recording = record(part, (SHAPE,))  # type: ignore[arg-type]
    return [recording.steps[index].name for index in sorted(inplace_steps(recording))]


def test_relu_writes_over_what_nobody_else_reads() -> None:
    assert overwriting(ConvNormAct()) == ["relu"]
    assert overwriting(ResidualBasic(16)) == ["relu", "relu_2"]
    # in fire, two convolutions read what the first ReLU makes, but only the ReLU reads the squeeze
    assert overwriting(Fire()) == ["relu", "relu_2", "relu_3"]
    assert overwriting(ConvNormAct(activation="sigmoid")) == []


def test_identity_shortcut_needs_no_step() -> None:
    names = [step.name for step in record(ResidualBasic(16), (SHAPE,)).steps]
    assert names == ["conv", "batch_norm", "relu", "conv_2", "batch_norm_2", "add", "relu_2"]
    names = [step.name for step in record(ResidualBasic(16, shortcut="C"), (SHAPE,)).steps]
    assert names[5:7] == ["projection", "projection_norm"]
