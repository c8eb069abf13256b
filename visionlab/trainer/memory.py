"""Running out of memory has many voices in torch."""

from __future__ import annotations

import errno

import torch


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an exception means that the device or the machine had no room."""
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    said = str(error).lower()
    signs = ("can't allocate memory", "out of memory", "not enough memory", "cannot allocate memory")
    return isinstance(error, RuntimeError) and any(sign in said for sign in signs)
