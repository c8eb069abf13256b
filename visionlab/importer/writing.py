"""Writes a network in torch's own formats, from the PyTorch text that a person exports and the trainer runs."""

from __future__ import annotations

import copy
import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from visionlab.importer.tensors import read_tensors
from visionlab.layers.base import Shape
from visionlab.problem import Problem

#: every runtime of the last years reads it, and it has HardSwish
OPSET = 17
_LARGEST = 2**31


class _LocalResponse(torch.autograd.Function):
    """Local response normalisation as ONNX's one operation rather than torch's ten."""

    @staticmethod
    def forward(context: Any, maps: torch.Tensor, size: int, alpha: float, beta: float, k: float) -> torch.Tensor:
        return nn.functional.local_response_norm(maps, size, alpha, beta, k)

    @staticmethod
    def symbolic(graph: Any, maps: Any, size: int, alpha: float, beta: float, k: float) -> Any:
        return graph.op("LRN", maps, size_i=size, alpha_f=alpha, beta_f=beta, bias_f=k)


class _OneNorm(nn.Module):
    def __init__(self, norm: nn.LocalResponseNorm) -> None:
        super().__init__()
        self.settings = norm.size, norm.alpha, norm.beta, norm.k

    def forward(self, maps: torch.Tensor) -> Any:
        return _LocalResponse.apply(maps, *self.settings)


class _Shuffle(nn.Module):
    """What the exporter does not know by its name; for pictures of the size that it is shown."""

    def __init__(self, groups: int) -> None:
        super().__init__()
        self.groups = groups

    def forward(self, maps: torch.Tensor) -> torch.Tensor:
        channels, height, width = (int(size) for size in maps.shape[1:])
        dealt = maps.reshape(-1, self.groups, channels // self.groups, height, width).transpose(1, 2)
        return dealt.reshape(-1, channels, height, width)


def network_of(text: str, weights: Path | None = None) -> nn.Module:
    """The network of a text that was exported here, in evaluation mode and without auxiliary heads. Raises Problem."""
    found: dict[str, Any] = {}
    exec(compile(text, "network.py", "exec"), found)
    network: nn.Module = found["Network"]()
    heads = tuple(getattr(network, "auxiliary_heads", ()))
    for name in heads:
        delattr(network, name)
    if weights is not None:
        given = read_tensors(weights, network.state_dict()).by_name
        try:
            network.load_state_dict({name: value for name, value in given.items() if not name.startswith(heads)})
        except RuntimeError as error:
            why = str(error).strip().splitlines()[0][:200].rstrip(".:")
            raise Problem("The weights of {path} do not fit: {why}", path=weights, why=why) from error
    return network.eval()


def onnx_bytes(network: nn.Module, shape: Shape) -> bytes:
    """An ONNX file for any number of pictures (C, H, W) at once: `pictures` in, `logits` out. Batch norm stays.

    The exporter that follows TorchScript is taken: it writes each module as one operation, in a tenth of the time of
    the newer one. Raises Problem for a network that is too large.
    """
    if sum(each.numel() * each.element_size() for each in network.parameters()) >= _LARGEST:
        raise Problem("The network has more than the 2 GiB of weights that an ONNX file can hold")
    file = io.BytesIO()
    plain = copy.deepcopy(network)
    for path, module in network.named_modules():
        # of an even number of neighbours torch and ONNX leave out another one
        if isinstance(module, nn.LocalResponseNorm) and module.size % 2:
            plain.set_submodule(path, _OneNorm(module))
        elif isinstance(module, nn.ChannelShuffle):
            plain.set_submodule(path, _Shuffle(module.groups))
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            plain,
            (torch.zeros(1, *shape),),
            file,  # type: ignore[arg-type]
            dynamo=False,
            training=torch.onnx.TrainingMode.EVAL,
            do_constant_folding=False,
            opset_version=OPSET,
            input_names=["pictures"],
            output_names=["logits"],
            dynamic_axes={"pictures": {0: "batch"}, "logits": {0: "batch"}},
        )
    return file.getvalue()


def pt2_bytes(network: nn.Module, shape: Shape) -> bytes:
    """A program of torch.export for any number of pictures (C, H, W) at once; `torch.export.load` reads it."""
    file = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        # of two pictures, as torch takes a batch of one for a constant
        batch = torch.export.Dim("batch")
        program = torch.export.export(network, (torch.zeros(2, *shape),), dynamic_shapes=({0: batch},))
        torch.export.save(program, file)
    return file.getvalue()


WRITERS: dict[str, Callable[[nn.Module, Shape], bytes]] = {"onnx": onnx_bytes, "pt2": pt2_bytes}
