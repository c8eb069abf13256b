"""Another value of one of the block's own fields."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from visionlab.fields import Spec, specs
from visionlab.graph import edits
from visionlab.layers.base import Part
from visionlab.repairs.case import Case, Proposal, shape_after, varied

#: how many steps up and down a number is tried
_REACH = 64
#: of numbers that are no whole ones
_FACTORS = (2.0, 4.0, 8.0, 0.5, 0.25)


def propose(case: Case) -> Iterator[Proposal]:
    """The nearest value above and below, or each other choice, with which the block works on what it gets."""
    if case.is_whole or not case.shapes or case.part.is_foreign:
        return
    for spec in specs(type(case.part)):
        for value, block in _working(case, spec):
            edit = partial(edits.replace_block, id=case.id, block=block)
            yield Proposal("Set {field} to {value}", {"field": spec.label, "value": _said(spec, value)}, edit)


def _working(case: Case, spec: Spec) -> Iterator[tuple[object, Part]]:
    for values in _roads(spec, getattr(case.part, spec.name)):
        for value in values:
            block = varied(case.part, **{spec.name: value}) if spec.accepts(value) else None
            if block is not None and shape_after(block, *case.shapes) is not None:
                yield value, block
                break


def _roads(spec: Spec, value: object) -> Iterator[tuple[object, ...]]:
    """Values to try one after the other, until one helps."""
    if isinstance(value, bool):
        yield (not value,)
    elif isinstance(value, int):
        yield tuple(value + step for step in range(1, _REACH + 1))
        yield tuple(value - step for step in range(1, _REACH + 1))
    elif isinstance(value, float):
        yield tuple(value * factor for factor in _FACTORS)
    elif spec.kind == "choice":
        yield from ((option,) for option in spec.options if option != value)


def _said(spec: Spec, value: object) -> object:
    """As a person reads it."""
    if spec.special and value == spec.low:
        return spec.special
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else value
