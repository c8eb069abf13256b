"""What the two tables of the analysis share: columns, lines of cells, and the model that hands them to a view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from visionlab.cost.kinds import Kind
from visionlab.exchange.table_csv import Value
from visionlab.layers.base import Part
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(NamedTuple):
    """A column: what its head says, and texts as wide as its cells get."""

    title: str
    about: str
    widest: str
    #: of what stands behind a number
    widest_after: str = ""
    #: set to the right, and sorted from the largest first
    is_number: bool = True


class Cell(NamedTuple):
    """A text, with a muted one before and after it, and a bar for a share of the whole (0 to 1)."""

    text: str
    before: str = ""
    after: str = ""
    share: float = 0.0
    #: a zero, which is there and need not be seen
    is_none: bool = False


class Line(NamedTuple):
    """A row as it is painted."""

    cells: tuple[Cell, ...]
    #: whose pictogram stands before the name
    part: type[Part] | None = None
    is_strong: bool = False
    is_muted: bool = False
    is_wrong: bool = False


def counted(number: int, whole: int, text: str, before: str = "", is_counted: bool = True) -> Cell:
    """A number with its share of the network's; nothing but the number where it is no part of that."""
    if not number:
        return Cell(text, is_none=True)
    if not is_counted:
        return Cell(text, before)
    return Cell(text, before, numbers.share(number, whole), number / whole if whole else 0.0)


def kind_words(kind: Kind) -> str:
    """A type of layer for a person: `Convolution 3×3`."""
    title = words.text(kind.title)
    return f"{title} {kind.size.replace('x', '×')}" if kind.size else title


class LineModel(QAbstractItemModel):
    """A model of lines; a view paints them without asking for each cell's roles."""

    #: what the values of `record` are called
    head: ClassVar[Sequence[str]] = ()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        #: the column that is sorted by, -1 for none, and how
        self.sorting = (-1, Qt.SortOrder.AscendingOrder)

    def line(self, index: Index) -> Line:
        """The line of an index."""
        raise NotImplementedError(type(self).__name__)

    def record(self, index: Index) -> tuple[Value, ...]:
        """The values of a line, for a spreadsheet."""
        raise NotImplementedError(type(self).__name__)

    def tips(self, index: Index) -> Sequence[str]:
        """The sentences of a cell's tool tip."""
        return ()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or by none where it is -1; its head says so."""
        self.sorting = (column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.reorder()

    def reorder(self) -> None:
        """Put the lines into the order that is asked for, and say where they went."""
        raise NotImplementedError(type(self).__name__)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            cell = self.line(index).cells[index.column()]
            return " ".join(filter(None, cell[:3]))
        return tooltip(*self.tips(index)) or None if role == Role.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Role.DisplayRole if section == self.sorting[0]:
                return f"{column.title} {'↓' if self.sorting[1] == Qt.SortOrder.DescendingOrder else '↑'}"
            case Role.DisplayRole:
                return column.title
            case Role.ToolTipRole:
                return tooltip(column.about)
            case Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Role.InitialSortOrderRole:
                order = Qt.SortOrder.DescendingOrder if column.is_number else Qt.SortOrder.AscendingOrder
                return order.value
        return None
