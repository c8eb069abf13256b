"""Works a sweep out while nothing else happens: each network is made, recorded and summed up in short slices."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from visionlab.blocks.recording import record
from visionlab.cost.analysis import analyse
from visionlab.cost.budget import Terms, used
from visionlab.cost.situation import Situation
from visionlab.graph.model import Graph
from visionlab.layers.base import Shape
from visionlab.presets.sweep import Axis, axes, swept
from visionlab.problem import Problem

#: what is counted: fields of a budget
QUANTITIES = ("parameters", "macs", "memory")
#: a slice ends after so many seconds
_SLICE = 0.006


@dataclass(frozen=True, slots=True)
class Outcome:
    """A network at one value: what it costs by `QUANTITIES`, or why it does not work there."""

    costs: Mapping[str, float]
    problem: Problem | None = None


class Sweeping(QObject):
    """What can be swept over a network, and the outcomes along one axis."""

    #: `axes` are those of the network that was asked about
    opened = Signal()
    #: some more outcomes are known
    learned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.axes: tuple[Axis, ...] = ()
        self.known: dict[float, Outcome] = {}
        self._graph = Graph()
        self._axis: Axis | None = None
        self._situation = Situation()
        self._wanted: list[float] = []
        self._work: Iterator[None] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._slice)
        #: a curve painted anew for each value would take longer than the counting
        self._telling = QTimer(self, singleShot=True, interval=60)
        self._telling.timeout.connect(self.learned)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to be worked out."""
        return self._slices.isActive()

    def open(self, graph: Graph) -> None:
        """Find what can be swept over a network; then `opened`."""
        self._graph, self._axis, self._wanted = graph, None, []
        self.known.clear()
        self._begin(self._opening())

    def want(self, axis: Axis, values: tuple[float, ...], situation: Situation) -> None:
        """Work these values out, those not known yet."""
        if axis is not self._axis or situation != self._situation:
            self.known.clear()
            self._axis, self._situation = axis, situation
        self._wanted = [value for value in values if value not in self.known]
        self._begin(self._counting(axis))

    def hurry(self, value: float) -> None:
        """Work this one out before the others."""
        if value not in self.known and self._axis is not None:
            self._wanted = [value, *(other for other in self._wanted if other != value)]
            self._begin(self._counting(self._axis))

    def pause(self) -> None:
        """Leave it for now."""
        self._slices.stop()
        self._telling.stop()

    def resume(self) -> None:
        """Go on with what is left."""
        self._slices.start()

    def _begin(self, work: Iterator[None]) -> None:
        self._work = work
        self._slices.start()

    def _slice(self) -> None:
        end = time.perf_counter() + _SLICE
        work = self._work
        while time.perf_counter() < end and work is self._work:
            if next(work, self) is self:
                if work is self._work:
                    self._slices.stop()
                    self._telling.stop()
                    self.learned.emit()
                return

    def _opening(self) -> Iterator[None]:
        self.axes = axes(self._graph)
        yield
        self.opened.emit()

    def _counting(self, axis: Axis) -> Iterator[None]:
        while self._wanted:
            value = self._wanted[0]
            yield from self._outcome(axis, value)
            if value in self._wanted:
                self._wanted.remove(value)
            if not self._telling.isActive():
                self._telling.start()

    def _outcome(self, axis: Axis, value: float) -> Iterator[None]:
        try:
            graph = swept(self._graph, axis, value)
        except Problem as problem:
            self.known[value] = Outcome({}, problem)
            return
        yield
        yield from _recorded(graph)
        report = analyse(graph)
        yield
        if report.problems:
            self.known[value] = Outcome({}, report.problems[0][1])
            return
        self.known[value] = Outcome({name: used(name, report, Terms(self._situation)) for name in QUANTITIES})


def _recorded(graph: Graph) -> Iterator[None]:
    """Record a network block by block, so that the analysis finds all recordings made."""
    shapes: dict[str, Shape] = {}
    for id in graph.order:
        fed = tuple(shapes[link.source] for link in graph.into[id] if link.source in shapes)
        try:
            shapes[id] = record(graph.nodes[id].block, fed).shape
        except Problem:
            continue  # the analysis will say so
        yield
