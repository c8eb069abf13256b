"""Who looks at the steps of a run, as its settings say."""

from __future__ import annotations

from torch import nn

from visionlab.runs.settings import RunSettings
from visionlab.trainer.block_watch import BlockWatch
from visionlab.trainer.checkpoint import Progress
from visionlab.trainer.device import Device
from visionlab.trainer.report import Reporter
from visionlab.trainer.vitals import Vitals
from visionlab.trainer.watch import Watcher


def watchers(
    network: nn.Module, settings: RunSettings, device: Device, reporter: Reporter, at: Progress, *, is_compiled: bool
) -> tuple[Watcher, ...]:
    """The watchers of a run on its bare network; of several processes, for the one that leads."""
    found: list[Watcher] = [Vitals(network.parameters(), device.place, reporter)]
    if settings.watch_blocks:
        found.append(BlockWatch(network, device, reporter, at, sees_inside=not is_compiled))
    return tuple(found)
