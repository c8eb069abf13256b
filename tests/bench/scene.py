"""Large networks on the canvas, and how long it takes to lay them out.

Where VISIONLAB_NODEGRAPHQT names a Python that has NodeGraphQt, a scene of it is measured beside ours.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Mapping

from process import HERE, Bench
from table import (
    DRAG_HUB,
    LAYOUT_BLOCKS,
    LAYOUT_DENSE,
    LAYOUT_SPARSE,
    SCENE_1000,
    SCENE_1000_FIT,
    SCENE_5000,
    SCENE_5000_DRAG,
    SCENE_5000_PAN,
    SCENE_5000_WHOLE,
    SCENE_5000_ZOOM,
    Measured,
    Row,
)

OPENINGS = 3
PEER = "VISIONLAB_NODEGRAPHQT"


def measure_thousand(bench: Bench) -> Mapping[Row, Measured]:
    """A scene of 1,000 nodes: built until it is painted, and painted again with all of it in view."""
    openings, told = _opened(bench, "1000")
    peer = _peer(bench, 1000)
    frames = told["frames"]["fit"]
    note = f"{min(openings):.0f} to {max(openings):.0f}"
    return {
        SCENE_1000: Measured(statistics.median(openings), peer.get("built"), note + _beside(peer, "built")),
        SCENE_1000_FIT: Measured(
            statistics.median(frames), peer.get("redraw"), f"{len(frames)} frames{_beside(peer, 'redraw')}"
        ),
    }


def measure_thousands(bench: Bench) -> Mapping[Row, Measured]:
    """A scene of 5,000 nodes, and what one does in it."""
    openings, told = _opened(bench, "5000")
    frames = told["frames"]
    drags = max((frames["drag"], frames["drag whole"]), key=_slow)
    return {
        SCENE_5000: Measured(statistics.median(openings), note=f"{min(openings):.0f} to {max(openings):.0f}"),
        SCENE_5000_PAN: _a_second(frames["pan"]),
        SCENE_5000_ZOOM: _a_second(frames["zoom"]),
        SCENE_5000_DRAG: _a_second(drags),
        SCENE_5000_WHOLE: _a_second(frames["fit"]),
    }


def measure_hub(bench: Bench) -> Mapping[Row, Measured]:
    """A node of fifty links that is dragged."""
    with bench.probe("scene", "hub") as probe:
        frames = probe.tell(120)["frames"]["hub"]
    return {DRAG_HUB: Measured(_slow(frames), note=f"95 % of {len(frames)}; median {statistics.median(frames):.1f}")}


def measure_layout(bench: Bench) -> Mapping[Row, Measured]:
    """Without a window."""
    with bench.probe("laying") as probe:
        told = probe.tell(120)
    rows = {LAYOUT_BLOCKS: told["blocks"], LAYOUT_SPARSE: told["sparse"], LAYOUT_DENSE: told["dense"]}
    return {
        row: Measured(one["ms"], note=f"{one['nodes']:,} nodes, {one['links']:,} links") for row, one in rows.items()
    }


def _opened(bench: Bench, what: str) -> tuple[list[float], dict]:  # type: ignore[type-arg]
    """Openings are those of fresh processes; looked around is in the last of them."""
    openings = []
    for _ in range(OPENINGS):
        with bench.probe("scene", what) as probe:
            told = probe.tell(180)
        openings.append(float(told["opened"]))
    return openings, told


def _slow(frames: list[float]) -> float:
    return statistics.quantiles(frames, n=20)[-1]


def _a_second(frames: list[float]) -> Measured:
    slow = _slow(frames)
    note = f"95 % of {len(frames)} frames take at most {slow:.1f} ms, median {statistics.median(frames):.1f}"
    return Measured(1000 / slow, note=note)


def _peer(bench: Bench, count: int) -> dict[str, float]:
    """What NodeGraphQt takes, where it is installed."""
    python = os.environ.get(PEER)
    if not python:
        return {}
    command = [python, str(HERE / "probes" / "nodegraph.py"), str(count)]
    environment = {**os.environ, **bench.environment, "QT_API": "pyside6"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
        told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    except (OSError, subprocess.TimeoutExpired, IndexError, ValueError):
        return {}
    return told


def _beside(peer: Mapping[str, float], name: str) -> str:
    if name not in peer:
        return f"; NodeGraphQt has not run: {PEER} names a Python that has it"
    return f"; NodeGraphQt {peer[name]:,.0f} ms"
