"""Networks of a wanted size for probes."""

from __future__ import annotations

from visionlab.blocks.catalogue import parts
from visionlab.cost.analysis import analyse
from visionlab.exchange.flat import flatten
from visionlab.graph import edits
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph, Link, Node
from visionlab.presets.registry import asked

#: of `woven`, the layers of a branch between two joints
_STAGE = 8


def by_layers(network: str) -> Graph:
    """A preset, with options or without, spelled out to a node a layer; nothing is placed yet."""
    found, options = asked(network)
    flat = flatten(analyse(found.graph(options=options)).recording)
    names = [f"layer_{number}" for number in range(len(flat.ops))]
    nodes = [Node(name, op.layer) for name, op in zip(names, flat.ops, strict=True)]
    links = [
        Link(names[source], name, port)
        for name, op in zip(names, flat.ops, strict=True)
        for port, source in enumerate(op.inputs)
        if source >= 0
    ]
    return Graph.of(nodes, links)


def woven(count: int) -> Graph:
    """Some tens of branches side by side that are joined now and then, laid out: `count` nodes in all."""
    across = max(2, round((count / 4) ** 0.5))
    kinds = parts()
    nodes = [Node("input", kinds["input"](32, 16, 16))]
    links: list[Link] = []
    top = "input"
    while len(nodes) < count:
        ends = []
        for _ in range(min(across, (count - len(nodes)) // _STAGE)):
            at = top
            for step in range(_STAGE):
                kind = ("conv", "batch_norm", "relu")[step % 3]
                node = Node(f"n{len(nodes)}", kinds["conv"](8) if kind == "conv" else kinds[kind]())
                nodes.append(node)
                links.append(Link(at, node.id))
                at = node.id
            ends.append(at)
        top = f"n{len(nodes)}"
        nodes.append(Node(top, kinds["concat"]() if ends else kinds["relu"]()))
        links += [Link(end, top, port) for port, end in enumerate(ends or [nodes[-2].id])]
    graph = Graph.of(nodes, links)
    return edits.move(graph, layout(graph))


def hub(arms: int) -> Graph:
    """A node that feeds `arms` others, laid out."""
    kinds = parts()
    nodes = [Node("input", kinds["input"](32, 16, 16)), Node("hub", kinds["relu"]())]
    nodes += [Node(f"arm_{number}", kinds["conv"](8)) for number in range(arms)]
    links = [Link("input", "hub"), *(Link("hub", f"arm_{number}") for number in range(arms))]
    graph = Graph.of(nodes, links)
    return edits.move(graph, layout(graph))
