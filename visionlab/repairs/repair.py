"""Repairs of a problem: proposals of every kind, tried on the network, of which those are offered that help."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.problem import Problem, told
from visionlab.repairs import kinds as package
from visionlab.repairs.case import Case, Proposal

#: so many proposals are tried: each takes an analysis of the network
_MOST = 40


@dataclass(frozen=True, slots=True, eq=False)
class Repair:
    """An edit after which the problem is gone.

    What it adds is counted over the blocks that worked before, the repaired one and those that the edit brings: what
    waits below was there before.
    """

    template: str
    values: Mapping[str, object]
    edit: Callable[[Graph], Graph]
    #: the network afterwards, and what is known of it
    graph: Graph
    report: Report
    #: learned numbers, and multiply-accumulates for one image; negative where it saves some
    parameters: int
    macs: int
    removes: bool

    def __str__(self) -> str:
        return told(self.template, self.values)


def repairs(graph: Graph, report: Report, id: str) -> tuple[Repair, ...]:
    """What helps the node `id`, or the network as a whole where it is empty; the cheapest first.

    Only edits after which this node works, and all others that worked before, are offered; those that leave fewer other
    problems come before.
    """
    return ranked(trials(graph, report, id))


def trials(graph: Graph, report: Report, id: str) -> Iterator[Repair | None]:
    """The same a step at a time, for who cannot wait for all: a repair that helps, or None while there is none."""
    for case in _cases(graph, report, id):
        proposals: list[Proposal] = []
        for propose in _kinds().values():
            proposals += propose(case)
            yield None
        for proposal in proposals[:_MOST]:
            yield _tried(case, proposal)


def ranked(found: Iterable[Repair | None]) -> tuple[Repair, ...]:
    """Each result once, the cheapest first."""
    seen: list[Graph] = []
    kept: list[Repair] = []
    for repair in found:
        if repair is not None and repair.graph not in seen:
            seen.append(repair.graph)
            kept.append(repair)
    return tuple(sorted(kept, key=_rank))


def _cases(graph: Graph, report: Report, id: str) -> list[Case]:
    if id:
        problem = report.nodes[id].problem if id in report.nodes else None
        return [] if problem is None else [Case(graph, report, id, problem)]
    return [Case(graph, report, "", problem) for whose, problem in report.problems if not whose]


def _rank(repair: Repair) -> tuple[object, ...]:
    return repair.removes, len(repair.report.problems), repair.parameters, repair.macs


@functools.cache
def _kinds() -> Mapping[str, Callable[[Case], Iterable[Proposal]]]:
    """Every kind by its name."""
    names = [item.name for item in pkgutil.iter_modules(package.__path__)]
    modules = {name: importlib.import_module(f"{package.__name__}.{name}") for name in names}
    return MappingProxyType({name: module.propose for name, module in modules.items()})


def _tried(case: Case, proposal: Proposal) -> Repair | None:
    """The repair that a proposal is; None where it does not help or does harm."""
    try:
        graph = proposal.edit(case.graph)
    except Problem:
        return None
    before = case.report
    after = analyse(graph, before)
    worked = {id for id, told in before.nodes.items() if told.shape is not None}
    if any(id in after.nodes and after.nodes[id].shape is None for id in worked) or not _is_solved(case, after):
        return None
    counted = [told for id, told in after.nodes.items() if id in worked or id == case.id or id not in before.nodes]
    old = [before.nodes[id] for id in worked]
    return Repair(
        proposal.template,
        proposal.values,
        proposal.edit,
        graph,
        after,
        sum(told.parameters for told in counted) - sum(told.parameters for told in old),
        sum(told.macs for told in counted) - sum(told.macs for told in old),
        proposal.removes,
    )


def _is_solved(case: Case, after: Report) -> bool:
    if case.is_whole:
        return all(whose or told.template != case.problem.template for whose, told in after.problems)
    if case.id in after.nodes:
        return after.nodes[case.id].shape is not None
    # it was removed: what it fed must not have become the next problem
    return all(after.nodes[link.target].problem is None for link in case.graph.out[case.id])
