"""The rows of the Speed table: what is measured, in which unit, and what it may at most (or must at least) be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    unit: str
    limit: float
    better: Literal["higher", "lower"] = "lower"

    def is_met(self, value: float) -> bool:
        """Whether a value is within the limit."""
        return value >= self.limit if self.better == "higher" else value <= self.limit


@dataclass(frozen=True, slots=True)
class Measured:
    """A row's value. `peer` is what it was compared with in the same run; `note` says what else was seen."""

    value: float
    peer: float | None = None
    note: str = ""


START = Row("start to first painted window", "ms", 350)
OPEN = Row("open DenseNet-121, painted", "ms", 300)
OPEN_ALL = Row("open any preset, painted: the slowest", "ms", 500)
FROM_NOTHING = Row("analysis of any preset from nothing: the slowest", "ms", 20)
PEERS = Row("analysis from nothing, over the quickest other counter", "x", 100, "higher")
ALL_MEMORY = Row("memory of all presets analysed one after another", "MB", 200)
EDIT = Row("field edit on DenseNet-121 to numbers repainted, median", "ms", 16)
EDIT_95 = Row("field edit on DenseNet-121 to numbers repainted, 95th percentile", "ms", 16)
ANALYSIS = Row("analysis alone after such an edit", "ms", 2)
DENSENET_264 = Row("again after one edit, DenseNet-264, painted", "ms", 16)
DENSENET_264_ALONE = Row("again after one edit, DenseNet-264, analysis", "ms", 1)
RESNET_1202 = Row("again after one edit, ResNet-1202, painted", "ms", 16)
RESNET_1202_ALONE = Row("again after one edit, ResNet-1202, analysis", "ms", 2)
LARGEST_MEMORY = Row("analysis memory of the largest preset", "MB", 50)
TINY = Row("images/s beside the window, many tiny operators on one thread", "x plain loop", 0.97, "higher")
RESNET = Row("images/s beside the window, ResNet-20 on all cores", "x plain loop", 0.85, "higher")
WATCHED = Row("images/s with blocks watched over not watched, ResNet-20", "x not watched", 0.97, "higher")
ALONE = Row("images/s, whole trainer, ResNet-20 at batch 128", "x bare loop", 0.97, "higher")
TEXTBOOK = Row("images/s, whole trainer in bf16, ResNet-20 at batch 128", "x textbook", 2.2, "higher")
LOADING = Row("loading and augmenting alone, one core", "images/s", 200_000, "higher")
TEAM = Row("images/s, two processes of one thread, ResNet-20", "x one", 1.6, "higher")
LATE_99 = Row("event loop lateness, training and panning, 99th percentile", "ms", 8)
LATE_MOST = Row("event loop lateness, training and panning, largest", "ms", 16)
PRIMED = Row("click Train to first loss point, child primed", "s", 0.5)
COLD = Row("click Train to first loss point, child cold", "s", 3)
KILLED = Row("killed child shown as such", "s", 0.25)
CURVE_MEMORY = Row("memory of the window after a run of 1,000,000 steps, over its start", "MB", 100)
REDRAW = Row("redraw of a curve of 1,000,000 points", "ms", 4)
TABLE_OPEN = Row("table of 5,000 layers: open, painted", "ms", 100)
TABLE_SORT = Row("table of 5,000 layers: sort, painted", "ms", 100)
TABLE_SCROLL = Row("table of 5,000 layers: scroll", "frames/s", 60, "higher")
SCENE_1000 = Row("scene of 1,000 nodes: build, painted", "ms", 100)
SCENE_1000_FIT = Row("scene of 1,000 nodes: redraw at fit", "ms", 8)
SCENE_5000 = Row("scene of 5,000 nodes: build, painted", "ms", 400)
SCENE_5000_PAN = Row("scene of 5,000 nodes: pan", "frames/s", 60, "higher")
SCENE_5000_ZOOM = Row("scene of 5,000 nodes: zoom", "frames/s", 60, "higher")
SCENE_5000_DRAG = Row("scene of 5,000 nodes: drag a node", "frames/s", 60, "higher")
SCENE_5000_WHOLE = Row("scene of 5,000 nodes: all of it in view", "frames/s", 60, "higher")
DRAG_HUB = Row("drag of a node with 50 links, 95th percentile", "ms", 16)
LAYOUT_BLOCKS = Row("layout of 60 blocks", "ms", 10)
LAYOUT_SPARSE = Row("layout of 4,000 sparse layer nodes", "ms", 100)
LAYOUT_DENSE = Row("layout of DenseNet-264 by layers", "ms", 300)
DENSENET_LAYERS = Row("DenseNet-201 at layer level, open to painted", "s", 1)
NASNET_LAYERS = Row("NASNet-like graph of 3,000 layer nodes, open to painted", "s", 1.5)

ROWS = (
    START, OPEN, OPEN_ALL, FROM_NOTHING, PEERS, ALL_MEMORY, EDIT, EDIT_95, ANALYSIS,
    DENSENET_264_ALONE, DENSENET_264, RESNET_1202_ALONE, RESNET_1202, LARGEST_MEMORY,
    TINY, RESNET, ALONE, TEXTBOOK, LOADING, TEAM, WATCHED, LATE_99, LATE_MOST, PRIMED, COLD, KILLED,
    CURVE_MEMORY, REDRAW,
    TABLE_OPEN, TABLE_SORT, TABLE_SCROLL,
    SCENE_1000, SCENE_1000_FIT, SCENE_5000, SCENE_5000_PAN, SCENE_5000_ZOOM, SCENE_5000_DRAG, SCENE_5000_WHOLE,
    DRAG_HUB, LAYOUT_BLOCKS, LAYOUT_SPARSE, LAYOUT_DENSE, DENSENET_LAYERS, NASNET_LAYERS,
)  # fmt: skip

#: a row's value, or the sentence that says why there is none
Results = Mapping[Row, Measured | str]


def text(results: Results) -> str:
    """The table for people: what misses its limit says so."""
    lines = [f"{'what':<66} {'value':>9} {'limit':>8}  {'unit':<12} "]
    for row, found in results.items():
        limit = f"{'>=' if row.better == 'higher' else '<='}{row.limit:g}"
        if isinstance(found, str):
            lines.append(f"{row.name:<66} {'-':>9} {limit:>8}  {row.unit:<12} not measured: {found}")
            continue
        verdict = "ok" if row.is_met(found.value) else "MISSED"
        said = f"{verdict}; {found.note}" if found.note else verdict
        lines.append(f"{row.name:<66} {_figure(found.value):>9} {limit:>8}  {row.unit:<12} {said}")
    return "\n".join(lines)


def write(results: Results, path: Path) -> None:
    """`bench.json`: the rows that were measured."""
    told = []
    for row, found in results.items():
        if isinstance(found, Measured):
            one: dict[str, object] = {
                "name": row.name,
                "value": found.value,
                "unit": row.unit,
                "limit": row.limit,
                "better": row.better,
            }
            if found.peer is not None:
                one["peer"] = found.peer
            told.append(one)
    path.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _figure(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"
