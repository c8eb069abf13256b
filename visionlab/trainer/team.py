"""The processes that share a training, each with a part of every batch; one by itself is a team too.

The first of them (rank 0) leads: it hears wishes, writes the log and the checkpoints. Gradients are averaged by
DistributedDataParallel; batch norm sees each process's own part, and the leader's running statistics are kept.
"""

from __future__ import annotations

import datetime
import os
from typing import Any

import torch
from torch import distributed, nn

from visionlab.problem import Problem
from visionlab.trainer.device import Device

#: nobody is given up for slow: those who started the processes notice when one dies
_PATIENCE = datetime.timedelta(days=1)


class Team:
    """What a process needs of the others. Each method that needs them is called by all of them at the same step."""

    def __init__(self, rank: int = 0, size: int = 1) -> None:
        self.rank, self.size = rank, size
        #: for numbers that the processor asks for: NCCL knows only those on a GPU
        self._control: Any = None

    @classmethod
    def join(cls, device: Device) -> Team:
        """The team that torchrun's environment names, once all of it are there; without one, a team of one."""
        rank, size = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
        team = cls(rank, size)
        if size > 1:
            on_cuda = device.place.type == "cuda"
            distributed.init_process_group("nccl" if on_cuda else "gloo", timeout=_PATIENCE)
            team._control = distributed.new_group(backend="gloo", timeout=_PATIENCE) if on_cuda else None
        return team

    @property
    def leads(self) -> bool:
        """Whether this process speaks for all."""
        return self.rank == 0

    def parallel(self, network: nn.Module, device: Device) -> nn.Module:
        """The network with its gradients averaged over the team."""
        if self.size == 1:
            return network
        devices = [device.place] if device.place.type == "cuda" else None
        return nn.parallel.DistributedDataParallel(network, device_ids=devices)

    def agree(self, *numbers: int) -> tuple[int, ...]:
        """The leader's numbers."""
        if self.size == 1:
            return numbers
        told = torch.tensor(numbers)
        distributed.broadcast(told, 0, group=self._control)
        return tuple(int(number) for number in told)

    def wait(self) -> None:
        """Until all have come here."""
        self.agree(0)
        if self.size > 1:
            distributed.barrier(group=self._control)

    def add_up(self, values: torch.Tensor) -> torch.Tensor:
        """The sum of everybody's values, written over them."""
        if self.size > 1:
            distributed.all_reduce(values)
        return values

    def take_statistics(self, network: nn.Module) -> None:
        """The leader's running statistics for all."""
        if self.size > 1:
            for statistic in network.buffers():
                distributed.broadcast(statistic, 0)


def place_of(device: Device) -> Device:
    """The GPU of this process among those of its machine. Raises Problem when there are too few."""
    index = int(os.environ.get("LOCAL_RANK", "0"))
    if device.place.type != "cuda" or int(os.environ.get("WORLD_SIZE", "1")) == 1:
        return device
    found = torch.cuda.device_count()
    if index >= found:
        raise Problem("Each process needs a graphics processor of its own, and there are only {found}", found=found)
    torch.cuda.set_device(index)
    return Device(torch.device("cuda", index), device.half)
