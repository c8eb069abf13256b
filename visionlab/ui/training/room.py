"""Whether another run fits beside those that go on: by memory and processor threads, as far as they are known."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from visionlab.cost.analysis import analyse
from visionlab.cost.situation import Situation
from visionlab.project import loads
from visionlab.runs.folder import RunFolder
from visionlab.runs.ledger import told
from visionlab.runs.queue import MOST_AT_ONCE
from visionlab.runs.settings import RunSettings

#: what a trainer holds before it has a network: Python, torch and the data set (bytes)
_TRAINER = 1_500_000_000


def has_room(alive: Sequence[RunFolder], folder: RunFolder, at_once: int) -> bool:
    """Whether `folder` may begin: fewer than `at_once` go on, or, for 0, it fits beside them. Raises Problem."""
    if not alive:
        return True
    if at_once:
        return len(alive) < at_once
    return len(alive) < MOST_AT_ONCE and _fits(alive, folder)


def _fits(alive: Sequence[RunFolder], folder: RunFolder) -> bool:
    """A GPU is for one run, since nobody here knows what it has free; so are the cores, for a run that takes them all.

    A run that has not built its network yet is waited for: what it takes is not to be seen.
    """
    if not all(told(run.events).device.startswith("cpu") for run in alive):
        return False
    settings = [run.settings() for run in (*alive, folder)]
    cores = os.cpu_count() or 1
    if settings[-1].device not in ("auto", "cpu") or sum(one.threads or cores for one in settings) > cores:
        return False
    free = free_memory()
    return free is None or _TRAINER + training_bytes(folder) < free


def training_bytes(folder: RunFolder) -> int:
    """Weights, gradients, optimizer state and what autograd keeps of a batch, as foreseen. Raises Problem."""
    graph = loads(folder.network_text(), folder.network).graph
    return analyse(graph).memory_in(situation(folder.settings())).training


def situation(settings: RunSettings) -> Situation:
    """The situation that a run's settings make."""
    optimizer = {"sgd": "SGD with momentum" if settings.momentum else "SGD", "rmsprop": "SGD with momentum"}
    return Situation(
        batch=max(1, settings.batch_size // settings.accumulate),
        precision="fp32" if settings.precision == "fp32" else "bf16 mixed",
        optimizer=optimizer.get(settings.optimizer, "Adam"),
    )


def free_memory() -> int | None:
    """Bytes of memory that are free; None where the system does not say."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
        free = next(line for line in text.splitlines() if line.startswith("MemAvailable:"))
        return int(free.split()[1]) * 1024
    except (OSError, StopIteration, ValueError, IndexError):
        return None
