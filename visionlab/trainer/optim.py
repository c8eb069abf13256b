"""Optimizers, and which weights are pulled to zero."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn

from visionlab.runs.settings import RunSettings

#: share of the old mean square that RMSprop keeps (Hinton's lecture 6e; TensorFlow's default, so MobileNet's)
RMSPROP_KEEPS = 0.9

# torch's optimizers import its compiler when they are made and at each step, if only to keep it out, which delays the
# first step of a child by 1.5 s. What these wrappers wrap is called directly here, under no_grad, as they do.
_KINDS = (torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop)
_STEPS = {kind: inspect.unwrap(kind.step) for kind in _KINDS}


class _Lean:
    add_param_group = inspect.unwrap(torch.optim.Optimizer.add_param_group)
    zero_grad = inspect.unwrap(torch.optim.Optimizer.zero_grad)


class SGD(_Lean, torch.optim.SGD):
    """torch's SGD without its compiler."""

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        _STEPS[torch.optim.SGD](self, closure)


class Adam(_Lean, torch.optim.Adam):
    """torch's Adam without its compiler."""

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        _STEPS[torch.optim.Adam](self, closure)


class AdamW(_Lean, torch.optim.AdamW):
    """torch's AdamW without its compiler."""

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        _STEPS[torch.optim.AdamW](self, closure)


class RMSprop(_Lean, torch.optim.RMSprop):
    """torch's RMSprop without its compiler."""

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        _STEPS[torch.optim.RMSprop](self, closure)


def make_optimizer(
    parameters: Iterable[nn.Parameter] | Iterable[dict[str, Any]], settings: RunSettings, device: torch.device
) -> torch.optim.Optimizer:
    """The optimizer that the settings ask for, as one fused update where torch has one (6 % faster on a CPU)."""
    rate, decay, momentum = settings.learning_rate, settings.weight_decay, settings.momentum
    fused = device.type in ("cpu", "cuda")
    if settings.optimizer == "sgd":
        nesterov = settings.nesterov and momentum > 0
        return SGD(parameters, lr=rate, momentum=momentum, nesterov=nesterov, weight_decay=decay, fused=fused)
    if settings.optimizer == "rmsprop":  # torch has it not fused, but with all weights at once
        many = device.type != "mps"
        return RMSprop(parameters, rate, RMSPROP_KEEPS, momentum=momentum, weight_decay=decay, foreach=many)
    kind = Adam if settings.optimizer == "adam" else AdamW
    return kind(parameters, lr=rate, betas=(momentum, 0.999), weight_decay=decay, fused=fused)


def parameter_groups(network: nn.Module, settings: RunSettings) -> list[dict[str, Any]]:
    """The network's parameters for `make_optimizer`: those that weight decay pulls at, then those that it spares.

    Without `decay_norms` it spares whatever is a vector (scales and shifts of norms, biases, PReLU's slopes), without
    `decay_depthwise` the kernels of convolutions that work on each channel by itself.
    """
    spared: set[torch.Tensor] = set()
    if not settings.decay_norms:
        spared.update(parameter for parameter in network.parameters() if parameter.ndim < 2)
    if not settings.decay_depthwise:
        convolutions = (module for module in network.modules() if isinstance(module, nn.Conv2d))
        spared.update(each.weight for each in convolutions if 1 < each.groups == each.in_channels)
    pulled = [parameter for parameter in network.parameters() if parameter not in spared]
    rest = [parameter for parameter in network.parameters() if parameter in spared]
    groups: list[dict[str, Any]] = [{"params": pulled}, {"params": rest, "weight_decay": 0.0}]
    return [group for group in groups if group["params"]]
