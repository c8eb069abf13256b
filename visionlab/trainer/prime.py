"""Warms a child up before it has anything to do, so that the first loss comes 0.2 s after a click instead of 3."""

from __future__ import annotations

import contextlib
import gc

import torch
from torch import nn
from torch.nn import functional

from visionlab.data.base import Asked
from visionlab.data.registry import data_set
from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings
from visionlab.trainer.optim import make_optimizer

#: widths and strides of the convolutions of the starter network and of He et al.'s for CIFAR-10. Kernels are made for
#: one shape each: where a run's are these, its first step need not make them
_STAGES = ((16, 1), (16, 1), (32, 2), (32, 1), (64, 2), (64, 1))


def prime() -> None:
    """One training step of a small network on a batch of usual size: loads the kernels and starts the device.

    Random numbers are drawn, but every run sets its seed.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    layers: list[nn.Module] = []
    width = 3
    for channels, stride in _STAGES:
        layers += [nn.Conv2d(width, channels, 3, stride, 1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
        width = channels
    network = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 10))
    network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = make_optimizer(network.parameters(), RunSettings(), device)
    count = RunSettings().batch_size
    images = torch.rand(count, 3, 32, 32, device=device).contiguous(memory_format=torch.channels_last)
    loss = functional.cross_entropy(network(images), torch.zeros(count, dtype=torch.int64, device=device))
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    loss.item()
    # the run's own collection need not look through all that torch has made: 0.1 s of a first click
    gc.collect()
    gc.freeze()


def prepare_ahead(name: str, cancelled: Asked) -> None:
    """Make a data set ready that needs no network, as far as there is time; what is done is kept."""
    with contextlib.suppress(Problem, OSError):  # whatever is wrong, the run will say it
        data = data_set(name)
        if not data.download_bytes and data.locate() is None:
            data.prepare(cancelled=cancelled)
