"""Measures every row of the Speed table: `make bench`, or `.venv/bin/python tests/bench [--only WORDS]`.

Prints a table of medians below a line about the machine and writes bench.json in the repository's root.
Exit status: 0, over a limit or not; 1 when a measurement crashed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import analysis
import answer
import edit
import layers
import loading
import machine
import million
import scene
import smooth
import speed
import start
import table
import tabling
import watching
from process import ROOT, Bench, CannotMeasure, Crashed

#: which rows a measurement gives
MEASUREMENTS: dict[Callable[[Bench], Mapping[table.Row, table.Measured]], tuple[table.Row, ...]] = {
    start.measure: (table.START,),
    edit.measure_open: (table.OPEN,),
    analysis.measure_open: (table.OPEN_ALL,),
    analysis.measure: (table.FROM_NOTHING, table.ALL_MEMORY),
    analysis.measure_peers: (table.PEERS,),
    edit.measure_edit: (table.EDIT, table.EDIT_95, table.ANALYSIS),
    edit.measure_deep: (table.DENSENET_264_ALONE, table.DENSENET_264, table.RESNET_1202_ALONE, table.RESNET_1202),
    analysis.measure_memory: (table.LARGEST_MEMORY,),
    speed.measure_tiny: (table.TINY,),
    speed.measure_resnet: (table.RESNET,),
    watching.measure: (table.WATCHED,),
    speed.measure_alone: (table.ALONE,),
    speed.measure_textbook: (table.TEXTBOOK,),
    loading.measure: (table.LOADING,),
    speed.measure_team: (table.TEAM,),
    smooth.measure: (table.LATE_99, table.LATE_MOST),
    answer.measure: (table.PRIMED, table.COLD, table.KILLED),
    million.measure: (table.CURVE_MEMORY, table.REDRAW),
    tabling.measure: (table.TABLE_OPEN, table.TABLE_SORT, table.TABLE_SCROLL),
    scene.measure_thousand: (table.SCENE_1000, table.SCENE_1000_FIT),
    scene.measure_thousands: (
        table.SCENE_5000,
        table.SCENE_5000_PAN,
        table.SCENE_5000_ZOOM,
        table.SCENE_5000_DRAG,
        table.SCENE_5000_WHOLE,
    ),
    scene.measure_hub: (table.DRAG_HUB,),
    scene.measure_layout: (table.LAYOUT_BLOCKS, table.LAYOUT_SPARSE, table.LAYOUT_DENSE),
    layers.measure: (table.DENSENET_LAYERS, table.NASNET_LAYERS),
}


def main() -> int:
    """Measures, prints, writes; returns the exit status."""
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__.splitlines()[0], allow_abbrev=False)
    parser.add_argument("--only", default="", metavar="WORDS", help="only the rows whose names contain these words")
    only = parser.parse_args().only.lower()
    wanted = [row for row in table.ROWS if only in row.name.lower()]
    if not wanted:
        print(f"no row is named like {only!r}: there is {'; '.join(row.name for row in table.ROWS)}", file=sys.stderr)
        return 2
    results: dict[table.Row, table.Measured | str] = {}
    crashed = False
    with machine.display() as (environment, windows), _scratch() as scratch:
        headline = machine.describe(windows)
        bench = Bench(scratch, environment | _data_stays())
        for measure, rows in MEASUREMENTS.items():
            if set(rows) & set(wanted):
                crashed |= _measure(bench, measure, rows, results)
    shown = {row: results[row] for row in wanted}
    print(f"{headline} at the start, {machine.load()} at the end")
    print(table.text(shown))
    table.write(shown, ROOT / "bench.json")
    return int(crashed)


def _measure(
    bench: Bench,
    measure: Callable[[Bench], Mapping[table.Row, table.Measured]],
    rows: tuple[table.Row, ...],
    results: dict[table.Row, table.Measured | str],
) -> bool:
    """Adds what one measurement finds; gives whether it crashed."""
    began = time.monotonic()
    print(f"measuring: {rows[0].name} ...", end="", file=sys.stderr, flush=True)
    try:
        results.update(measure(bench))
    except CannotMeasure as reason:
        results.update(dict.fromkeys(rows, str(reason)))
    except Crashed as reason:
        results.update(dict.fromkeys(rows, f"the measurement crashed: {reason}"))
        return True
    finally:
        print(f" {time.monotonic() - began:.0f} s", file=sys.stderr)
    return False


@contextlib.contextmanager
def _scratch():  # type: ignore[no-untyped-def]
    # children that were killed may still be writing
    with tempfile.TemporaryDirectory(prefix="visionlab-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _data_stays() -> dict[str, str]:
    """The embedded pictures are drawn once, into the user's own cache: configuration and runs are all that is fresh."""
    sys.path.insert(0, str(ROOT))
    from visionlab.data.cache import cache_folder

    return {"VISIONLAB_CACHE": os.fspath(cache_folder())}


if __name__ == "__main__":
    sys.exit(main())
