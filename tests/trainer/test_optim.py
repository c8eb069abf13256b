"""Optimizers against plain torch, weight decay by groups, first weights against their papers."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from visionlab.runs.settings import RunSettings
from visionlab.trainer.initialise import initialise
from visionlab.trainer.optim import make_optimizer, parameter_groups

CPU = torch.device("cpu")


def small() -> nn.Sequential:
    torch.manual_seed(3)
    return nn.Sequential(
        nn.Conv2d(3, 6, 3, bias=False), nn.BatchNorm2d(6), nn.PReLU(), nn.Conv2d(6, 6, 3, groups=6), nn.Flatten(),
        nn.Linear(6 * 4 * 4, 3),
    )  # fmt: skip


def learned(network: nn.Module, optimizer: torch.optim.Optimizer) -> list[torch.Tensor]:
    """The weights after five steps on the same pictures."""
    images = torch.rand(16, 3, 8, 8, generator=torch.Generator().manual_seed(1))
    for _ in range(5):
        nn.functional.cross_entropy(network(images), torch.arange(16) % 3).backward()
        optimizer.step()
        optimizer.zero_grad()
    return [parameter.detach() for parameter in network.parameters()]


def plain(network: nn.Module, settings: RunSettings) -> torch.optim.Optimizer:
    """What a textbook would write."""
    rate, momentum, decay = settings.learning_rate, settings.momentum, settings.weight_decay
    all_of_it = network.parameters()
    match settings.optimizer:
        case "sgd":
            return torch.optim.SGD(
                all_of_it, rate, momentum=momentum, nesterov=settings.nesterov, weight_decay=decay, foreach=False
            )
        case "adam":
            return torch.optim.Adam(all_of_it, rate, (momentum, 0.999), weight_decay=decay, foreach=False)
        case "adamw":
            return torch.optim.AdamW(all_of_it, rate, (momentum, 0.999), weight_decay=decay, foreach=False)
    return torch.optim.RMSprop(all_of_it, rate, 0.9, momentum=momentum, weight_decay=decay, foreach=False)


@pytest.mark.parametrize("optimizer", RunSettings.spec("optimizer").options)
@pytest.mark.parametrize("nesterov", [False, True])
def test_optimizers_are_torchs(optimizer: str, nesterov: bool) -> None:
    settings = RunSettings(optimizer=optimizer, nesterov=nesterov, learning_rate=0.01, momentum=0.8, weight_decay=0.03)
    one, other = small(), small()
    ours = learned(one, make_optimizer(parameter_groups(one, settings), settings, CPU))
    theirs = learned(other, plain(other, settings))
    assert all(torch.allclose(a, b, rtol=1e-4, atol=1e-6) for a, b in zip(ours, theirs, strict=True))
    assert not torch.equal(ours[0], small()[0].weight)
    make_optimizer(one.parameters(), settings.with_(momentum=0.0), CPU)  # Nesterov needs some


def test_weight_decay_spares_what_is_asked_for() -> None:
    network = small()
    conv, norm, prelu, depthwise, _, linear = network

    def spared(**changes: bool) -> set[int]:
        settings = RunSettings(weight_decay=0.1, **changes)
        made = make_optimizer(parameter_groups(network, settings), settings, CPU)
        assert sum(len(group["params"]) for group in made.param_groups) == len(list(network.parameters()))
        return {id(each) for group in made.param_groups if not group["weight_decay"] for each in group["params"]}

    vectors = {id(each) for each in (norm.weight, norm.bias, prelu.weight, depthwise.bias, linear.bias)}
    assert spared() == set()
    assert spared(decay_norms=False) == vectors
    assert spared(decay_depthwise=False) == {id(depthwise.weight)}
    assert spared(decay_norms=False, decay_depthwise=False) == vectors | {id(depthwise.weight)}
    assert id(conv.weight) not in spared(decay_norms=False, decay_depthwise=False)


def test_a_step_pulls_only_at_what_decays() -> None:
    network = small()
    settings = RunSettings(weight_decay=0.1, decay_norms=False, learning_rate=0.5, momentum=0.0)
    made = make_optimizer(parameter_groups(network, settings), settings, CPU)
    before = [each.detach().clone() for each in network.parameters()]
    for parameter in network.parameters():
        parameter.grad = torch.zeros_like(parameter)
    made.step()
    for was, now in zip(before, network.parameters(), strict=True):
        assert torch.allclose(now, was * (1 - 0.5 * 0.1) if now.ndim > 1 else was)


def test_first_weights() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(
        nn.Conv2d(64, 128, 3), nn.Conv2d(64, 64, 3, groups=64, bias=False), nn.BatchNorm2d(8), nn.Linear(200, 300),
        nn.BatchNorm2d(4, affine=False), nn.PReLU(),
    )  # fmt: skip
    conv, depthwise, norm, linear, _, prelu = network
    nn.init.constant_(norm.weight, 7)
    initialise(network)
    assert conv.weight.std().item() == pytest.approx(math.sqrt(2 / (128 * 9)), rel=0.02)
    assert depthwise.weight.std().item() == pytest.approx(math.sqrt(2 / (64 * 9)), rel=0.1)  # torch's fan-out
    assert linear.weight.std().item() == pytest.approx(0.01, rel=0.02)
    assert not conv.bias.any() and not linear.bias.any()
    assert norm.weight.tolist() == [1.0] * 8
    assert prelu.weight.item() == 0.25


@pytest.mark.parametrize(
    ("kind", "conv", "linear"),
    [("xavier", math.sqrt(2 / (96 * 9 + 64 * 9)), math.sqrt(2 / 500)), ("normal", 0.01, 0.01)],
)
def test_first_weights_of_other_papers(kind: str, conv: float, linear: float) -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(96, 64, 3), nn.Linear(200, 300))
    initialise(network, kind)
    assert network[0].weight.std().item() == pytest.approx(conv, rel=0.02)
    assert network[1].weight.std().item() == pytest.approx(linear, rel=0.02)
    assert not network[0].bias.any()
    torch.manual_seed(0)
    own = nn.Sequential(nn.Conv2d(96, 64, 3), nn.Linear(200, 300))
    kept = [each.detach().clone() for each in own.parameters()]
    initialise(own, "torch")
    assert all(torch.equal(a, b) for a, b in zip(kept, own.parameters(), strict=True))
