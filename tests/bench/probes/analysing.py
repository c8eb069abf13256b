"""Analyses every preset, each from nothing, then all one after another; tells milliseconds and megabytes.

With the argument `largest` it tells the megabytes of the analysis that takes most, memory and all.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
import tracemalloc

from forgetting import memories

from visionlab.cost.analysis import analyse
from visionlab.presets.registry import presets

#: the least of so many: what else the machine does is not what is asked
TIMES = 3


def largest() -> None:
    """Measures and tells what each preset takes by itself; the largest of it."""
    graphs = {id: one.graph() for id, one in presets().items()}
    emptied = memories("visionlab.presets.base", "visionlab.presets.registry")
    found: dict[str, float] = {}
    for id, graph in graphs.items():
        for empty in emptied:
            empty()
        gc.collect()
        tracemalloc.start()
        report = analyse(graph)
        _ = report.memory.training, report.memory.forward_peak
        found[id] = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    id = max(found, key=found.__getitem__)
    print(json.dumps({"megabytes": found[id], "preset": id, "layers": analyse(graphs[id]).training.layers}), flush=True)


def main() -> None:
    """Measures and tells."""
    graphs = {id: one.graph() for id, one in presets().items()}
    times: dict[str, float] = {}
    # as in the window, which keeps Python's longer collections out of edits (ui/main.py)
    gc.freeze()
    # the graphs stay, since opening builds them, and analysing is what is asked
    emptied = memories("visionlab.presets.base", "visionlab.presets.registry")
    for id, graph in graphs.items():
        found = []
        for _ in range(TIMES):
            for empty in emptied:
                empty()
            gc.collect()
            began = time.perf_counter()
            analyse(graph)
            found.append(1000 * (time.perf_counter() - began))
        times[id] = min(found)
    for empty in emptied:
        empty()
    gc.collect()
    before = _resident()
    held = [analyse(graph) for graph in graphs.values()]
    grown = _resident() - before
    print(json.dumps({"times": times, "megabytes": grown, "presets": len(held)}), flush=True)


def _resident() -> float:
    """Megabytes that the process holds now, where the system says; else the most it ever held."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 (a pseudo-file)
            return int(told.read().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1e6 if sys.platform == "darwin" else most / 1e3


if __name__ == "__main__":
    largest() if sys.argv[1:] == ["largest"] else main()
