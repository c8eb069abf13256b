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

    def random_state(self) -> list[torch.Tensor]:
        """Where torch's random numbers stand, those of a GPU too."""
        on_cuda = self.place.type == "cuda"
        return [torch.get_rng_state(), *([torch.cuda.get_rng_state(self.place)] if on_cuda else [])]

    def set_random_state(self, state: list[torch.Tensor]) -> None:
        """Puts them back to where they stood."""
        torch.set_rng_state(state[0])
        if len(state) > 1:
            torch.cuda.set_rng_state(state[1], self.place)

    def __str__(self) -> str:
        kind = self.place.type
        name = torch.cuda.get_device_name(self.place) if kind == "cuda" else platform.machine()
        whole = ", fp32 with TF32 products" if kind == "cuda" else ""
        precision = {torch.float16: ", fp16", torch.bfloat16: ", bf16"}.get(self.half, "") if self.half else whole
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
        # tensor cores for what stays in fp32: products of numbers with 10 bits after the point, added up in fp32.
        # cuDNN does so by itself for convolutions, so that linear layers alone would be slower and no run truer
        torch.set_float32_matmul_precision("high")
        if settings.precision == "fp16":
            half = torch.float16
        elif settings.precision == "bf16":
            half = torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float16
    elif kind == "cpu" and settings.precision == "bf16":
        half = torch.bfloat16
    return Device(torch.device(kind), half)
