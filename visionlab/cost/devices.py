"""Known GPUs: how much memory they have, and their published peak speeds (`resources/devices.json`)."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from visionlab import resources


@dataclass(frozen=True, slots=True)
class Device:
    """A GPU as its maker describes it. Speeds are peaks of dense arithmetic, without structured sparsity."""

    id: str
    title: str
    year: int
    #: bytes of memory, as the data sheet says
    memory_bytes: int
    #: bytes that PyTorch finds of them: the driver, and on some the error correction, keep the rest
    capacity_bytes: int
    #: bytes of the CUDA context and the kernels loaded into it
    context_bytes: int
    #: bytes that cuBLAS and cuDNN need to work in
    workspace_bytes: int
    #: FLOP/s in fp32 (a multiply-add is two), without tensor cores
    fp32_flops: float
    #: FLOP/s of tensor cores on fp32 rounded to TF32, as PyTorch's convolutions use them; None where there are none
    tf32_flops: float | None
    #: FLOP/s on 16 bits, added up in fp32 where it is tensor cores; None where 16 bits are no faster than 32
    bf16_flops: float | None
    #: those 16 bits: `bf16`, or `fp16` before there was bf16, or empty
    half: str
    #: bytes a second between memory and chip
    bandwidth_bytes: float
    #: where the speeds are printed
    source: str
    #: what else to know of it
    note: str = ""

    @property
    def reserved_bytes(self) -> int:
        """Bytes that no tensor can have, as an allowance."""
        return self.context_bytes + self.workspace_bytes

    @property
    def room_bytes(self) -> int:
        """Bytes left for tensors."""
        return self.capacity_bytes - self.reserved_bytes


@functools.cache
def devices() -> Mapping[str, Device]:
    """Every known GPU by id, oldest first. Raises Problem when the installation is damaged."""
    return MappingProxyType({told["id"]: Device(**told) for told in _file()["devices"]})


def allowance_source(what: str) -> str:
    """Where the figures for `capacity`, `context` or `workspace` come from, in words."""
    return str(_file()[what])


@functools.cache
def machine_memory() -> int | None:
    """Bytes of main memory of the present machine; None where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def machine_room() -> int | None:
    """Bytes of main memory that a training may take: a fifth is left to the system and other programs."""
    memory = machine_memory()
    return None if memory is None else memory * 4 // 5


@functools.cache
def _file() -> dict[str, Any]:
    told = json.loads(resources.path("devices.json").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told
