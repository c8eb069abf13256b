"""The table of the counting page: a row for each way to count, for each tool, and for each printed figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from visionlab.exchange.table_csv import Value
from visionlab.ui import numbers
from visionlab.ui.analysis.list_lines import ListModel
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line


def _tr(text: str) -> str:
    return QCoreApplication.translate("Counting", text)


class CountRow(NamedTuple):
    """A figure for the network, and our own that it is compared with."""

    id: str
    title: str
    #: of whom it is: us, a tool, a paper
    whose: str
    figure: float
    #: as it is printed; empty for one that is exact
    printed: str
    ours: int

    @property
    def relation(self) -> str:
        """How it is to ours: `+4.5 %`, `× 2`."""
        if not self.ours or self.figure == self.ours:
            return ""
        ratio = self.figure / self.ours
        if ratio >= 1.5:
            return f"× {numbers.written(ratio, '.4g')}"
        percent = 100 * (ratio - 1)
        if abs(percent) < 0.005:
            return f"< {numbers.written(0.01, 'g')} %"
        return f"{numbers.written(percent, '+.2f')} %".replace("-", "−")


class CountModel(ListModel[CountRow]):
    """Our ways of counting, those of tools, and what is printed."""

    head = ("count", "whose", "figure", "ours")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(), parent)

    def _name(self, row: CountRow) -> str:
        return row.id

    def _key(self, column: int, row: CountRow) -> Any:
        relation = row.figure / row.ours if row.ours else 0.0
        return (row.title.lower(), row.whose, row.figure, relation)[column]

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        figure = row.printed or numbers.count(row.figure, 4)
        return Line((Cell(row.title), Cell(row.whose), Cell(figure), Cell(row.relation)), is_strong=row.id == "macs")

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        return row.title, row.whose, row.printed or row.figure, row.ours

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        return (row.printed,) if row.printed else (numbers.exact(round(row.figure)),)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_tr("Count"), _tr("A way to count, or who did"), "n" * 18, is_number=False),
        Column(_tr("Whose"), _tr("Ours, a tool's or as printed"), _tr("printed"), is_number=False),
        Column(_tr("This network"), _tr("For one image at test time"), "888.8 G"),
        Column(_tr("To ours"), _tr("Compared with our count of the same thing"), "+88.88 %"),
    )
