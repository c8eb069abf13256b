"""Makes a module without its weights: nothing of a network of billions of numbers but their shapes."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from visionlab.importer.graphed import Graphed
from visionlab.importer.tracing import Traced, trace
from visionlab.layers.base import Shape
from visionlab.problem import Problem

_USUAL = (3, 224, 224)


class _NoStorage(TorchFunctionMode):
    """New tensors of a size that a weight may have take no memory. Numbers that a network is planned with stay
    numbers (`torch.arange(4).tolist()`), which torch's own `with torch.device("meta")` does not leave."""

    _makers = frozenset({torch.empty, torch.zeros, torch.ones, torch.rand, torch.randn})

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = dict(kwargs or {})
        if func in self._makers and kwargs.get("device") is None:
            kwargs["device"] = "meta"
        return func(*args, **kwargs)


def build(make: Callable[[], object], *, stores: bool = False) -> nn.Module:
    """The module that `make` makes, in evaluation mode; without storage unless it `stores` weights. Raises Problem."""
    if stores:
        made = make()
    else:
        with _NoStorage():
            made = make()
    if not isinstance(made, nn.Module):
        raise Problem("What was named must be a torch module, got {got}", got=type(made).__name__)
    return (made.to("meta") if isinstance(made, Graphed) and not stores else made).eval()


def followed(make: Callable[[], object], shape: Shape | None) -> Traced:
    """The layers of a network that is made for this alone. Pictures are 3x224x224 where neither `shape` nor the
    network says otherwise. Raises Problem."""

    def traced(module: nn.Module) -> Traced:
        return trace(module, module.takes if isinstance(module, Graphed) else shape or _USUAL)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return traced(build(make))
        except Exception:  # some read their weights while they are made, or reckon with them on their way
            return traced(build(make, stores=True))
