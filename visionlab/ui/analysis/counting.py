"""Counts networks one after the other while nothing else happens, and remembers their figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from visionlab.cost.analysis import analyse
from visionlab.graph.model import Graph

#: parameters and MACs
Counts = tuple[int, int]

#: of this process: a key stands for one network for good
_known: dict[Hashable, Counts] = {}


class Counting(QObject):
    """Works through what is wanted in slices of the event loop's idle time."""

    #: some more are known
    learned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Mapping[Hashable, Callable[[], Graph]] = {}
        self._begun: tuple[Hashable, Graph] | None = None
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._slice)
        #: a chart painted anew for each of them would take longer than the counting
        self._telling = QTimer(self, singleShot=True, interval=120)
        self._telling.timeout.connect(self.learned)

    @property
    def known(self) -> Mapping[Hashable, Counts]:
        """What is counted already."""
        return _known

    @property
    def left(self) -> int:
        """How many of those wanted are not counted yet."""
        return sum(key not in _known for key in self._wanted)

    def want(self, networks: Mapping[Hashable, Callable[[], Graph]]) -> None:
        """Count these, in this order, and no others: how each is made, by its key."""
        self._wanted = networks
        if self.left:
            self._slices.start()

    def pause(self) -> None:
        """Leave it until something is wanted again."""
        self._slices.stop()

    def _slice(self) -> None:
        """Make a network, or count the one made before: two short steps hold the window up less than a long one."""
        if self._begun is None:
            key = next((key for key in self._wanted if key not in _known), None)
            if key is None:
                self._slices.stop()
                self._telling.stop()
                self.learned.emit()
            else:
                self._begun = key, self._wanted[key]()
            return
        (key, graph), self._begun = self._begun, None
        report = analyse(graph)
        _known[key] = report.parameters, report.macs
        if not self._telling.isActive():
            self._telling.start()
