"""Independent truth about mixed precision and whole steps: PyTorch under autocast, on tensors without numbers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import torch
from torch import nn
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.nn import functional

from tests.support.truth import Alive, module_of, peak_bytes, saved_bytes
from visionlab.graph.model import Graph


@contextmanager
def mixed() -> Iterator[None]:
    """PyTorch works as a mixed-precision training has it."""
    with torch.autocast("cpu", torch.bfloat16):
        yield


def mixed_saved_bytes(network: nn.Module, pictures: torch.Tensor) -> int:
    """What autograd keeps. A picture that needs a gradient must not be a leaf: autocast would share its copy."""
    with mixed():
        return saved_bytes(network, pictures)


def mixed_peak_bytes(network: nn.Module, pictures: torch.Tensor) -> int:
    """Most bytes alive at once in a forward pass without gradients, the inputs among them, weights not."""
    with mixed():
        return peak_bytes(network, pictures)


def fake_saved_bytes(graph: Graph, *batches: int, input: tuple[int, int, int]) -> list[int]:
    """What autograd keeps of a network at several batch sizes, without any arithmetic.

    PyTorch's description of the CPU says that a batch norm's mean and inverse deviation are bf16 where its input is;
    the real one gives fp32, so 4 bytes a channel more, which are added.
    """
    with FakeTensorMode():
        network = module_of(graph, "cpu")
        told = [mixed_saved_bytes(network, torch.empty(batch, *input)) for batch in batches]
    channels = sum(module.num_features for module in network.modules() if isinstance(module, nn.BatchNorm2d))
    return [size + 4 * channels for size in told]


def step_peak_bytes(graph: Graph, batch: int, input: tuple[int, int, int], *, is_mixed: bool) -> int:
    """Most bytes alive at once in a training step with SGD and momentum, the pictures and all numbers included.

    It is the second step: the optimizer makes its numbers in the first.
    """
    with FakeTensorMode():
        network = module_of(graph, "cpu").train()
        optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, foreach=False)
        weights = tuple(getattr(network, "auxiliary_heads", {}).values())
        known = [*network.parameters(), *network.buffers()]
        peak = 0
        with Alive(known) as alive:
            for _ in range(2):
                alive.peak = alive.now
                with mixed() if is_mixed else nullcontext():
                    scores = network(torch.empty(batch, *input))
                    labels = torch.zeros(batch, dtype=torch.long)
                    own, *others = scores if isinstance(scores, tuple) else (scores,)
                    loss = functional.cross_entropy(own, labels)
                    for weight, other in zip(weights, others, strict=True):
                        loss = loss + weight * functional.cross_entropy(other, labels)
                del scores, own, others
                loss.backward()
                optimizer.step()
                optimizer.zero_grad(set_to_none=True)
                del loss
                peak = alive.peak
    return peak + sum(tensor.untyped_storage().nbytes() for tensor in known)
