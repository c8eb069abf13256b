"""A recording spelled out to its layers: what a traced network looks like before its blocks are recognised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from visionlab.blocks.recording import Recording
from visionlab.layers.base import Layer, Shape


class Op(NamedTuple):
    """One layer and where its inputs come from: numbers of earlier layers; -1, -2 ... for what comes from outside."""

    layer: Layer
    inputs: tuple[int, ...]
    shape: Shape


class Flat(NamedTuple):
    """Layers in an order in which they can run; `output` is the number of the one whose result leaves."""

    ops: tuple[Op, ...]
    output: int

    @property
    def form(self) -> tuple[object, ...]:
        """All but the layers' fields: which kinds there are and how they are wired."""
        return (self.output, *((op.layer.kind, op.inputs) for op in self.ops))


def flatten(recording: Recording) -> Flat:
    """The layers of a recording, all blocks opened."""
    ops: list[Op] = []
    output = _spell(recording, [-1 - number for number in range(len(recording.inputs))], ops)
    return Flat(tuple(ops), output)


def _spell(recording: Recording, given: Sequence[int], ops: list[Op]) -> int:
    wires = list(given)
    for step in recording.steps:
        fed = [wires[wire] for wire in step.inputs]
        if step.inner is not None:
            wires.append(_spell(step.inner, fed, ops))
        else:
            assert isinstance(step.part, Layer)
            ops.append(Op(step.part, tuple(fed), step.shape))
            wires.append(len(ops) - 1)
    return wires[recording.output]


def canonical_order(flat: Flat) -> list[int]:
    """The numbers of the layers that lead to the output, in an order that follows from how they are wired alone: two
    blocks that spell out the same branches in another order come out equal. Of a sum the longest branch comes first.
    """
    return _ordered(flat, _depths(flat))


def _ordered(flat: Flat, depths: Sequence[int]) -> list[int]:
    order: list[int] = []
    done: set[int] = set()
    todo = [flat.output]
    while todo:  # depth first, without recursion: a network is a thousand layers deep
        number = todo[-1]
        waiting = [each for each in _sorted_inputs(flat.ops[number], depths) if each >= 0 and each not in done]
        if number in done or not waiting:
            todo.pop()
            if number not in done:
                done.add(number)
                order.append(number)
        else:
            todo.extend(reversed(waiting))
    return order


def canonical(flat: Flat) -> Flat:
    """The same layers in their canonical order."""
    depths = _depths(flat)
    order = _ordered(flat, depths)
    places = {old: new for new, old in enumerate(order)}
    ops = [
        flat.ops[old]._replace(inputs=tuple(places.get(each, each) for each in _sorted_inputs(flat.ops[old], depths)))
        for old in order
    ]
    return Flat(tuple(ops), places[flat.output])


def _sorted_inputs(op: Op, depths: Sequence[int]) -> tuple[int, ...]:
    if op.layer.kind != "add":
        return op.inputs
    return tuple(sorted(op.inputs, key=lambda source: -depths[source] if source >= 0 else 0))


def _depths(flat: Flat) -> list[int]:
    """How many layers lead to each, itself included, on the longest way."""
    depths: list[int] = []
    for op in flat.ops:
        depths.append(1 + max((depths[source] for source in op.inputs if source >= 0), default=0))
    return depths
