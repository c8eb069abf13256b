"""Random parts and networks for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from visionlab.blocks.catalogue import parts
from visionlab.blocks.conv_norm_act import ConvNormAct
from visionlab.blocks.recording import record
from visionlab.fields import Spec, specs
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.activation import ReLU
from visionlab.layers.base import ANY, Part, Shape
from visionlab.layers.channels import Scale
from visionlab.layers.conv import Conv
from visionlab.layers.dense import Flatten, Linear
from visionlab.layers.merge import Add, Concat
from visionlab.layers.pool import GlobalAvgPool, MaxPool
from visionlab.layers.source import Input
from visionlab.problem import Problem

#: small numbers that divide one another often, so that groups fit channels
_SMALL = (1, 2, 3, 4, 6, 12)


def _values(spec: Spec) -> st.SearchStrategy[Any]:
    """Values a field takes, mostly small."""
    match spec.kind:
        case "boolean":
            return st.booleans()
        case "choice":
            return st.sampled_from(spec.options)
        case "number":
            return st.sampled_from([value for value in (spec.default, 0.25, 0.5) if spec.accepts(value)])
        case "nested":
            return st.sampled_from([ReLU(), Conv(6, 3, 2), MaxPool(2, 2), ConvNormAct(12, 3, 2)])
        case "integers":
            return st.lists(st.sampled_from(_SMALL), min_size=1, max_size=3).map(tuple)
    low = [value for value in (spec.low,) if spec.accepts(int(value))]
    return st.sampled_from([*map(int, low), *(value for value in _SMALL if spec.accepts(value))])


def values_of(kind: type[Part]) -> st.SearchStrategy[Part]:
    """Parts of a kind with any fields that go together."""

    def made(fields: dict[str, Any]) -> Part | None:
        try:
            return kind(**fields)
        except Problem:
            return None

    return st.fixed_dictionaries({spec.name: _values(spec) for spec in specs(kind)}).map(made).filter(bool)  # type: ignore[return-value]


def shape_after(part: Part, *shapes: Shape) -> Shape | None:
    """The output's shape, or None where the inputs do not fit."""
    try:
        return record(part, shapes).shape
    except Problem:
        return None


def chain(*steps: Part, input: tuple[int, int, int] = (3, 32, 32)) -> Graph:
    """Parts one after another below an input; the ids are n0 (the input), n1, ..."""
    nodes = [Node(f"n{number}", part) for number, part in enumerate((Input(*input), *steps))]
    return Graph.of(nodes, [Link(nodes[number].id, nodes[number + 1].id) for number in range(len(steps))])


def lone(part: Part, *shapes: Shape) -> Graph | None:
    """A network around one part on maps of equal shapes (or a vector, by flattening); None where they do not fit."""
    shape = shapes[0]
    if shape_after(part, *shapes) is None:
        return None
    size: tuple[int, int, int] = (shape[0], 1, 1) if len(shape) == 1 else (shape[0], shape[1], shape[2])
    nodes = [Node("in", Input(*size))]
    if len(shape) == 1:
        nodes.append(Node("vector", Flatten()))
    links = [Link(nodes[number].id, nodes[number + 1].id) for number in range(len(nodes) - 1)]
    source = nodes[-1].id
    nodes.append(Node("part", part))
    links += [Link(source, "part", port) for port in range(len(shapes))]
    out = shape_after(part, *shapes)
    if part.is_auxiliary:
        # a network with nothing but an auxiliary head has no end
        nodes += [Node("pool", GlobalAvgPool()), Node("end", Flatten()), Node("scores", Linear(part.classes))]  # type: ignore[attr-defined]
        links += [Link(source, "pool"), Link("pool", "end"), Link("end", "scores")]
    elif out is not None and len(out) == 3:
        nodes.append(Node("end", Flatten()))
        links.append(Link("part", "end"))
    return Graph.of(nodes, links)


_MIDDLE = [
    kind for kind in parts().values() if kind.inputs == 1 and kind not in (Flatten, Linear) and not kind.is_auxiliary
]
_PAIRS = [kind for kind in parts().values() if kind.inputs == 2]


@st.composite
def networks(draw: st.DrawFn, most: int = 8) -> Graph:
    """Networks that work, with chains, branches, sums and stacks, and any id and title."""
    size = draw(st.tuples(st.sampled_from([1, 3, 4]), st.integers(4, 17), st.integers(4, 17)))
    nodes: list[tuple[Part, tuple[int, ...]]] = [(Input(*size), ())]
    shapes: list[Shape] = [size]
    part: Part
    fed: tuple[int, ...]
    for _ in range(draw(st.integers(1, most))):
        source = draw(st.integers(0, len(nodes) - 1))
        merges = [number for number, shape in enumerate(shapes) if shape == shapes[source] and number != source]
        pair = draw(st.sampled_from([None] * 9 + _PAIRS)) if len(shapes[source]) == 3 else None
        if pair is Scale:
            nodes.append((GlobalAvgPool(), (source,)))
            shapes.append((shapes[source][0], 1, 1))
            part, fed = Scale(), (source, len(nodes) - 1)
        elif pair is not None:
            part, fed = draw(values_of(pair)), (source, draw(st.sampled_from(merges or [source])))
        elif merges and draw(st.booleans()):
            fed = (source, *draw(st.lists(st.sampled_from(merges), min_size=1, max_size=2)))
            part = draw(st.sampled_from([Add(), Concat()]))
        else:
            fed = (source,)
            part = draw(values_of(draw(st.sampled_from(_MIDDLE))))
        # some parts are used again and again, which the PyTorch text makes a loop of
        for _ in range(draw(st.sampled_from([1, 1, 1, 4]))):
            out = shape_after(part, *(shapes[number] for number in fed))
            if out is not None:
                nodes.append((part, fed))
                shapes.append(out)
                fed = (len(nodes) - 1,) if len(fed) == 1 else fed
    used = {number for _, fed in nodes for number in fed}
    ends = []
    for number in [number for number in range(len(nodes)) if number not in used]:
        end = number
        if len(shapes[end]) == 3:
            if draw(st.booleans()):
                nodes.append((GlobalAvgPool(), (end,)))
                end = len(nodes) - 1
            nodes.append((Flatten(), (end,)))
            end = len(nodes) - 1
        ends.append(end)
    if len(ends) > 1:
        nodes.append((Concat(), tuple(ends)))
        ends = [len(nodes) - 1]
    if draw(st.booleans()):
        nodes += [(ReLU(), tuple(ends)), (Linear(draw(st.integers(1, 9))), (len(nodes),))]
    ids = draw(st.lists(st.text(max_size=12), min_size=len(nodes), max_size=len(nodes), unique=True))
    titles = draw(st.lists(st.text(max_size=12), min_size=len(nodes), max_size=len(nodes)))
    return Graph.of(
        [Node(id, part, title=title) for id, title, (part, _) in zip(ids, titles, nodes, strict=True)],
        [Link(ids[source], ids[n], port) for n, (_, fed) in enumerate(nodes) for port, source in enumerate(fed)],
    )


def samples(kind: type[Part]) -> list[tuple[Shape, ...]]:
    """Input shapes to try a part on."""
    shapes: list[Shape] = [(12, 9, 9), (12, 8, 11), (3, 7, 7), (12, 1, 1), (48, 6, 6), (12,)]
    if kind.inputs == ANY:
        return [(shape,) * count for shape in shapes for count in (2, 3)]
    return [(shape,) * kind.inputs for shape in shapes] if kind.inputs else []
