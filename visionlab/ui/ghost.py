"""The ghost: what the network would be after an edit that is only thought of. It never touches the document."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from visionlab.cost.analysis import Report, analyse
from visionlab.graph.model import Graph
from visionlab.problem import Problem

#: seconds: an analysis that takes longer would be felt in the hand
_FRAME = 0.016
#: of a slow one's time, the pause before the next
_PAUSE = 2.0

Edit = Callable[[Graph], Graph]


class Preview(NamedTuple):
    """A network that might be, and what it would cost."""

    graph: Graph
    report: Report


class Source(Protocol):
    """Who holds the network that is."""

    @property
    def graph(self) -> Graph:
        """The network."""

    @property
    def report(self) -> Report:
        """What it costs."""


class Ghost(QObject):
    """Works out a would-be network at once, or, where that takes too long, when the hand rests."""

    #: a Preview; None when there is none any more
    changed = Signal(object)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.preview: Preview | None = None
        self._wanted: Edit | None = None
        self._took = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def propose(self, edit: Edit) -> None:
        """Show what the network would be after this edit."""
        self._wanted = edit
        if self._took <= _FRAME:
            self._work()
        elif not self._timer.isActive():
            self._timer.start(round(1000 * _PAUSE * self._took))

    def show(self, graph: Graph, report: Report) -> None:
        """Show a network that is known already."""
        self._forget()
        self.preview = Preview(graph, report)
        self.changed.emit(self.preview)

    def withdraw(self) -> None:
        """Show only what is."""
        self._forget()
        if self.preview is not None:
            self.preview = None
            self.changed.emit(None)

    def _forget(self) -> None:
        self._wanted = None
        self._timer.stop()

    def _work(self) -> None:
        edit = self._wanted
        if edit is None:
            return
        start = perf_counter()
        try:
            graph = edit(self._source.graph)
        except Problem:
            self.withdraw()
            return
        report = analyse(graph, self._source.report)
        self._took = perf_counter() - start
        self.show(graph, report)
