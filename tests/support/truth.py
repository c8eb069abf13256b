"""Independent truth about a network: PyTorch itself, asked while it runs the module (mostly on the meta device)."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from typing import Any

import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_flatten
from torch.utils.flop_counter import FlopCounterMode

from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.graph.model import Graph

# The networks of tests are tiny: a second thread costs more than it gives.
torch.set_num_threads(1)


def module_of(graph: Graph, device: str = "meta") -> nn.Module:
    """The network of our own PyTorch text."""
    found: dict[str, Any] = {}
    exec(compile(pytorch_text(graph), "network.py", "exec"), found)
    with torch.device(device):
        network = found["Network"]()
    assert isinstance(network, nn.Module)
    return network


def parameters_of(network: nn.Module) -> int:
    """Learned numbers, without those of auxiliary heads."""
    heads = tuple(f"{name}." for name in getattr(network, "auxiliary_heads", ()))
    return sum(each.numel() for name, each in network.named_parameters() if not name.startswith(heads))


def shapes_in(network: nn.Module, paths: Iterable[str], *inputs: torch.Tensor) -> dict[str, tuple[int, ...]]:
    """The shapes of what modules give, without the batch; the whole network's goes by the empty path."""
    found: dict[str, tuple[int, ...]] = {}

    def note(path: str, out: torch.Tensor) -> None:
        found[path] = tuple(out.shape[1:])

    for path in filter(None, paths):
        network.get_submodule(path).register_forward_hook(lambda _module, _given, out, path=path: note(path, out))
    with torch.no_grad():
        note("", network(*inputs))
    return found


def macs_of(network: nn.Module, *inputs: torch.Tensor) -> int:
    """Multiply-accumulates of all that PyTorch counts: convolutions and matrix products."""
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network.eval()(*inputs)
    assert counter.get_total_flops() % 2 == 0
    return counter.get_total_flops() // 2


def saved_bytes(network: nn.Module, *inputs: torch.Tensor) -> int:
    """What autograd keeps in a training forward pass, without parameters; a storage that is kept twice counts once.

    The running statistics of batch norm are counted: PyTorch saves them beside the batch's own.
    """
    parameters = {parameter.untyped_storage()._cdata for parameter in network.parameters()}
    # the tensors are held, so that no address is used again
    held: list[torch.Tensor] = []

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        held.append(tensor)
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        out = network.train()(*inputs)
    storages = {tensor.untyped_storage()._cdata: tensor.untyped_storage().nbytes() for tensor in held}
    del out
    return sum(size for key, size in storages.items() if key not in parameters)


class Alive(TorchDispatchMode):
    """Follows every storage from the operator that makes it to its end."""

    def __init__(self, known: list[torch.Tensor]) -> None:
        super().__init__()
        self.now = self.peak = 0
        self._known = weakref.WeakSet[torch.UntypedStorage]()
        for tensor in known:
            self._known.add(tensor.untyped_storage())

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        out = func(*args, **(kwargs or {}))
        for tensor in tree_flatten(out)[0]:
            if isinstance(tensor, torch.Tensor):
                storage = tensor.untyped_storage()
                if storage not in self._known:
                    self._known.add(storage)
                    self.now += storage.nbytes()
                    weakref.finalize(storage, self._free, storage.nbytes())
        self.peak = max(self.peak, self.now)
        return out

    def _free(self, size: int) -> None:
        self.now -= size


def peak_bytes(network: nn.Module, *inputs: torch.Tensor) -> int:
    """Most bytes alive at once between the operators of an evaluating forward pass: inputs, but not weights."""
    known = [*network.parameters(), *network.buffers(), *inputs]
    network.eval()
    with torch.no_grad(), Alive(known) as alive:
        network(*inputs)
    return alive.peak + sum(tensor.untyped_storage().nbytes() for tensor in inputs)
