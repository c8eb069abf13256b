"""The order of the vertices in each row of a layered drawing, with few crossings (barycentre sweeps)."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from visionlab.graph.ranks import Ranked

#: at most so many sweeps down and up, and so many visits of a vertex in all: a drawing is wanted at once
SWEEPS = 12
BUDGET = 40_000


def ordered(net: Ranked) -> list[list[int]]:
    """The vertices of each row from left to right."""
    rows = _first_order(net)
    best, fewest = rows, crossings(net, rows)
    if not fewest:
        return best
    for sweep in range(min(SWEEPS, max(2, BUDGET // len(net.rank)))):
        rows = _swept(net, rows, is_down=sweep % 2 == 0)
        count = crossings(net, rows)
        if count < fewest:
            best, fewest = rows, count
            if not count:
                break
    return best


def crossings(net: Ranked, rows: Sequence[Sequence[int]]) -> int:
    """How many pairs of edges cross."""
    position = _positions(net, rows)
    total = 0
    for row in rows[:-1]:
        if len(row) < 2:
            continue
        seen: list[int] = []
        for vertex in row:
            ends = [position[other] for other in net.down[vertex]]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total


def _first_order(net: Ranked) -> list[list[int]]:
    """Depth first from the top, dummies last: branches stay together and long links run on the right."""
    rows: list[list[int]] = [[] for _ in range(max(net.rank) + 1)]
    seen = [False] * len(net.rank)
    waiting = [vertex for vertex in reversed(range(len(net.rank))) if not net.up[vertex]]
    while waiting:
        vertex = waiting.pop()
        if seen[vertex]:
            continue
        seen[vertex] = True
        rows[net.rank[vertex]].append(vertex)
        waiting.extend(reversed(net.down[vertex]))
    return rows


def _swept(net: Ranked, rows: Sequence[Sequence[int]], is_down: bool) -> list[list[int]]:
    fresh = [list(row) for row in rows]
    position = [float(one) for one in _positions(net, rows)]
    neighbours = net.up if is_down else net.down
    for index in range(len(fresh)) if is_down else reversed(range(len(fresh))):
        row = fresh[index]
        if len(row) < 2:
            continue
        key = {}
        for vertex in row:
            near = neighbours[vertex]
            key[vertex] = sum(position[other] for other in near) / len(near) if near else position[vertex]
        row.sort(key=key.__getitem__)
        for place, vertex in enumerate(row):
            position[vertex] = float(place)
    return fresh


def _positions(net: Ranked, rows: Sequence[Sequence[int]]) -> list[int]:
    position = [0] * len(net.rank)
    for row in rows:
        for place, vertex in enumerate(row):
            position[vertex] = place
    return position
