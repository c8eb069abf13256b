"""From aten's operations, as torch.export writes them, to modules and functions of torch that do the same.

Arguments go by aten's own names. What is not here stays foreign.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

import torch
from torch import fx, nn
from torch.nn import functional

from visionlab.importer.graphed import Writer

Given = dict[str, Any]
#: a node of the graph, or None where there is no such operation
Call = Callable[[Writer, str, Given], fx.Node | None]


def _holding(module: nn.Module, given: Given, *names: str) -> nn.Module | None:
    """The module with its numbers from the arguments; None where those are not the program's own."""
    for name in names:
        value = given.get(name)
        if value is None:
            continue
        if not isinstance(value, torch.Tensor):
            return None
        is_buffer = name.startswith("running")
        setattr(module, name, value if is_buffer or isinstance(value, nn.Parameter) else nn.Parameter(value, False))
    return module.eval()


def _called(writer: Writer, path: str, module: nn.Module | None, source: Any) -> fx.Node | None:
    return writer.module(path, module, source) if module is not None and isinstance(source, fx.Node) else None


def _conv(writer: Writer, path: str, given: Given) -> fx.Node | None:
    weight, groups = given["weight"], given.get("groups", 1)
    if not isinstance(weight, torch.Tensor) or weight.ndim != 4 or given.get("transposed"):
        return None
    padding = given.get("padding", (0, 0))
    with torch.device("meta"):
        made = nn.Conv2d(
            weight.shape[1] * groups, weight.shape[0], _pair(weight.shape[2:]), _pair(given.get("stride", (1, 1))),
            padding if isinstance(padding, str) else _pair(padding), _pair(given.get("dilation", (1, 1))), groups,
            given.get("bias") is not None,
        )  # fmt: skip
    return _called(writer, path, _holding(made, given, "weight", "bias"), given["input"])


def _pair(values: Any) -> tuple[int, int]:
    """aten may say one number where both are the same."""
    return (values[0], values[-1])


def _batch_norm(writer: Writer, path: str, given: Given) -> fx.Node | None:
    mean = given.get("running_mean")
    if given.get("training") or not isinstance(mean, torch.Tensor) or given.get("weight") is None:
        return None
    made = nn.BatchNorm2d(mean.shape[0], eps=given.get("eps", 1e-5))
    return _called(writer, path, _holding(made, given, "weight", "bias", "running_mean", "running_var"), given["input"])


def _linear(writer: Writer, path: str, given: Given) -> fx.Node | None:
    weight = given["weight"]
    if not isinstance(weight, torch.Tensor):
        return None
    with torch.device("meta"):
        made = nn.Linear(weight.shape[1], weight.shape[0], given.get("bias") is not None)
    return _called(writer, path, _holding(made, given, "weight", "bias"), given["input"])


def _addmm(writer: Writer, path: str, given: Given) -> fx.Node | None:
    weight, bias = given["mat2"], given["self"]
    if not isinstance(weight, torch.Tensor) or not isinstance(bias, torch.Tensor) or bias.ndim != 1:
        return None
    return _linear(writer, path, {"input": given["mat1"], "weight": weight.t(), "bias": bias})


def _source(given: Given) -> Any:
    """What aten calls `self` or, in other operations, `input`."""
    return given["self"] if "self" in given else given["input"]


def _plain(function: Callable[..., Any] | str, *names: str) -> Call:
    """A function of one tensor, with these arguments after it as far as they are given."""

    def call(writer: Writer, path: str, given: Given) -> fx.Node | None:
        settings = {name: given[name] for name in names if name in given}
        source = _source(given)
        return writer.function(path, function, source, **settings) if isinstance(source, fx.Node) else None

    return call


def _both(function: Callable[..., Any]) -> Call:
    def call(writer: Writer, path: str, given: Given) -> fx.Node | None:
        if given.get("alpha", 1) != 1 or given.get("rounding_mode"):
            return None
        terms = [given["self"], given["other"]]
        held = [
            writer.learned(path, each) if isinstance(each, torch.Tensor) and each.is_floating_point() else each
            for each in terms
        ]
        return None if any(isinstance(each, torch.Tensor) for each in held) else writer.function(path, function, *held)

    return call


def _clamp(writer: Writer, path: str, given: Given) -> fx.Node | None:
    ends = given.get("min_val", given.get("min", -1)), given.get("max_val", given.get("max", 1))
    functions: dict[Any, Callable[..., Any]] = {(0, 6): functional.relu6, (0, None): functional.relu}
    return writer.function(path, functions[ends], given["self"]) if ends in functions else None


def _max_pool(writer: Writer, path: str, given: Given) -> fx.Node | None:
    made = nn.MaxPool2d(
        given["kernel_size"], given.get("stride") or None, given.get("padding", 0), given.get("dilation", 1),
        ceil_mode=given.get("ceil_mode", False),
    )  # fmt: skip
    return _called(writer, path, made, given["self"])


def _avg_pool(writer: Writer, path: str, given: Given) -> fx.Node | None:
    made = nn.AvgPool2d(
        given["kernel_size"], given.get("stride") or None, given.get("padding", 0), given.get("ceil_mode", False),
        given.get("count_include_pad", True), given.get("divisor_override"),
    )  # fmt: skip
    return _called(writer, path, made, given["self"])


def _mean(writer: Writer, path: str, given: Given) -> fx.Node | None:
    if not given.get("dim"):
        return None
    return writer.function(path, torch.mean, given["self"], given["dim"], given.get("keepdim", False))


def _pad(writer: Writer, path: str, given: Given) -> fx.Node | None:
    mode, value = given.get("mode", "constant"), given.get("value")
    return writer.function(path, functional.pad, given["self"], tuple(given["pad"]), mode=mode, value=value or None)


def _cat(writer: Writer, path: str, given: Given) -> fx.Node | None:
    if not all(isinstance(each, fx.Node) for each in given["tensors"]):
        return None
    return writer.function(path, torch.cat, given["tensors"], given.get("dim", 0))


def _slice(writer: Writer, path: str, given: Given) -> fx.Node | None:
    dim, start, end, step = (given.get(name) for name in ("dim", "start", "end", "step"))
    whole = end is None or end >= 2**62
    taken = slice(start or None, None if whole else end, None if step in (None, 1) else step)
    source, places = given["self"], [slice(None)] * (dim or 0) + [taken]
    if taken == slice(None):
        return source if isinstance(source, fx.Node) else None
    if source.target is operator.getitem and isinstance(source.args[1], tuple):  # two axes, one after another
        before = [*source.args[1], *[slice(None)] * len(places)][: max(len(places), len(source.args[1]))]
        if before[dim or 0] == slice(None):
            before[dim or 0] = taken
            source, places = source.args[0], before
    return writer.function(path, operator.getitem, source, tuple(places))


def _split(writer: Writer, path: str, given: Given) -> fx.Node | None:
    sizes = given.get("split_sizes", given.get("split_size"))
    return writer.function(path, torch.split, given["self"], sizes, given.get("dim", 0))


def _viewed(writer: Writer, path: str, given: Given) -> fx.Node | None:
    sizes: list[int] = given["size"] if "size" in given else given["shape"]
    return writer.function(path, "reshape", given["self"], *sizes)


def _turned(method: str, *names: str) -> Call:
    """A method that is told axes by place, as the idioms read them."""

    def call(writer: Writer, path: str, given: Given) -> fx.Node | None:
        places: list[int] = []
        for name in names:
            places += given[name] if isinstance(given[name], list) else [given[name]]
        return writer.function(path, method, given["self"], *places)

    return call


def _dropout(kind: Callable[[float], nn.Module]) -> Call:
    return lambda writer, path, given: _called(writer, path, kind(float(given["p"])).eval(), _source(given))


def _same(writer: Writer, path: str, given: Given) -> fx.Node | None:
    source = given["self"]
    return source if isinstance(source, fx.Node) else None


CALLS: dict[str, Call] = {
    "conv2d": _conv,
    "convolution": _conv,
    "batch_norm": _batch_norm,
    "linear": _linear,
    "addmm": _addmm,
    "matmul": _both(torch.matmul),
    "add": _both(torch.add),
    "sub": _both(torch.sub),
    "mul": _both(torch.mul),
    "div": _both(torch.div),
    "relu": _plain(functional.relu),
    "relu6": _plain(functional.relu6),
    "hardtanh": _clamp,
    "clamp": _clamp,
    "sigmoid": _plain(torch.sigmoid),
    "silu": _plain(functional.silu),
    "hardswish": _plain(functional.hardswish),
    "hardsigmoid": _plain(functional.hardsigmoid),
    "gelu": _plain(functional.gelu, "approximate"),
    "max_pool2d": _max_pool,
    "avg_pool2d": _avg_pool,
    "adaptive_avg_pool2d": _plain(functional.adaptive_avg_pool2d, "output_size"),
    "mean": _mean,
    "flatten": _plain(torch.flatten, "start_dim", "end_dim"),
    "view": _viewed,
    "reshape": _viewed,
    "_unsafe_view": _viewed,
    "transpose": _turned("transpose", "dim0", "dim1"),
    "permute": _turned("permute", "dims"),
    "unsqueeze": _turned("unsqueeze", "dim"),
    "squeeze": lambda writer, path, given: _turned("squeeze", "dim")(writer, path, given) if "dim" in given else None,
    "cat": _cat,
    "pad": _pad,
    "constant_pad_nd": _pad,
    "slice": _slice,
    "split": _split,
    "split_with_sizes": _split,
    "chunk": lambda writer, path, given: writer.function(
        path, torch.chunk, given["self"], given["chunks"], given.get("dim", 0)
    ),
    "channel_shuffle": _plain(functional.channel_shuffle, "groups"),
    "dropout": _dropout(nn.Dropout),
    "feature_dropout": _dropout(nn.Dropout3d),
    "contiguous": _same,
    "clone": _same,
    "alias": _same,
    "detach": _same,
}
