"""From recordings to PyTorch classes: blocks that differ in numbers only share a class, whose numbers are arguments.

Text is made of the program's own words (block and step names, checked numbers, module texts of the
layers) and of nothing that a file or a person brought along: no node id, no title.
"""

from __future__ import annotations

import inspect
import keyword
import re
from dataclasses import dataclass, field

from visionlab.blocks.group import Group
from visionlab.blocks.inplace import inplace_steps
from visionlab.blocks.recording import Recording
from visionlab.exchange.pytorch_forward import Call, call_lines, forward_lines, statement
from visionlab.exchange.pytorch_runs import NUMBER, Made, find_runs, loop
from visionlab.layers.base import Layer, Part
from visionlab.layers.source import Input

#: attributes of torch.nn.Module that a module's name would hide, as far as a word could be the name of a step
_RESERVED = frozenset(
    {"apply", "buffers", "children", "compile", "cpu", "cuda", "double", "eval", "float", "forward", "half", "modules"}
    | {"parameters", "to", "train", "training", "type", "xpu", "ipu", "mtia", "self", "super", "torch", "nn"}
)

#: what the leading numbers of a module's text are
_POSITIONAL = {
    "nn.Conv2d": ("in_channels", "out_channels"),
    "nn.Linear": ("in_features", "out_features"),
    "nn.BatchNorm2d": ("channels",),
    "nn.MaxPool2d": ("kernel_size",),
    "nn.AvgPool2d": ("kernel_size",),
    "nn.Dropout": ("rate",),
    "nn.Dropout3d": ("rate",),
}
_CHANNELS = frozenset({"channels", "in_channels", "out_channels", "in_features", "out_features", "features", "groups"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text of a module, and what it is."""

    value: int | float
    module: str
    role: str


@dataclass(slots=True)
class Body:
    """A recording as text with its numbers taken out."""

    part: Part | None
    recording: Recording
    #: (attribute, text with `§` for each number)
    modules: list[tuple[str, str]] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    forward: list[str] = field(default_factory=list)
    #: names of the modules that are auxiliary heads, with the weights of their losses
    heads: dict[str, float] = field(default_factory=dict)
    #: for each step, where its module is, as in `conv1` or `blocks.2`; empty where an expression does it
    paths: list[str] = field(default_factory=list)

    def add(self, attribute: str, made: Made) -> str:
        """Take a module up; gives its name."""
        self.modules.append((attribute, made.skeleton))
        pairs = zip(made.numbers, made.roles, strict=True)
        self.numbers.extend(Number(value, attribute, role) for value, role in pairs)
        return attribute

    @property
    def skeleton(self) -> tuple[object, ...]:
        """What bodies that can share a class have in common."""
        return (type(self.part), tuple(self.modules), tuple(self.forward))


@dataclass(slots=True)
class TextClass:
    """A PyTorch class; the numbers in which its uses differ are its arguments."""

    name: str
    bodies: list[Body] = field(default_factory=list)
    #: for each number of the text, the argument that gives it, or None where it is always the same
    arguments: list[str | None] = field(default_factory=list)

    def call(self, body: Body) -> Made:
        """The text that makes an instance like `body`."""
        given: dict[str, int | float] = {}
        for name, number in zip(self.arguments, body.numbers, strict=True):
            if name is not None:
                given[name] = number.value
        told = ", ".join(f"{name}={value}" if len(given) > 1 else str(value) for name, value in given.items())
        return Made(f"{self.name}({told})", tuple(given))

    def lines(self) -> list[str]:
        """The class as source."""
        body = self.bodies[0]
        texts = iter(
            repr(number.value) if name is None else name
            for name, number in zip(self.arguments, body.numbers, strict=True)
        )
        told = {
            name: "float" if any(type(each.numbers[place].value) is float for each in self.bodies) else "int"
            for place, name in enumerate(self.arguments)
            if name is not None
        }
        found = [f"class {self.name}(nn.Module):", f'    """{_doc(body.part)}"""', ""]
        if body.modules:
            arguments = [f"{name}: {kind}" for name, kind in told.items()]
            found += call_lines("    def __init__", ["self", *arguments], ") -> None:")
            found.append("        super().__init__()")
            for attribute, text in body.modules:
                filled = re.sub("§", lambda _: next(texts), text)
                found += statement(f"self.{attribute} = ", filled)
            if body.heads:
                told_heads = ", ".join(f'"{name}": {weight!r}' for name, weight in body.heads.items())
                found += [
                    "        # in training their scores follow the network's own, and their losses count so much",
                    *statement("self.auxiliary_heads = ", f"{{{told_heads}}}"),
                ]
            found.append("")
        return found + body.forward


def classes_of(network: Recording, name: str) -> list[TextClass]:
    """The classes a network needs, each after those it uses; the last is the network's own, called `name`."""
    taken = {name, "F"}
    calls: dict[int, Made] = {}
    found: list[TextClass] = []
    for level in _levels(network):
        groups: dict[tuple[object, ...], TextClass] = {}
        for part, recording in level:
            body = _body(part, recording, calls)
            group = groups.setdefault(body.skeleton, TextClass(""))
            group.bodies.append(body)
        for group in groups.values():
            part = group.bodies[0].part
            group.name = name if part is None else _fresh(_class_name(part), taken)
            group.arguments = _arguments(group.bodies)
            found.append(group)
            calls.update({id(body.recording): group.call(body) for body in group.bodies})
    return found


def _levels(network: Recording) -> list[list[tuple[Part | None, Recording]]]:
    """All recordings inside, those without blocks first; the network itself is the last level."""
    heights: dict[int, int] = {}
    ordered: list[tuple[Part | None, Recording]] = []

    def visit(part: Part | None, recording: Recording) -> int:
        known = heights.get(id(recording))
        if known is None:
            known = 1 + max((visit(step.part, step.inner) for step in recording.steps if step.inner), default=0)
            heights[id(recording)] = known
            ordered.append((part, recording))
        return known

    top = visit(None, network)
    return [[item for item in ordered if heights[id(item[1])] == level] for level in range(1, top + 1)]


def _body(part: Part | None, recording: Recording, calls: dict[int, Made]) -> Body:
    """The text of a recording. `calls` has the text that makes each inner recording's module."""
    inplace = inplace_steps(recording)
    blocks = [None if step.inner is None else calls[id(step.inner)] for step in recording.steps]
    runs = find_runs(recording, blocks)
    body = Body(part, recording)
    taken = set(_RESERVED)
    done: list[Call] = []
    # a loop is one call, so that wires of the recording are numbered anew
    wires = list(range(len(recording.inputs)))
    index = 0
    while index < len(recording.steps):
        step = recording.steps[index]
        fed = tuple(wires[wire] for wire in step.inputs)
        shapes = tuple(recording.wire_shape(wire) for wire in step.inputs)
        length = runs.get(index, 1)
        inner = blocks[index]
        attribute: str | None = None
        if isinstance(step.part, Input):
            done.append(Call(fed))
        elif inner is not None and length > 1:
            made = loop([one for one in blocks[index : index + length] if one is not None])
            item = _identifier(step.part.kind)
            attribute = body.add(_fresh(f"{item}s", taken), made)
            done.append(Call(fed, attribute, item=item))
        elif inner is not None:
            attribute = body.add(_fresh(_identifier(step.name), taken), inner)
            is_head = len(recording.inputs) + index in recording.auxiliary
            if is_head:
                body.heads[attribute] = step.part.weight  # type: ignore[attr-defined]
            done.append(Call(fed, attribute, is_auxiliary=is_head))
        else:
            assert isinstance(step.part, Layer)
            text = step.part.module(index in inplace, *shapes)
            is_new = index not in inplace and not step.part.is_view
            attribute = body.add(_fresh(_identifier(step.name), taken), _made(text)) if text else None
            done.append(Call(fed, attribute, layer=step.part, shapes=shapes, is_new=is_new))
        body.paths += [f"{attribute}.{number}" for number in range(length)] if length > 1 else [attribute or ""]
        wires += [len(recording.inputs) + len(done) - 1] * length
        index += length
    body.forward = forward_lines(len(recording.inputs), done, wires[recording.output])
    return body


def _made(text: str) -> Made:
    """The text of a layer's module, with what its numbers are."""
    places = _POSITIONAL.get(text.partition("(")[0], ())
    roles = []
    for index, match in enumerate(NUMBER.finditer(text)):
        # `kernel_size=3` or either number of `kernel_size=(1, 7)`
        word = re.search(r"(\w+)=(?:\((?:\d+, )?)?$", text[: match.start()])
        roles.append(word.group(1) if word else places[index] if index < len(places) else "size")
    return Made(text, tuple(roles))


def _arguments(bodies: list[Body]) -> list[str | None]:
    """A name for each number that differs between bodies; numbers that always agree share one."""
    columns = list(zip(*(body.numbers for body in bodies), strict=True))
    into = tuple(body.recording.inputs[0][0] if body.recording.inputs else 0 for body in bodies)
    out = tuple(body.recording.shape[0] for body in bodies)
    names: dict[tuple[bool, str, tuple[int, ...]], str] = {}
    taken = set(_RESERVED)
    found: list[str | None] = []
    for column in columns:
        values = tuple(number.value for number in column)
        if len(set(values)) == 1:
            found.append(None)
            continue
        first = column[0]
        is_channels = any(first.role == word or first.role.endswith(f"_{word}") for word in _CHANNELS)
        key = (is_channels, "" if is_channels else first.role, values)
        if key not in names:
            if is_channels and values == into:
                stem = "in_channels"
            elif is_channels and values == out:
                stem = "out_channels"
            elif is_channels:
                stem = first.role if first.role.count("_") > 1 else f"{first.module}_channels"
            else:
                stem = first.role if first.role not in taken else f"{first.module}_{first.role}"
            names[key] = _fresh(stem, taken)
        found.append(names[key])
    return found


def _fresh(stem: str, taken: set[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}_{number}" if stem.islower() or stem[-1].isdigit() else f"{stem}{number}"
    taken.add(name)
    return name


def _identifier(name: str) -> str:
    """A step's name as an identifier; step names come from block files, and are identifiers mostly."""
    word = re.sub(r"\W", "_", name, flags=re.ASCII)
    return f"{word}_" if keyword.iskeyword(word) else f"_{word}" if not word or word[0].isdigit() else word


def _class_name(part: Part | None) -> str:
    """What a part's class is called. Of a group's name only letters and digits of English are left, 40 at most.

    Where modules are does not depend on it: groups of other names that are built alike share a class.
    """
    if not isinstance(part, Group):
        return type(part).__name__
    words = re.findall(r"[A-Za-z0-9]+", part.name)
    return _identifier("".join(word[0].upper() + word[1:] for word in words)[:40] or type(part).__name__)


def _doc(part: Part | None) -> str:
    """The first paragraph of the block's own docstring."""
    if part is None:
        return "The whole network, from pictures (batch, channels, height, width) to scores (batch, classes)."
    told = inspect.cleandoc(type(part).__doc__ or type(part).__name__).split("\n\n")[0].replace("\n", " ")
    return told.replace("\\", "/").replace('"""', "'''")
