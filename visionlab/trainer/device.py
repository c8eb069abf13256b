"""Where to train, and in which precision."""

from __future__ import annotations

import contextlib
import platform
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import torch

from visionlab.problem import Problem
from visionlab.runs.settings import RunSettings


@dataclass(frozen=True)
class Device:
    """A device and how its arithmetic is done."""

    place: torch.device
    #: 16-bit type for what is safe in it, or None for fp32 throughout
    half: torch.dtype | None = None

    @property
    def memory_format(self) -> torch.memory_format:
        """Channels last is 1.4 times as fast on CPUs and feeds tensor cores on cuda; mps gains nothing by it."""
        return torch.contiguous_format if self.place.type == "mps" else torch.channels_last

    def precision(self) -> AbstractContextManager[Any]:
        """The context for a forward pass."""
        return torch.autocast(self.place.type, self.half) if self.half else contextlib.nullcontext()

    def scaler(self) -> torch.amp.GradScaler | None:
        """What keeps fp16 gradients from vanishing; bf16 needs none."""
        return torch.amp.GradScaler(self.place.type) if self.half is torch.float16 else None

    def __str__(self) -> str:
        kind = self.place.type
        name = torch.cuda.get_device_name(self.place) if kind == "cuda" else platform.machine()
        precision = {torch.float16: ", fp16", torch.bfloat16: ", bf16"}.get(self.half, "") if self.half else ""
        threads = f", {torch.get_num_threads()} threads" if kind == "cpu" else ""
        return f"{kind} ({name}{threads}{precision})"


def choose(settings: RunSettings) -> Device:
    """The device that the settings ask for; `auto` takes cuda, else mps, else the processor. Raises Problem."""
    found = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    kind = next(name for name in found if found[name]) if settings.device == "auto" else settings.device
    if not found[kind]:
        there = ", ".join(name for name in found if found[name])
        raise Problem(
            "Training.device asks for {kind}, which torch does not find: there is {there}", kind=kind, there=there
        )
    if settings.threads:
        torch.set_num_threads(settings.threads)
    half: torch.dtype | None = None
    if kind == "cuda":
        torch.backends.cudnn.benchmark = True
        if settings.precision == "fp16":
            half = torch.float16
        elif settings.precision == "bf16":
            half = torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    elif kind == "cpu" and settings.precision == "bf16":
        half = torch.bfloat16
    return Device(torch.device(kind), half)
