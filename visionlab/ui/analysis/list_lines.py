"""A table of lines without anything below them; its rows are named tuples."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt

from visionlab.ui.analysis.table_lines import Column, Index, LineModel

R = TypeVar("R", bound=tuple[object, ...])


class ListModel(LineModel, Generic[R]):
    """Rows without anything below them, sorted by a column or in their own order."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        #: as they are shown, and in their own order
        self.rows: list[R] = []
        self._own: list[R] = []

    def _key(self, column: int, row: R) -> Any:
        """What a row is sorted by."""
        raise NotImplementedError(type(self).__name__)

    def _name(self, row: R) -> object:
        """What a row is known by from one state to the next."""
        raise NotImplementedError(type(self).__name__)

    def _is_first(self, row: R) -> bool:
        """Whether a row stays above the others however they are sorted."""
        return False

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these; what is the same row stays where it is, and selected."""
        before = [self._name(row) for row in self.rows]
        self._own = list(rows)
        ordered = self._ordered()
        if [self._name(row) for row in ordered] == before:
            self.rows = ordered
            if ordered:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ordered) - 1, len(self.columns) - 1))
        elif {self._name(row) for row in ordered} == set(before):
            self._rearrange(ordered)
        else:
            self.beginResetModel()
            self.rows = ordered
            self.endResetModel()

    def reorder(self) -> None:
        self._rearrange(self._ordered())

    def _ordered(self) -> list[R]:
        column, order = self.sorting
        if column < 0:
            return list(self._own)
        first = [row for row in self._own if self._is_first(row)]
        rest = [row for row in self._own if not self._is_first(row)]
        rest.sort(key=lambda row: self._key(column, row), reverse=order == Qt.SortOrder.DescendingOrder)
        return first + rest

    def _rearrange(self, ordered: list[R]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        names = [self._name(self.rows[index.row()]) for index in before]
        self.rows = ordered
        places = {self._name(row): place for place, row in enumerate(ordered)}
        moved = [self.index(places[name], index.column()) for name, index in zip(names, before, strict=True)]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        is_there = 0 <= row < len(self.rows) and not parent.isValid()
        return self.createIndex(row, column) if is_there else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def find(self, name: object) -> QModelIndex:
        """Where a row is; invalid where it is not."""
        return next((self.index(at, 0) for at, row in enumerate(self.rows) if self._name(row) == name), QModelIndex())
