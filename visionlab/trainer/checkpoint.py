"""Checkpoints: safetensors, written beside and moved into place, so that none is ever half there and none runs code.

A snapshot is taken between two steps, in the time of a copy; it may be written while the training goes on
(`visionlab.trainer.keeper`).
"""

from __future__ import annotations

import contextlib
import errno
import json
import math
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from visionlab.problem import Problem

_FORMAT = "visionlab-state-1"


@dataclass
class Progress:
    """Where a run stands: the one thing in the trainer that changes besides tensors."""

    #: steps done
    step: int = 0
    #: the epoch in progress, from 1
    epoch: int = 1
    #: batches of that epoch done
    batch: int = 0
    #: sums over that epoch's pictures
    loss_sum: float = 0.0
    hits: int = 0
    seen: int = 0
    #: seconds spent on that epoch and on the run
    epoch_seconds: float = 0.0
    seconds: float = 0.0
    best_epoch: int = 0
    best_accuracy: float = 0.0
    best_loss: float = 0.0
    #: the plateau schedule: times that the rate dropped, the least validation loss, the epoch it is counted from
    drops: int = 0
    plateau_loss: float = 0.0
    plateau_epoch: int = 0


@dataclass(frozen=True)
class Snapshot:
    """Copies of tensors in the machine's memory, and words about them for the file's header."""

    tensors: dict[str, torch.Tensor]
    about: dict[str, str]

    def write(self, path: Path) -> None:
        """Writes it whole or not at all; it is on the disk when this returns. Raises OSError."""
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            save_file(self.tensors, beside, self.about)
            _sync(beside)
            beside.replace(path)
            _sync(path.parent)
        except SafetensorError as error:
            raise _as_os_error(error) from error
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def weights_of(network: nn.Module, about: Mapping[str, object]) -> Snapshot:
    """The network's weights and statistics."""
    return Snapshot(_copies(network.state_dict()), {name: json.dumps(value) for name, value in about.items()})


def load_weights(path: Path, network: nn.Module) -> None:
    """Reads weights into a network. Raises Problem when they are missing, damaged or another network's."""
    _fill(network, _load(path), path)


def save_predictions(path: Path, logits: torch.Tensor, labels: torch.Tensor, about: Mapping[str, object]) -> None:
    """Writes what a network says of a test set: logits float32 (N, classes), labels int64 (N,). Raises OSError."""
    words = {name: json.dumps(value) for name, value in about.items()}
    Snapshot(_copies({"logits": logits, "labels": labels}), words).write(path)


def state_of(
    networks: Mapping[str, nn.Module],
    optimizer: torch.optim.Optimizer,
    scaler: torch.amp.GradScaler | None,
    progress: Progress,
) -> Snapshot:
    """All that a resume needs."""
    tensors = {
        f"{which}.{name}": value for which, network in networks.items() for name, value in network.state_dict().items()
    }
    plain: dict[str, float] = {}
    for index, parameter in enumerate(_parameters(optimizer)):
        for name, value in optimizer.state.get(parameter, {}).items():
            if isinstance(value, torch.Tensor):
                tensors[f"optimizer.{index}.{name}"] = value
            elif value is not None:
                plain[f"{index}.{name}"] = value
    tensors["rng.cpu"] = torch.get_rng_state()
    if torch.cuda.is_available() and torch.cuda.is_initialized():
        tensors["rng.cuda"] = torch.cuda.get_rng_state()
    about = {
        "format": _FORMAT,
        "progress": json.dumps(asdict(progress)),
        "optimizer": json.dumps(plain),
        "scaler": json.dumps(scaler.state_dict() if scaler else {}),
    }
    return Snapshot(_copies(tensors), about)


def load_state(
    path: Path,
    networks: Mapping[str, nn.Module],
    optimizer: torch.optim.Optimizer,
    scaler: torch.amp.GradScaler | None,
) -> Progress:
    """Puts everything back as `state_of` found it, to the bit. Raises Problem for a file that does not fit."""
    tensors = _load(path)
    damaged = Problem("{path} must be a checkpoint of this run, and is damaged", path=path)
    try:
        with safe_open(path, "pt") as file:
            about = file.metadata() or {}
        progress, plain, scale = (json.loads(about[name]) for name in ("progress", "optimizer", "scaler"))
        told = _progress(progress)
        for which, network in networks.items():
            _fill(network, _below(f"{which}.", tensors), path)
        for index, parameter in enumerate(_parameters(optimizer)):
            state = _below(f"optimizer.{index}.", tensors)
            optimizer.state[parameter].update(
                {name: _like(name, value, parameter, optimizer) for name, value in state.items()}
            )
        for place, value in plain.items():
            index, _, name = place.partition(".")
            optimizer.state[_parameters(optimizer)[int(index)]][name] = value
        if scaler and scale:
            scaler.load_state_dict(scale)
        torch.set_rng_state(tensors["rng.cpu"])
        if "rng.cuda" in tensors and torch.cuda.is_available():
            torch.cuda.set_rng_state(tensors["rng.cuda"])
    except (KeyError, ValueError, TypeError, IndexError, RuntimeError, SafetensorError) as error:
        raise damaged from error
    return told


def _below(prefix: str, tensors: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}


def _progress(told: Mapping[str, object]) -> Progress:
    progress = Progress()
    for field in fields(Progress):
        value = told.get(field.name, field.default)  # a run of an earlier version knew fewer
        most = 2**53 if type(field.default) is int else math.inf
        if type(value) is not type(field.default) or not 0 <= value < most:  # type: ignore[operator]
            raise ValueError(field.name)
        setattr(progress, field.name, value)
    return progress


def _parameters(optimizer: torch.optim.Optimizer) -> list[nn.Parameter]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]


def _like(name: str, value: torch.Tensor, parameter: torch.Tensor, optimizer: torch.optim.Optimizer) -> torch.Tensor:
    """On the device it was on, and laid out in memory as the parameter: fused updates walk both side by side."""
    if name == "step":  # Adam's count lives beside the parameter only in a fused update
        return value.to(parameter.device) if optimizer.defaults.get("fused") else value
    return torch.empty_like(parameter, dtype=value.dtype, requires_grad=False).copy_(value)


def _copies(tensors: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Copies on the processor. From a GPU all are under way together, and have arrived when this returns."""
    copies = {}
    on_cuda = False
    for name, value in tensors.items():
        on_cuda = on_cuda or value.is_cuda
        there = torch.empty(value.shape, dtype=value.dtype, pin_memory=value.is_cuda)
        copies[name] = there.copy_(value.detach(), non_blocking=True)
    if on_cuda:
        torch.cuda.current_stream().synchronize()
    return copies


def _sync(path: Path) -> None:
    """What was written to a file, or renamed in a folder, outlasts a power cut."""
    if path.is_dir() and os.name == "nt":  # Windows opens no folders
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _as_os_error(error: SafetensorError) -> OSError:
    """safetensors says what the system said, with its number in words: `... (os error 28)`."""
    found = re.search(r"os error (\d+)", str(error))
    number = int(found[1]) if found else errno.EIO
    return OSError(number, os.strerror(number))


def _load(path: Path) -> dict[str, torch.Tensor]:
    try:
        return load_file(path)
    except FileNotFoundError:
        raise Problem("{path} is missing: the run has no such checkpoint", path=path) from None
    except (SafetensorError, OSError, ValueError) as error:
        raise Problem("{path} must be a safetensors file, and is damaged", path=path) from error


def _fill(network: nn.Module, tensors: dict[str, torch.Tensor], path: Path) -> None:
    try:
        network.load_state_dict(tensors)
    except RuntimeError as error:
        raise Problem("{path} holds weights of another network than model.py", path=path) from error
