"""What is written as ONNX gives the logits of torch, as onnxruntime says; and so does a program of torch.export."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from tests.support.each_preset import every_preset
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.importer.writing import OPSET, network_of, onnx_bytes, pt2_bytes
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets
from visionlab.problem import Problem

#: one of each idea, and light
QUICK = ["starter", "shufflenet-1.5x", "cifar-resnet-20", "googlenet"]


def network(id: str) -> nn.Module:
    torch.manual_seed(0)
    made = network_of(pytorch_text(presets()[id].graph()))
    for each in made.modules():
        if isinstance(each, nn.BatchNorm2d):
            each.running_mean.uniform_(-0.1, 0.1)
            each.running_var.uniform_(0.5, 1.5)
    return made


def _same_as_onnxruntime(id: str) -> None:
    shape, made = presets()[id].input, network(id)
    data = onnx_bytes(made, shape)
    model = onnx.load_from_string(data)
    onnx.checker.check_model(model, full_check=True)
    assert [each.version for each in model.opset_import if not each.domain] == [OPSET]
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    for batch in (1, 3):
        pictures = torch.randn(batch, *shape)
        with torch.no_grad():
            expected = made(pictures).numpy()
        (got,) = session.run(["logits"], {"pictures": pictures.numpy()})
        assert expected.std() > 0
        assert np.abs(got - expected).max() <= 1e-4 * np.abs(expected).max()


@pytest.mark.parametrize("id", QUICK)
def test_onnx_gives_the_same_logits(id: str) -> None:
    _same_as_onnxruntime(id)


@pytest.mark.slow
@every_preset()
def test_onnx_of_every_preset_gives_the_same_logits(one: Preset) -> None:
    _same_as_onnxruntime(one.id)


def test_auxiliary_heads_stay_behind() -> None:
    made = network("googlenet")
    model = onnx.load_from_string(onnx_bytes(made, presets()["googlenet"].input))
    assert [each.name for each in model.graph.output] == ["logits"]
    assert not any("auxiliary" in each.name for each in model.graph.initializer)


def test_a_program_of_torch_export() -> None:
    shape, made = presets()["starter"].input, network("starter")
    program = torch.export.load(io.BytesIO(pt2_bytes(made, shape)))
    pictures = torch.randn(3, *shape)
    with torch.no_grad():
        assert torch.equal(program.module()(pictures), made(pictures))


def test_weights_of_a_file_go_along(tmp_path: Path) -> None:
    text, trained = pytorch_text(presets()["googlenet"].graph()), tmp_path / "trained.safetensors"
    made = network("googlenet")
    save_file(made.state_dict(), trained)
    again = network_of(text, trained)
    assert all(torch.equal(value, again.state_dict()[name]) for name, value in made.state_dict().items())
    with pytest.raises(Problem, match=r"The weights of .* do not fit"):
        network_of(pytorch_text(presets()["starter"].graph()), trained)
