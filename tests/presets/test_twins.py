"""Presets against torchvision's and timm's networks: parameters, MACs, and logits with their weights."""

from __future__ import annotations

import pytest
import torch

from tests.support.truth import macs_of, module_of, parameters_of
from tests.support.twins import carry_over, small_input, twin_of
from visionlab.cost.analysis import analyse
from visionlab.presets.base import Preset
from visionlab.presets.registry import presets

TWINS = [one for one in presets().values() if one.twin]
#: more weights take seconds in float64
LARGE = 40_000_000


def _is_large(one: Preset) -> bool:
    return analyse(one.graph()).parameters > LARGE


@pytest.mark.parametrize("one", TWINS, ids=lambda one: one.id)
def test_same_parameters_and_macs(one: Preset) -> None:
    with torch.device("meta"):
        twin = twin_of(one)
        picture = torch.empty(1, *one.input)
    report = analyse(one.graph())
    assert report.parameters == parameters_of(twin)
    assert report.macs == macs_of(twin, picture)


@pytest.mark.parametrize(
    "one",
    [pytest.param(one, marks=[pytest.mark.slow] if _is_large(one) else [], id=one.id) for one in TWINS],
)
def test_same_logits_with_the_same_weights(one: Preset) -> None:
    torch.manual_seed(0)
    size = small_input(one, least=64)
    twin = twin_of(one).double().eval()
    network = module_of(one.graph(size), "cpu").double().eval()
    carry_over(twin, network)
    picture = torch.randn(2, *size, dtype=torch.float64)
    with torch.no_grad():
        expected = twin(picture)
        got = network(picture)
    assert expected.std() > 0
    assert (got - expected).abs().max() <= 1e-8 * expected.abs().max()
