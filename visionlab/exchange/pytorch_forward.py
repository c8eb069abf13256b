"""The `forward` of a PyTorch class: variables for wires, used again as soon as their tensor is dead.

What a name holds on to stays in memory, so a variable is written over or deleted after its last
reader: the text then needs the memory that `visionlab.cost.memory` counts.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from visionlab.layers.base import Layer, Shape

_WIDTH = 120
_CALL = re.compile(r"[\w.]+\(.*\)$")
_STACK = "torch.cat(("
#: between arguments, but not within a pair such as `kernel_size=(1, 7)`
_ARGUMENTS = re.compile(r", (?![^(]*\))")


@dataclass(frozen=True, slots=True)
class Call:
    """A step as `forward` sees it: a module of the class, or an expression; neither for the network's input."""

    inputs: tuple[int, ...]
    attribute: str | None = None
    #: of a step that is a layer and no block
    layer: Layer | None = None
    shapes: tuple[Shape, ...] = ()
    #: whether its result takes new memory
    is_new: bool = True
    #: for a list of modules, called in turn: what one of them is called
    item: str = ""
    #: an auxiliary head, called in training only
    is_auxiliary: bool = False

    def text(self, arguments: list[str]) -> str:
        """The call on variables of these names."""
        if self.layer is None:
            return f"self.{self.attribute}({', '.join(arguments)})"
        if self.attribute is None:
            return self.layer.expression(arguments, *self.shapes)
        return self.layer.call(f"self.{self.attribute}", arguments)


def forward_lines(inputs: int, calls: list[Call], output: int) -> list[str]:
    """The method's lines. Wires are numbered as in a recording: `inputs` first, then one a call."""
    auxiliary = [inputs + index for index, call in enumerate(calls) if call.is_auxiliary]
    heads = {wire: f"aux_{number}" for number, wire in enumerate(auxiliary, start=1)}
    last: dict[int, int] = dict.fromkeys((output, *heads), len(calls))
    for index, call in enumerate(calls):
        for wire in call.inputs:
            last[wire] = max(last.get(wire, 0), index)
    names: dict[int, str] = {}
    given = [wire for wire in range(inputs + len(calls)) if wire < inputs or _is_input(calls[wire - inputs])]
    for wire, name in zip(given, _pool(), strict=False):
        names[wire] = name
    told = ", ".join(f"{names[wire]}: torch.Tensor" for wire in given)
    result = "torch.Tensor | tuple[torch.Tensor, ...]" if heads else "torch.Tensor"
    lines = [f"    def forward(self, {told}) -> {result}:"]
    live = {names[wire]: wire for wire in given}
    for index, call in enumerate(calls):
        wire = inputs + index
        if _is_input(call):
            continue
        text = call.text([names[source] for source in call.inputs])
        if wire == output and index == len(calls) - 1 and not call.item and not heads:
            # `return self.relu(y)` would be of no known type, as all that modules return; an argument's type is known
            result_name = names[given[0]]
            return [*lines, *statement(f"{result_name} = ", text), f"        return {result_name}"]
        dying = [source for source in dict.fromkeys(call.inputs) if last[source] == index]
        for source in dying:
            del live[names[source]]
        if wire in heads:
            target = names[wire] = heads[wire]
            lines += statement(f"{target} = ", f"{text} if self.training else None")
        elif wire not in last:
            lines += statement("", text)
            target = None
        else:
            target = names[dying[0]] if dying else next(name for name in _pool() if name not in live)
            names[wire] = target
            live[target] = wire
            if call.item:
                lines += _loop(call, names[call.inputs[0]], target)
            else:
                lines += statement(f"{target} = ", text)
        # what came in is the caller's, who holds it anyway
        dead = [names[source] for source in dying if names[source] != target and source not in given]
        if dead and any(later.is_new for later in calls[index + 1 :]):
            lines += _deletions(dead)
    if heads:
        scores = ", ".join((names[output], *heads.values()))
        is_tested = " or ".join(f"{name} is None" for name in heads.values())
        return [*lines, f"        return {names[output]} if {is_tested} else ({scores})"]
    return [*lines, f"        return {names[output]}"]


def _loop(call: Call, source: str, target: str) -> list[str]:
    """Not an `nn.Sequential`, which would hold what comes in until all have run."""
    start = [] if source == target else [f"        {target} = {source}"]
    return [
        *start,
        f"        for {call.item} in self.{call.attribute}:",
        f"            {target} = {call.item}({target})",
    ]


def statement(head: str, text: str) -> list[str]:
    """`head` and an expression in the body of a method, with a call's arguments on lines below where it is long."""
    line = f"        {head}{text}"
    if len(line) <= _WIDTH:
        return [line]
    if text.startswith(_STACK):
        return _stack_lines(head, text.removeprefix(_STACK).removesuffix("), dim=1)").split(", "))
    if not _CALL.match(text):
        return _sum_lines(head, text)
    callee, _, rest = text.partition("(")
    if callee == "nn.ModuleList":
        return _list_lines(f"        {head}{callee}(", rest[:-1])
    return call_lines(f"        {head}{callee}", _ARGUMENTS.split(rest[:-1]), ")")


def _stack_lines(head: str, names: list[str]) -> list[str]:
    """A stack of many branches."""
    below = f"            ({', '.join(names)}), dim=1"
    if len(below) <= _WIDTH:
        return [f"        {head}torch.cat(", below, "        )"]
    stacked = [f"            ({', '.join(names)}),"]
    if len(stacked[0]) > _WIDTH:
        stacked = ["            (", *(f"{' ' * 16}{name}," for name in names), "            ),"]
    return [f"        {head}torch.cat(", *stacked, "            dim=1,", "        )"]


def _sum_lines(head: str, text: str) -> list[str]:
    """A sum of many branches."""
    if len(text) + 12 <= _WIDTH:
        return [f"        {head}(", f"            {text}", "        )"]
    first, *others = text.split(" + ")
    return [f"        {head}(", f"            {first}", *(f"            + {other}" for other in others), "        )"]


def _deletions(names: list[str]) -> list[str]:
    """As few `del` as lines have room for."""
    lines = [f"        del {names[0]}"]
    for name in names[1:]:
        longer = f"{lines[-1]}, {name}"
        if len(longer) <= _WIDTH:
            lines[-1] = longer
        else:
            lines.append(f"        del {name}")
    return lines


def _list_lines(head: str, generator: str) -> list[str]:
    """A list of modules, made by `Block(...) for i in range(n)`."""
    below = f"            {generator}"
    if len(below) <= _WIDTH:
        return [head, below, "        )"]
    block, _, over = generator.rpartition(" for ")
    callee, _, rest = block.partition("(")
    inner = call_lines(f"            {callee}", _ARGUMENTS.split(rest[:-1]), ")")
    return [head, *inner, f"            for {over}", "        )"]


def call_lines(head: str, arguments: list[str], tail: str) -> list[str]:
    """`head(arguments tail` as a formatter lays it out: in one line, with all arguments below, or one a line."""
    line = f"{head}({', '.join(arguments)}{tail}"
    if len(line) <= _WIDTH:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    below = f"{indent}    {', '.join(arguments)}"
    if len(below) <= _WIDTH:
        return [f"{head}(", below, f"{indent}{tail}"]
    return [f"{head}(", *(f"{indent}    {argument}," for argument in arguments), f"{indent}{tail}"]


def _is_input(call: Call) -> bool:
    return call.attribute is None and call.layer is None


def _pool() -> Iterator[str]:
    """Names for variables: x, y, z, u, v, w, then t1, t2, ..."""
    yield from "xyzuvw"
    yield from (f"t{number}" for number in itertools.count(1))
