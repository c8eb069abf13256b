"""Lays graphs out; tells the milliseconds, the least of some times each."""

from __future__ import annotations

import gc
import json
import time

import graphs

from visionlab.graph.layout import layout
from visionlab.graph.model import Graph
from visionlab.presets.registry import presets

TIMES = 5


def main() -> None:
    """Measures and tells."""
    blocks = [one.graph() for one in presets().values()]
    asked = {
        "blocks": min(blocks, key=lambda graph: (abs(len(graph.nodes) - 60), -len(graph.links))),
        "sparse": graphs.by_layers("cifar-resnet-1202"),
        "dense": graphs.by_layers("densenet-264"),
    }
    told = {}
    gc.freeze()
    for name, graph in asked.items():
        found = []
        for _ in range(TIMES):
            fresh = Graph(graph.nodes, graph.links)  # nothing is remembered of its order
            began = time.perf_counter()
            layout(fresh)
            found.append(1000 * (time.perf_counter() - began))
        told[name] = {"ms": min(found), "nodes": len(graph.nodes), "links": len(graph.links)}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
