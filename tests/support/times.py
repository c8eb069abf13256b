"""A made-up machine, and a small network, for tests of time."""

from __future__ import annotations

from typing import Any

from visionlab.blocks.catalogue import parts
from visionlab.cost.calibration import CHAIN, LAYERS, STARTS
from visionlab.cost.roofline import Speed, backward_work, forward_work, seconds
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.base import FLOAT
from visionlab.layers.conv import Conv
from visionlab.layers.merge import Add
from visionlab.layers.norm import BatchNorm
from visionlab.layers.source import Input

MAPS = (64, 56, 56)
#: round numbers: a tera of each arithmetic, a giga of bytes, a microsecond an operator
PLAIN = Speed(
    arithmetic={"convolution": 1e12, "depthwise": 1e11, "grouped": 5e11, "product": 2e12},
    bandwidth=((1.0, 1e9),),
    weights=1e9,
    row=2e9,
    operator=1e-6,
)
_SIZES = {"product": (512, 1024), "one row": (1, 4096), "few rows": (8, 4096), "conv 3x3 on 14": (4, 256, 14, 14)}
_SIZES |= {"conv 1x1": (4, 256, 28, 28), "grouped": (4, 256, 28, 28), "depthwise": (4, 128, 56, 56)}


def probes_of(speed: Speed) -> list[dict[str, Any]]:
    """What the trainer would tell of a machine of this speed."""
    found = [{"name": CHAIN, "size": [1, 16, 2, 2], "forward": STARTS * 1e-6, "backward": STARTS * 1e-6}]
    names = [(name, _SIZES.get(name, (4, *MAPS))) for name in LAYERS if name != "copy"]
    for name, size in [*names, *(("copy", (4, channels, 64, 64)) for channels in (8, 64, 512))]:
        layer, (batch, *shape) = LAYERS[name], size
        shapes = (tuple(shape),) * (2 if name in ("add", "concat") else 1)
        out, over = layer.infer(*shapes), name == "inplace"
        tested = seconds(forward_work(layer, FLOAT, over, False, out, *shapes), batch, speed).total
        back = seconds(backward_work(layer, FLOAT, over, False, out, *shapes), batch, speed).total
        found.append({"name": name, "size": list(size), "forward": tested, "backward": back})
    return found


def branched() -> Graph:
    """Two branches of layers and a sum; a ReLU writes over what another module gave."""
    classifier = parts()["classifier"](classes=5)
    blocks = {"in": Input(3, 16, 16), "a": Conv(8), "b": Conv(8, 1), "norm": BatchNorm(), "relu": ReLU()}
    nodes = [Node(id, block) for id, block in blocks.items()] + [Node("sum", Add()), Node("end", classifier)]
    links = [Link("in", "a"), Link("in", "b"), Link("a", "norm"), Link("norm", "relu")]
    return Graph.of(nodes, [*links, Link("relu", "sum", 0), Link("b", "sum", 1), Link("sum", "end")])
