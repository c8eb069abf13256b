"""A network as a Graphviz figure source."""

from __future__ import annotations

from typing import Any

import graphviz

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.numbers import count
from visionlab.exchange.formats import Format
from visionlab.graph.model import Graph, Node
from visionlab.layers.base import words


def dot_text(graph: Graph) -> str:
    """DOT source, from top to bottom: a box a node with title, key fields and parameters; shapes on the links."""
    report = analyse(graph)
    figure = graphviz.Digraph(
        "network",
        graph_attr={"rankdir": "TB"},
        node_attr={"shape": "box", "style": "rounded", "fontname": "Helvetica"},
        edge_attr={"fontname": "Helvetica", "fontsize": "10"},
    )
    # numbers stand for node ids, which come from files and may be any text
    numbers = {id: f"n{number}" for number, id in enumerate(graph.order)}
    for id, number in numbers.items():
        figure.node(number, label=_label(graph.nodes[id], report))
    for link in graph.links:
        shape = report.nodes[link.source].shape
        figure.edge(numbers[link.source], numbers[link.target], label="" if shape is None else words(shape))
    return str(figure.source)


def _label(node: Node, report: Report) -> Any:
    """The lines of a box, marked as plain text: a title such as `<b>` is no markup."""
    told = [node.title or str(node.block.title), node.block.caption()]
    parameters = report.nodes[node.id].parameters
    if parameters:
        told.append(f"{count(parameters)} parameters")
    return graphviz.nohtml("\\n".join(_escaped(line) for line in told if line))


def _escaped(line: str) -> str:
    """Text as it is: no escape sequence of DOT, one line, nothing unprintable."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(line.split()))
    return str(graphviz.escape(plain))


dot = Format("dot", "Graphviz", "dot", dot_text)
