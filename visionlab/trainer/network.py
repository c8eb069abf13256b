"""Brings the run's own PyTorch text to life."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import torch
from torch import nn

from visionlab.problem import Problem
from visionlab.trainer.device import Device
from visionlab.trainer.memory import is_out_of_memory


class ModelProblem(Problem):
    """The network's text cannot be run, or does not fit the data."""


def load_network(path: Path) -> nn.Module:
    """An instance of `Network` from a text that needs only torch. Raises ModelProblem."""
    spec = importlib.util.spec_from_file_location("visionlab_run_network", path)
    if spec is None or spec.loader is None:
        raise ModelProblem("{path} must be a Python file", path=path)
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True  # the run folder stays as it is
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        raise ModelProblem("model.py line {line} is no Python: {why}", line=error.lineno, why=error.msg) from error
    except OSError as error:
        raise ModelProblem("model.py cannot be read: {why}", why=error.strerror) from error
    except Exception as error:
        raise ModelProblem("model.py cannot be imported: {why}", why=_said(error)) from error
    made = getattr(module, "Network", None)
    if not (isinstance(made, type) and issubclass(made, nn.Module)):
        raise ModelProblem("model.py must define a class Network that is a torch module, and does not")
    try:
        network = made()
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise ModelProblem("The network cannot be built: {why}", why=_said(error)) from error
    assert isinstance(network, nn.Module)
    return network


def auxiliary_heads(network: nn.Module) -> dict[str, float]:
    """The heads that a network has in training only, by the name of their module, with the weights of their losses."""
    found = getattr(network, "auxiliary_heads", {})
    return found if isinstance(found, dict) else {}


def scores_of(out: torch.Tensor | tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, ...]:
    """A network's own scores, then those of its auxiliary heads if it has any and trains."""
    return out if isinstance(out, tuple) else (out,)


def count_parameters(network: nn.Module) -> int:
    """Learned numbers of the network as it is tested, so without auxiliary heads."""
    heads = tuple(f"{name}." for name in auxiliary_heads(network))
    return sum(each.numel() for name, each in network.named_parameters() if not name.startswith(heads))


def check_fit(network: nn.Module, images: torch.Tensor, classes: int, device: Device) -> None:
    """Tries a forward pass of a few images of shape (N, C, H, W). Raises ModelProblem when it or its shape is wrong.

    In evaluation mode, so that neither statistics nor random numbers are touched.
    """
    network.eval()
    shape = "x".join(map(str, images.shape[1:]))
    try:
        with torch.inference_mode(), device.precision():
            logits = network(images)
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise ModelProblem(
            "The network does not take images of {shape}: {why}", shape=shape, why=_said(error)
        ) from error
    if not isinstance(logits, torch.Tensor) or logits.ndim != 2:
        got = "x".join(map(str, logits.shape[1:])) if isinstance(logits, torch.Tensor) else type(logits).__name__
        raise ModelProblem("The network must give one logit for each class, and gives {got}", got=got)
    if logits.shape[1] != classes:
        raise ModelProblem(
            "The network gives {got} logits and the data has {classes} classes", got=logits.shape[1], classes=classes
        )


def _said(error: Exception) -> str:
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    return first[:200]
