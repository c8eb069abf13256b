"""Counts the same networks with VisionLab and with other counters, each from nothing; tells milliseconds.

The others are given the module ready built, where they can on the meta device, which works out nothing but shapes.
Those that are not installed are left out.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import json
import logging
import time
import warnings
from collections.abc import Callable
from typing import Any

import torch
from forgetting import memories
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from visionlab.cost.analysis import analyse
from visionlab.exchange.pytorch_text import pytorch_text
from visionlab.presets.registry import preset

NETWORKS = ("resnet-18", "resnet-50", "resnet-152", "mobilenet-v2", "densenet-121", "densenet-264", "inception-v3")
#: the least of so many: what else the machine does is not what is asked; others take seconds each time
TIMES, OTHERS = 5, 2

Count = Callable[[nn.Module, torch.Tensor], object]


def flop_counter(network: nn.Module, picture: torch.Tensor) -> object:
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network(picture)
    return counter.get_total_flops()


def others() -> dict[str, Count]:
    """The counters that are installed."""
    found: dict[str, Count] = {"FlopCounterMode": flop_counter}
    with contextlib.suppress(ImportError):
        from torchinfo import summary

        found["torchinfo"] = lambda network, picture: summary(network, input_data=picture, verbose=0, device="meta")
    with contextlib.suppress(ImportError):
        from fvcore.nn import FlopCountAnalysis

        logging.getLogger("fvcore").setLevel(logging.ERROR)
        found["fvcore"] = lambda network, picture: FlopCountAnalysis(network, picture).total()
    return found


def least(call: Callable[[], object], of: int, before: Callable[[], object] = gc.collect) -> float:
    """Milliseconds of the quickest of some calls."""
    times = []
    for _ in range(of):
        before()
        began = time.perf_counter()
        call()
        times.append(1000 * (time.perf_counter() - began))
    return min(times)


def compare(id: str, counters: dict[str, Count]) -> dict[str, float]:
    """Milliseconds of each on one preset."""
    graph = preset(id).graph()
    emptied = memories("visionlab.presets.base", "visionlab.presets.registry")

    def forget() -> None:
        for empty in emptied:
            empty()
        gc.collect()

    found: dict[str, Any] = {}
    exec(compile(pytorch_text(graph), id, "exec"), found)
    times = {"VisionLab": least(lambda: analyse(graph), TIMES, forget)}
    for name, count in counters.items():
        # fvcore traces, which the meta device does not allow
        with torch.device("cpu" if name == "fvcore" else "meta"):
            network, picture = found["Network"]().eval(), torch.zeros(1, *preset(id).input)
        with warnings.catch_warnings(), contextlib.redirect_stderr(io.StringIO()):
            warnings.simplefilter("ignore")
            times[name] = least(functools.partial(count, network, picture), OTHERS)
    return times


if __name__ == "__main__":
    installed = others()
    gc.freeze()  # what was imported need not be looked through again, by ours or theirs
    print(json.dumps({"times": {id: compare(id, installed) for id in NETWORKS}}), flush=True)
