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


def prime() -> None:
    """One training step of a tiny network: loads the kernels and starts the device.

    Random numbers are drawn, but every run sets its seed.
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = nn.Sequential(
        nn.Conv2d(3, 8, 3, bias=False), nn.BatchNorm2d(8), nn.ReLU(), nn.Flatten(), nn.Linear(288, 2)
    )
    network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    optimizer = make_optimizer(network.parameters(), RunSettings(), device)
    images = torch.rand(4, 3, 8, 8, device=device).contiguous(memory_format=torch.channels_last)
    loss = functional.cross_entropy(network(images), torch.zeros(4, dtype=torch.int64, device=device))
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
