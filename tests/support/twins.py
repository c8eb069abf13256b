"""The networks of torchvision and timm that presets equal."""

from __future__ import annotations

import warnings

import torch
from torch import nn

from visionlab.cost.analysis import analyse
from visionlab.presets.base import Preset


def twin_of(preset: Preset) -> nn.Module:
    """The other library's network, with random weights, on the default device. Raises ValueError for an unknown one."""
    library, name = preset.twin.split(":")
    if library == "torchvision":
        from torchvision import models

        rest = {"googlenet": {"aux_logits": False, "init_weights": False}}
        rest["inception_v3"] = {"aux_logits": False, "init_weights": False}
        made = models.get_model(name, weights=None, **rest.get(name, {}))
    elif library == "timm":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import timm

            made = timm.create_model(name, pretrained=False)
    else:
        raise ValueError(f"{preset.id} has an unknown twin {preset.twin}")
    assert isinstance(made, nn.Module)
    return made


def small_input(preset: Preset, least: int = 8) -> tuple[int, int, int]:
    """The smallest square pictures on which a preset works with all its own parameters."""
    own = analyse(preset.graph()).parameters
    for size in (8, 16, 32, 48, 64, 80, 96, 128, 160, 192):
        if least <= size < preset.input[1]:
            report = analyse(preset.graph((3, size, size)))
            if report.is_complete and report.parameters == own:
                return 3, size, size
    channels, height, width = preset.input
    return channels, height, width


def carry_over(twin: nn.Module, network: nn.Module) -> None:
    """The twin's weights and statistics into ours, by order; statistics and biases that a mix-up would show in."""
    for name, tensor in twin.state_dict().items():
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5)
        elif name.endswith(("running_mean", "bias")):
            tensor.normal_(0.0, 0.1)
    for own, other in ((network.parameters(), twin.parameters()), (network.buffers(), twin.buffers())):
        for mine, his in zip(own, other, strict=True):
            assert mine.shape == his.shape
            with torch.no_grad():
                mine.copy_(his)
