"""Every preset trains: one forward and backward pass of its PyTorch text reaches every parameter."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from tests.support.truth import module_of
from tests.support.twins import small_input
from visionlab.cost.analysis import analyse
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(one, marks=[pytest.mark.slow] if analyse(one.graph()).parameters > 60_000_000 else [], id=one.id)
        for one in presets().values()
    ],
)
def test_every_parameter_gets_a_gradient(one: Preset) -> None:
    torch.manual_seed(0)
    # smaller ones end in maps of one pixel, on which the norms of a very deep network blow gradients up
    size = small_input(one, least=64)
    network = module_of(one.graph(size), "cpu").train()
    out = network(torch.randn(2, *size))
    labels = torch.randint(one.classes, (2,))
    # in training the auxiliary heads' scores follow the network's own
    scores = out if isinstance(out, tuple) else (out,)
    sum(functional.cross_entropy(each, labels) for each in scores).backward()  # type: ignore[union-attr]
    for name, parameter in network.named_parameters():
        assert parameter.grad is not None, name
        assert torch.isfinite(parameter.grad).all(), name
