"""A program of torch.export as a network to be followed: aten's operations become modules and functions of torch."""

from __future__ import annotations

import operator
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import fx

from visionlab.importer.graphed import Foreign, Graphed, Writer
from visionlab.importer.pt2_calls import CALLS
from visionlab.importer.pt2_file import Program, load
from visionlab.layers.base import Shape, words
from visionlab.layers.source import Input
from visionlab.problem import Problem


def read(path: Path, asked: Shape | None) -> Graphed:
    """The network in a file; `asked` is no more than a question, as a program says what it takes. Raises Problem."""
    program = load(path)
    try:
        return _Reader(program, path, asked).read()
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RuntimeError) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0][:160]
        raise Problem("{path} is a program that makes no sense: {why}", path=path, why=why) from error


class _Reader:
    """Goes through the operations in their order; knows of each name which node, tensor or number it is."""

    def __init__(self, program: Program, path: Path, asked: Shape | None) -> None:
        self._graph = program.graph
        self.known: dict[str, Any] = {}
        self._norms: dict[str, dict[str, dict[str, Any]]] = {}
        pictures = [each["user_input"]["arg"] for each in program.inputs if "user_input" in each]
        if len(pictures) != 1 or "as_tensor" not in pictures[0]:
            raise Problem(
                "{path} must take one batch of pictures, and takes {got} inputs", path=path, got=len(pictures)
            )
        name = pictures[0]["as_tensor"]["name"]
        batch, *takes = self.shape(name)
        if len(takes) != 3:
            raise Problem(
                "{path} must take pictures (batch, channels, height, width), got {got}",
                path=path,
                got=words(tuple(takes)),
            )
        if asked is not None and tuple(takes) != asked:
            raise Problem(
                "{path} takes pictures of {own}, not of {asked}", path=path, own=words(tuple(takes)), asked=words(asked)
            )
        Input(*takes)  # within what a network can take
        self.root = Graphed(tuple(takes), batch)
        self.writer = Writer(self.root)
        self.known[name] = self.root.graph.placeholder("pictures")
        for each in program.inputs:
            for kind in ("parameter", "buffer", "tensor_constant"):
                if kind in each:
                    value = program.tensors[each[kind][f"{kind}_name"]]
                    held = torch.nn.Parameter(value, False) if kind == "parameter" else value
                    self.known[each[kind]["arg"]["name"]] = held

    def read(self) -> Graphed:
        """The whole of it."""
        for node in self._graph["nodes"]:
            self._read(node)
        ends = [self.known[each["as_tensor"]["name"]] for each in self._graph["outputs"] if "as_tensor" in each]
        self.root.graph.output(tuple(end for end in ends if isinstance(end, fx.Node)))
        return self.root

    def shape(self, name: str) -> tuple[int, ...]:
        """A tensor's shape with the batch: for what is open, the size that the program was made with."""
        return tuple(_size(each) for each in self._graph["tensor_values"][name]["sizes"])

    def _read(self, node: Mapping[str, Any]) -> None:
        given = {each["name"]: self._value(each["arg"]) for each in node["inputs"]}
        names = [one for each in node["outputs"] for one in _names(each)]
        *_, operation, _ = ("", *str(node["target"]).split("."))
        if not names or not any(_nodes(value) for value in given.values()):
            self._without_picture(operation, given, names)
            return
        path = self._path(node)
        call = CALLS.get(operation.removesuffix("_")) if str(node["target"]).startswith("torch.ops.aten.") else None
        made = None if call is None else call(self.writer, path, given)
        if self.root.classes.get(path) == "LocalResponseNorm":
            made = self._across_channels(path, operation, given) or made
        if made is None:
            made = self._foreign(operation, path, given, names)
        if operation.endswith("_"):  # it writes over its input: who reads that later reads this
            self.known |= {name: made for name, value in self.known.items() if value is given.get("self")}
        for place, name in enumerate(names):
            self.known[name] = made if len(names) == 1 else self.writer.function(path, operator.getitem, made, place)

    def _across_channels(self, path: str, operation: str, given: dict[str, Any]) -> fx.Node | None:
        """Local response normalisation, which a program has as ten operations: the last one stands for all of them."""
        steps = self._norms.setdefault(path, {})
        steps[operation] = given
        if operation != "div" or not {"avg_pool3d", "mul", "add", "pow"} <= steps.keys():
            return None
        size, alpha = steps["avg_pool3d"]["kernel_size"][0], steps["mul"]["other"]
        made = torch.nn.LocalResponseNorm(size, alpha, steps["pow"]["exponent"], steps["add"]["other"])
        return self.writer.module(path, made, given["self"])

    def _without_picture(self, operation: str, given: dict[str, Any], names: list[str]) -> None:
        """What follows from weights alone: one seen from another side, as `addmm` has it, or else unknown numbers."""
        value = given.get("self")
        for name in names:
            if operation in ("t", "transpose", "permute", "detach", "alias", "clone") and isinstance(
                value, torch.Tensor
            ):
                turned = value.t() if operation in ("t", "transpose", "permute") and value.ndim == 2 else value
                self.known[name] = (
                    torch.nn.Parameter(turned, False) if isinstance(value, torch.nn.Parameter) else turned
                )
            elif name in self._graph["tensor_values"]:
                self.known[name] = torch.empty(self.shape(name), device="meta")

    def _foreign(self, operation: str, path: str, given: dict[str, Any], names: list[str]) -> fx.Node:
        learned = [value for value in given.values() if isinstance(value, torch.nn.Parameter)]
        made = Foreign(operation, [self.shape(name) for name in names], 0, learned)
        return self.writer.module(path, made, *(node for value in given.values() for node in _nodes(value)))

    def _value(self, told: Mapping[str, Any]) -> Any:
        """An argument. A number that depends on how many pictures come is the one that the program was made with."""
        ((kind, value),) = told.items()
        match kind:
            case "as_none":
                return None
            case "as_float":
                return float(value)  # infinity is text in JSON
            case "as_tensor":
                return self.known[value["name"]]
            case "as_tensors":
                return [self.known[each["name"]] for each in value]
            case "as_sym_int":
                return self._number(value)
            case "as_sym_ints":
                return [self._number(each) for each in value]
        return value

    def _number(self, told: Mapping[str, Any]) -> int:
        return int(told["as_int"]) if "as_int" in told else _size(self._graph["sym_int_values"][told["as_name"]])

    def _path(self, node: Mapping[str, Any]) -> str:
        """Where an operation was; notes the classes on the way there."""
        path = ""
        for step in node["metadata"].get("nn_module_stack", "").split(";"):
            _, _, told = step.partition(",")
            path, _, name = told.partition(",")
            self.root.classes.setdefault(path, name.rpartition(".")[2])
        return path


def _size(told: Mapping[str, Any]) -> int:
    return int(told["as_int"] if "as_int" in told else told["as_expr"]["hint"]["as_int"])


def _names(output: Mapping[str, Any]) -> list[str]:
    """The tensors of an output; none for a number."""
    if "as_tensor" in output:
        return [output["as_tensor"]["name"]]
    return [each["name"] for each in output.get("as_tensors", ())]


def _nodes(value: Any) -> list[fx.Node]:
    return [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, fx.Node)]
