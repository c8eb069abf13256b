"""What became of a network that was imported: recognised, foreign, left out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from visionlab.cost.analysis import Report
from visionlab.exchange.incoming import Told
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import label, shape_text
from visionlab.ui.panels.figures import Figure, Figures
from visionlab.ui.theme import Length


class ImportReport(QScrollArea):
    """A few tables of counts."""

    def __init__(self, told: Told, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("What came in"))
        self.setProperty("role", "reading")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole = Figures()
        self.whole.show_rows(*self._whole(told, report))
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Length.small, 0)
        column.setSpacing(Length.small)
        column.addWidget(label(told.name, "title", wrap=True))
        column.addWidget(self.whole)
        self.recognised = self._table(self.tr("Recognised as blocks"), _counts(told.recognised))
        self.foreign = self._table(
            self.tr("Foreign operations"),
            _counts(told.opaque),
            self.tr(
                "No block or layer here does these. They keep their shape, parameters and MACs and cannot be edited; "
                "with them the network cannot be trained or written as PyTorch."
            ),
        )
        self.left_out = self._table(
            self.tr("Left out"),
            [
                Figure(name, self.tr("{count} parameters").format(count=numbers.exact(count)))
                for name, count in told.left_out.items()
            ],
            self.tr("No picture meets these parts when the network is tested, as auxiliary heads."),
        )
        column.addStretch(1)
        self.setWidget(inner)

    def _whole(self, told: Told, report: Report) -> list[Figure]:
        is_equal = report.parameters == told.parameters
        return [
            Figure(self.tr("Pictures"), shape_text(told.input)),
            Figure(self.tr("Parameters of the original"), numbers.exact(told.parameters)),
            Figure(self.tr("Parameters here"), numbers.exact(report.parameters), self.tr("equal") if is_equal else ""),
            Figure(self.tr("Layers"), numbers.exact(told.layers)),
            Figure(self.tr("Cards on the canvas"), numbers.exact(len(report.nodes))),
        ]

    def _table(self, heading: str, rows: list[Figure], about: str = "") -> Figures:
        table = Figures()
        table.show_rows(*rows)
        shown = [label(heading, "heading"), *([label(about, "small", wrap=True)] if about else []), table]
        for widget in shown:
            self._column.addWidget(widget)
            widget.setVisible(bool(rows))
        return table


def _counts(counts: Mapping[str, int]) -> list[Figure]:
    """A row for each name, the most frequent first."""
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return [Figure(words.text(name), f"×{count}") for name, count in ranked]
