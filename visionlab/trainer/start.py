"""First weights from a file instead of drawn ones: what was learned on other pictures is learned on from there."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file
from torch import nn

from visionlab.problem import Phrase, Problem
from visionlab.trainer.network import auxiliary_heads

#: batch norms count their batches there; nothing that is computed depends on it
_COUNTER = "num_batches_tracked"


def start_from(path: Path, network: nn.Module) -> list[str]:
    """Puts a file's weights (safetensors, under the network's own names) into a network.

    A classifier for another number of classes keeps its first values, and so do auxiliary heads that the file lacks,
    and what it says that it leaves open: the names of those modules are returned. Raises Problem, having changed
    nothing, for any other difference.
    """
    (given, is_open), own = _read(path), network.state_dict()
    heads = auxiliary_heads(network)
    missing = [name for name in own if name not in given and not name.endswith(_COUNTER)]
    left = {name.partition(".")[0] for name in missing if name.partition(".")[0] in heads}
    left |= {name.rpartition(".")[0] for name in missing if name in is_open}
    if lacking := [name for name in missing if name.partition(".")[0] not in heads and name not in is_open]:
        raise _differs(path, Phrase("it has no {name}", name=lacking[0][:200]))
    if unknown := sorted(given.keys() - own.keys()):
        raise _differs(path, Phrase("the network has no {name}", name=unknown[0][:200]))
    others = {name: (given[name].shape, own[name].shape) for name in given if given[name].shape != own[name].shape}
    if others and not _is_classifier(list(others.values())):
        name, (theirs, ours) = next(iter(others.items()))
        raise _differs(
            path,
            Phrase(
                "{name} is {theirs} there and {ours} here", name=name[:200], theirs=_words(theirs), ours=_words(ours)
            ),
        )
    if odd := [name for name in given if given[name].is_floating_point() != own[name].is_floating_point()]:
        raise _differs(
            path,
            Phrase(
                "{name} holds numbers of type {type}",
                name=odd[0][:200],
                type=str(given[odd[0]].dtype).removeprefix("torch."),
            ),
        )
    network.load_state_dict({name: value for name, value in given.items() if name not in others}, strict=False)
    return sorted(left | {name.rpartition(".")[0] for name in others})


def _is_classifier(shapes: list[tuple[torch.Size, torch.Size]]) -> bool:
    """Whether tensors differ in nothing but a number of classes: the first size, from one number to one other."""
    return (
        all(len(a) == len(b) > 0 and a[1:] == b[1:] for a, b in shapes) and len({(a[0], b[0]) for a, b in shapes}) == 1
    )


def _read(path: Path) -> tuple[dict[str, torch.Tensor], list[str]]:
    """The tensors, and the names of those that were left out with intent (`left` in the header)."""
    try:
        with safe_open(path, "pt") as file:
            left = json.loads((file.metadata() or {}).get("left", "[]"))
            return load_file(path), left if isinstance(left, list) else []
    except FileNotFoundError:
        raise Problem("The weights to start from are not there: {path}", path=path) from None
    except (SafetensorError, OSError, ValueError, RecursionError) as error:
        raise Problem("The weights to start from must be a whole safetensors file: {path}", path=path) from error


def _differs(path: Path, why: Phrase) -> Problem:
    return Problem("The weights in {path} do not belong to this network: {why}", path=path, why=why)


def _words(shape: torch.Size) -> str:
    return "x".join(map(str, shape)) or Phrase("one number")
