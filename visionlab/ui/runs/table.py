"""The view of the table of runs: a menu of what can be done, and a selection that stays."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from visionlab.ui.analysis.table_view import TableView, together
from visionlab.ui.places import RUNS
from visionlab.ui.runs.model import RunsModel
from visionlab.ui.runs.reading import RunRow


class RunsTable(TableView):
    """Runs, several of which may be selected."""

    #: the selection is another one, or its rows tell something else
    selected = Signal()

    place = RUNS

    def __init__(self) -> None:
        self.runs = RunsModel()
        super().__init__(self.runs, is_tree=False)
        self.runs.setParent(self)
        self.setAccessibleName(self.tr("Runs"))
        #: what the context menu offers, None for a line between
        self.offered: list[QAction | None] = []
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selected.emit())

    @property
    def chosen_rows(self) -> list[RunRow]:
        """The selected runs, from the top."""
        return [self.runs.rows[place] for place in sorted(index.row() for index in self.selected_rows())]

    def show_rows(self, rows: Iterable[RunRow]) -> None:
        """Show these; those that were selected stay so."""
        before = [row.path for row in self.chosen_rows]
        here = self.currentIndex().row()
        current = self.runs.rows[here].path if 0 <= here < len(self.runs.rows) else ""
        quiet = self.selectionModel().blockSignals(True)
        self.runs.show_rows(tuple(rows))
        if [row.path for row in self.chosen_rows] != before:
            self.select(before)
            if before and not self.chosen_rows and self.runs.rows:  # they are gone: the next one takes their place
                self.select([self.runs.rows[min(here, len(self.runs.rows) - 1)].path])
            place = self.runs.find(current)
            if place.isValid():
                self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().blockSignals(quiet)
        self.viewport().update()
        self.selected.emit()

    def select(self, paths: Iterable[str]) -> None:
        """Select the runs in these folders, and go to the first."""
        places = [place for path in paths if (place := self.runs.find(path)).isValid()]
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(together(places), flag)
        if places:
            self.selectionModel().setCurrentIndex(places[0], QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(places[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.offered:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        menu.popup(event.globalPos())
