"""The networks that are open: each with its history, its place on disk and its selection. The document shows one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from visionlab.cost.analysis import Report, analyse
from visionlab.cost.folding import Folding
from visionlab.graph.history import History
from visionlab.graph.model import EMPTY, Graph

_PLAIN = Folding()


class Sheet:
    """All of a network that is kept while another one is shown."""

    def __init__(
        self,
        graph: Graph,
        name: str = "",
        path: Path | None = None,
        saved: bool = True,
        recipe: str = "",
        folding: Folding = _PLAIN,
    ) -> None:
        self.history = History(graph)
        if not saved:
            self.history.mark_unsaved()
        #: the name is empty where nobody has given one
        self.path, self.name = path, name
        #: id of the recipe by which the authors of the network trained it; empty where none is known
        self.recipe = recipe
        #: the ids of the nodes that were selected when it was last seen
        self.selected: frozenset[str] = frozenset()
        #: what is opened in place and folded
        self.folding = folding
        #: the network as it was when each of these was opened, or when it came with its file
        self.opened_on: Mapping[str, Graph] = dict.fromkeys(folding.opened, graph)
        self._report: Report | None = None

    @property
    def graph(self) -> Graph:
        """The network as it is now."""
        return self.history.value

    @property
    def report(self) -> Report:
        """What it costs, worked out when somebody first looks."""
        if self._report is None:
            self._report = analyse(self.graph)
        return self._report

    @report.setter
    def report(self, report: Report) -> None:
        self._report = report

    def look(self, folding: Folding) -> None:
        """Look at it in another way."""
        self.opened_on = {way: self.opened_on.get(way, self.graph) for way in folding.opened}
        self.folding = folding

    @property
    def title(self) -> str:
        """What it is called on the screen, also where nobody has given it a name."""
        return self.name or QCoreApplication.translate("Sheet", "Untitled")

    @property
    def view(self) -> dict[str, list[str]]:
        """How it is looked at, for its file."""
        return self.folding.told(self.graph)

    @property
    def is_saved(self) -> bool:
        """Whether closing it would lose nothing."""
        return self.history.is_saved or not self.graph.nodes

    @property
    def is_untouched(self) -> bool:
        """Whether it can be had again by a click: another network may take its place."""
        return self.path is None and self.is_saved and len(self.history.entries) == 1


class Sheets(QObject):
    """The open networks in the order of their tabs; there is always one."""

    #: which there are, their order, or which one is shown
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = Sheet(EMPTY)
        self.all: tuple[Sheet, ...] = (self.shown,)

    def replace(self, sheet: Sheet) -> None:
        """Another one in the place of the one that is shown."""
        self._take(tuple(sheet if one is self.shown else one for one in self.all), sheet)

    def add(self, sheet: Sheet) -> None:
        """One more, beside the one that is shown; it is shown now."""
        at = self.all.index(self.shown) + 1
        self._take((*self.all[:at], sheet, *self.all[at:]), sheet)

    def bring(self, sheets: Iterable[Sheet]) -> None:
        """Some more, before those that are open; what is shown stays."""
        self._take((*sheets, *self.all), self.shown)

    def take(self, others: Sheets) -> None:
        """Those that others have, in the place of these."""
        self._take(others.all, others.shown)

    def show(self, sheet: Sheet) -> None:
        """Show one of them."""
        self._take(self.all, sheet)

    def order(self, sheets: Iterable[Sheet]) -> None:
        """Put them in another order."""
        self._take(tuple(sheets), self.shown)

    def close(self, sheet: Sheet) -> None:
        """One less; a neighbour is shown in its place, after the last one nothing."""
        at = self.all.index(sheet)
        rest = tuple(one for one in self.all if one is not sheet) or (Sheet(EMPTY),)
        self._take(rest, rest[min(at, len(rest) - 1)] if sheet is self.shown else self.shown)

    def beside(self, step: int) -> Sheet:
        """The one so many tabs further; past the last comes the first."""
        return self.all[(self.all.index(self.shown) + step) % len(self.all)]

    def of(self, path: Path) -> Sheet | None:
        """The one of a file."""
        wanted = path.resolve()
        return next((one for one in self.all if one.path is not None and one.path.resolve() == wanted), None)

    def _take(self, sheets: tuple[Sheet, ...], shown: Sheet) -> None:
        if (sheets, shown) != (self.all, self.shown):
            self.all, self.shown = sheets, shown
            self.changed.emit()
