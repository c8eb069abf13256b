"""The table of what goes where: a row for each tensor, what does not fit first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from visionlab.exchange.table_csv import Value
from visionlab.exchange.weight_match import How, Row
from visionlab.ui.analysis.list_lines import ListModel
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line
from visionlab.ui.panels.common import shape_text

_OURS, _THEIRS, _SHAPE, _HOW = range(4)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Weights", text)


def how_words(how: How) -> str:
    """How a tensor finds its place, for a person."""
    return {
        "name": _tr("Same name"),
        "order": _tr("By order"),
        "structure": _tr("By structure"),
        "missing": _tr("Missing in the file"),
        "left over": _tr("Not in the network"),
        "shape": _tr("Other shape"),
        "spare": _tr("Not needed"),
    }[how]


class WeightsModel(ListModel[Row]):
    """Tensors of the network and of the file."""

    head = ("network", "file", "shape", "shape in the file", "how")

    def __init__(self, parent: QObject | None = None) -> None:
        tr = self.tr
        columns = (
            Column(
                tr("In the network"), tr("The tensor's name here"), "block_3.projection_norm.weight", is_number=False
            ),
            Column(tr("In the file"), tr("Its name there"), "layer1.0.bn1.num_batches_tracked", is_number=False),
            Column(tr("Shape"), tr("Here, or in the file where there is none here"), "512×512×3×3", is_number=False),
            Column(
                tr("How"),
                tr("How it found its place, or why it has none"),
                f"{how_words('shape')}: 1000×512",
                is_number=False,
            ),
        )
        super().__init__(columns, parent)

    def _name(self, row: Row) -> object:
        return row.theirs, row.ours

    def _key(self, column: int, row: Row) -> Any:
        return (row.ours, row.theirs, row.shape, how_words(row.how))[column]

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        how = f"{how_words(row.how)}: {shape_text(row.found)}" if row.found else how_words(row.how)
        cells = (row.ours or "—", row.theirs or "—", shape_text(row.shape) or "1", how)
        return Line(tuple(map(Cell, cells)), is_wrong=row.is_fault, is_muted=row.how == "spare")

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        return row.ours, row.theirs, shape_text(row.shape), shape_text(row.found) if row.found else "", row.how

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        told = self.tr("{here} here, {there} in the file").format(
            here=shape_text(row.shape), there=shape_text(row.found)
        )
        return tuple(filter(None, (row.ours, row.theirs, told if row.found else "")))
