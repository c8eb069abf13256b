"""The figure of a network: volumes with a front, a top and a side, arrows between them, words below, a legend.

Height and depth of a volume follow the square root of its maps' height and width, its thickness that of the channels,
so that a tenth of the size is still seen. Lengths are pixels at full size; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, sqrt
from typing import NamedTuple

from visionlab.blocks.catalogue import GROUPS
from visionlab.cost.analysis import Report
from visionlab.figure.clusters import Cluster, clusters
from visionlab.graph.layout import ROW_GAP, layout, route
from visionlab.graph.model import Graph, Link, Node
from visionlab.layers.base import Shape, words

Point = tuple[float, float]

#: height of the largest maps, and the least of any
_TALLEST, _LOWEST = 150.0, 7.0
#: thickness of the most channels, and the least of any; of a slice
_THICKEST, _THINNEST, _SLICE = 52.0, 4.0, 4.0
#: how far the depth goes to the right and up, for each unit of width
_RIGHT, _UP = 0.38, 0.26
#: of a vector: its length, at most and at least, and how deep it looks
_LONGEST, _SHORTEST, _STICK = 120.0, 24.0, 9.0
#: sizes of letters, and what one of them takes of its size across, about
TITLE, SHAPE = 11.0, 10.0
_LETTER = 0.56
_MOST_LETTERS = 22
#: between a volume and the words below it; a line of words
_BELOW, _LINE = 8.0, 14.0
#: between two volumes in a row, and between their words
_APART, _WORDS_APART = 30.0, 10.0
_LEGEND_ROW, _SWATCH = 20.0, 11.0
_MARGIN = 24.0


class Text(NamedTuple):
    """Words, centred at a point (or beginning there)."""

    at: Point
    words: str
    size: float
    is_strong: bool = False
    is_centred: bool = True


class Volume(NamedTuple):
    """A box in three visible faces, each four corners; of no depth for what has no shape."""

    #: the nodes that it stands for
    ids: tuple[str, ...]
    #: the palette's group of its block, which decides its colour
    group: int
    front: tuple[Point, ...]
    top: tuple[Point, ...]
    side: tuple[Point, ...]
    #: something in it cannot work
    is_broken: bool = False


class Arrow(NamedTuple):
    """A curve of cubic pieces: a start, then three points a piece. A skip passes other volumes by."""

    points: tuple[Point, ...]
    is_skip: bool = False


class Bracket(NamedTuple):
    """Over volumes that come several times."""

    left: float
    right: float
    y: float
    words: Text


class Legend(NamedTuple):
    """The colour of a group, and its name."""

    group: int
    box: tuple[Point, ...]
    words: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """All of it, in the order in which it is painted."""

    arrows: tuple[Arrow, ...]
    volumes: tuple[Volume, ...]
    brackets: tuple[Bracket, ...]
    texts: tuple[Text, ...]
    legend: tuple[Legend, ...]
    #: left, top, right, bottom, with a margin
    bounds: tuple[float, float, float, float]


def figure(graph: Graph, report: Report, say: Callable[[str], str] = str) -> Figure:
    """The figure of a network, from left to right. `say` gives the core's words in another language."""
    found, edges = clusters(graph, report)
    scale = _Scale([one.shape for one in found if one.shape is not None])
    shown = [_Shown(graph, cluster, scale, say) for cluster in found]
    drawn = Graph.of(
        [Node(str(number), one.cluster) for number, one in enumerate(shown)],
        [Link(str(source), str(target), port) for port, (source, target) in enumerate(edges)],
    )

    def size(id: str) -> tuple[float, float]:
        one = shown[int(id)]
        return one.across, one.taken

    # the layout goes down the page, a figure across it
    places = layout(drawn, size)
    for id, (across, along) in places.items():
        one = shown[int(id)]
        one.move(along + one.taken / 2, across + one.across / 2)
    lanes = route(drawn, places, size)
    arrows = [_arrow(shown[int(link.source)], shown[int(link.target)], lanes.get(link, ())) for link in drawn.links]
    volumes = [volume for one in shown for volume in one.volumes()]
    brackets = list(_brackets(shown))
    texts = [text for one in shown for text in one.texts()]
    box = _around(shown, arrows, brackets)
    legend = list(_legend(volumes, box, say))
    bottom = box[3] + (_LEGEND_ROW + _BELOW if legend else 0)
    right = max([box[2], *(entry.words.at[0] + _width(entry.words.words, SHAPE) for entry in legend)])
    bounds = (box[0] - _MARGIN, box[1] - _MARGIN, right + _MARGIN, bottom + _MARGIN)
    return Figure(tuple(arrows), tuple(volumes), tuple(brackets), tuple(texts), tuple(legend), bounds)


class _Scale:
    """From shapes to lengths."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        maps = [shape for shape in shapes if len(shape) == 3]
        self._size = max([1, *(max(shape[1:]) for shape in maps)])
        self._channels = max([1, *(shape[0] for shape in maps)])
        self._features = max([1, *(shape[0] for shape in shapes if len(shape) != 3)])

    def box(self, shape: Shape | None) -> tuple[float, float, float]:
        """Thickness, height and depth."""
        if shape is None:
            return 2 * _THINNEST, _SHORTEST, 0.0
        if len(shape) != 3:
            return _THINNEST, _SHORTEST + (_LONGEST - _SHORTEST) * sqrt(shape[0] / self._features), _STICK
        channels, height, width = shape
        thick = _THINNEST + (_THICKEST - _THINNEST) * sqrt(channels / self._channels)
        return thick, self._long(height), self._long(width)

    def _long(self, size: int) -> float:
        return max(_LOWEST, _TALLEST * sqrt(size / self._size))


class _Shown:
    """A cluster with its lengths and its place."""

    def __init__(self, graph: Graph, cluster: Cluster, scale: _Scale, say: Callable[[str], str]) -> None:
        self.cluster = cluster
        self._graph = graph
        first = graph.nodes[cluster.ids[0]]
        self._title = _cut(first.title or say(first.block.title))
        self._shape = "?" if cluster.shape is None else words(cluster.shape).replace("x", "×")
        self.thick, self.height, self.depth = scale.box(cluster.shape)
        self.width = self.thick + _SLICE * (len(cluster.ids) - 1)
        self.x = self.y = 0.0
        drawn = self.width + _RIGHT * self.depth
        self.along = max(drawn, _width(self._title, TITLE), _width(self._shape, SHAPE))
        # words may come nearer to each other than the layout sets its rows
        self.taken = max(drawn - ROW_GAP + _APART, self.along - ROW_GAP + _WORDS_APART)
        # as much above the middle as below it, in whole units, so that the middles of a chain are in line
        self.across = 2 * ceil(self.height / 2 + max(_UP * self.depth + _LINE, _BELOW + 2 * _LINE))

    def move(self, x: float, y: float) -> None:
        """Put its middle there."""
        self.x, self.y = x, y

    @property
    def left(self) -> float:
        return self.x - (self.width + _RIGHT * self.depth) / 2

    @property
    def right(self) -> float:
        """Of its back."""
        return self.left + self.width + _RIGHT * self.depth

    @property
    def top(self) -> float:
        """Of its back."""
        return self.y - self.height / 2 - _UP * self.depth

    @property
    def bottom(self) -> float:
        """Of the words below it."""
        return self.y + self.height / 2 + _BELOW + 2 * _LINE

    def volumes(self) -> Iterator[Volume]:
        """The volume and the slices on it."""
        left = self.left
        for number, id in enumerate(self.cluster.ids):
            width = self.thick if number == 0 else _SLICE
            yield self._volume(number, id, left, left + width)
            left += width

    def _volume(self, number: int, id: str, left: float, right: float) -> Volume:
        part = self._graph.nodes[id].block
        group = GROUPS.index(part.group) if part.group in GROUPS else len(GROUPS)
        top, bottom = self.y - self.height / 2, self.y + self.height / 2
        over, up = _RIGHT * self.depth, _UP * self.depth
        ids = self.cluster.all_ids[number :: len(self.cluster.ids)]
        return Volume(
            ids,
            group,
            ((left, top), (right, top), (right, bottom), (left, bottom)),
            ((left, top), (left + over, top - up), (right + over, top - up), (right, top)),
            ((right, top), (right + over, top - up), (right + over, bottom - up), (right, bottom)),
            self.cluster.shape is None,
        )

    def texts(self) -> Iterator[Text]:
        """Title and shape."""
        top = self.y + self.height / 2 + _BELOW + _LINE / 2
        yield Text((self.x, top), self._title, TITLE, is_strong=True)
        yield Text((self.x, top + _LINE), self._shape, SHAPE)


def _arrow(source: _Shown, target: _Shown, lane: Sequence[Point]) -> Arrow:
    """From the back's right to the front's left; one that passes others by goes through its lane."""
    points = [(source.right + 2, source.y), *((along, across) for across, along in lane), (target.left - 2, target.y)]
    told = [points[0]]
    for here, there in pairwise(points):
        bend = (there[0] - here[0]) / 2
        told += [(here[0] + bend, here[1]), (there[0] - bend, there[1]), there]
    return Arrow(tuple(told), is_skip=bool(lane))


def _brackets(shown: Sequence[_Shown]) -> Iterator[Bracket]:
    rounds: dict[int, list[_Shown]] = {}
    for one in shown:
        if one.cluster.times > 1:
            rounds.setdefault(one.cluster.round, []).append(one)
    for members in rounds.values():
        left, right = min(one.left for one in members), max(one.right for one in members)
        y = min(one.top for one in members) - 6
        told = Text(((left + right) / 2, y - _LINE / 2 - 1), f"×{members[0].cluster.times}", TITLE, is_strong=True)
        yield Bracket(left, right, y, told)


def _around(
    shown: Sequence[_Shown], arrows: Sequence[Arrow], brackets: Sequence[Bracket]
) -> tuple[float, float, float, float]:
    xs = [edge for one in shown for edge in (one.x - one.along / 2, one.x + one.along / 2)]
    ys = [edge for one in shown for edge in (one.top, one.bottom)]
    ys += [y for arrow in arrows for _, y in arrow.points]
    ys += [bracket.y - _LINE - 2 for bracket in brackets]
    return min(xs, default=0.0), min(ys, default=0.0), max(xs, default=0.0), max(ys, default=0.0)


def _legend(
    volumes: Sequence[Volume], box: tuple[float, float, float, float], say: Callable[[str], str]
) -> Iterator[Legend]:
    """The groups that the figure has, in a row below it."""
    x, y = box[0], box[3] + _BELOW + _LEGEND_ROW / 2
    for group in sorted({volume.group for volume in volumes}):
        title = say((*GROUPS, "Others")[group])
        corners = ((x, y - 5), (x + _SWATCH, y - 5), (x + _SWATCH, y + 6), (x, y + 6))
        told = Text((x + _SWATCH + 6, y), title, SHAPE, is_centred=False)
        yield Legend(group, corners, told)
        x = told.at[0] + _width(title, SHAPE) + 18


def _width(text: str, size: float) -> float:
    return _LETTER * size * len(text) + 4


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"
