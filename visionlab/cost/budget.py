"""Limits that a person sets, how a network stands to them, and which edits would help most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.situation import Situation
from visionlab.fields import Fields, number
from visionlab.graph import edits
from visionlab.graph.model import Graph
from visionlab.layers.base import Part

if TYPE_CHECKING:
    from visionlab.cost.roofline import Pace

#: from this share of a limit on, it is said to be near
NEAR = 0.9

State = Literal["ok", "near", "over"]


@dataclass(frozen=True, slots=True)
class Budget(Fields):
    """What a network may cost at most; 0 for no limit."""

    title = "Budget"

    parameters: float = number(
        0.0, 0.0, 100_000.0, label="Params, M", special="none", is_log=True, tip="At most so many million"
    )
    macs: float = number(
        0.0, 0.0, 100_000.0, label="MACs, G", special="none", is_log=True, tip="At most so many billion, for one image"
    )
    memory: float = number(
        0.0, 0.0, 100_000.0, label="Memory, GB", special="none", is_log=True,
        tip="At most so much in training, in the present batch size, precision and optimizer; 1 GB is a billion bytes",
    )  # fmt: skip
    time: float = number(
        0.0, 0.0, 100_000.0, label="Forward, ms", special="none", is_log=True,
        tip="At most so many milliseconds an image for a forward pass, in the present batch size and precision, on "
        "the machine that is chosen on the page Time",
    )  # fmt: skip


#: what the fields are in
_UNITS = {"parameters": 1e6, "macs": 1e9, "memory": 1e9, "time": 1e-3}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit, and what of it is used: numbers, MACs, bytes, or seconds."""

    #: a field of `Budget`
    name: str
    used: float
    most: float

    @property
    def share(self) -> float:
        """Used over allowed."""
        return self.used / self.most

    @property
    def state(self) -> State:
        """Whether it holds."""
        return "over" if self.used > self.most else "near" if self.share >= NEAR else "ok"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a network's cost depends on besides the network."""

    situation: Situation
    #: the machine that times are of; None where its speed is not known: then nothing is said of time
    pace: Pace | None = None


def used(name: str, report: Report, terms: Terms) -> float:
    """What a network takes of one field of a budget: numbers, MACs, bytes, or seconds for one image."""
    if name == "memory":
        return report.memory_in(terms.situation).training
    if name == "time":
        return sum(_times(report, terms))
    return report.parameters if name == "parameters" else report.macs


def _times(report: Report, terms: Terms) -> list[float]:
    """Seconds of a forward pass for one image, by step of the network as it trains."""
    from visionlab.cost.roofline import step_times  # late: a window without a limit of time starts without it

    situation = terms.situation
    assert terms.pace is not None
    listed = step_times(report.training, situation.batch, situation.optimizer_states, terms.pace)
    return [times.forward.total / situation.batch for times in listed]


def limits(report: Report, terms: Terms, budget: Budget) -> tuple[Limit, ...]:
    """The limits that are set, as the network stands to them."""
    return tuple(
        Limit(name, used(name, report, terms), getattr(budget, name) * unit)
        for name, unit in _UNITS.items()
        if getattr(budget, name) and (name != "time" or terms.pace is not None)
    )


@dataclass(frozen=True, slots=True)
class Help:
    """An edit of one field of one node that makes the network cheaper and leaves it working."""

    id: str
    field: str
    value: int
    #: the network's own cost after it
    left: float


def dearest(report: Report, terms: Terms, name: str, count: int = 5) -> tuple[tuple[str, float], ...]:
    """The nodes that take most of a limit, each with its portion; memory is taken for what training keeps of it."""
    if name in ("memory", "time"):
        listed = report.memory_in(terms.situation).kept_by_step() if name == "memory" else _times(report, terms)
        portions = dict(zip((id for id, node in report.nodes.items() if node.shape is not None), listed, strict=True))
    else:
        portions = {id: getattr(node, name) for id, node in report.nodes.items()}
    known = ((id, portion) for id, portion in portions.items() if portion and not report.nodes[id].block.is_auxiliary)
    return tuple(sorted(known, key=lambda pair: -pair[1])[:count])


def helps(graph: Graph, report: Report, terms: Terms, name: str) -> Iterator[Help]:
    """Edits that would help with a limit, tried one after another on the dearest nodes; each takes an analysis."""
    now = used(name, report, terms)
    last = set(graph.sinks)
    for id, _ in dearest(report, terms, name):
        part: Part = graph.nodes[id].block
        for field, value in _smaller(part, keeps_output=id in last):
            after = analyse(edits.replace_block(graph, id, part.with_(**{field: value})))
            left = used(name, after, terms)
            if after.is_complete and left < now and after.classes == report.classes:
                yield Help(id, field, value, left)


def _smaller(part: Part, keeps_output: bool) -> Iterator[tuple[str, int]]:
    """Half of each number that makes a part large, and the next smaller kernel."""
    for spec in part.declared:
        value = part.value_of(spec.name)
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
