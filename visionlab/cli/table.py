"""Plain tables and JSON on stdout."""

from __future__ import annotations

import json
from collections.abc import Sequence


def print_json(value: object) -> None:
    """One JSON value, indented, for programs and curious people."""
    print(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))


def print_table(head: Sequence[str], rows: Sequence[Sequence[str]], right: str = "", last: Sequence[str] = ()) -> None:
    """Columns as wide as their longest entry; those whose head is in `right` (words) are right-aligned.

    `last` is a row of totals below a rule.
    """
    aligned = right.split()
    cells = [list(head), *([_plain(cell) for cell in row] for row in rows), *([list(last)] if last else [])]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        told = [
            cell.rjust(width) if name in aligned else cell.ljust(width)
            for name, cell, width in zip(head, row, widths, strict=True)
        ]
        return "  ".join(told).rstrip()

    rule = "  ".join("-" * width for width in widths)
    print(line(head))
    print(rule)
    for row in cells[1 : len(rows) + 1]:
        print(line(row))
    if last:
        print(rule)
        print(line(list(last)))


def _plain(text: str) -> str:
    """A cell in one line, without a sign that a terminal would obey: titles come from strangers' files."""
    return "".join(character if character.isprintable() else "?" for character in text)
