"""What each block of the palette looks like as layers, so that it can be found again among the layers of a network.

Nothing is written down for this anywhere: a block's choices are tried out, and what each makes of it is its recording.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from visionlab.blocks.base import Block
from visionlab.blocks.catalogue import parts
from visionlab.blocks.recording import record
from visionlab.blocks.repeat import Repeat
from visionlab.exchange.flat import Flat, canonical, flatten
from visionlab.fields import Spec, specs
from visionlab.layers.base import Part
from visionlab.problem import Problem

#: other values that may change which layers a block has: a reduction or probability of none, a stride
_NUMBERS = (0, 1, 2, 16, 0.5, 1.0, 0.0)
#: a length, such as a dense block's, is tried up to this
_LONGEST = 64
#: maps that every block can work on, and channels that most groups divide
_SIDE, _CHANNELS = 64, 96
#: sides of the maps on each input, by how many there are; of two the first may be twice as large, and odd sizes have
#: other borders
_SIDES: dict[int, list[tuple[int, ...]]] = {
    1: [(_SIDE,)],
    2: [(64, 64), (63, 63), (128, 64), (127, 64), (126, 63), (125, 63)],
}


@dataclass(frozen=True)
class Template:
    """A form that layers may have, and the blocks with that form: their numbers are found when it is."""

    flat: Flat
    inputs: int
    blocks: tuple[Part, ...]

    @property
    def is_chain(self) -> bool:
        """Whether nothing branches."""
        return _is_chain(self.flat)

    @functools.cached_property
    def telling(self) -> tuple[Part, ...]:
        """The blocks that one may see in such layers without being told: in a chain none that always branches as it
        comes, since a residual block without its shortcut says less than its convolutions do."""
        if not self.is_chain:
            return self.blocks
        return tuple(
            block for block in self.blocks if any(_is_chain(form.flat) for form in _recorded(type(block)(), {}))
        )


def _is_chain(flat: Flat) -> bool:
    return all(len(op.inputs) == 1 for op in flat.ops)


class _Tried(NamedTuple):
    block: Part
    flat: Flat


@functools.cache
def templates() -> tuple[Template, ...]:
    """All forms of two layers or more: those that branch first, for they tell most, and the longest of either first."""
    found: dict[tuple[object, ...], list[_Tried]] = {}
    for kind in parts().values():
        if issubclass(kind, Block) and not kind.is_auxiliary and kind.inputs in (1, 2) and kind is not Repeat:
            for tried in _forms(kind()):
                found.setdefault((kind.inputs, tried.flat.form), []).append(tried)
    made = []
    for group in found.values():
        if len(group[0].flat.ops) > 1:
            blocks = tuple(dict.fromkeys(tried.block for tried in group))
            made.append(Template(group[0].flat, group[0].block.inputs, blocks))
    return tuple(sorted(made, key=lambda template: (template.is_chain, -len(template.flat.ops))))


def _forms(block: Part) -> Iterator[_Tried]:
    """One block for each form and each set of choices."""
    choices = [_choices(block, spec) for spec in specs(type(block))]
    seen: set[tuple[object, ...]] = set()
    for values in itertools.product(*choices):
        names = [spec.name for spec in specs(type(block))]
        for tried in _recorded(block, dict(zip(names, values, strict=True))):
            words = tuple(value for value in values if isinstance(value, (bool, str)))
            key = (words, tried.flat.form)
            if key not in seen:
                seen.add(key)
                yield tried


def _choices(block: Part, spec: Spec) -> Sequence[object]:
    """Values of a field that may make a difference in form; one where it cannot."""
    default = getattr(block, spec.name)
    if spec.kind == "choice":
        return spec.options
    if spec.kind == "boolean":
        return (default, not default)
    if spec.kind not in ("integer", "number"):
        return (default,)
    forms = dict.fromkeys(_forms_of(block), default)
    values: list[object] = [default]
    for value in _NUMBERS:
        if spec.accepts(value) and value != default:
            new = [form for form in _forms_of(_with(block, spec.name, value)) if form not in forms]
            if new:
                forms.update(dict.fromkeys(new, value))
                values.append(value)
    if spec.kind == "integer" and len(values) > 2 and spec.high >= _LONGEST:  # a length: each one is another form
        values += [value for value in range(2, _LONGEST + 1) if value not in values and spec.accepts(value)]
    return values


def _with(block: Part, name: str, value: object) -> Part | None:
    try:
        return block.with_(**{name: value})
    except Problem:
        return None


def _forms_of(block: Part | None) -> set[tuple[object, ...]]:
    return set() if block is None else {tried.flat.form for tried in _recorded(block, {})}


def _recorded(block: Part, values: dict[str, object]) -> Iterator[_Tried]:
    """The block with these values, on inputs of as many channels as it gives, of fewer and of others."""
    try:
        block = block.with_(**values) if values else block
    except Problem:
        return
    for channels in dict.fromkeys((_CHANNELS, *_own(block))):
        for sides in _SIDES[block.inputs]:
            with contextlib.suppress(Problem):
                shapes = tuple((channels, side, side) for side in sides)
                yield _Tried(block, canonical(flatten(record(block, shapes))))


def _own(block: Part) -> Iterator[int]:
    """As many channels as it gives, and half as many."""
    for like in (block, type(block)()):  # some work only on as many channels as they give
        with contextlib.suppress(Problem):
            given = record(like, ((_CHANNELS, _SIDE, _SIDE),) * block.inputs).shape[0]
            yield from (given, max(1, given // 2))
            return
