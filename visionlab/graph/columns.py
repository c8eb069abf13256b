"""Horizontal places in a layered drawing: straight columns that hang on each other like pendulums.

After Sander, "A fast heuristic for hierarchical Manhattan layout" (1996): what should be one below the
other is a rigid column; columns are pulled towards what they are linked to, and those that press
against each other move together. Chains and long links are straight by construction.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

from visionlab.graph.ranks import Ranked

#: free space between two cards, between a card and a passing link, and between two passing links
GAP, LANE_GAP, LANE_STEP = 40.0, 28.0, 18.0
ROUNDS = 40
DAMPING = 0.6


def centres(net: Ranked, rows: Sequence[Sequence[int]], width: Callable[[int], float]) -> list[float]:
    """The whole-numbered x of each vertex's centre, none overlapping its neighbours in the row."""
    column = _columns(net, rows)
    apart = _apart(net, rows, column, width)
    count = max(column) + 1
    x = _leftmost(count, apart)
    pulls = {
        (column[vertex], column[other])
        for vertex in range(len(column))
        for other in net.down[vertex]
        if column[vertex] != column[other]
    }
    if pulls:
        _settle(x, sorted(pulls), [(left, right, space) for (left, right), space in apart.items()])
    # distances are whole, so rounding down keeps them
    return [math.floor(x[one]) for one in column]


def _columns(net: Ranked, rows: Sequence[Sequence[int]]) -> list[int]:
    """The number of each vertex's column."""
    position = [0] * len(net.rank)
    for row in rows:
        for place, vertex in enumerate(row):
            position[vertex] = place
    below = [_heir(net, vertex, net.down[vertex], position) for vertex in range(len(net.rank))]
    above = [_heir(net, vertex, net.up[vertex], position) for vertex in range(len(net.rank))]
    column = [-1] * len(net.rank)
    fresh = 0
    for index, row in enumerate(rows):
        kept = _uncrossed(net, [] if index == 0 else rows[index - 1], below, above, position)
        for vertex in row:
            upper = kept.get(vertex)
            if upper is None:
                column[vertex] = fresh
                fresh += 1
            else:
                column[vertex] = column[upper]
    return column


def _heir(net: Ranked, vertex: int, near: Sequence[int], position: Sequence[int]) -> int | None:
    """Which of its neighbours a vertex would like to be in one line with."""
    if len(near) < 2:
        return near[0] if near else None
    if net.is_dummy(vertex):
        return next((other for other in near if net.is_dummy(other)), _middle(near, position))
    real = [other for other in near if not net.is_dummy(other)]
    if not real:
        return _middle(near, position)
    # the branch on the longest path is the trunk; branches of one length hang symmetrically
    least = min(net.slack[other] for other in real)
    trunk = [other for other in real if net.slack[other] == least]
    if len(trunk) == 1:
        return trunk[0]
    return _middle(near, position)


def _middle(near: Sequence[int], position: Sequence[int]) -> int | None:
    return sorted(near, key=position.__getitem__)[len(near) // 2] if len(near) % 2 else None


def _uncrossed(
    net: Ranked, row: Sequence[int], below: Sequence[int | None], above: Sequence[int | None], position: Sequence[int]
) -> dict[int, int]:
    """The lines between a row and the next that do not cross each other: lower vertex -> upper vertex."""
    wanted = []
    for vertex in row:
        other = below[vertex]
        if other is not None and above[other] == vertex:
            passing = net.is_dummy(vertex) and net.is_dummy(other)
            wanted.append((not passing, position[vertex], position[other], vertex, other))
    if all(one[2] < two[2] for one, two in itertools.pairwise(wanted)):
        return {other: vertex for *_, vertex, other in wanted}
    kept: list[tuple[int, int]] = []
    found = {}
    for _, upper, lower, vertex, other in sorted(wanted):
        if all((upper - a) * (lower - b) > 0 for a, b in kept):
            kept.append((upper, lower))
            found[other] = vertex
    return found


def _apart(
    net: Ranked, rows: Sequence[Sequence[int]], column: Sequence[int], width: Callable[[int], float]
) -> dict[tuple[int, int], float]:
    """The least distance of the centres of two columns that are neighbours in some row."""
    found: dict[tuple[int, int], float] = {}
    for row in rows:
        for left, right in itertools.pairwise(row):
            passing = net.is_dummy(left) + net.is_dummy(right)
            gap = (GAP, LANE_GAP, LANE_STEP)[passing]
            space = math.ceil((width(left) + width(right)) / 2 + gap)
            pair = (column[left], column[right])
            if space > found.get(pair, 0):
                found[pair] = space
    return found


def _leftmost(count: int, apart: dict[tuple[int, int], float]) -> list[float]:
    after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    waits = [0] * count
    for (left, right), space in apart.items():
        after[left].append((right, space))
        waits[right] += 1
    x = [0.0] * count
    ready = [one for one in range(count) if not waits[one]]
    while ready:
        left = ready.pop()
        for right, space in after[left]:
            x[right] = max(x[right], x[left] + space)
            waits[right] -= 1
            if not waits[right]:
                ready.append(right)
    return x


def _settle(x: list[float], pulls: Sequence[tuple[int, int]], apart: Sequence[tuple[int, int, float]]) -> None:
    """Let the columns swing until they hang still, in place."""
    weight = [0] * len(x)
    for one, two in pulls:
        weight[one] += 1
        weight[two] += 1
    for _ in range(ROUNDS):
        force = [0.0] * len(x)
        for one, two in pulls:
            distance = x[two] - x[one]
            force[one] += distance
            force[two] -= distance
        region, push = _regions(x, force, weight, apart)
        room_left, room_right = [math.inf] * len(x), [math.inf] * len(x)
        for left, right, space in apart:
            one, two = region[left], region[right]
            if one != two:
                # half each, since the neighbour may come nearer too
                free = (x[right] - x[left] - space) / 2
                room_right[one] = min(room_right[one], free)
                room_left[two] = min(room_left[two], free)
        moved = 0.0
        for index, one in enumerate(region):
            step = max(-room_left[one], min(room_right[one], DAMPING * push[one]))
            x[index] += step
            moved = max(moved, abs(step))
        if moved < 0.25:
            return


def _regions(
    x: Sequence[float], force: Sequence[float], weight: Sequence[int], apart: Sequence[tuple[int, int, float]]
) -> tuple[list[int], list[float]]:
    """The region of each column, and how far each region is pulled: columns that press against each other are one."""
    parent = list(range(len(x)))
    total, mass = list(force), [max(1, one) for one in weight]

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    touching = [(left, right) for left, right, space in apart if x[right] - x[left] - space < 0.01]
    is_changed = True
    while is_changed and touching:
        is_changed = False
        still = []
        for left, right in touching:
            one, two = root(left), root(right)
            if one == two:
                continue
            if total[one] * mass[two] > total[two] * mass[one]:
                parent[two] = one
                total[one] += total[two]
                mass[one] += mass[two]
                is_changed = True
            else:
                still.append((left, right))
        touching = still
    region = [root(one) for one in range(len(x))]
    return region, [one / two for one, two in zip(total, mass, strict=True)]
