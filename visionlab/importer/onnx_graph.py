"""An ONNX file as a network to be followed: what is known of its tensors, and which operations are worked out at once.

Shapes are those that ONNX's own rules say for one picture, or for as many as the file is fixed to. What follows from
constants alone is calculated here; the rest is written down by `onnx_calls`. No code of the file is run: there is none.
"""

from __future__ import annotations

import operator
from collections import Counter
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import ModelProto, NodeProto, TypeProto, ValueInfoProto, numpy_helper
from onnx.reference import ReferenceEvaluator
from torch import fx

from visionlab.importer import onnx_paths
from visionlab.importer.graphed import Foreign, Graphed, Writer
from visionlab.importer.onnx_calls import CALLS
from visionlab.importer.onnx_file import load
from visionlab.layers.base import Shape, words
from visionlab.layers.source import Input
from visionlab.problem import Problem

#: numbers that a shape may be reckoned with; what is larger is worked out only if it does not grow
_FEW = 65_536
#: at the end, where a loss takes what comes before it
_ENDS = ("Softmax", "LogSoftmax")


def read(path: Path, asked: Shape | None) -> Graphed:
    """The network in a file, for pictures of a shape where the file leaves that open. Raises Problem."""
    model = load(path)
    picture, shape, batch = _picture(model, path, asked)
    try:
        return _Reader(model, picture, shape, batch).read()
    except Problem:
        raise
    except Exception as error:
        why = " ".join(str(error).split())[:160] or type(error).__name__
        raise Problem("{path} is an ONNX model that makes no sense: {why}", path=path, why=why.rstrip(".")) from error


def _picture(model: ModelProto, path: Path, asked: Shape | None) -> tuple[ValueInfoProto, Shape, int]:
    """The input that pictures come by, their shape, and how many come at once."""
    known = {each.name for each in model.graph.initializer}
    inputs = [each for each in model.graph.input if each.name not in known]
    if len(inputs) != 1:
        raise Problem("{path} must take one batch of pictures, and takes {got} inputs", path=path, got=len(inputs))
    dims = inputs[0].type.tensor_type.shape.dim
    if len(dims) != 4:
        raise Problem(
            "{path} must take pictures (batch, channels, height, width), got {got} dimensions", path=path, got=len(dims)
        )
    sizes = [dim.dim_value if dim.HasField("dim_value") and dim.dim_value > 0 else None for dim in dims]
    own = sizes[1:]
    if asked is None:
        if None in own:
            raise Problem("{path} leaves the size of its pictures open: say it, as --input 3x224x224", path=path)
        asked = tuple(size for size in own if size is not None)
    elif any(size not in (None, wanted) for size, wanted in zip(own, asked, strict=True)):
        told = "x".join("?" if size is None else str(size) for size in own)
        raise Problem("{path} takes pictures of {own}, not of {asked}", path=path, own=told, asked=words(asked))
    Input(*asked)  # within what a network can take
    return inputs[0], asked, sizes[0] or 1


class _Reader:
    """Goes through the operations in their order; keeps for each tensor its type, its numbers if they are constant, and
    else which node of the graph gives it."""

    def __init__(self, model: ModelProto, picture: ValueInfoProto, shape: Shape, batch: int) -> None:
        self.root = Graphed(shape, batch)
        self.writer = Writer(self.root)
        self._graph = model.graph
        self._told = {each.name: each.type for each in (*model.graph.value_info, *model.graph.output)}
        self._opsets = {each.domain or "": each.version for each in model.opset_import}
        self._imports = list(model.opset_import)
        self._types: dict[str, TypeProto] = {}
        self.constants: dict[str, np.ndarray[Any, Any]] = {}
        self.nodes: dict[str, fx.Node] = {}
        self.makers: dict[str, NodeProto] = {}
        self._readers = Counter(name for node in self._graph.node for name in node.input)
        self._readers.update(each.name for each in self._graph.output)
        for tensor in self._graph.initializer:
            self._know(tensor.name, numpy_helper.to_array(tensor))
        kind = picture.type.tensor_type.elem_type
        self._types[picture.name] = onnx.helper.make_tensor_type_proto(kind, (batch, *shape))
        self.nodes[picture.name] = self.root.graph.placeholder("pictures")

    def read(self) -> Graphed:
        """The whole of it."""
        for node in self._graph.node:
            self.root.classes |= {
                path: name for path, name in onnx_paths.classes(node).items() if path not in self.root.classes
            }
            self._read(node)
        ends = [self._end(each.name) for each in self._graph.output]
        self.root.graph.output(tuple(node for node in ends if node is not None))
        return self.root

    # what is known of tensors, as onnx_calls asks it

    def shape(self, name: str) -> tuple[int, ...]:
        """A tensor's shape with the batch. Raises Problem where the file does not say enough."""
        kind = self._types[name].tensor_type
        if kind.HasField("shape") and all(dim.HasField("dim_value") for dim in kind.shape.dim):
            return tuple(dim.dim_value for dim in kind.shape.dim)
        raise Problem("The shape of {name} does not follow from the file", name=repr(name)[:60])

    def constant(self, node: NodeProto, place: int) -> np.ndarray[Any, Any] | None:
        """The numbers of an input, where they are constant."""
        return self.constants.get(node.input[place]) if place < len(node.input) else None

    def is_alone(self, name: str) -> bool:
        """Whether one operation reads a tensor, and nothing else."""
        return self._readers[name] == 1

    def path(self, node: NodeProto) -> str:
        """Where an operation was."""
        return onnx_paths.path(node, [name for name in node.input if name in self.constants])

    # one operation

    def _read(self, node: NodeProto) -> None:
        if node.op_type == "If" and node.input[0] in self.constants:
            self._choose(node)
            return
        self._infer(node)
        if all(name in self.constants for name in node.input if name) and self._is_small(node):
            self._work_out(node)
            return
        if node.op_type == "Shape" and node.input[0] in self._types:
            start, end = (next((a.i for a in node.attribute if a.name == key), None) for key in ("start", "end"))
            self._know(node.output[0], np.array(self.shape(node.input[0])[start:end], np.int64))
            return
        call = CALLS.get(node.op_type) if node.domain in ("", "ai.onnx") else None
        made = call(self, node) if call is not None else None
        if made is None:
            made = self._foreign(node)
        outputs = [name for name in node.output if name]
        for name in outputs:
            self.makers[name] = node
        if len(outputs) == 1:
            self.nodes[outputs[0]] = made
        else:
            for place, name in enumerate(node.output):
                if name:
                    self.nodes[name] = self.writer.function(self.path(node), operator.getitem, made, place)

    def _choose(self, node: NodeProto) -> None:
        """A branch that is always taken."""
        wanted = "then_branch" if self.constants[node.input[0]].all() else "else_branch"
        branch = next(each.g for each in node.attribute if each.name == wanted)
        for tensor in branch.initializer:
            self._know(tensor.name, numpy_helper.to_array(tensor))
        for inner in branch.node:
            self._read(inner)
        for told, name in zip(branch.output, node.output, strict=True):
            self._types[name] = self._types[told.name]
            for known in (self.constants, self.nodes, self.makers):
                if told.name in known:
                    known[name] = known[told.name]  # type: ignore[assignment]

    def _infer(self, node: NodeProto) -> None:
        if not onnx.defs.has(node.op_type, node.domain):
            self._types |= {name: self._said(node, name) for name in node.output if name}
            return
        schema = onnx.defs.get_schema(node.op_type, self._opsets.get(node.domain, 1), node.domain)
        given = {name: self._types[name] for name in node.input if name}
        data = {
            name: numpy_helper.from_array(self.constants[name], name)
            for name in node.input
            if name in self.constants and self.constants[name].size <= _FEW
        }
        self._types |= onnx.shape_inference.infer_node_outputs(schema, node, given, data, opset_imports=self._imports)

    def _said(self, node: NodeProto, name: str) -> TypeProto:
        """What the file says of a tensor from an operation that ONNX does not know."""
        kind = TypeProto()
        kind.CopyFrom(self._told.get(name, kind))
        dims = kind.tensor_type.shape.dim
        if dims and not dims[0].HasField("dim_value"):
            dims[0].dim_value = self.root.batch
        if not dims or any(dim.dim_value < 1 for dim in dims):
            raise Problem(
                "The file does not say the shape that {operation} of {domain} gives, which ONNX itself does not know",
                operation=repr(node.op_type)[:60],
                domain=repr(node.domain)[:60],
            )
        return kind

    def _is_small(self, node: NodeProto) -> bool:
        """Whether what an operation on constants gives is known to be no more than goes in."""
        room = max(_FEW, sum(self.constants[name].size for name in node.input if name))
        return all(prod(self.shape(name)) <= room for name in node.output if name)

    def _work_out(self, node: NodeProto) -> None:
        inputs = [onnx.helper.make_value_info(name, self._types[name]) for name in node.input if name]
        outputs = [onnx.helper.make_value_info(name, self._types[name]) for name in node.output if name]
        alone = onnx.helper.make_graph([node], "one", inputs, outputs)
        model = onnx.helper.make_model(alone, opset_imports=self._imports)
        found = ReferenceEvaluator(model).run(None, {each.name: self.constants[each.name] for each in inputs})
        for each, value in zip(outputs, found, strict=True):
            self._know(each.name, np.asarray(value))

    def _know(self, name: str, value: np.ndarray[Any, Any]) -> None:
        self.constants[name] = value
        kind = onnx.helper.np_dtype_to_tensor_dtype(value.dtype)
        self._types[name] = onnx.helper.make_tensor_type_proto(kind, value.shape)

    def _foreign(self, node: NodeProto) -> fx.Node:
        shapes = [self.shape(name) for name in node.output if name]
        given = [self.nodes[name] for name in node.input if name in self.nodes]
        held = [self.constants[name] for name in node.input if name in self.constants]
        made = Foreign(
            node.op_type, shapes, self._macs(node, shapes[0]), [tensor(each) for each in held if learns(each)]
        )
        return self.writer.module(self.path(node), made, *given)

    def _macs(self, node: NodeProto, output: tuple[int, ...]) -> int:
        """Multiply-accumulates for one picture of a product that no module of torch's does here."""
        batch = self.root.batch
        if node.op_type in ("Conv", "ConvInteger", "QLinearConv"):
            weights = self.shape(node.input[3 if node.op_type == "QLinearConv" else 1])
            return prod(output) * prod(weights[1:]) // batch
        if node.op_type == "ConvTranspose":
            return prod(self.shape(node.input[0])) * prod(self.shape(node.input[1])[1:]) // batch
        if node.op_type in ("Gemm", "MatMul", "MatMulInteger", "QLinearMatMul"):
            turned = any(each.name == "transA" and each.i for each in node.attribute)
            return prod(output) * self.shape(node.input[0])[-2 if turned else -1] // batch
        return 0

    def _end(self, name: str) -> fx.Node | None:
        """What an output is, without the softmax that a loss has of its own."""
        maker = self.makers.get(name)
        if maker is not None and maker.op_type in _ENDS and len(self.shape(name)) == 2:
            self.root.left_out[maker.op_type] = 0
            return self.nodes[maker.input[0]]
        return self.nodes.get(name)


def learns(value: np.ndarray[Any, Any]) -> bool:
    """Whether constant numbers count as learned: a file does not tell, but a single one is none."""
    return value.dtype.kind == "f" and value.size > 1


def tensor(value: np.ndarray[Any, Any]) -> torch.Tensor:
    """Numbers of a file as a tensor of float32."""
    return torch.from_numpy(np.array(value, np.float32))
