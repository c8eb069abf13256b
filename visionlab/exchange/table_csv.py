"""The table of a network as text: lines for a spreadsheet (CSV, or tabs for the clipboard), and Markdown."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from visionlab.cost import table
from visionlab.cost.analysis import analyse
from visionlab.cost.kinds import Kind, Sums
from visionlab.cost.numbers import exact, share
from visionlab.cost.table import Row
from visionlab.exchange.formats import Format
from visionlab.graph.model import Graph
from visionlab.layers.base import FLOAT, words

#: what stands in a cell; empty where there is nothing to tell
Value = str | int | float

LAYER_HEAD = (
    "layer", "block", "type", "output", "elements", "bytes", "bytes %",
    "parameters", "formula", "parameters %", "MACs", "MACs %",
)  # fmt: skip
KIND_HEAD = (
    "type", "layers", "parameters", "parameters %", "weights only", "weights only %",
    "MACs", "MACs %", "bytes", "bytes %",
)  # fmt: skip


def layer_line(row: Row, whole: Row) -> tuple[Value, ...]:
    """A row of the table under `LAYER_HEAD`; an auxiliary head has no share of the network it is no part of."""
    kind = row.kind if row.inner is None else None
    type_ = str(kind) if kind is not None else "" if row.part is None else str(row.part.title)
    named = ("/".join(row.path), row.title, type_)
    if row.shape is None:
        return (*named, *[""] * (len(LAYER_HEAD) - len(named)))
    counts = ((row.bytes, whole.bytes), (row.parameters, whole.parameters), (row.macs, whole.macs))
    shares = ["" if row.is_auxiliary else _percent(*count) for count in counts]
    return (
        *named, words(row.shape), row.elements, row.bytes, shares[0],
        row.parameters, row.formula, shares[1], row.macs, shares[2],
    )  # fmt: skip


def kind_line(kind: Kind, one: Sums, whole: Sums) -> tuple[Value, ...]:
    """A type of layer under `KIND_HEAD`."""
    counts = ((one.parameters, whole.parameters), (one.weights, whole.weights), (one.macs, whole.macs))
    told = [value for count in counts for value in (count[0], _percent(*count))]
    return (str(kind), one.layers, *told, FLOAT * one.elements, _percent(one.elements, whole.elements))


def csv_text(head: Sequence[str], lines: Iterable[Sequence[Value]]) -> str:
    """Lines below a head as RFC 4180 has them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([cell(value) for value in line] for line in lines)
    return text.getvalue()


def tab_text(lines: Iterable[Sequence[Value]]) -> str:
    """Lines with tabs between, for the clipboard."""
    return "\n".join("\t".join(str(cell(value)) for value in line) for line in lines)


def markdown_text(rows: Iterable[Row], whole: Row) -> str:
    """A table of rows, with the network's own as the last line."""
    lines = [
        "| Layer | Type | Output | Elements | Parameters | MACs | |",
        "| :-- | :-- | --: | --: | --: | --: | --: |",
        *(_markdown_line(row, whole) for row in rows),
        f"| **Total** | | | **{exact(whole.elements)}** | **{exact(whole.parameters)}** | **{exact(whole.macs)}** | |",
    ]
    return "\n".join(lines) + "\n"


def _markdown_line(row: Row, whole: Row) -> str:
    _name, _block, type_, output, elements, *_ = layer_line(row, whole)
    cells = [row.name, type_, output, exact(elements) if isinstance(elements, int) else ""]
    parts = [re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", _plain(str(cell))) for cell in cells]
    formula = f"`{row.formula}` = " if row.formula else ""
    if row.shape is not None:
        parts += [f"{formula}{exact(row.parameters)}", exact(row.macs)]
        parts.append("training" if row.is_auxiliary else share(row.macs, whole.macs) if row.macs else "")
    return f"| {' | '.join(parts)} |"


def cell(value: Value) -> Value:
    """A value as a spreadsheet may read it: titles come from strangers, and none may become a formula there."""
    if not isinstance(value, str):
        return value
    plain = _plain(value)
    return f"'{plain}" if plain.startswith(("=", "+", "-", "@")) else plain


def _plain(text: str) -> str:
    """Text in one line, without signs that nobody sees."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(text.split()))


def _percent(part: int, whole: int) -> Value:
    return round(100 * part / whole, 4) if whole else ""


def _layers(graph: Graph) -> tuple[Iterator[Row], Row]:
    report = analyse(graph)
    return (layer for node in table.nodes(graph, report) for layer in table.layers(node)), table.network(report)


def layers_csv(graph: Graph) -> str:
    """A line for each layer of a network, finished or not."""
    rows, whole = _layers(graph)
    return csv_text(LAYER_HEAD, (layer_line(row, whole) for row in rows))


def blocks_csv(graph: Graph) -> str:
    """A line for each block of a network, finished or not."""
    report = analyse(graph)
    whole = table.network(report)
    return csv_text(LAYER_HEAD, (layer_line(row, whole) for row in table.nodes(graph, report)))


def layers_markdown(graph: Graph) -> str:
    """A line for each layer, and the sums."""
    return markdown_text(*_layers(graph))


def blocks_markdown(graph: Graph) -> str:
    """A line for each block, and the sums."""
    report = analyse(graph)
    return markdown_text(table.nodes(graph, report), table.network(report))


as_csv = Format("csv", "Table of layers", "csv", layers_csv)
as_blocks = Format("csv-blocks", "Table of blocks", "csv", blocks_csv)
as_markdown = Format("markdown", "Table of layers in Markdown", "md", layers_markdown)
as_markdown_blocks = Format("markdown-blocks", "Table of blocks in Markdown", "md", blocks_markdown)
