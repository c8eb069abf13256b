"""From ONNX's operations to calls of torch that do the same; what is not here stays foreign."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import torch
from onnx import NodeProto, helper
from torch import fx, nn
from torch.nn import functional

from visionlab.importer.graphed import Writer


class Known(Protocol):
    """What is known while a file is read."""

    writer: Writer
    nodes: dict[str, fx.Node]
    makers: dict[str, NodeProto]
    constants: dict[str, np.ndarray[Any, Any]]

    def shape(self, name: str) -> tuple[int, ...]: ...
    def constant(self, node: NodeProto, place: int) -> np.ndarray[Any, Any] | None: ...
    def is_alone(self, name: str) -> bool: ...
    def path(self, node: NodeProto) -> str: ...


#: a node of the graph, or None where torch has no such operation
Call = Callable[[Known, NodeProto], fx.Node | None]


def _attributes(node: NodeProto) -> dict[str, Any]:
    return {each.name: helper.get_attribute_value(each) for each in node.attribute}


def _settings(known: Known, node: NodeProto, place: int, name: str) -> list[int] | None:
    """Numbers that older versions have as an attribute and newer ones as an input."""
    value = known.constant(node, place)
    found = _attributes(node).get(name) if value is None else value.reshape(-1).tolist()
    return None if found is None else [int(each) for each in found]


def _tensor(value: np.ndarray[Any, Any]) -> nn.Parameter:
    return nn.Parameter(torch.from_numpy(np.array(value, np.float32)), requires_grad=False)


def _decimal(value: float) -> float:
    """What a number of 32 bits was before it was one: 0.001 rather than 0.0010000000474974513."""
    return float(str(np.float32(value)))


def _filled(module: nn.Module, **numbers: np.ndarray[Any, Any] | None) -> nn.Module:
    """The module with these numbers; a statistic stays a buffer."""
    for name, value in numbers.items():
        if value is not None:
            setattr(module, name, _tensor(value).data if name.startswith("running") else _tensor(value))
    return module


def _borders(known: Known, node: NodeProto, kernel: list[int], told: dict[str, Any]) -> list[int] | None:
    """(top, left, bottom, right)."""
    strides = told.get("strides", [1, 1])
    dilations = told.get("dilations", [1, 1])
    kind = told.get("auto_pad", b"NOTSET").decode()
    if kind in ("SAME_UPPER", "SAME_LOWER"):
        sizes = known.shape(node.input[0])[2:]
        before, after = [], []
        for size, reach, stride, dilation in zip(sizes, kernel, strides, dilations, strict=True):
            missing = max(0, (math.ceil(size / stride) - 1) * stride + dilation * (reach - 1) + 1 - size)
            small, large = missing // 2, missing - missing // 2
            before.append(small if kind == "SAME_UPPER" else large)
            after.append(large if kind == "SAME_UPPER" else small)
        return before + after
    return list(told.get("pads", [0, 0, 0, 0]))


def _bordered(known: Known, node: NodeProto, pads: list[int], value: float) -> tuple[fx.Node, tuple[int, int]]:
    """The input, with a border of its own where two sides differ, and the border that is left to do."""
    top, left, bottom, right = pads
    source = known.nodes[node.input[0]]
    if (top, left) == (bottom, right):
        return source, (top, left)
    widths = (left, right, top, bottom)
    return known.writer.function(known.path(node), functional.pad, source, widths, value=value), (0, 0)


def _conv(known: Known, node: NodeProto) -> fx.Node | None:
    weight, bias = known.constant(node, 1), known.constant(node, 2)
    has_bias = len(node.input) > 2 and bool(node.input[2])
    if weight is None or weight.ndim != 4 or has_bias is (bias is None) or node.input[0] not in known.nodes:
        return None
    told = _attributes(node)
    outputs, inputs, *kernel = weight.shape
    pads = _borders(known, node, kernel, told)
    groups = int(told.get("group", 1))
    if pads is None or min(pads) < 0:
        return None
    source, padding = _bordered(known, node, pads, 0.0)
    with torch.device("meta"):
        made = nn.Conv2d(
            inputs * groups, outputs, tuple(kernel), tuple(told.get("strides", (1, 1))), padding,
            tuple(told.get("dilations", (1, 1))), groups, has_bias,
        )  # fmt: skip
    return known.writer.module(known.path(node), _filled(made, weight=weight, bias=bias), source)


def _batch_norm(known: Known, node: NodeProto) -> fx.Node | None:
    numbers = [known.constant(node, place) for place in range(1, 5)]
    told = _attributes(node)
    sizes = known.shape(node.input[0])
    if any(each is None for each in numbers) or told.get("training_mode") or len(sizes) not in (2, 4):
        return None
    made = (nn.BatchNorm2d if len(sizes) == 4 else nn.BatchNorm1d)(sizes[1], eps=_decimal(told.get("epsilon", 1e-5)))
    weight, bias, mean, variance = numbers
    _filled(made, weight=weight, bias=bias, running_mean=mean, running_var=variance)
    return known.writer.module(known.path(node), made.eval(), known.nodes[node.input[0]])


def _dense(known: Known, node: NodeProto, weight: np.ndarray[Any, Any], bias: Any, source: str) -> fx.Node:
    """`weight` is (outputs, inputs)."""
    with torch.device("meta"):
        made = nn.Linear(weight.shape[1], weight.shape[0], bias is not None)
    _filled(made, weight=weight, bias=None if bias is None else bias.reshape(-1))
    return known.writer.module(known.path(node), made, known.nodes[source])


def _gemm(known: Known, node: NodeProto) -> fx.Node | None:
    told = {"alpha": 1.0, "beta": 1.0, "transA": 0, "transB": 0} | _attributes(node)
    weight, bias = known.constant(node, 1), known.constant(node, 2)
    has_bias = len(node.input) > 2 and bool(node.input[2])
    if weight is None or (told["alpha"], told["beta"], told["transA"]) != (1.0, 1.0, 0) or has_bias is (bias is None):
        return None
    weight = weight if told["transB"] else weight.T
    if bias is not None and bias.size != weight.shape[0]:
        return None
    return _dense(known, node, weight, bias, node.input[0])


def _matmul(known: Known, node: NodeProto) -> fx.Node | None:
    weight = known.constant(node, 1)
    if weight is not None and weight.ndim == 2 and node.input[0] in known.nodes:
        return _dense(known, node, weight.T, None, node.input[0])
    if all(name in known.nodes for name in node.input):
        return known.writer.function(known.path(node), torch.matmul, *(known.nodes[name] for name in node.input))
    return None


def _add(known: Known, node: NodeProto) -> fx.Node | None:
    for place, other in ((0, 1), (1, 0)):
        bias, maker = known.constant(node, other), known.makers.get(node.input[place])
        if bias is None or maker is None or maker.op_type != "MatMul" or not known.is_alone(node.input[place]):
            continue
        weight = known.constant(maker, 1)
        if weight is not None and weight.ndim == 2 and bias.shape in ((weight.shape[1],), (1, weight.shape[1])):
            made = known.nodes[node.input[place]]
            _filled(known.writer.root.get_submodule(str(made.target)), bias=bias.reshape(-1))
            return made
    return _both(torch.add)(known, node)


def _both(function: Callable[..., Any]) -> Call:
    """A function of two tensors, one of which may be a number or learned."""

    def call(known: Known, node: NodeProto) -> fx.Node | None:
        given: list[Any] = []
        for name in node.input:
            value = known.constants.get(name)
            if value is None:
                given.append(known.nodes[name])
            elif value.size == 1 and value.ndim <= 1:
                given.append(_decimal(value.item()))
            elif value.dtype.kind == "f":
                given.append(known.writer.learned(known.path(node), _tensor(value).data))
            else:
                return None
        return known.writer.function(known.path(node), function, *given)

    return call


def _mul(known: Known, node: NodeProto) -> fx.Node | None:
    """A product; of a tensor with its own sigmoid, the activation that is known by that."""
    for place, gates in enumerate(reversed(node.input)):
        source, maker = node.input[place], known.makers.get(gates)
        if maker is not None and maker.input[0] == source:
            if maker.op_type == "Sigmoid":
                return known.writer.function(known.path(node), functional.silu, known.nodes[source])
            if maker.op_type == "HardSigmoid" and _is_hard(maker):
                return known.writer.function(known.path(node), functional.hardswish, known.nodes[source])
    return _both(torch.mul)(known, node)


def _div(known: Known, node: NodeProto) -> fx.Node | None:
    value = known.constant(node, 1)
    if value is None or value.size != 1 or not value.any():
        return _both(torch.div)(known, node)
    return known.writer.function(known.path(node), torch.mul, known.nodes[node.input[0]], 1.0 / float(value.item()))


def _is_hard(node: NodeProto) -> bool:
    told = {"alpha": 0.2, "beta": 0.5} | _attributes(node)
    return math.isclose(told["alpha"], 1 / 6, abs_tol=1e-6) and math.isclose(told["beta"], 0.5)


def _plain(function: Callable[..., Any], *settings: Any) -> Call:
    return lambda known, node: known.writer.function(known.path(node), function, known.nodes[node.input[0]], *settings)


def _clip(known: Known, node: NodeProto) -> fx.Node | None:
    told = _attributes(node)
    ends = []
    for place, name, default in ((1, "min", -math.inf), (2, "max", math.inf)):
        value = known.constant(node, place)
        ends.append(float(told.get(name, default)) if value is None else float(value.item()))
    function = {(0.0, 6.0): functional.relu6}.get((ends[0], ends[1]))
    if function is None and ends[0] == 0.0 and ends[1] >= 3e38:
        function = functional.relu
    return None if function is None else _plain(function)(known, node)


def _max_pool(known: Known, node: NodeProto) -> fx.Node | None:
    told = _attributes(node)
    kernel = list(told["kernel_shape"])
    pads = _borders(known, node, kernel, told)
    if len(kernel) != 2 or len(node.output) > 1 or told.get("storage_order") or pads is None:
        return None
    source, padding = _bordered(known, node, pads, -math.inf)
    made = nn.MaxPool2d(
        tuple(kernel), tuple(told.get("strides", (1, 1))), padding, tuple(told.get("dilations", (1, 1))),
        ceil_mode=bool(told.get("ceil_mode", 0)),
    )  # fmt: skip
    return known.writer.module(known.path(node), made, source)


def _avg_pool(known: Known, node: NodeProto) -> fx.Node | None:
    told = _attributes(node)
    kernel, counts = list(told["kernel_shape"]), bool(told.get("count_include_pad", 0))
    pads = _borders(known, node, kernel, told)
    if len(kernel) != 2 or pads is None or any(each != 1 for each in told.get("dilations", ())):
        return None
    if pads[:2] != pads[2:] and not counts:
        return None
    border = _zeros_around(known, node.input[0])
    if border is not None and not any(pads):
        source, padding, counts = *border, True
    else:
        source, padding = _bordered(known, node, pads, 0.0)
    strides, ceil = tuple(told.get("strides", (1, 1))), bool(told.get("ceil_mode", 0))
    made = nn.AvgPool2d(tuple(kernel), strides, padding, ceil, counts if any(padding) else True)
    return known.writer.module(known.path(node), made, source)


def _zeros_around(known: Known, name: str) -> tuple[Any, tuple[int, int]] | None:
    """What a border of zeros was put around for this tensor's one reader, and its widths above and on the left: torch
    writes an average that counts its border so."""
    node = known.nodes[name]
    if node.target is not functional.pad or node.kwargs.get("value") or not known.is_alone(name):
        return None
    source, widths = node.args[:2]
    if len(widths) != 4 or widths[0] != widths[1] or widths[2] != widths[3]:  # type: ignore[arg-type, index]
        return None
    return source, (widths[2], widths[0])  # type: ignore[index, return-value]


def _mean(known: Known, node: NodeProto) -> fx.Node | None:
    axes = _settings(known, node, 1, "axes")
    if axes is None:
        return None
    rank, keeps = len(known.shape(node.input[0])), bool(_attributes(node).get("keepdims", 1))
    places = sorted(axis % rank for axis in axes)
    return known.writer.function(known.path(node), torch.mean, known.nodes[node.input[0]], places, keepdim=keeps)


def _reshaped(known: Known, node: NodeProto) -> fx.Node | None:
    """Reshape, flatten, squeeze, unsqueeze: all say a new shape."""
    source, output = known.nodes[node.input[0]], known.shape(node.output[0])
    sizes = known.shape(node.input[0])
    if output == sizes:
        return source
    before = known.makers.get(node.input[0])
    if before is not None and CALLS.get(before.op_type) is _reshaped and known.shape(before.input[0]) == output:
        return known.nodes[before.input[0]]  # there and back again
    if len(output) == 2 and output[0] == sizes[0]:
        return known.writer.function(known.path(node), torch.flatten, source, 1)
    return known.writer.function(known.path(node), "reshape", source, *output)


def _transposed(known: Known, node: NodeProto) -> fx.Node | None:
    rank = len(known.shape(node.input[0]))
    order = list(_attributes(node).get("perm", range(rank - 1, -1, -1)))
    moved = [place for place, axis in enumerate(order) if place != axis]
    source = known.nodes[node.input[0]]
    if len(moved) == 2:
        return known.writer.function(known.path(node), "transpose", source, *moved)
    return known.writer.function(known.path(node), "permute", source, *order)


def _concat(known: Known, node: NodeProto) -> fx.Node | None:
    if any(name not in known.nodes for name in node.input):
        return None
    given = [known.nodes[name] for name in node.input]
    axis = int(_attributes(node)["axis"]) % len(known.shape(node.output[0]))
    return known.writer.function(known.path(node), torch.cat, given, axis) if len(given) > 1 else given[0]


def _pad(known: Known, node: NodeProto) -> fx.Node | None:
    told = _attributes(node)
    pads = _settings(known, node, 1, "pads")
    value = known.constant(node, 2)
    filled = float(told.get("value", 0.0)) if value is None else float(value.item())
    if told.get("mode", b"constant") != b"constant" or pads is None or len(pads) != 8 or len(node.input) > 3:
        return None
    if not any(pads):
        return known.nodes[node.input[0]]
    if pads[0] or pads[4]:
        return None
    around = [pads[3], pads[7], pads[2], pads[6], *([pads[1], pads[5]] if pads[1] or pads[5] else [])]
    return known.writer.function(
        known.path(node), functional.pad, known.nodes[node.input[0]], tuple(around), value=filled or None
    )


def _slice(known: Known, node: NodeProto) -> fx.Node | None:
    starts, ends = _settings(known, node, 1, "starts"), _settings(known, node, 2, "ends")
    sizes = known.shape(node.input[0])
    if starts is None or ends is None:
        return None
    axes = _settings(known, node, 3, "axes") or list(range(len(starts)))
    steps = _settings(known, node, 4, "steps") or [1] * len(starts)
    if min(steps) < 1:
        return None
    places = [slice(None)] * len(sizes)
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        first, last, _ = slice(start, end).indices(sizes[axis])
        places[axis] = slice(first or None, None if last == sizes[axis] else last, None if step == 1 else step)
    source = known.nodes[node.input[0]]
    if source.target is operator.getitem and isinstance(source.args[1], tuple):  # two axes, one after another
        before: list[Any] = [*source.args[1], *[slice(None)] * (len(sizes) - len(source.args[1]))]
        if all(slice(None) in pair for pair in zip(before, places, strict=True)):
            places = [one if other == slice(None) else other for one, other in zip(before, places, strict=True)]
            source = source.args[0]  # type: ignore[assignment]
    while places and places[-1] == slice(None):
        places.pop()
    return known.writer.function(known.path(node), operator.getitem, source, tuple(places)) if places else source


def _split(known: Known, node: NodeProto) -> fx.Node | None:
    axis = int(_attributes(node).get("axis", 0)) % len(known.shape(node.input[0]))
    sizes = [known.shape(name)[axis] for name in node.output]
    if len(sizes) < 2:
        return None
    return known.writer.function(known.path(node), torch.split, known.nodes[node.input[0]], sizes, axis)


def _dropout(known: Known, node: NodeProto) -> fx.Node | None:
    if len(node.output) > 1 and node.output[1] and not known.is_alone(node.output[1]):
        return None
    value = known.constant(node, 1)
    share = float(_attributes(node).get("ratio", 0.5)) if value is None else float(value.item())
    return known.writer.module(known.path(node), nn.Dropout(_decimal(share)).eval(), known.nodes[node.input[0]])


def _lrn(known: Known, node: NodeProto) -> fx.Node | None:
    told = {"alpha": 1e-4, "beta": 0.75, "bias": 1.0} | _attributes(node)
    alpha, beta, k = (_decimal(told[name]) for name in ("alpha", "beta", "bias"))
    made = nn.LocalResponseNorm(int(told["size"]), alpha, beta, k)
    return known.writer.module(known.path(node), made, known.nodes[node.input[0]])


def _gelu(known: Known, node: NodeProto) -> fx.Node | None:
    return None if _attributes(node).get("approximate", b"none") != b"none" else _plain(functional.gelu)(known, node)


def _same(known: Known, node: NodeProto) -> fx.Node | None:
    return known.nodes[node.input[0]]


CALLS: dict[str, Call] = {
    "Conv": _conv,
    "BatchNormalization": _batch_norm,
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _add,
    "Sum": lambda known, node: _both(torch.add)(known, node) if len(node.input) == 2 else None,
    "Sub": _both(torch.sub),
    "Mul": _mul,
    "Div": _div,
    "Relu": _plain(functional.relu),
    "Clip": _clip,
    "Sigmoid": _plain(torch.sigmoid),
    "HardSigmoid": lambda known, node: _plain(functional.hardsigmoid)(known, node) if _is_hard(node) else None,
    "HardSwish": _plain(functional.hardswish),
    "Gelu": _gelu,
    "MaxPool": _max_pool,
    "AveragePool": _avg_pool,
    "GlobalAveragePool": _plain(functional.adaptive_avg_pool2d, 1),
    "ReduceMean": _mean,
    "Flatten": _reshaped,
    "Reshape": _reshaped,
    "Squeeze": _reshaped,
    "Unsqueeze": _reshaped,
    "Transpose": _transposed,
    "Concat": _concat,
    "Pad": _pad,
    "Slice": _slice,
    "Split": _split,
    "Dropout": _dropout,
    "LRN": _lrn,
    "Identity": _same,
}
