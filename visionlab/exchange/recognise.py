"""Finds the palette's blocks among the layers of a network: a bottleneck in ten nodes, a dense block in a hundred.

A match is a form that stands in the network (templates.py) and a block whose recording there is the very same layers:
so what is found is always true, and what is not found stays layers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from visionlab.blocks.recording import record
from visionlab.exchange.flat import Flat, canonical, flatten
from visionlab.exchange.templates import Template, templates
from visionlab.fields import Spec, specs
from visionlab.layers.base import Layer, Part, Shape
from visionlab.layers.conv import SAME, Conv
from visionlab.layers.pool import AvgPool, MaxPool
from visionlab.problem import Problem


class Found(NamedTuple):
    """A block in a network: the numbers of its layers, of the one that leaves, and of what it is fed with."""

    part: Part
    members: tuple[int, ...]
    root: int
    inputs: tuple[int, ...]


class Hint(NamedTuple):
    """What is known of a network's making: these layers are said to be a block of this kind."""

    kind: str
    members: frozenset[int]


def recognise(flat: Flat, hints: Sequence[Hint] = ()) -> list[Found]:
    """The blocks and layers that a network is made of, in an order in which they can run.

    What a hint says is tried first. A chain of convolutions is taken for a block's only where a hint says so or where
    the block's choices are its usual ones: a residual block without its shortcut says less than its convolutions do.
    """
    network = _Network(flat)
    found: list[Found] = []
    for hint in hints:
        found += _hinted(network, hint)
    for template in templates():
        if template.telling and network.may_hold(template):
            for root in network.roots(template):
                if root not in network.taken:
                    found += _match(network, template, root)
    loose = [Found(op.layer, (n,), n, op.inputs) for n, op in enumerate(flat.ops) if n not in network.taken]
    return sorted([*_alike(network, found), *loose], key=lambda one: one.root)


def _alike(network: _Network, found: list[Found]) -> list[Found]:
    """The same blocks, each with the choices of its kin where they make no difference to it: a network whose
    shortcuts are of option A where the shape changes has option A everywhere."""
    common: dict[tuple[type[Part], str], Counter[object]] = {}
    for one in found:
        plain = type(one.part)()
        for spec in specs(type(one.part)):
            value = getattr(one.part, spec.name)
            if spec.kind in ("choice", "boolean") and value != getattr(plain, spec.name):
                common.setdefault((type(one.part), spec.name), Counter())[value] += 1
    for (kind, name), values in common.items():
        value = values.most_common(1)[0][0]
        for place, one in enumerate(found):
            if type(one.part) is kind and getattr(one.part, name) != value:
                tried = _with(one.part, kind.spec(name), value)
                if tried is not None and _is_same(network, one, tried):
                    found[place] = one._replace(part=tried)
    return found


def _is_same(network: _Network, one: Found, other: Part) -> bool:
    """Whether another block is the very layers that were found."""
    shapes = tuple(network.shape(number) for number in one.inputs)
    mine, theirs = _recorded(one.part, shapes), _recorded(other, shapes)
    if mine is None or theirs is None or mine.form != theirs.form:
        return False
    return _meanings(mine, shapes) == _meanings(theirs, shapes)


class _Network:
    """The layers of a network, and which of them already belong to a block."""

    def __init__(self, flat: Flat) -> None:
        self.ops = flat.ops
        self.taken: set[int] = set()
        self.users: list[set[int]] = [set() for _ in flat.ops]
        self._kinds: dict[str, list[int]] = {}
        for number, op in enumerate(flat.ops):
            self._kinds.setdefault(op.layer.kind, []).append(number)
            for source in op.inputs:
                if source >= 0:
                    self.users[source].add(number)
        self.users[flat.output].add(len(flat.ops))  # what leaves the network is used by whoever has it

    def may_hold(self, template: Template) -> bool:
        return all(op.layer.kind in self._kinds for op in template.flat.ops)

    def roots(self, template: Template) -> list[int]:
        return self._kinds[template.flat.ops[template.flat.output].layer.kind]

    def shape(self, number: int) -> Shape:
        return self.ops[number].shape

    def module(self, number: int) -> str:
        """What a layer does here, in words that are equal exactly for what does the same."""
        op = self.ops[number]
        return meaning(op.layer, [self.shape(source) for source in op.inputs if source >= 0])


def meaning(layer: Layer, shapes: Sequence[Shape]) -> str:
    """The PyTorch text of a layer: a padding of 1 and one that keeps the size of a 3x3 are the same, and so are pools
    that would keep a last part and pools that would not, where there is none."""
    if isinstance(layer, (MaxPool, AvgPool)) and layer.ceil:
        plain = layer.with_(ceil=False)
        layer = plain if plain.infer(*shapes) == layer.infer(*shapes) else layer
    return layer.module(False, *shapes) or layer.expression(list("abcdefghijklmnopqrstuvwxyz")[: len(shapes)], *shapes)


def _hinted(network: _Network, hint: Hint) -> list[Found]:
    ends = [number for number in hint.members if not network.users[number] <= hint.members]
    if len(ends) != 1 or hint.members & network.taken:
        return []
    for template in templates():
        if len(template.flat.ops) == len(hint.members) and any(block.kind == hint.kind for block in template.blocks):
            found = _match(network, template, ends[0], hint)
            if found:
                return found
    return []


def _match(network: _Network, template: Template, root: int, hint: Hint | None = None) -> list[Found]:
    """The block that ends in `root` if it has the template's form; with a hint only the one that it speaks of."""
    for places in _placed(network, template, root):
        fed = tuple(places[-1 - number] for number in range(template.inputs))
        mine = tuple(places[number] for number in range(len(template.flat.ops)))
        inside = set(mine)
        if hint is not None and inside != hint.members:
            continue
        if any(not network.users[number] <= inside for number in mine if number != root):
            continue
        shapes = tuple(network.shape(number) for number in fed)
        part = _fitted(network, template, mine, root, shapes, "" if hint is None else hint.kind)
        if part is not None:
            network.taken |= inside
            return [Found(part, mine, root, fed)]
    return []


def _placed(network: _Network, template: Template, root: int) -> Iterator[dict[int, int]]:
    """The ways in which the template's layers (and, below zero, its inputs) can be those that end in `root`."""
    ops = template.flat.ops

    def place(todo: list[tuple[int, int]], places: dict[int, int]) -> Iterator[dict[int, int]]:
        while todo:
            own, there = todo.pop()
            known = places.get(own)
            if known is not None:
                if known != there:
                    return
                continue
            if own < 0:
                if there < 0:
                    return  # the pictures themselves come from no layer
                places[own] = there
                continue
            if there < 0 or there in network.taken or there in places.values():
                return
            mine, theirs = ops[own], network.ops[there]
            if mine.layer.kind != theirs.layer.kind or len(mine.inputs) != len(theirs.inputs):
                return
            places[own] = there
            if mine.layer.kind == "add" and len(mine.inputs) == 2:
                for order in (theirs.inputs, theirs.inputs[::-1]):
                    yield from place([*todo, *zip(mine.inputs, order, strict=True)], dict(places))
                return
            todo.extend(zip(mine.inputs, theirs.inputs, strict=True))
        yield places

    yield from place([(template.flat.output, root)], {})


def _fitted(
    network: _Network, template: Template, mine: tuple[int, ...], root: int, shapes: tuple[Shape, ...], kind: str
) -> Part | None:
    """The block (of a kind, if one is named) with its numbers, if there is one whose layers are exactly these."""
    wanted = [network.module(number) for number in mine]

    def fits(part: Part | None) -> bool:
        flat = _recorded(part, shapes)
        return flat is not None and flat.form == template.flat.form and _meanings(flat, shapes) == wanted

    layers = [network.ops[number].layer for number in mine]
    blocks = [block for block in template.blocks if block.kind == kind] if kind else template.telling
    measured = (_measured(block, template, layers, shapes, network.shape(root)) for block in blocks)
    fitting = [_plainest(part, fits) for part in dict.fromkeys(measured) if part is not None and fits(part)]
    return min(fitting, key=_specials, default=None)


def _specials(part: Part) -> tuple[int, int, int]:
    """How many fields of a block are not at their default, how many it has, and how far down their lists its choices
    are: of two names for one thing the shorter and simpler one is right, and the one that can mean less."""
    plain = type(part)()
    told = [(spec, getattr(part, spec.name)) for spec in specs(type(part))]
    others = sum(value != getattr(plain, spec.name) for spec, value in told)
    choices = sum(spec.options.index(value) for spec, value in told if spec.kind == "choice")
    return others, len(told), choices


@lru_cache(maxsize=20_000)
def _recorded(part: Part | None, shapes: tuple[Shape, ...]) -> Flat | None:
    """The layers of a block, or None where it cannot work. Remembered: a network repeats its blocks."""
    try:
        return None if part is None else canonical(flatten(record(part, shapes)))
    except Problem:
        return None


@lru_cache(maxsize=20_000)
def _shown(part: Part, shapes: tuple[Shape, ...]) -> list[float]:
    """The numbers that a block's layers show."""
    flat = _recorded(part, shapes)
    return [] if flat is None else _columns(op.layer for op in flat.ops)


def _meanings(flat: Flat, shapes: tuple[Shape, ...]) -> list[str]:
    def shape(number: int) -> Shape:
        return flat.ops[number].shape if number >= 0 else shapes[-1 - number]

    return [meaning(op.layer, [shape(number) for number in op.inputs]) for op in flat.ops]


def _measured(
    block: Part, template: Template, layers: Sequence[Layer], shapes: tuple[Shape, ...], shape: Shape
) -> Part | None:
    """The block with each number that shows in a layer read off there."""
    part: Part | None = block
    for spec in specs(type(block)):
        if spec.is_output and spec.accepts(shape[0]):
            part = _with(block, spec, shape[0])
    for _ in range(2):  # a number may show only once another is right
        for spec in specs(type(block)):
            if part is not None and spec.kind in ("integer", "number"):
                part = _read_off(part, spec, template, layers, shapes) or part
    return part


def _with(part: Part, spec: Spec, value: object) -> Part | None:
    try:
        return part.with_(**{spec.name: value})
    except Problem:
        return None


def _read_off(
    part: Part, spec: Spec, template: Template, layers: Sequence[Layer], shapes: tuple[Shape, ...]
) -> Part | None:
    """The block with one number as the layers say: the number is changed, and what changes with it shows it."""
    value = getattr(part, spec.name)
    like = next((each for each in _likes(part) if _leads_to(_recorded(each, shapes), template)), None)
    before = _recorded(like, shapes)
    if like is None or before is None:
        return None
    tried: list[tuple[float, list[float]]] = []
    for other in _others(spec, value):
        changed = _with(like, spec, other)
        after = _recorded(changed, shapes)
        if changed is not None and after is not None and after.form == before.form:
            tried.append((other, _shown(changed, shapes)))
            if len(tried) == 2:  # one may be like the truth by chance
                break
    were, seen = _shown(like, shapes), _columns(layers)
    places = [place for place, was in enumerate(were) if any(columns[place] != was for _, columns in tried)]
    for relation in _RELATIONS:
        for place in places:
            was = were[place]
            if all(relation.holds(value, was, other, columns[place]) for other, columns in tried):
                read = relation.solve(value, was, seen[place])
                return None if read is None else _with_number(part, spec, read)
    return None


def _likes(part: Part) -> Iterator[Part]:
    """The block itself, then with other choices: a fire module's bypass works only once its numbers are right, and
    without the bypass they show in the same places."""
    yield part
    for spec in specs(type(part)):
        for option in spec.options if spec.kind == "choice" else ():
            changed = _with(part, spec, option)
            if changed is not None:
                yield changed


def _leads_to(flat: Flat | None, template: Template) -> bool:
    """Whether a block's layers are the template's, or its first ones."""
    if flat is None or len(flat.ops) > len(template.flat.ops):
        return False
    return all(
        a.layer.kind == b.layer.kind and a.inputs == b.inputs for a, b in zip(flat.ops, template.flat.ops, strict=False)
    )


class _Relation(NamedTuple):
    """How a number of a layer follows from a number of its block: `holds(value, was, other, now)` says whether `was`
    at `value` and `now` at `other` fit, and `solve(value, was, there)` gives the value for a number that is there."""

    holds: Callable[[float, float, float, float], bool]
    solve: Callable[[float, float, float], float | None]


#: the number itself, a multiple of it, and what it divides: looked for in this order
_RELATIONS = (
    _Relation(lambda value, was, other, now: now == other, lambda value, was, there: there),
    _Relation(
        lambda value, was, other, now: bool(value and was) and now * value == was * other,
        lambda value, was, there: there * value / was,
    ),
    _Relation(
        lambda value, was, other, now: bool(value and was and other) and now == was * value // other,
        lambda value, was, there: was * value / there if there else None,
    ),
)


def _with_number(part: Part, spec: Spec, read: float) -> Part | None:
    if spec.kind == "integer":
        return _with(part, spec, int(read)) if read == int(read) else None
    return _with(part, spec, float(read))


def _others(spec: Spec, value: float) -> Iterator[float]:
    """Values to try instead, multiples first, so that groups still divide channels."""
    found = (value / 2, 0.25, 0.75) if spec.kind == "number" else (2 * value, 4 * value, value // 2, value + 1, 7, 1)
    yield from (other for other in dict.fromkeys(found) if spec.accepts(other) and other != value)


def _columns(layers: Iterable[Layer]) -> list[float]:
    """The numbers of some layers, one after another."""
    return [number for layer in layers for number in _numbers(layer).values()]


def _numbers(layer: Layer) -> Mapping[str, int | float]:
    """The numbers of a layer, a convolution's kernel and border as they come out."""
    found = {spec.name: getattr(layer, spec.name) for spec in specs(type(layer)) if spec.kind in ("integer", "number")}
    if isinstance(layer, Conv):
        keeps_size = layer.pad == tuple(reach // 2 for reach in layer.reach)
        found |= {"kernel": layer.size[0], "kernel_width": layer.size[1]}
        found["padding"] = SAME if keeps_size else layer.padding
    return found


def _plainest(part: Part, fits: Callable[[Part | None], bool]) -> Part:
    """The same block with every field that makes no difference at its default."""
    plain = type(part)()
    for spec in specs(type(part)):
        default = getattr(plain, spec.name)
        if getattr(part, spec.name) != default:
            tried = _with(part, spec, default)
            if tried is not None and fits(tried):
                part = tried
    return part
