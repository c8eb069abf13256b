"""Whether another run fits beside those that go on: by memory and processor threads, as far as they are known."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from visionlab.cost.analysis import analyse
from visionlab.cost.situation import Situation
from visionlab.project import loads
from visionlab.runs.events import MemoryUse
from visionlab.runs.folder import RunFolder
from visionlab.runs.ledger import told
from visionlab.runs.queue import MOST_AT_ONCE
from visionlab.runs.settings import RunSettings

#: what a trainer holds before it has a network: Python, torch and the data set (bytes)
_TRAINER = 1_500_000_000
#: what CUDA itself takes of a GPU for each process (bytes), and what PyTorch reserves over what tensors need
_CONTEXT, _ALLOWANCE = 600_000_000, 1.5


def has_room(alive: Sequence[RunFolder], folder: RunFolder, at_once: int) -> bool:
    """Whether `folder` may begin: fewer than `at_once` go on, or, for 0, it fits beside them. Raises Problem."""
    if not alive:
        return True
    if at_once:
        return len(alive) < at_once
    return len(alive) < MOST_AT_ONCE and _fits(alive, folder)


def _fits(alive: Sequence[RunFolder], folder: RunFolder) -> bool:
    """A run that has not said yet where it trains and what it takes is waited for."""
    logs, device = [told(run.events) for run in alive], folder.settings().device
    if all(log.device.startswith("cpu") for log in logs):
        return device in ("auto", "cpu") and _fits_processor(alive, folder)
    if all(log.memory is not None for log in logs):
        return device in ("auto", "cuda") and _fits_gpu([log.memory for log in logs if log.memory], folder)
    return False


def _fits_processor(alive: Sequence[RunFolder], folder: RunFolder) -> bool:
    """Threads for all, where 0 means all cores; and memory for one more."""
    cores = os.cpu_count() or 1
    if sum(run.settings().threads or cores for run in (*alive, folder)) > cores:
        return False
    free = free_memory()
    return free is None or _TRAINER + training_bytes(folder) < free


def _fits_gpu(taken: Sequence[MemoryUse], folder: RunFolder) -> bool:
    """What the runs have not reserved of the GPU holds one more."""
    free = min(one.capacity for one in taken) - sum(one.reserved + _CONTEXT for one in taken)
    return _CONTEXT + _ALLOWANCE * training_bytes(folder) < free


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
