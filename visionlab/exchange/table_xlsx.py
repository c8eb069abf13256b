"""The tables of a network as an Excel file: its blocks on one sheet, its layers on another.

A CSV file would do were it read alike everywhere: where a comma stands before decimals, Excel takes `7.5` for a date.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from visionlab.cost import table
from visionlab.cost.analysis import analyse
from visionlab.exchange.formats import Format
from visionlab.exchange.table_csv import LAYER_HEAD, Value, cell, layer_line
from visionlab.graph.model import Graph
from visionlab.problem import Problem

#: of a sheet, with its head
_MOST_ROWS = 1_048_576
#: of a column, in letters; the first three hold names
_WIDTHS = (36, 22, 24, 14, 14, 14, 10, 14, 26, 14, 16, 10)


def tables_xlsx(graph: Graph) -> bytes:
    """An Excel file with the sheets `Blocks` and `Layers`. Raises Problem for more layers than a sheet has rows."""
    from openpyxl import Workbook  # late: few need it, and it takes a while to import

    report = analyse(graph)
    whole = table.network(report)
    blocks = table.nodes(graph, report)
    layers = [layer for block in blocks for layer in table.layers(block)]
    if len(layers) >= _MOST_ROWS:
        raise Problem(
            "An Excel sheet has room for {most} layers, and there are {count}", most=_MOST_ROWS - 1, count=len(layers)
        )
    book = Workbook(write_only=True)
    for title, rows in (("Blocks", blocks), ("Layers", layers)):
        _write(book.create_sheet(title), LAYER_HEAD, (layer_line(row, whole) for row in rows))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write(sheet: Any, head: Sequence[str], lines: Iterable[Sequence[Value]]) -> None:
    """A sheet with its head in bold that stays in sight."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    bold = []
    for name in head:
        bold.append(WriteOnlyCell(sheet, name))
        bold[-1].font = Font(bold=True)
    sheet.append(bold)
    for line in lines:
        # a title that begins like a formula would be one here too
        sheet.append([cell(value) for value in line])


xlsx = Format("xlsx", "Tables of blocks and layers (Excel)", "xlsx", tables_xlsx)
