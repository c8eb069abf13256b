"""How fast this machine is: a few layers of sizes that networks have, timed forward and backward.

What comes out are the times themselves; `visionlab.cost.calibration` knows the layers by the same names and makes
speeds of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from visionlab.trainer.clock import Clock
from visionlab.trainer.device import Device

#: passes, and those of them that only warm up
PASSES, WARM = 14, 3


class _Twice(nn.Module):
    """One tensor twice: a sum or a stack of two."""

    def __init__(self, join: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]) -> None:
        super().__init__()
        self._join = join

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self._join(x, x)


def _chain() -> nn.Module:
    """Thirty operators with next to nothing to do: what it takes to start them."""
    steps = [(nn.Conv2d(16, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16), nn.ReLU()) for _ in range(10)]
    return nn.Sequential(*(module for step in steps for module in step))


@dataclass(frozen=True)
class Probe:
    """A layer to time, by the name that `visionlab.cost.calibration` knows it by."""

    name: str
    make: Callable[[], nn.Module]
    #: of the tensor that goes in, batch included
    size: tuple[int, ...]


_MAPS = (4, 64, 56, 56)

PROBES: tuple[Probe, ...] = (
    Probe("chain", _chain, (1, 16, 2, 2)),
    Probe("conv 3x3 on 56", lambda: nn.Conv2d(64, 64, 3, padding=1, bias=False), _MAPS),
    Probe("conv 3x3 on 14", lambda: nn.Conv2d(256, 256, 3, padding=1, bias=False), (4, 256, 14, 14)),
    Probe("conv 1x1", lambda: nn.Conv2d(256, 64, 1, bias=False), (4, 256, 28, 28)),
    Probe("depthwise", lambda: nn.Conv2d(128, 128, 3, padding=1, groups=128, bias=False), (4, 128, 56, 56)),
    Probe("grouped", lambda: nn.Conv2d(256, 256, 3, padding=1, groups=32, bias=False), (4, 256, 28, 28)),
    Probe("product", lambda: nn.Linear(1024, 1024), (512, 1024)),
    Probe("one row", lambda: nn.Linear(4096, 4096), (1, 4096)),
    Probe("few rows", lambda: nn.Linear(4096, 4096), (8, 4096)),
    *(Probe("copy", nn.ReLU, (4, channels, 64, 64)) for channels in (8, 64, 512)),
    Probe("inplace", lambda: nn.ReLU(inplace=True), _MAPS),
    Probe("batch_norm", lambda: nn.BatchNorm2d(64), _MAPS),
    Probe("relu6", nn.ReLU6, _MAPS),
    Probe("sigmoid", nn.Sigmoid, _MAPS),
    Probe("max_pool", lambda: nn.MaxPool2d(3, 2, 1), _MAPS),
    Probe("avg_pool", lambda: nn.AvgPool2d(3, 1, 1), _MAPS),
    Probe("global_avg_pool", lambda: nn.AdaptiveAvgPool2d(1), _MAPS),
    Probe("lrn", lambda: nn.LocalResponseNorm(5), _MAPS),
    Probe("add", lambda: _Twice(torch.add), _MAPS),
    Probe("concat", lambda: _Twice(lambda one, other: torch.cat((one, other), dim=1)), _MAPS),
    Probe("channel_shuffle", lambda: nn.ChannelShuffle(4), _MAPS),
)


def calibrate(device: Device, passes: int = PASSES) -> Iterator[list[dict[str, Any]] | None]:
    """Time all probes on a device: gives None after each pass, and in the end all times.

    In a pass each probe has its turn, so that it finds caches and memory as its like do in a network: left by other
    layers.
    """
    stands = [_Stand(probe, device) for probe in PROBES]
    for _ in range(passes):
        for stand in stands:
            stand.run()
        yield None
    yield [stand.told() for stand in stands]


class _Stand:
    """A probe on a device, with its times so far."""

    def __init__(self, probe: Probe, device: Device) -> None:
        self._probe, self._device = probe, device
        self._network = probe.make()
        self._network.to(device=device.place, memory_format=device.memory_format)  # type: ignore[call-overload]
        given = torch.rand(probe.size, device=device.place)
        self._given = given.contiguous(memory_format=device.memory_format) if given.ndim == 4 else given
        self._given.requires_grad_()
        self._clock = Clock(device)
        self._forward: list[float] = []
        self._backward: list[float] = []

    def run(self) -> None:
        """A forward pass while evaluating, and a backward pass while training."""
        network, given = self._network, self._given
        network.eval()
        with torch.no_grad(), self._device.precision():
            given.mul_(1.0)  # it has just been written, as by a layer before
            self._forward.append(self._timed(lambda: network(given)))
        network.train()
        with self._device.precision():
            out = network(given.clone())  # a leaf cannot be written over in place
        slope = torch.ones_like(out)
        self._backward.append(self._timed(lambda: out.backward(slope)))
        given.grad = None
        network.zero_grad(set_to_none=True)

    def _timed(self, work: Callable[[], object]) -> float:
        start = self._clock.mark()
        work()
        end = self._clock.mark()
        self._clock.settle()
        return self._clock.between(start, end)

    def told(self) -> dict[str, Any]:
        """What was found. The lower quartile: what else the machine does only makes it slower."""
        return {
            "name": self._probe.name,
            "size": list(self._probe.size),
            "forward": _quartile(self._forward),
            "backward": _quartile(self._backward),
        }


def _quartile(found: list[float]) -> float:
    counted = sorted(found[WARM:] or found)
    return counted[len(counted) // 4]
