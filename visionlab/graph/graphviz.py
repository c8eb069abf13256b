"""Places from Graphviz, where its `dot` is installed (Gansner et al. 1993, A technique for drawing directed graphs)."""

from __future__ import annotations

import math
import shutil
import subprocess

from visionlab.graph.layout import COLUMN_GAP, ROW_GAP, Place, Size
from visionlab.graph.model import Graph

#: beyond so many links dot takes longer than a person waits for an arrangement
MOST_LINKS = 800
#: of an inch, in which dot counts
_UNIT = 72.0
#: beside a card another one, or a link that passes
_BESIDE = 40.0


def dot_places(graph: Graph, size: Size, sideways: bool, seconds: float) -> dict[str, Place] | None:
    """The top left corner of each node, whole numbers from (0, 0); None where dot is missing, fails or is too slow."""
    program = shutil.which("dot")
    if program is None or not graph.nodes or len(graph.links) > MOST_LINKS:
        return None
    try:
        told = subprocess.run(
            [program, "-Tplain"],
            input=_text(graph, size, sideways),
            capture_output=True,
            text=True,
            timeout=seconds,
            check=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return _places(told, graph, size)


def _text(graph: Graph, size: Size, sideways: bool) -> str:
    """The graph in dot's language; numbers stand for ids, which may be any text."""
    number = {id: index for index, id in enumerate(graph.nodes)}
    lines = [
        f"digraph {{ rankdir={'LR' if sideways else 'TB'} nodesep={_BESIDE / _UNIT}",
        f"ranksep={(COLUMN_GAP if sideways else ROW_GAP) / _UNIT} splines=false",
        'node [shape=box fixedsize=true label=""]',
    ]
    for id, index in number.items():
        width, height = size(id)
        lines.append(f"n{index} [width={width / _UNIT} height={height / _UNIT}]")
    lines += sorted({f"n{number[link.source]} -> n{number[link.target]}" for link in graph.links})
    return "\n".join([*lines, "}"])


def _places(told: str, graph: Graph, size: Size) -> dict[str, Place] | None:
    """From lines such as `node n3 1.5 0.75 2.889 1.167 ...`: a node's centre in inches, upwards from the bottom."""
    ids = list(graph.nodes)
    found: dict[str, Place] = {}
    try:
        for line in told.splitlines():
            words = line.split()
            if words[:1] == ["node"]:
                id = ids[int(words[1].removeprefix("n"))]
                width, height = size(id)
                found[id] = (float(words[2]) * _UNIT - width / 2, -float(words[3]) * _UNIT - height / 2)
    except (ValueError, IndexError):
        return None
    if len(found) != len(ids) or not all(math.isfinite(x) and math.isfinite(y) for x, y in found.values()):
        return None
    left, top = min(x for x, _ in found.values()), min(y for _, y in found.values())
    return {id: (float(round(found[id][0] - left)), float(round(found[id][1] - top))) for id in ids}
