"""What a training needs, ready made: `session` makes it, the loop and its helpers work on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import nn

from visionlab.runs.folder import Request, RunFolder
from visionlab.runs.settings import RunSettings
from visionlab.trainer.average import Average
from visionlab.trainer.batches import BatchSource
from visionlab.trainer.checkpoint import Progress
from visionlab.trainer.device import Device
from visionlab.trainer.loss import Loss
from visionlab.trainer.report import Reporter
from visionlab.trainer.team import Team
from visionlab.trainer.watch import Watcher


@dataclass
class Job:
    """Everything that a training needs, ready made."""

    folder: RunFolder
    settings: RunSettings
    device: Device
    network: nn.Module
    optimizer: torch.optim.Optimizer
    scaler: torch.amp.GradScaler | None
    train: BatchSource
    #: makes the batches of `validation` or `test` when they are first needed, of at most so many images; 0: all
    split: Callable[[str, int], BatchSource]
    reporter: Reporter
    #: what the user wishes now
    wish: Callable[[], Request | None]
    #: `network` as it is called in a step of training: its gradients may be averaged over the team
    forward: Callable[[torch.Tensor], Any]
    team: Team = field(default_factory=Team)
    at: Progress = field(default_factory=Progress)
    loss: Loss = field(default_factory=Loss)
    #: a moving average of the weights, when one is asked for
    average: Average | None = None
    #: written into the header of the weights' files
    about: dict[str, object] = field(default_factory=dict)
    #: those who look at steps
    watchers: tuple[Watcher, ...] = ()

    @property
    def tested(self) -> nn.Module:
        """The network whose weights are validated, tested and kept."""
        return self.network if self.average is None else self.average.network

    @property
    def networks(self) -> dict[str, nn.Module]:
        """Those whose weights a checkpoint holds, by the names that it has them under."""
        return {"model": self.network} | ({} if self.average is None else {"average": self.average.network})
