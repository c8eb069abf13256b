"""The two tables of the memory page: what devices have room for, and what blocks keep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject

from visionlab.cost.situation import Situation
from visionlab.exchange.table_csv import Value
from visionlab.layers.base import Part
from visionlab.ui import numbers
from visionlab.ui.analysis.list_lines import ListModel
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line, counted

#: from this share of the room on it is said to be tight: a step takes somewhat less or more than is foreseen
TIGHT = 0.9
#: no run has a larger batch
_MOST = int(Situation.spec("batch").high)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Memory", text)


class FitRow(NamedTuple):
    """A device, what a training takes of its room, in bytes, and the largest batch that fits."""

    #: empty for this machine
    id: str
    title: str
    about: tuple[str, ...]
    capacity: int
    room: int
    takes: int
    largest: int

    @property
    def fits(self) -> bool:
        """Whether the training has room."""
        return self.takes <= self.room

    @property
    def verdict(self) -> str:
        """Whether it fits, in a word."""
        if not self.fits:
            return _tr("no")
        return _tr("tight") if self.takes > TIGHT * self.room else _tr("fits")


class FitModel(ListModel[FitRow]):
    """A row for this machine, and one for each known GPU."""

    head = ("device", "memory_bytes", "room_bytes", "takes_bytes", "fits", "largest_batch")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_fit_columns(), parent)

    def _name(self, row: FitRow) -> str:
        return row.id

    def _key(self, column: int, row: FitRow) -> Any:
        share = row.takes / max(row.room, 1)
        return (row.title.lower(), share, share, row.largest)[column]

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        share = row.takes / max(row.room, 1)
        takes = Cell(
            f"{numbers.written(100 * share, ',.1f')} %" if share < 10 else f"{numbers.exact(100 * share)} %",
            share=share,
        )
        largest = numbers.exact(row.largest) if row.largest < _MOST else f"≥ {numbers.exact(_MOST)}"
        return Line(
            (
                Cell(row.title),
                takes,
                Cell(row.verdict),
                Cell(largest if row.largest else "—"),
            ),
            is_strong=not row.id,
            is_wrong=not row.fits,
        )

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        return row.title, row.capacity, row.room, row.takes, row.verdict, min(row.largest, _MOST)

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        told = _tr("{takes} of the {room} that tensors may have of its {capacity}").format(
            takes=numbers.size(row.takes), room=numbers.size(row.room), capacity=numbers.size(row.capacity)
        )
        return told, *row.about


class KeptRow(NamedTuple):
    """A block and the bytes that autograd keeps of it; None where it does not work."""

    id: str
    title: str
    part: type[Part]
    kept: int | None
    is_wrong: bool = False


class KeptModel(ListModel[KeptRow]):
    """A row for each block."""

    head = ("block", "kept_bytes", "share")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_kept_columns(), parent)
        #: bytes of all rows together
        self.whole = 0

    def show_rows(self, rows: Sequence[KeptRow]) -> None:
        self.whole = sum(row.kept or 0 for row in rows)
        super().show_rows(rows)

    def _name(self, row: KeptRow) -> str:
        return row.id

    def _key(self, column: int, row: KeptRow) -> Any:
        return (row.kept or 0) if column else row.title.lower()

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        if row.kept is None:
            return Line((Cell(row.title), Cell("—")), row.part, is_muted=not row.is_wrong, is_wrong=row.is_wrong)
        text = numbers.size(row.kept) if row.kept else "0"
        return Line((Cell(row.title), counted(row.kept, self.whole, text)), row.part, is_muted=not row.kept)

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        kept = row.kept or 0
        return row.title, kept, kept / self.whole if self.whole else 0.0

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        if row.kept is None:
            return ()
        if not row.kept:
            return (_tr("Nothing of it is kept"),)
        return (_tr("{number} bytes").format(number=numbers.exact(row.kept)),)


def _fit_columns() -> tuple[Column, ...]:
    allowance = _tr("Its room is what PyTorch finds there, less the CUDA context and what cuDNN and cuBLAS work in")
    return (
        Column(_tr("Device"), _tr("This machine's main memory, and known GPUs"), "n" * 14, is_number=False),
        Column(_tr("Takes"), _tr("What the training takes of its room") + ". " + allowance, "88,888 %"),
        Column(
            _tr("Fits"),
            _tr("Tight from nine tenths on: of the presets, a step takes 80 to 111 % of what is foreseen"),
            _tr("tight"),
            is_number=False,
        ),
        Column(_tr("Largest batch"), _tr("The most images in a step that have room"), f"≥ {numbers.exact(_MOST)}"),
    )


def _kept_columns() -> tuple[Column, ...]:
    return (
        Column(_tr("Block"), _tr("In the order in which they run"), "n" * 14, is_number=False),
        Column(
            _tr("Keeps"),
            _tr(
                "What autograd keeps of the batch until the backward pass; a tensor counts for the block that makes it"
            ),
            "88.8 MB",
            "88.8 %",
        ),
    )
