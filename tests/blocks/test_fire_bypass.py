"""The fire module's bypasses against the module that the paper's text describes, written out in PyTorch."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from tests.support.networks import chain
from tests.support.truth import module_of
from tests.support.twins import carry_over
from visionlab.blocks.fire import Fire
from visionlab.blocks.recording import record
from visionlab.layers.dense import Flatten
from visionlab.problem import Problem


class Module(nn.Module):
    """Squeeze, expand in two branches, and the input added: through a 1x1 convolution where one is given."""

    def __init__(self, given: int, squeeze: int, expand: int, adds: bool, has_conv: bool) -> None:
        super().__init__()
        self.squeeze = nn.Conv2d(given, squeeze, 1)
        self.left = nn.Conv2d(squeeze, expand, 1)
        self.right = nn.Conv2d(squeeze, expand, 3, padding=1)
        self.bypass = nn.Conv2d(given, 2 * expand, 1) if has_conv else nn.Identity()
        self.adds = adds

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        s = self.squeeze(x).relu()
        y = torch.cat((self.left(s).relu(), self.right(s).relu()), 1)
        return ((y + self.bypass(x)) if self.adds else y).flatten(1)


@pytest.mark.parametrize(
    ("given", "bypass", "adds", "has_conv"),
    [
        (16, "none", False, False),
        (16, "simple", True, False),
        (16, "complex", True, False),
        (12, "complex", True, True),
    ],
)
def test_logits_of_the_papers_module(given: int, bypass: str, adds: bool, has_conv: bool) -> None:
    torch.manual_seed(0)
    twin = Module(given, 3, 8, adds, has_conv).double()
    network = module_of(chain(Fire(3, 8, 8, bypass), Flatten(), input=(given, 7, 9)), "cpu").double()
    carry_over(twin, network)
    picture = torch.randn(2, given, 7, 9, dtype=torch.float64)
    with torch.no_grad():
        assert torch.allclose(network(picture), twin(picture), rtol=0, atol=1e-12)


def test_a_bypass_without_convolution_has_no_parameters() -> None:
    shapes = ((16, 5, 5),)
    plain = record(Fire(3, 8, 8), shapes).parameters
    assert record(Fire(3, 8, 8, "simple"), shapes).parameters == plain
    assert record(Fire(3, 8, 8, "complex"), shapes).parameters == plain
    assert record(Fire(3, 8, 9, "complex"), shapes).parameters == record(Fire(3, 8, 9), shapes).parameters + 17 * 17


def test_a_simple_bypass_around_other_channels_is_refused() -> None:
    with pytest.raises(Problem) as told:
        record(Fire(3, 8, 8, "simple"), ((12, 5, 5),))
    assert str(told.value) == "Fire with a simple bypass needs as many channels in as out, 16: got 12"


@pytest.mark.parametrize(
    ("part", "caption"), [(Fire(), "16 → 64 + 64"), (Fire(16, 64, 64, "simple"), "16 → 64 + 64 · simple")]
)
def test_caption(part: Fire, caption: str) -> None:
    assert part.caption() == caption
