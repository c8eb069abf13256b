"""The table of blocks and layers as a view that stays as it was through an edit: scrolled, opened and selected."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal

from visionlab.cost.analysis import Report
from visionlab.graph.model import Graph
from visionlab.ui.analysis.table_model import TableModel, Wanted
from visionlab.ui.analysis.table_view import TableView, together

_Flag = QItemSelectionModel.SelectionFlag
_Path = tuple[str, ...]


class TableTree(TableView):
    """Follows a network and its selection, and tells of a person's."""

    #: the ids of the nodes whose rows, or rows inside, a person selected; that of the current row first
    picked = Signal(object)

    def __init__(self) -> None:
        rows = TableModel()
        super().__init__(rows, is_tree=True)
        rows.setParent(self)
        self.rows = rows
        #: the blocks that are open while no filter opens them
        self._open: set[_Path] = {()}
        self._is_quiet = False
        self.expanded.connect(lambda index: self._remember(index, is_open=True))
        self.collapsed.connect(lambda index: self._remember(index, is_open=False))
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self._tell())

    # -- what is shown

    def open_network(self, graph: Graph, report: Report, is_flat: bool, wanted: Wanted) -> None:
        """Show another network from its top."""
        self._open = {()}
        self.setRootIsDecorated(not is_flat)
        with self._quiet():
            self.rows.is_flat, self.rows.wanted = is_flat, wanted
            self.rows.show_network(graph, report)
            self._show_open()
        self.scrollToTop()

    def show_network(self, graph: Graph, report: Report) -> None:
        """Show another state of the network, which stays where it is on the screen."""
        self._keeping(lambda: self.rows.show_network(graph, report))

    def arrange(self, is_flat: bool, wanted: Wanted) -> None:
        """A tree or a list, of what is wanted."""
        if (is_flat, wanted) == (self.rows.is_flat, self.rows.wanted):
            return
        was_flat = self.rows.is_flat
        self.setRootIsDecorated(not is_flat)
        self._keeping(lambda: self.rows.arrange(is_flat, wanted))
        if was_flat and not is_flat:
            self._find_again()

    def _find_again(self) -> None:
        """After the list, show a layer that was selected in its block; of several, the tree has the blocks."""
        rows = self.selected_rows()
        if len(rows) == 1:
            self.scrollTo(rows[0])
        else:
            with self._quiet():
                self.clearSelection()

    def _keeping(self, change: Callable[[], object]) -> None:
        """Do what may build the rows anew, then open, select and scroll as before."""
        index = self.indexAt(self.viewport().rect().topLeft())
        anchor = self.rows.row(index).path if index.isValid() else None
        before = self.visualRect(index).top()
        selected = [self.rows.row(one).path for one in self.selected_rows()]
        current = self.rows.row(self.currentIndex()).path if self.currentIndex().isValid() else None
        with self._quiet():
            if change() is True:
                return
            self._show_open()
            found = filter(QModelIndex.isValid, map(self.rows.find, selected))
            self.selectionModel().select(together(found), _Flag.ClearAndSelect)
            if current is not None:
                self.selectionModel().setCurrentIndex(self.rows.find(current), _Flag.NoUpdate)
        place = self.rows.find(anchor) if anchor else QModelIndex()
        if place.isValid():
            top = self.visualRect(place).top()  # lays the rows out, where that has not been done yet
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - before)

    def _show_open(self) -> None:
        if self.rows.is_flat:
            return
        if not self.rows.wanted.is_all:
            self.expandAll()
            return
        for path in self._open:
            index = self.rows.find(path)
            if index.isValid():
                self.setExpanded(index, True)

    def _remember(self, index: QModelIndex, is_open: bool) -> None:
        # Qt tells of every row when it expands all
        if self.rows.wanted.is_all and self.rows.hasChildren(index):
            (self._open.add if is_open else self._open.discard)(self.rows.row(index).path)

    # -- selection

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        before, self._is_quiet = self._is_quiet, True
        try:
            yield
        finally:
            self._is_quiet = before

    @property
    def selected_paths(self) -> list[_Path]:
        """The paths of the selected rows."""
        return [self.rows.row(index).path for index in self.selected_rows()]

    @property
    def selected_ids(self) -> frozenset[str]:
        """The nodes that the selected rows belong to."""
        return frozenset(path[0] for path in self.selected_paths if path)

    def show_selection(self, ids: frozenset[str]) -> None:
        """Select the rows of these nodes, unless rows in just these nodes are."""
        if ids == self.selected_ids:
            return
        found = self.rows.rows_of(ids)
        with self._quiet():
            self.selectionModel().select(together(found), _Flag.ClearAndSelect)
            if found:
                self.selectionModel().setCurrentIndex(found[0], _Flag.NoUpdate)
                self.scrollTo(found[0])

    def _tell(self) -> None:
        if not self._is_quiet:
            current = self.rows.row(self.currentIndex()).path[:1] if self.currentIndex().isValid() else ()
            self.picked.emit(sorted(self.selected_ids, key=lambda id: (id,) != current))
