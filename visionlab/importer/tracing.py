"""Follows one picture through a module, with no numbers but shapes, and writes down the layers that it meets."""

from __future__ import annotations

import operator
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

import torch
from torch import fx, nn
from torch.utils.flop_counter import FlopCounterMode

from visionlab.exchange.flat import Flat, Op
from visionlab.importer.graphed import Foreign, Graphed
from visionlab.importer.idioms import first, idiom
from visionlab.importer.translate import function_layers, module_layers, settled
from visionlab.layers.base import Layer, Shape
from visionlab.layers.merge import Concat
from visionlab.layers.opaque import Opaque, packed
from visionlab.layers.slice import Slice
from visionlab.layers.source import Input
from visionlab.problem import Problem

#: pictures that go through: more than one, so that the batch can be told from the other sizes
_BATCH = 2


class Wire(NamedTuple):
    """The output of a layer, or one of several that an operation gives."""

    op: int
    shape: Shape
    #: for a foreign operation that gives several: which it is, while nobody has asked for it
    part: int | None = None


@dataclass
class Traced:
    """A network as it was met."""

    ops: list[Op] = field(default_factory=list)
    #: for each layer, where its module is in the original: `layer1.0.conv1`
    paths: list[str] = field(default_factory=list)
    #: the class of every module of the original, by its path
    classes: dict[str, str] = field(default_factory=dict)
    output: int = -1
    #: learned numbers of the module, and of those parts that were not met (auxiliary heads)
    parameters: int = 0
    left_out: dict[str, int] = field(default_factory=dict)

    def finish(self, output: int) -> None:
        """Leaves out what does not lead to the output, and writes stacks of channels as blocks do: those of stacks that
        nobody else reads in one, and each longer one upon a shorter one that others read too (DenseNet)."""
        needed = {output}
        for number in range(output, -1, -1):
            if number in needed:
                needed.update(self.ops[number].inputs)
        self._join_stacks(needed)
        kept = sorted(needed | {0})
        places = {old: new for new, old in enumerate(kept)}
        self.paths = [self.paths[old] for old in kept]
        stacks: dict[tuple[int, ...], int] = {}
        moved: list[Op] = []
        for op in (self.ops[old] for old in kept):
            inputs = tuple(places[source] for source in op.inputs)
            if isinstance(op.layer, Concat):
                below = stacks.get(inputs[:-1])
                stacks[inputs] = len(moved)
                inputs = inputs if below is None else (below, inputs[-1])
            moved.append(op._replace(inputs=inputs))
        self.ops, self.output = moved, places[output]

    def _join_stacks(self, needed: set[int]) -> None:
        readers = Counter(source for number in needed if number >= 0 for source in self.ops[number].inputs)
        for number in sorted(needed):
            op = self.ops[number]
            if isinstance(op.layer, Concat):
                inputs: list[int] = []
                for source in op.inputs:
                    is_own = isinstance(self.ops[source].layer, Concat) and readers[source] == 1
                    inputs += self.ops[source].inputs if is_own else (source,)
                    needed -= {source} if is_own else set()
                self.ops[number] = op._replace(inputs=tuple(inputs))

    @property
    def flat(self) -> Flat:
        """The layers, ready to be recognised."""
        return Flat(tuple(self.ops), self.output)


def trace(module: nn.Module, shape: Shape) -> Traced:
    """The layers that a picture of shape (C, H, W) meets in a module in evaluation mode. Raises Problem."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            graph = module if isinstance(module, Graphed) else fx.GraphModule(module, fx.Tracer().trace(module))
        except Exception as error:
            raise Problem(
                "The network cannot be followed: what it does depends on its input ({why})", why=_first_line(error)
            ) from error
        follower = _Follower(graph, module)
        device = next((each.device for each in (*module.parameters(), *module.buffers())), torch.device("cpu"))
        try:
            with torch.no_grad():
                follower.run(torch.empty((follower.batch, *shape), device=device))
        except Problem:
            raise
        except Exception as error:
            told = "x".join(map(str, shape))
            raise Problem(
                "The network does not take pictures of {shape}: {why}", shape=told, why=_first_line(error)
            ) from error
    return follower.traced


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


class _Follower(fx.Interpreter):
    """Runs the graph on empty tensors; beside each fx node's value it keeps which wire that is."""

    def __init__(self, graph: fx.GraphModule | Graphed, module: nn.Module) -> None:
        super().__init__(graph)
        self.batch = _BATCH
        self.traced = Traced(
            parameters=sum(each.numel() for each in module.parameters()),
            classes={path: type(each).__name__ for path, each in module.named_modules()},
        )
        if isinstance(module, Graphed):
            self.batch = module.batch
            self.traced.classes, self.traced.left_out = module.classes, dict(module.left_out)
        self._wires: dict[fx.Node, Any] = {}
        self._counted: set[int] = set()
        self._original = module

    def run_node(self, node: fx.Node) -> Any:
        if node.op == "output":
            return self._end(node)
        counter = FlopCounterMode(display=False)
        with counter:
            value = super().run_node(node)
        macs = counter.get_total_flops() // 2 // self.batch
        if node.op == "call_module" and isinstance(foreign := self.module.get_submodule(str(node.target)), Foreign):
            macs = foreign.macs
        self._wires[node] = self._met(node, value, macs)
        return value

    def _met(self, node: fx.Node, value: Any, macs: int) -> Any:
        """The wire, or list of wires, that a node's value is; None for what does not come from the picture."""
        if node.op == "placeholder":
            if self.traced.ops:
                return None  # a second argument with a default
            shape = self._shape(value)
            self._add(Input(*shape), (), shape, node)
            return Wire(0, shape)
        if node.op == "get_attr":
            return None
        fed = self._fed(node)
        if not fed:
            return None
        if node.target is operator.getitem and isinstance(self._wires.get(first(node)), list):
            return self._taken(node)
        if isinstance(value, (tuple, list)) and any(isinstance(each, torch.Tensor) for each in value):
            return self._several(node, fed, value, macs)
        if not isinstance(value, torch.Tensor):
            return None
        return self._tensor(node, fed, value, macs)

    def _tensor(self, node: fx.Node, fed: list[Wire], value: torch.Tensor, macs: int) -> Wire:
        shapes, output = tuple(wire.shape for wire in fed), self._shape(value)
        layers: Sequence[Layer] | None
        if node.op == "call_module":
            layers = module_layers(self.module.get_submodule(str(node.target)), shapes, output)
        else:
            args = [None if self._is_wire(argument) else argument for argument in node.args]
            kwargs = {name: None if self._is_wire(given) else given for name, given in node.kwargs.items()}
            layers = function_layers(node.target, args, kwargs, shapes, output)
        if layers is None:
            found = idiom(node, self._original, lambda each: output if each is node else self._shape_of(each))
            if found is not None and found[0].infer(self._wires[found[1]].shape) == output:
                return self._add(found[0], [self._wires[found[1]].op], output, node)
            return self._opaque(node, fed, value, macs, _called(node, self.module))
        wires = [fed[place] for place in settled(layers[0], shapes)] if len(fed) == 2 and layers else fed
        self._count(node)
        for layer in layers:
            shape = layer.infer(*(wire.shape for wire in wires))
            wires = [self._add(layer, [wire.op for wire in wires], shape, node)]
        return wires[0]

    def _several(self, node: fx.Node, fed: list[Wire], value: Sequence[Any], macs: int) -> list[Wire | None]:
        """The wires of an operation that gives several tensors: channels of a split, or a foreign operation's."""
        shapes = [self._shape(each) if isinstance(each, torch.Tensor) else None for each in value]
        channels = [shape[0] for shape in shapes if shape is not None and len(shape) == 3]
        if _called(node, self.module) in ("chunk", "split") and len(fed) == 1 and sum(channels) == fed[0].shape[0]:
            starts = accumulate(channels, initial=0)
            made = [Slice(start, count) for start, count in zip(starts, channels, strict=False)]
            return [self._add(each, [fed[0].op], each.infer(fed[0].shape), node) for each in made]
        source = self._opaque(node, fed, value[0], macs, f"{_called(node, self.module)} 1 of {len(value)}")
        return [None if shape is None else Wire(source.op, shape, number) for number, shape in enumerate(shapes)]

    def _shape_of(self, node: fx.Node) -> Shape | None:
        wire = self._wires.get(node)
        return wire.shape if isinstance(wire, Wire) else None

    def _is_wire(self, argument: Any) -> bool:
        return isinstance(argument, fx.Node) and self._wires.get(argument) is not None

    def _fed(self, node: fx.Node) -> list[Wire]:
        """The wires that go in, in order, a repeated one as often as it is there."""
        found: list[Wire] = []

        def look(argument: fx.Node) -> fx.Node:
            wire = self._wires.get(argument)
            if isinstance(wire, Wire):
                found.append(wire)
            elif isinstance(wire, list):
                found.extend(each for each in wire if each is not None)
            return argument

        fx.node.map_arg((node.args, node.kwargs), look)
        return found

    def _taken(self, node: fx.Node) -> Any:
        """One of several outputs: the first is the operation itself, the others are nodes of their own beside it."""
        several, which = self._wires[first(node)], node.args[1]
        wire = several[which] if isinstance(which, int) and -len(several) <= which < len(several) else None
        if wire is None or not wire.part:
            return wire
        head = self.traced.ops[wire.op]
        assert isinstance(head.layer, Opaque)
        label = head.layer.operation.replace(" 1 of ", f" {wire.part + 1} of ")
        same = head.layer.with_(operation=label, gives=wire.shape, learned=0, work=0)
        return self._add(same, head.inputs, wire.shape, node)

    def _opaque(self, node: fx.Node, fed: list[Wire], value: Any, macs: int, label: str) -> Wire:
        shape = self._shape(value)
        learned = self._count(node)
        made = Opaque(label[:64], packed(tuple(wire.shape for wire in fed)), shape, learned, macs)
        return self._add(made, [wire.op for wire in fed], shape, node)

    def _shape(self, value: Any) -> Shape:
        """A tensor's shape without the batch."""
        batch, *others = value.shape or (1,)
        more = batch // self.batch if batch % self.batch == 0 else batch
        shape = tuple(int(size) for size in others)
        return shape if more == 1 and shape else (int(more), *shape)

    def _count(self, node: fx.Node) -> int:
        """Learned numbers that a node brings in, each counted where it is met first."""
        found: list[nn.Parameter] = []

        def own(node: fx.Node) -> None:
            if node.op == "call_module":
                found.extend(self._original.get_submodule(str(node.target)).parameters())
            elif node.op == "get_attr":
                value = _attribute(self._original, str(node.target))
                found.extend([value] if isinstance(value, nn.Parameter) else [])
            fx.node.map_arg((node.args, node.kwargs), look)

        def look(argument: fx.Node) -> fx.Node:
            if self._wires.get(argument) is None:  # it does not come from the picture, but may be learned
                own(argument)
            return argument

        own(node)
        new = {id(each): each.numel() for each in found if id(each) not in self._counted}
        self._counted |= new.keys()
        return sum(new.values())

    def _add(self, layer: Layer, inputs: Iterable[int], shape: Shape, node: fx.Node) -> Wire:
        self.traced.ops.append(Op(layer, tuple(inputs), shape))
        self.traced.paths.append(_path(node))
        return Wire(len(self.traced.ops) - 1, shape)

    def _end(self, node: fx.Node) -> Any:
        """The output: of several the first vector, and only what leads to it stays."""
        ends = [wire for wire in self._fed(node) if len(wire.shape) == 1] or self._fed(node)
        if not ends:
            raise Problem("The network gives nothing that follows from the picture")
        self.traced.finish(ends[0].op)
        for name, each in self._original.named_children():
            missed = sum(one.numel() for one in each.parameters() if id(one) not in self._counted)
            if missed:
                self.traced.left_out[name] = missed
        return None


def _called(node: fx.Node, module: nn.Module) -> str:
    """What an operation is called where it comes from."""
    if node.op == "call_module":
        called = module.get_submodule(str(node.target))
        return called.operation if isinstance(called, Foreign) else type(called).__name__
    return node.target if isinstance(node.target, str) else getattr(node.target, "__name__", str(node.target))


def _path(node: fx.Node) -> str:
    """Where a node is: its module, or the module whose forward calls the function."""
    if node.op == "call_module":
        return str(node.target)
    stack = node.meta.get("nn_module_stack")
    if not stack:
        return ""
    last = next(reversed(stack.values()))
    return str(last[0] if isinstance(last, tuple) else next(reversed(stack)))


def _attribute(module: nn.Module, path: str) -> Any:
    found: Any = module
    for name in path.split("."):
        found = getattr(found, name, None)
    return found
