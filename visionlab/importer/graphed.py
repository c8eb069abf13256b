"""A network from a file that holds its operations rather than its code: a module that comes with its own graph.

It is followed and runs as any other module does. Foreign operations have a shape and a cost and cannot run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import fx, nn

from visionlab.layers.base import Shape

_LONGEST_PATH = 300


class Graphed(nn.Module):
    """What a file says: `takes` is the shape of a picture, `batch` how many pictures its shapes speak of."""

    # nn.Module says that an attribute may be anything
    graph: fx.Graph
    takes: Shape
    batch: int
    classes: dict[str, str]
    left_out: dict[str, int]

    def __init__(self, takes: Shape, batch: int) -> None:
        super().__init__()
        self.graph = fx.Graph()
        self.takes = takes
        self.batch = batch
        #: the class of each module of the original, by its path, where the file tells
        self.classes = {}
        #: operations at the end that are not taken over, with their learned numbers
        self.left_out = {}

    def forward(self, pictures: torch.Tensor) -> Any:
        """The scores of (batch, channels, height, width)."""
        return fx.Interpreter(self, graph=self.graph).run(pictures)


class Foreign(nn.Module):
    """An operation without a counterpart in torch's modules: it gives tensors of these shapes, with nothing in them."""

    operation: str
    macs: int

    def __init__(self, operation: str, shapes: Sequence[Shape], macs: int, learned: Sequence[torch.Tensor]) -> None:
        super().__init__()
        self.operation = operation
        self.macs = macs
        self._shapes = shapes
        self.learned = nn.ParameterList(nn.Parameter(each, requires_grad=False) for each in learned)

    def forward(self, *given: torch.Tensor) -> Any:
        """Takes anything."""
        made = [torch.empty(shape, device=given[0].device) for shape in self._shapes]
        return made[0] if len(made) == 1 else made


class Writer:
    """Writes a `Graphed` down, operation by operation. Paths may be any text: what is kept of them are names."""

    def __init__(self, root: Graphed) -> None:
        self.root = root

    def module(self, path: str, module: nn.Module, *given: fx.Node) -> fx.Node:
        """A call of a new module at a path, or beside it where there is one already."""
        return self.root.graph.call_module(self._placed(path, module), given)

    def function(self, path: str, call: Callable[..., Any] | str, *args: Any, **kwargs: Any) -> fx.Node:
        """A call of a function of torch, or by its name of a tensor's method, in the module at a path."""
        graph = self.root.graph
        node = (
            graph.call_method(call, args, kwargs) if isinstance(call, str) else graph.call_function(call, args, kwargs)
        )
        place = clean(path) if path else ""
        node.meta["nn_module_stack"] = {place: (place, None)}
        return node

    def learned(self, path: str, value: torch.Tensor) -> fx.Node:
        """Learned numbers that no module holds."""
        holder = nn.Module()
        holder.value = nn.Parameter(value, requires_grad=False)
        return self.root.graph.get_attr(f"{self._placed(path, holder)}.value")

    def _placed(self, path: str, module: nn.Module) -> str:
        *parents, name = clean(path).split(".")
        holder: nn.Module = self.root
        taken: list[str] = []
        for parent in parents:
            if parent not in holder._modules:
                parent = _free(holder, parent)
                holder.add_module(parent, nn.Module())
            holder = holder.get_submodule(parent)
            taken.append(parent)
        name = _free(holder, name)
        holder.add_module(name, module)
        return ".".join([*taken, name])


def clean(path: str) -> str:
    """A path of plain names out of any text."""
    steps = [re.sub(r"[^A-Za-z0-9_]", "_", step) for step in path[:_LONGEST_PATH].split(".") if step]
    return ".".join(steps) or "layer"


def _free(holder: nn.Module, name: str) -> str:
    """The name, or one like it that a module does not use for anything yet."""
    tried, number = name, 1
    while hasattr(holder, tried):
        number += 1
        tried = f"{name}_{number}"
    return tried
