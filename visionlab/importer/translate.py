"""From torch's modules and functions to the layers here, where there is one that does exactly the same.

A translation is a list of layers to be applied in a row: none for what changes nothing, several for what torch does in
one call. What is not translated stays opaque.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from visionlab.layers.activation import GELU, Hardsigmoid, Hardswish, ReLU, ReLU6, Sigmoid, SiLU
from visionlab.layers.base import Layer, Shape
from visionlab.layers.channels import ChannelShuffle, Scale
from visionlab.layers.conv import SAME, SQUARE, Conv
from visionlab.layers.dense import Dropout, Flatten, Linear
from visionlab.layers.merge import Add, Concat
from visionlab.layers.multiply import Multiply
from visionlab.layers.norm import BatchNorm, LocalResponseNorm
from visionlab.layers.pad import Pad
from visionlab.layers.pool import AvgPool, GlobalAvgPool, MaxPool
from visionlab.layers.stochastic_depth import StochasticDepth
from visionlab.problem import Problem

#: layers to apply in a row, or None where there are none that do the same
Layers = Sequence[Layer] | None


def module_layers(module: nn.Module, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    """The layers that do what a module does on inputs of these shapes."""
    find = _MODULES.get(type(module))
    return _checked(lambda: find(module, shapes[0]) if find and len(shapes) == 1 else None, shapes, output)


def function_layers(
    function: object, args: Sequence[Any], kwargs: dict[str, Any], shapes: tuple[Shape, ...], output: Shape
) -> Layers:
    """The layers that do what a function does; `args` has None in the places of the tensors that come in."""
    name = function if isinstance(function, str) else _names(function)
    find = _FUNCTIONS.get(name)
    return _checked(lambda: find(_Call(args, kwargs), shapes, output) if find else None, shapes, output)


def _checked(find: Callable[[], Layers], shapes: tuple[Shape, ...], output: Shape) -> Layers:
    """Only what takes these shapes to that one is true."""
    try:
        found = find()
        if found is None:
            return None
        shape = tuple(shapes[place] for place in settled(found[0], shapes)) if len(shapes) == 2 and found else shapes
        for layer in found:
            shape = (layer.infer(*shape),)
    except (Problem, ValueError, TypeError):
        return None
    return found if shape == (output,) or (not found and shapes == (output,)) else None


class _Call:
    """A function's arguments by place or name."""

    def __init__(self, args: Sequence[Any], kwargs: dict[str, Any]) -> None:
        self._args, self._kwargs = args, kwargs

    def get(self, place: int, name: str, default: Any = None) -> Any:
        return self._args[place] if place < len(self._args) else self._kwargs.get(name, default)


def _same(value: Any) -> int:
    """The one number of `3` or `(3, 3)`. Raises ValueError where there are two."""
    if isinstance(value, int):
        return value
    first, *others = value
    if any(other != first for other in others):
        raise ValueError(value)
    return int(first)


def _conv(module: nn.Conv2d, shape: Shape) -> Layers:
    if module.padding_mode != "zeros":
        return None
    height, width = module.kernel_size
    dilation = _same(module.dilation)
    keeps = tuple(dilation * (size - 1) + 1 for size in (height, width))
    halves = (keeps[0] // 2, keeps[1] // 2)
    given = {"valid": (0, 0), "same": halves}.get(str(module.padding), module.padding)
    if module.padding == "same" and not all(size % 2 for size in keeps):
        return None
    padding = SAME if tuple(given) == halves else _same(given)
    bias = module.bias is not None
    stride, kernel_width = _same(module.stride), SQUARE if width == height else width
    return [Conv(module.out_channels, height, stride, padding, dilation, module.groups, bias, kernel_width)]


def _batch_norm(module: nn.BatchNorm2d, shape: Shape) -> Layers:
    return [BatchNorm(float(module.eps))] if module.affine and module.track_running_stats else None


def _max_pool(kernel: Any, stride: Any, padding: Any, dilation: Any, ceil: bool) -> Layers:
    if _same(dilation) != 1:
        return None
    return [MaxPool(_same(kernel), _same(stride or kernel), _same(padding), bool(ceil))]


def _avg_pool(kernel: Any, stride: Any, padding: Any, ceil: bool, counts: bool, divisor: Any) -> Layers:
    if divisor is not None:
        return None
    border = _same(padding)
    return [AvgPool(_same(kernel), _same(stride or kernel), border, bool(ceil), bool(counts) if border else True)]


def _adaptive(size: Any, shape: Shape) -> Layers:
    wanted = (size, size) if isinstance(size, int) or size is None else tuple(size)
    height, width = (have if want is None else want for want, have in zip(wanted, shape[1:], strict=True))
    if (height, width) == tuple(shape[1:]):
        return []
    if (height, width) == (1, 1):
        return [GlobalAvgPool()]
    if shape[1] % height or shape[2] % width or shape[1] // height != shape[2] // width:
        return None
    return [AvgPool(shape[1] // height, shape[1] // height)]


def _linear(module: nn.Linear, shape: Shape) -> Layers:
    return [Linear(module.out_features, module.bias is not None)] if len(shape) == 1 else None


def _flatten(start: int, shape: Shape) -> Layers:
    if start != 1:
        return None
    return [Flatten()] if len(shape) > 1 else []


_MODULES: dict[type[nn.Module], Callable[[Any, Shape], Layers]] = {
    nn.Conv2d: _conv,
    nn.BatchNorm2d: _batch_norm,
    nn.LocalResponseNorm: lambda m, _: [LocalResponseNorm(m.size, float(m.alpha), float(m.beta), float(m.k))],
    nn.ReLU: lambda m, _: [ReLU()],
    nn.ReLU6: lambda m, _: [ReLU6()],
    nn.Sigmoid: lambda m, _: [Sigmoid()],
    nn.SiLU: lambda m, _: [SiLU()],
    nn.Hardswish: lambda m, _: [Hardswish()],
    nn.Hardsigmoid: lambda m, _: [Hardsigmoid()],
    nn.GELU: lambda m, _: [GELU()] if m.approximate == "none" else None,
    nn.MaxPool2d: lambda m, _: _max_pool(m.kernel_size, m.stride, m.padding, m.dilation, m.ceil_mode),
    nn.AvgPool2d: lambda m, _: _avg_pool(
        m.kernel_size, m.stride, m.padding, m.ceil_mode, m.count_include_pad, m.divisor_override
    ),
    nn.AdaptiveAvgPool2d: lambda m, shape: _adaptive(m.output_size, shape),
    nn.ChannelShuffle: lambda m, _: [ChannelShuffle(m.groups)],
    nn.Linear: _linear,
    nn.Flatten: lambda m, shape: _flatten(m.start_dim, shape) if m.end_dim == -1 else None,
    nn.Dropout: lambda m, _: [Dropout(float(m.p))] if m.p else [],
    nn.Identity: lambda m, _: [],
}


def _add(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    return [Add()] if len(shapes) == 2 and call.get(2, "alpha", 1) == 1 else None


def _mul(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    if len(shapes) == 2:
        return [Scale()]  # the order of its inputs is settled by `settled`
    factor = next((value for value in (call.get(0, "input"), call.get(1, "other")) if value is not None), None)
    return [Multiply(float(factor))] if isinstance(factor, (int, float)) else None


def settled(layer: Layer, shapes: tuple[Shape, ...]) -> tuple[int, ...]:
    """The order in which a layer takes its inputs: maps come before the gate that scales them."""
    return (1, 0) if isinstance(layer, Scale) and shapes[0][1:] == (1, 1) != shapes[1][1:] else (0, 1)


def _mean(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    dims = call.get(1, "dim")
    if len(shapes[0]) != 3 or dims is None or sorted(dim % 4 for dim in dims) != [2, 3]:
        return None
    return [GlobalAvgPool()] if call.get(2, "keepdim", False) else [GlobalAvgPool(), Flatten()]


def _pad(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    widths, mode, value = list(call.get(1, "pad")), call.get(2, "mode", "constant"), call.get(3, "value")
    if mode != "constant" or len(widths) != 4 or value not in (None, 0, float("-inf")):
        return None
    left, right, top, bottom = widths
    return [Pad(left, right, top, bottom, "lowest" if value else "zero")]


def _stochastic_depth(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    survival = 1.0 - float(call.get(1, "p"))
    if call.get(2, "mode") != "row":
        return None
    return [StochasticDepth(round(survival, 9))] if survival < 1 else []


_Finder = Callable[[_Call, tuple[Shape, ...], Shape], Layers]


def _batch_norm_call(call: _Call, shapes: tuple[Shape, ...], output: Shape) -> Layers:
    """That of a module which does more than normalise and calls the function itself, as timm's with an activation."""
    learned = (call.get(1, "running_mean"), call.get(2, "running_var"), call.get(3, "weight"), call.get(4, "bias"))
    is_whole = all(each is not None for each in learned) and not call.get(5, "training", False)
    return [BatchNorm(float(call.get(7, "eps", 1e-5)))] if is_whole else None


_FUNCTIONS: dict[str, _Finder] = {
    "add": _add,
    "mul": _mul,
    "cat": lambda c, s, o: ([Concat()] if len(s) > 1 else []) if c.get(1, "dim", 0) in (1, -3) else None,
    "relu": lambda c, s, o: [ReLU()],
    "relu6": lambda c, s, o: [ReLU6()],
    "sigmoid": lambda c, s, o: [Sigmoid()],
    "silu": lambda c, s, o: [SiLU()],
    "hardswish": lambda c, s, o: [Hardswish()],
    "hardsigmoid": lambda c, s, o: [Hardsigmoid()],
    "gelu": lambda c, s, o: [GELU()] if c.get(1, "approximate", "none") == "none" else None,
    "flatten": lambda c, s, o: _flatten(c.get(1, "start_dim", 0), s[0]) if c.get(2, "end_dim", -1) == -1 else None,
    "mean": _mean,
    "pad": _pad,
    "stochastic_depth": _stochastic_depth,
    "batch_norm": _batch_norm_call,
    "linear": lambda c, s, o: [Linear(o[0], c.get(2, "bias") is not None)] if len(s[0]) == len(s) == 1 else None,
    "channel_shuffle": lambda c, s, o: [ChannelShuffle(c.get(1, "groups"))],
    "adaptive_avg_pool2d": lambda c, s, o: _adaptive(c.get(1, "output_size"), s[0]),
    "max_pool2d": lambda c, s, o: _max_pool(
        c.get(1, "kernel_size"), c.get(2, "stride"), c.get(3, "padding", 0), c.get(4, "dilation", 1),
        c.get(5, "ceil_mode", False),
    ),
    "avg_pool2d": lambda c, s, o: _avg_pool(
        c.get(1, "kernel_size"), c.get(2, "stride"), c.get(3, "padding", 0), c.get(4, "ceil_mode", False),
        c.get(5, "count_include_pad", True), c.get(6, "divisor_override"),
    ),
    "dropout": lambda c, s, o: [Dropout(float(c.get(1, "p", 0.5)))] if c.get(1, "p", 0.5) else [],
    "contiguous": lambda c, s, o: [],
    "clone": lambda c, s, o: [],
}  # fmt: skip

_CALLED: dict[Any, str] = {
    operator.add: "add", operator.iadd: "add", torch.add: "add", operator.mul: "mul", operator.imul: "mul",
    torch.mul: "mul", torch.cat: "cat", torch.concat: "cat", torch.relu: "relu", functional.relu: "relu",
    functional.relu6: "relu6", torch.sigmoid: "sigmoid", functional.sigmoid: "sigmoid",
    functional.silu: "silu", functional.hardswish: "hardswish", functional.hardsigmoid: "hardsigmoid",
    functional.gelu: "gelu", torch.flatten: "flatten",
    torch.mean: "mean", functional.pad: "pad", functional.channel_shuffle: "channel_shuffle",
    functional.adaptive_avg_pool2d: "adaptive_avg_pool2d", functional.max_pool2d: "max_pool2d",
    functional.avg_pool2d: "avg_pool2d", functional.dropout: "dropout", functional.batch_norm: "batch_norm",
    functional.linear: "linear",
}  # fmt: skip


def _names(function: Any) -> str:
    """What a function is called here; by its own name only where it is torchvision's."""
    known = _CALLED.get(function)
    if known is None and getattr(function, "__module__", "").startswith("torchvision.ops."):
        return str(getattr(function, "__name__", ""))
    return known or ""
