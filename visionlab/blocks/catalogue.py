"""All parts there are, found by walking the packages of layers and blocks: a new file is a new entry."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from visionlab import blocks, layers
from visionlab.layers.base import Part
from visionlab.problem import Problem

#: the palette's headings in a person's order; a heading not named here comes last
GROUPS = ("Input and head", "Convolution", "Blocks", "Normalisation", "Activation", "Pooling", "Merge")


@functools.cache
def parts() -> Mapping[str, type[Part]]:
    """Every part that a person can choose by its kind, in the palette's order."""
    return MappingProxyType({kind: part for kind, part in all_parts().items() if part.group})


@functools.cache
def all_parts() -> Mapping[str, type[Part]]:
    """Every part that a file may hold: those without a heading in the palette are not chosen there, since they come
    with imported networks, or stand for another block that is left out."""
    found: dict[str, type[Part]] = {}
    for package in (layers, blocks):
        for item in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{item.name}")
            for value in vars(module).values():
                if not (isinstance(value, type) and issubclass(value, Part)) or value.__name__.startswith("_"):
                    continue
                if value.kind and found.setdefault(value.kind, value) is not value:
                    raise RuntimeError(f"{found[value.kind]} and {value} share the kind {value.kind!r}")
    order = {name: rank for rank, name in enumerate(GROUPS)}
    ranked = sorted(found.values(), key=lambda part: (order.get(part.group, len(order)), part.group, part.inputs != 0))
    return MappingProxyType({part.kind: part for part in ranked})


def part_from_json(kind: object, fields: object) -> Part:
    """The part that a file names. Raises Problem."""
    known = all_parts().get(kind) if isinstance(kind, str) else None
    if known is None:
        raise Problem("Unknown block {kind}: `visionlab blocks` lists the known ones", kind=repr(kind)[:60])
    return known.from_json(fields)
