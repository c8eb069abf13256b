"""Remarks: text cards that a person writes beside the nodes. They belong to the graph and change nothing about it."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from visionlab.graph.edits import unused
from visionlab.graph.model import Graph, Remark


def new_id(graph: Graph, taken: Collection[str] = ()) -> str:
    """An id that no remark has: `remark`, `remark_2`, ..."""
    return unused("remark", graph.remarks, taken)


def put(graph: Graph, remarks: Iterable[Remark]) -> Graph:
    """With these remarks, new or in the place of those of the same ids."""
    changed = {remark.id: remark for remark in remarks if graph.remarks.get(remark.id) != remark}
    return _with(graph, {**graph.remarks, **changed}) if changed else graph


def move(graph: Graph, places: Mapping[str, tuple[float, float]]) -> Graph:
    """With remarks at new places."""
    return put(graph, [dataclasses.replace(graph.remarks[id], x=float(x), y=float(y)) for id, (x, y) in places.items()])


def remove(graph: Graph, ids: Collection[str]) -> Graph:
    """Without these remarks."""
    kept = {id: remark for id, remark in graph.remarks.items() if id not in ids}
    return _with(graph, kept) if len(kept) < len(graph.remarks) else graph


def paste(graph: Graph, remarks: Iterable[Remark], dx: float, dy: float) -> tuple[Graph, tuple[str, ...]]:
    """With copies of remarks, also of another graph's. Gives their ids too."""
    made: dict[str, Remark] = {}
    for remark in remarks:
        id = new_id(graph, made)
        made[id] = dataclasses.replace(remark, id=id, x=remark.x + dx, y=remark.y + dy)
    return put(graph, made.values()), tuple(made)


def _with(graph: Graph, remarks: dict[str, Remark]) -> Graph:
    fresh = Graph(graph.nodes, graph.links, MappingProxyType(remarks))
    # what follows from nodes and links stays
    fresh.__dict__.update({name: told for name, told in graph.__dict__.items() if name != "remarks"})
    return fresh
