"""Limits that a person sets, how a network stands to them, and which edits would help most."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.situation import Situation
from visionlab.fields import Fields, number, specs
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.base import Part

#: from this share of a limit on, it is said to be near
NEAR = 0.9

State = Literal["ok", "near", "over"]


@dataclass(frozen=True, slots=True)
class Budget(Fields):
    """What a network may cost at most; 0 for no limit."""

    title = "Budget"

    parameters: float = number(
        0.0, 0.0, 100_000.0, label="Parameters, M", special="none", is_log=True, tip="At most so many million"
    )
    macs: float = number(
        0.0, 0.0, 100_000.0, label="MACs, G", special="none", is_log=True, tip="At most so many billion, for one image"
    )
    memory: float = number(
        0.0, 0.0, 100_000.0, label="Training memory, GB", special="none", is_log=True,
        tip="At most so much in training, in the present batch size, precision and optimizer; 1 GB is a billion bytes",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, and what of it is used."""

    #: a field of `Budget`
    name: str
    used: int
    most: int

    @property
    def share(self) -> float:
        """Used over allowed."""
        return self.used / self.most

    @property
    def state(self) -> State:
        """Whether it holds."""
        return "over" if self.used > self.most else "near" if self.share >= NEAR else "ok"


def used(name: str, report: Report, situation: Situation) -> int:
    """What a network takes of one field of a budget: numbers, MACs or bytes."""
    if name == "memory":
        return report.memory_in(situation).training
    return report.parameters if name == "parameters" else report.macs


def limits(report: Report, situation: Situation, budget: Budget) -> tuple[Limit, ...]:
    """The limits that are set, as the network stands to them."""
    units = {"parameters": 1e6, "macs": 1e9, "memory": 1e9}
    return tuple(
        Limit(name, used(name, report, situation), round(getattr(budget, name) * unit))
        for name, unit in units.items()
        if getattr(budget, name)
    )


@dataclass(frozen=True, slots=True)
class Help:
    """An edit of one field of one node that makes the network cheaper and leaves it working."""

    id: str
    field: str
    value: int
    #: the network's own cost after it
    left: int


def dearest(report: Report, name: str, count: int = 5) -> tuple[tuple[str, int], ...]:
    """The nodes that take most of a limit, each with its portion; memory is taken for what training keeps of it."""
    portion: Callable[[str], int] = {
        "parameters": lambda id: report.nodes[id].parameters,
        "macs": lambda id: report.nodes[id].macs,
        "memory": lambda id: report.nodes[id].activations,
    }[name]
    known = ((id, portion(id)) for id, node in report.nodes.items() if not node.block.is_auxiliary)
    return tuple(sorted((pair for pair in known if pair[1]), key=lambda pair: -pair[1])[:count])


def helps(graph: Graph, report: Report, situation: Situation, name: str) -> Iterator[Help]:
    """Edits that would help with a limit, tried one after another on the dearest nodes; each takes an analysis."""
    now = used(name, report, situation)
    last = set(graph.sinks)
    for id, _ in dearest(report, name):
        part: Part = graph.nodes[id].block
        for field, value in _smaller(part, keeps_output=id in last):
            after = analyse(edits.replace_block(graph, id, part.with_(**{field: value})))
            left = used(name, after, situation)
            if after.is_complete and left < now and after.classes == report.classes:
                yield Help(id, field, value, left)


def _smaller(part: Part, keeps_output: bool) -> Iterator[tuple[str, int]]:
    """Half of each number that makes a part large, and the next smaller kernel."""
    for spec in specs(type(part)):
        value = getattr(part, spec.name)
        if spec.kind != "integer" or not spec.is_key or (spec.is_output and keeps_output):
            continue
        if spec.name == "kernel":
            smaller = value - 2
        elif spec.name in ("stride", "groups", "padding", "reduction", "cardinality"):
            continue
        else:
            smaller = value // 2
        if smaller >= max(1, spec.low) and smaller < value:
            yield spec.name, smaller
