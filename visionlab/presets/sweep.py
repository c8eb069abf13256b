"""Sweeps: one number turned over a whole network, as MobileNet's width and resolution multipliers are.

`axes` says what can be swept over a network, `swept` gives the network at another value. Both are pure.
"""

from __future__ import annotations

import dataclasses
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from visionlab.blocks.base import Block
from visionlab.blocks.group import Group
from visionlab.blocks.senet_bottleneck import SENetBottleneck
from visionlab.fields import Spec, specs
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Part
from visionlab.layers.conv import SAME
from visionlab.layers.source import Input
from visionlab.presets.retarget import retarget
from visionlab.problem import Phrase, Problem

#: fields that count channels: what a width multiplier scales
WIDTHS = frozenset(
    (
        "channels", "width", "features", "growth_rate", "filters", "squeeze", "expand1x1", "expand3x3", "conv1x1",
        "conv3x3", "conv5x5", "conv7x7", "reduce", "reduce3x3", "reduce5x5", "reduce7x7", "reduce_double", "inner",
        "inner7x7", "inner_double", "second3x3", "double3x3", "pool_proj", "column", "ends", "last",
        "first",
    )
)  # fmt: skip
#: fields that count layers or blocks in a row
DEPTHS = frozenset(("layers", "times", "depth"))
#: fields swept as they are, in all parts that share the value: in this order
SHARED = ("growth_rate", "cardinality", "expansion", "bottleneck", "groups", "reduction", "se", "compression", "kernel")
#: of these, numbers that divide channels: they go by doubling
_DIVISORS = frozenset(("cardinality", "groups", "reduction", "se"))
#: what may differ between the first block of a stage and those that repeat it
_OF_THE_FIRST = frozenset(("stride", "survival", "activated_input", "groups_first"))
#: values of a sweep at most
_MOST = 48
_OFF = "."


@dataclass(frozen=True, slots=True)
class Axis:
    """A number that can be swept over one network, from `axes` of that network.

    Multipliers are 1 for the network as it is.
    """

    #: `resolution`, `width`, `depth`, or a field's name
    name: str
    label: str
    tip: str
    unit: str
    now: float
    #: values that are taken
    low: float
    high: float
    #: the range worth looking at, and the step in it
    first: float
    last: float
    step: float
    is_whole: bool = False
    #: by doubling rather than by steps
    is_log: bool = False
    #: a node's id and the fields that change; a field of a block inside another is `block.kernel`
    targets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: chains of nodes that repeat one another
    stages: tuple[tuple[str, ...], ...] = ()
    #: channels that are a multiple of one of these stay so
    quanta: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many nodes it changes."""
        return len({id for id, _ in self.targets} | {id for stage in self.stages for id in stage})

    def points(self, first: float, last: float) -> tuple[float, ...]:
        """The values to look at in a range, rising; the present one is among them where it is in the range."""
        if self.is_log:
            found = {part * 2.0**power for power in range(13) for part in (1, 3)}
            found = {value for value in found if first <= value <= last}
        else:
            step = self.step * max(1, math.ceil((last - first) / self.step / _MOST))
            found = {round(first + step * number, 9) for number in range(int((last - first) / step + 1e-9) + 1)}
        found |= {first, last}
        if first <= self.now <= last:
            found.add(self.now)
        return tuple(sorted(found))


def axes(graph: Graph) -> tuple[Axis, ...]:
    """All that can be swept over a network."""
    parts = {id: tuple(_inside(node.block)) for id, node in graph.nodes.items() if not isinstance(node.block, Input)}
    found = [_resolution(graph), _width(graph, parts), _depth(graph, parts)]
    found += [_shared(name, parts) for name in SHARED]
    return tuple(axis for axis in found if axis is not None)


def swept(graph: Graph, axis: Axis, value: float) -> Graph:
    """The network at another value of one of its axes. Nodes that come in by depth lie on those they repeat.

    Raises Problem for a value that some part does not take.
    """
    if value == axis.now:
        return graph
    if axis.name == "resolution":
        [picture] = (node.block for node in graph.nodes.values() if isinstance(node.block, Input))
        wide = max(1, _rounded(picture.width * value / picture.height))
        return retarget(graph, (picture.channels, int(value), wide))
    nodes = dict(graph.nodes)
    made: dict[tuple[Part, tuple[str, ...]], Part] = {}  # hundreds of blocks are equal
    for id, names in axis.targets:
        part: Part = nodes[id].block
        if (part, names) not in made:
            made[part, names] = _with(part, names, axis, value)
        nodes[id] = dataclasses.replace(nodes[id], block=made[part, names])
    links = _repeated(graph, nodes, axis, value) if axis.stages else graph.links
    return Graph(MappingProxyType(nodes), links, graph.remarks)


# -- what can be swept


def _inside(part: Part, prefix: str = "") -> Iterator[tuple[str, Part]]:
    """A part and those in its fields, or in a group by their numbers, each with the path to it."""
    yield prefix, part
    for number, member in enumerate(part.members if isinstance(part, Group) else ()):
        yield from _inside(member.part, f"{prefix}{number}{_OFF}")
    for spec in specs(type(part)):
        if spec.kind == "nested":
            yield from _inside(getattr(part, spec.name), f"{prefix}{spec.name}{_OFF}")


_Parts = dict[str, tuple[tuple[str, Part], ...]]


def _resolution(graph: Graph) -> Axis | None:
    inputs = [node.block for node in graph.nodes.values() if isinstance(node.block, Input)]
    if len(inputs) != 1:
        return None
    now = inputs[0].height
    step = 2 ** max(0, math.floor(math.log2(now / 7))) if now >= 7 else 1
    return Axis(
        "resolution", Phrase("Resolution"),
        Phrase("Height of the pictures, and their width with it: cost goes with the square"), "px",
        now, 1, 4096, min(now, 2 * step), min(4096, max(now, 2 * now // step * step)), step, is_whole=True,
    )  # fmt: skip


def _width(graph: Graph, parts: _Parts) -> Axis | None:
    classes = _classes(graph)
    targets = []
    for id, inside in parts.items():
        names = [
            prefix + spec.name
            for prefix, part in inside
            for spec in specs(type(part))
            if spec.name in WIDTHS and not _is_off(part, spec) and (id, prefix + spec.name) not in classes
        ]
        names += [prefix + "groups" for prefix, part in inside if _is_depthwise(part)]
        if names:
            targets.append((id, tuple(names)))
    if not targets:
        return None
    tip = Phrase("Times the channels of every layer but the scores at the end (α); groups still divide them")
    return Axis(
        "width", Phrase("Width multiplier"), tip, "×", 1.0, 0.01, 16.0, 0.25, 2.0, 0.05,
        targets=tuple(targets), quanta=_quanta(parts),
    )  # fmt: skip


def _depth(graph: Graph, parts: _Parts) -> Axis | None:
    targets = []
    for id, inside in parts.items():
        names = tuple(
            prefix + spec.name for prefix, part in inside for spec in specs(type(part)) if spec.name in DEPTHS
        )
        if names:
            targets.append((id, names))
    stages = tuple(_stages(graph))
    if not targets and not stages:
        return None
    tip = Phrase("Times the blocks or layers in a row of every stage that repeats one; at least one stays")
    return Axis(
        "depth", Phrase("Depth multiplier"), tip, "×", 1.0, 0.01, 16.0, 0.25, 3.0, 0.125,
        targets=tuple(targets), stages=stages,
    )  # fmt: skip


def _shared(name: str, parts: _Parts) -> Axis | None:
    """A field in all parts that have the value which most of them have."""
    held: dict[float, list[tuple[str, str]]] = {}
    counts: Counter[float] = Counter()
    found: Spec | None = None
    for id, inside in parts.items():
        repeats = any(spec.name in DEPTHS for _, part in inside for spec in specs(type(part)))
        for prefix, part in inside:
            spec = next((spec for spec in specs(type(part)) if spec.name == name), None)
            if spec is None or not _is_shared(part, spec):
                continue
            found = found or spec
            value = getattr(part, name)
            held.setdefault(value, []).append((id, prefix + name))
            counts[value] += 2 if repeats else 1  # one block many times in a row is enough of a network
    if found is None:
        return None
    now, count = counts.most_common(1)[0]
    if count < 2:
        return None
    whole = found.kind == "integer"
    low = found.low + 1 if found.special else found.low
    first, last, step = _range(name, now, low, found.high) if whole else (0.1, 1.0, 0.05)
    return Axis(
        name, found.label, found.tip, found.unit, now, low, found.high, min(first, now), max(last, now), step,
        is_whole=whole, is_log=name in _DIVISORS, targets=tuple((id, (path,)) for id, path in held[now]),
    )  # fmt: skip


def _is_shared(part: Part, spec: Spec) -> bool:
    if spec.name == "kernel":
        return getattr(part, "kernel", 1) > 1 and not getattr(part, "kernel_width", 0) and part.group != "Pooling"
    if spec.name == "groups":
        return getattr(part, "groups", 1) > 1 and not _is_depthwise(part)
    return not _is_off(part, spec)


def _range(name: str, now: float, low: float, high: float) -> tuple[float, float, float]:
    """The first and last whole value worth a look, and the step."""
    if name == "kernel":
        return 2 - now % 2, min(high, max(now, 11 - (now + 1) % 2)), 2
    if name in _DIVISORS:
        return max(low, 1), min(high, max(2 * now, min(8 * now, 64))), 1
    step = 2 ** max(0, math.floor(math.log2(max(1, now / 8))))
    return max(low, now // 4 // step * step, min(now, step)), min(high, max(2 * now, now + 4)), step


def _classes(graph: Graph) -> frozenset[tuple[str, str]]:
    """Node and field of what another number of classes would change: no part of a network's width."""
    for classes in (7, 8):  # it may have one of them already
        try:
            other = retarget(graph, classes=classes)
        except Problem:
            break
        changed = [id for id, node in other.nodes.items() if node is not graph.nodes[id]]
        if changed:
            return frozenset(
                (id, prefix + spec.name)
                for id in changed
                for (prefix, one), (_, two) in zip(
                    _inside(graph.nodes[id].block), _inside(other.nodes[id].block), strict=True
                )
                for spec in specs(type(one))
                if getattr(one, spec.name) != getattr(two, spec.name)
            )
    return frozenset()


def _is_off(part: Part, spec: Spec) -> bool:
    return bool(spec.special) and getattr(part, spec.name) == spec.low


def _is_depthwise(part: Part) -> bool:
    """A filter for each channel: there are as many groups as channels, and they go with the width."""
    groups: int = getattr(part, "groups", 1)
    return groups > 1 and groups == getattr(part, "channels", 0)


def _quanta(parts: _Parts) -> tuple[int, ...]:
    """What channels must go on being multiples of: groups, and groups in the narrow middle of a unit."""
    found = set()
    for inside in parts.values():
        for _, part in inside:
            groups = getattr(part, "groups", 1)
            if groups > 1 and not _is_depthwise(part):
                found |= {groups, groups * max(1, getattr(part, "bottleneck", 1))}
                if isinstance(part, SENetBottleneck):
                    found.add(2 * groups)  # what enters its groups is half as wide
    return tuple(sorted(found))


def _stages(graph: Graph) -> Iterator[tuple[str, ...]]:
    """Chains of two or more nodes with nothing beside them, of which each repeats the first, but for its stride."""
    seen: set[str] = set()
    for id in graph.order:
        if id in seen:
            continue
        chain = [id]
        while (follower := _follower(graph, chain[-1])) is not None and _repeats(graph, id, follower):
            chain.append(follower)
        seen.update(chain)
        if len(chain) > 1:
            yield tuple(chain)


def _follower(graph: Graph, id: str) -> str | None:
    out = graph.out[id]
    return out[0].target if len(out) == 1 and len(graph.into[out[0].target]) == 1 else None


def _repeats(graph: Graph, first: str, later: str) -> bool:
    one, other = graph.nodes[first].block, graph.nodes[later].block
    if type(one) is not type(other) or one.inputs != 1 or getattr(other, "stride", 1) != 1:
        return False
    if isinstance(one, Group):
        return bool(one == other)
    known = specs(type(one))
    if not (isinstance(one, Block) or any(spec.name in WIDTHS for spec in known)):
        return False
    if any(spec.name in DEPTHS for spec in known):
        return False  # it has a depth of its own
    if getattr(other, "padding", SAME) not in (SAME, (getattr(other, "kernel", 1) - 1) / 2):
        return False  # each one more would make the maps smaller
    return all(getattr(one, spec.name) == getattr(other, spec.name) for spec in known if spec.name not in _OF_THE_FIRST)


# -- at another value


def _with(part: Part, names: tuple[str, ...], axis: Axis, value: float) -> Part:
    changes: dict[str, object] = {}
    within: dict[str, list[str]] = {}
    for name in names:
        outer, _, inner = name.partition(_OFF)
        if inner:
            within.setdefault(outer, []).append(inner)
        else:
            changes[name] = _value(part.spec(name), getattr(part, name), axis, value)
    for outer, inners in within.items():
        if isinstance(part, Group):
            number = int(outer)
            part = part.with_member(number, _with(part.members[number].part, tuple(inners), axis, value))
        else:
            changes[outer] = _with(getattr(part, outer), tuple(inners), axis, value)
    return part.with_(**changes)


def _value(spec: Spec, now: int, axis: Axis, value: float) -> float:
    if axis.name not in ("width", "depth"):
        return int(value) if spec.kind == "integer" else float(value)
    unit = math.lcm(*(one for one in axis.quanta if now % one == 0))
    scaled = max(unit, _rounded(now * value / unit) * unit)
    return int(min(spec.high, max(spec.low, scaled)))


def _rounded(value: float) -> int:
    # a half goes up, and 0.15 * 30 counts as one
    return math.floor(value + 0.5 + 1e-9)


def _repeated(graph: Graph, nodes: dict[str, Node], axis: Axis, value: float) -> tuple[Link, ...]:
    """The links with more or fewer nodes in each stage; `nodes` gains and loses them."""
    ends: dict[str, str] = {}
    links: list[Link] = []
    titles = {node.title for node in nodes.values()}
    number = len(nodes)
    for stage in axis.stages:
        count = max(1, _rounded(len(stage) * value))
        last = nodes[stage[-1]]
        for id in stage[count:]:
            del nodes[id]
        ends[stage[-1]] = stage[min(count, len(stage)) - 1]
        for _ in range(count - len(stage)):
            number += 1
            while (id := f"{last.block.kind}_{number}") in nodes:
                number += 1
            last = dataclasses.replace(last, id=id, title=_next_title(last.title, titles))
            titles.add(last.title)
            nodes[id] = last
            links.append(Link(ends[stage[-1]], id))
            ends[stage[-1]] = id
    links += [
        Link(ends.get(link.source, link.source), link.target, link.port) for link in graph.links if link.target in nodes
    ]
    return tuple(sorted(links))


def _next_title(title: str, taken: set[str]) -> str:
    """`stage 2.4` after `stage 2.3`; none where that is another node's, or no number is at its end."""
    stem = title.rstrip("0123456789")
    if stem == title:
        return ""
    told = f"{stem}{int(title[len(stem) :]) + 1}"
    return "" if told in taken else told
