"""Finding nodes: by words, by the shape that comes out, by the value of a field, by what is wrong.

A query is words with blanks between, and a node must answer to all of them:

- `dense`: it is in the node's title, kind or id, among its figures, or in the sentence of its problem;
- `56x56` (height and width), `256x` (channels), `256x56x56`, `x56` (width): the shape that comes out;
- `stride=2`, `channels>=256`, `norm!=batch`: a field by its name, of the block or of one that it holds;
  `parameters>1M` and `macs>10M` go by what it costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from visionlab.cost.analysis import NodeReport
from visionlab.fields import Fields, Spec
from visionlab.graph.model import Node
from visionlab.layers.base import Shape


class Sought(NamedTuple):
    """A node to be looked through: itself, its report, and the words that a person knows it by, in small letters."""

    node: Node
    report: NodeReport
    words: str


Test = Callable[[Sought], bool]
_SHAPE = re.compile(r"(?=.*\d)\d*(x\d*){1,3}")
_FIELD = re.compile(r"(\w+)(=|!=|>=|<=|>|<)(.*)", re.DOTALL)
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?(?:e-?\d+)?)([kmgt]?)")
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_COSTS: dict[str, Callable[[NodeReport], int]] = {
    "parameters": lambda report: report.parameters,
    "macs": lambda report: report.macs,
}


def find(query: str, nodes: Iterable[Sought]) -> list[str]:
    """The ids of the nodes that answer, in the order in which they come; none for an empty query."""
    tests = [_test(word) for word in query.lower().replace("×", "x").split()]
    return [one.node.id for one in nodes if all(test(one) for test in tests)] if tests else []


def _test(word: str) -> Test:
    field = _FIELD.fullmatch(word)
    if field is not None:
        return _of_field(*field.groups())
    if _SHAPE.fullmatch(word):
        wanted = word.split("x")
        return lambda one: (one.report.shape is not None and _is_shape(one.report.shape, wanted)) or _says(one, word)
    return lambda one: _says(one, word)


def _says(one: Sought, word: str) -> bool:
    return word in one.words.replace("×", "x")


def _is_shape(shape: Shape, wanted: list[str]) -> bool:
    """Whether a shape has these numbers, an empty one standing for any."""
    if len(wanted) == 2 and all(wanted):
        sides = shape[1:]
    elif len(wanted) == 2:
        sides = shape[:1] if wanted[0] else shape[-1:]
        wanted = [wanted[0] or wanted[1]]
    else:
        sides = shape
    return len(sides) == len(wanted) and all(
        not want or int(want) == side for want, side in zip(wanted, sides, strict=True)
    )


def _of_field(name: str, sign: str, value: str) -> Test:
    cost = _COSTS.get(name)
    if cost is not None:
        return lambda one: one.report.shape is not None and _compares(cost(one.report), sign, value)
    return lambda one: any(
        _holds(spec, block.value_of(spec.name), sign, value)
        for block in _with_inner(one.node.block)
        for spec in block.declared
        if name in (spec.name.lower(), spec.label.lower().replace(" ", "_"))
    )


def _with_inner(block: object) -> Iterable[Fields]:
    """A block and those that it holds."""
    if isinstance(block, Fields):
        yield block
        for spec in block.declared:
            if spec.kind == "nested":
                yield from _with_inner(block.value_of(spec.name))


def _holds(spec: Spec, held: object, sign: str, value: str) -> bool:
    if not value:  # on the way to being typed
        return True
    if isinstance(held, tuple):
        return any(_holds(spec, item, sign, value) for item in held)
    if isinstance(held, (int, float)) and not isinstance(held, bool) and _NUMBER.fullmatch(value):
        return _compares(held, sign, value)
    if isinstance(held, bool):
        known = {"true": True, "yes": True, "false": False, "no": False}.get(value)
        return known is not None and (known is held if sign == "=" else known is not held if sign == "!=" else False)
    kind = getattr(type(held), "kind", "") if isinstance(held, Fields) else str(held)
    names = {str(kind).lower(), spec.special.lower() if spec.special and held == spec.low else str(kind).lower()}
    return value in names if sign == "=" else value not in names if sign == "!=" else False


def _compares(held: float, sign: str, value: str) -> bool:
    found = _NUMBER.fullmatch(value)
    if found is None:
        return not value
    wanted = float(found[1]) * _SCALES[found[2]]
    match sign:
        case "=":
            return held == wanted
        case "!=":
            return held != wanted
        case ">":
            return held > wanted
        case "<":
            return held < wanted
        case ">=":
            return held >= wanted
        case _:
            return held <= wanted
