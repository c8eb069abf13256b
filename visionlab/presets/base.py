"""What a preset is, and the decorator that declares one."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass

from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.presets.builder import NetworkBuilder
from visionlab.presets.retarget import retarget


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as its source prints it, rounded; the program's own count is exact."""

    what: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Preset:
    """A network that is ready to open."""

    #: its name on the command line and in files, as in `densenet-121`
    id: str
    title: str
    year: int
    authors: str
    #: title and venue of the paper; empty for a network of our own
    paper: str
    #: one sentence: what was new
    summary: str
    input: Shape
    classes: int
    figures: tuple[Printed, ...]
    #: the network on its own input and classes
    build: Callable[[], Graph]

    def graph(self, input: Shape | None = None, classes: int | None = None) -> Graph:
        """The network, on another input (channels, height, width) or number of classes where given. Raises Problem."""
        return retarget(self.build(), input, classes)


def network(
    id: str,
    *,
    title: str,
    year: int,
    summary: str,
    authors: str = "",
    paper: str = "",
    input: tuple[int, int, int] = (3, 224, 224),
    classes: int = 1000,
    figures: tuple[Printed, ...] = (),
) -> Callable[[Callable[[NetworkBuilder, int], object]], Preset]:
    """Declare a preset: `build(net, classes)` adds the parts after the input, which is there already."""

    def declare(build: Callable[[NetworkBuilder, int], object]) -> Preset:
        @functools.cache
        def built() -> Graph:
            net = NetworkBuilder(input)
            build(net, classes)
            return net.graph()

        return Preset(id, title, year, authors, paper, summary, input, classes, figures, built)

    return declare
