"""Which tensor of a file goes to which tensor of a network: a table that can be read before anything is applied."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

#: shapes by name, in order
Shapes = Mapping[str, tuple[int, ...]]
#: by the same name, by place among equal shapes, by place in a network that is built the same; or why not at all.
#: `spare` is what need not be there: an auxiliary head
How = Literal["name", "order", "structure", "missing", "left over", "shape", "spare"]
FAULTS: tuple[How, ...] = ("shape", "missing", "left over")
#: batch norms count their batches there; nothing that is computed depends on it
COUNTER = "num_batches_tracked"


class Row(NamedTuple):
    """One tensor's way: its name in the file and in the network, an empty one where it is not there."""

    theirs: str
    ours: str
    #: in the network, or in the file where the network has none
    shape: tuple[int, ...]
    how: How
    #: in the file, where that differs
    found: tuple[int, ...] = ()

    @property
    def is_fault(self) -> bool:
        """Whether something does not fit here."""
        return self.how in FAULTS

    @property
    def is_taken(self) -> bool:
        """Whether the tensor goes from the file into the network."""
        return self.how in ("name", "order", "structure")


def rows_from_json(told: Iterable[Sequence[Any]]) -> list[Row]:
    """What a list of rows became by way of JSON."""
    return [Row(theirs, ours, tuple(shape), how, tuple(found)) for theirs, ours, shape, how, found in told]


def match(
    theirs: Shapes, ours: Shapes, along: Iterable[tuple[str, str]] | None = None, spare: Iterable[str] = ()
) -> list[Row]:
    """Where each tensor goes, what does not fit first.

    `along` pairs modules of a network that is built the same. Without it tensors go by name where all of the
    network's names are there, or most and no order that fits; else by order, where shapes tell the same story on
    both sides. `spare` are paths on either side whose tensors may be there or not.
    """
    prefixes = tuple(f"{path}." for path in spare)

    def is_spare(name: str) -> bool:
        return name.endswith(COUNTER) or name.startswith(prefixes)

    if along is not None:
        pairs, how = _along(theirs, ours, along), "structure"
    else:
        pairs, how = {name: name for name in ours if name in theirs}, "name"
        needed = [name for name in ours if not is_spare(name)]
        if not all(name in pairs for name in needed):
            ordered = _by_order(theirs, ours)
            if sum(theirs[a] == ours[b] for b, a in ordered.items()) >= sum(theirs[a] == ours[a] for a in pairs):
                pairs, how = ordered, "order"
    rows: list[Row] = []
    for name, shape in ours.items():
        source = pairs.get(name)
        if source is None and not name.endswith(COUNTER):
            rows.append(Row("", name, shape, "spare" if is_spare(name) else "missing"))
        elif source is None:
            continue
        elif theirs[source] != shape:
            rows.append(Row(source, name, shape, "shape", theirs[source]))
        else:
            rows.append(Row(source, name, shape, how))  # type: ignore[arg-type]
    used = set(pairs.values())
    rows += [
        Row(name, "", shape, "spare" if is_spare(name) else "left over")
        for name, shape in theirs.items()
        if name not in used and not name.endswith(COUNTER)
    ]
    return sorted(rows, key=lambda row: not row.is_fault)


def counted(rows: Iterable[Row]) -> dict[How, int]:
    """How many rows there are of each kind, in the order of `rows`."""
    counts: dict[How, int] = {}
    for row in rows:
        counts[row.how] = counts.get(row.how, 0) + 1
    return counts


def in_natural_order(names: Iterable[str]) -> list[str]:
    """Names with 10 after 9: the order in which a file that sorts its names had them most likely."""
    return sorted(names, key=lambda name: [(len(part), part) if part.isdigit() else (0, part) for part in _parts(name)])


def _parts(name: str) -> list[str]:
    return re.findall(r"\d+|\D+", name)


def _along(theirs: Shapes, ours: Shapes, paths: Iterable[tuple[str, str]]) -> dict[str, str]:
    inside: dict[str, list[str]] = {}
    for name in ours:
        inside.setdefault(name.rpartition(".")[0], []).append(name.rpartition(".")[2])
    return {f"{b}.{leaf}": f"{a}.{leaf}" for a, b in paths for leaf in inside.get(b, ()) if f"{a}.{leaf}" in theirs}


def _by_order(theirs: Shapes, ours: Shapes) -> dict[str, str]:
    """Modules in a row, paired where their tensors have the same shapes, or are alike but for those."""
    left, right = _modules(theirs), _modules(ours)
    signs = (
        [tuple(sorted(each.items())) for each in left.values()],
        [tuple(sorted(each.items())) for each in right.values()],
    )
    a, b = list(left), list(right)
    found: list[tuple[str, str]] = []
    for kind, i, k, m, n in difflib.SequenceMatcher(None, *signs, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and k - i == n - m):
            found += zip(a[i:k], b[m:n], strict=True)
    pairs = {_join(mine, leaf): _join(other, leaf) for other, mine in found for leaf in (*right[mine], COUNTER)}
    return {own: source for own, source in pairs.items() if own in ours and source in theirs}


def _join(path: str, leaf: str) -> str:
    return f"{path}.{leaf}" if path else leaf


def _modules(shapes: Shapes) -> dict[str, dict[str, tuple[int, ...]]]:
    """Tensors by the path of their module, without counters."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for name, shape in shapes.items():
        path, _, leaf = name.rpartition(".")
        if leaf != COUNTER:
            found.setdefault(path, {})[leaf] = shape
    return found
