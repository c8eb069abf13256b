"""Memory of every preset against PyTorch: exact to the byte."""

from __future__ import annotations

import pytest
import torch

from tests.support.each_preset import every_preset
from tests.support.truth import module_of, peak_bytes, saved_bytes
from visionlab.cost.analysis import analyse
from visionlab.cost.memory import Memory
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

ALL = every_preset()

#: what PyTorch's own hooks said of torchvision's networks, in MB (AlexNet and VGG-16 are built otherwise there)
MEASURED = {"resnet-50": 86.3, "densenet-121": 131.0, "squeezenet-1.0": 35.8, "mobilenet-v2": 78.5}


@ALL
@pytest.mark.parametrize("batch", [1, pytest.param(8, marks=pytest.mark.slow)])
def test_saved_for_backward(one: Preset, batch: int) -> None:
    """Parameters excluded; batch norm's running statistics, which PyTorch saves along, included."""
    report = analyse(one.graph())
    pictures = torch.empty(batch, *one.input, device="meta")
    assert report.memory_of(batch).saved_for_backward == saved_bytes(module_of(one.graph()), pictures)


@ALL
def test_saved_for_backward_on_a_real_device(one: Preset) -> None:
    """The meta device, used above for its speed, keeps what the CPU keeps."""
    small = one.graph((3, min(96, one.input[1]), min(96, one.input[2])), 10)
    report = analyse(small)
    assert report.input_shape is not None
    pictures = torch.rand(2, *report.input_shape)
    assert report.memory_of(2).saved_for_backward == saved_bytes(module_of(small, "cpu"), pictures)


@ALL
def test_forward_peak(one: Preset) -> None:
    """Tensors followed by storage on the meta device, whose batch norm makes two vectors that the CPU's does not."""
    report = analyse(one.graph())
    counted = Memory(report.recording)
    truth = peak_bytes(module_of(one.graph()), torch.empty(1, *one.input, device="meta"))
    assert 0 <= truth - (counted.forward_peak - counted.weights) <= 8 * 2048
    assert counted.weights == 4 * report.parameters


@pytest.mark.parametrize(("id", "megabytes"), MEASURED.items())
def test_saved_for_backward_as_measured_elsewhere(id: str, megabytes: float) -> None:
    assert abs(analyse(presets()[id].graph()).memory.saved_for_backward / 1e6 - megabytes) < 0.05


def test_training_adds_gradients_and_the_optimizer() -> None:
    report = analyse(presets()["resnet-18"].graph())
    weights = 4 * report.parameters
    sgd, adam = Memory(report.recording, 8, optimizer_states=1), Memory(report.recording, 8, optimizer_states=2)
    assert sgd.training == 3 * weights + sgd.saved_for_backward
    assert adam.training - sgd.training == weights
