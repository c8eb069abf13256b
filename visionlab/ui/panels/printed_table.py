"""What sources print of a network beside what is counted here; where the two differ, a sentence says why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from visionlab.blocks.recording import Recording
from visionlab.presets.printed import Printed
from visionlab.ui import numbers, words
from visionlab.ui.panels.common import label, line, tooltip
from visionlab.ui.theme import Length


class PrintedTable(QWidget):
    """A row a figure: its name, as printed, as counted; below them the source and the sentence."""

    def __init__(self, figures: Sequence[Printed], network: Recording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Length.medium)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        for column, text in ((1, self.tr("printed")), (2, self.tr("counted"))):
            self._grid.addWidget(_right(label(text, "small")), 0, column)
        for figure in figures:
            self._add(figure, network)

    def _add(self, figure: Printed, network: Recording) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(line(), row, 0, 1, 3)
        self._grid.setRowMinimumHeight(row, Length.small)
        count = figure.counted(network)
        name = words.text(figure.what)
        self._grid.addWidget(label(name[:1].upper() + name[1:], "muted"), row + 1, 0)
        self._grid.addWidget(_right(label(numbers.rewritten(figure.value))), row + 1, 1)
        if count is None:
            told = label("—", "muted")
            told.setToolTip(tooltip(self.tr("Measured with trained weights: nothing that can be counted")))
        else:
            told = self._counted(figure, count)
        self._grid.addWidget(_right(told), row + 1, 2)
        self._grid.addWidget(label(words.text(figure.source), "small", wrap=True), row + 2, 0, 1, 3)
        if figure.why:
            self._grid.addWidget(label(words.text(figure.why), "reason", wrap=True), row + 3, 0, 1, 3)

    def _counted(self, figure: Printed, count: int) -> QLabel:
        """The count in the printed unit, with a sign for how the two compare."""
        fits = figure.fits(count)
        made = label(f"{'≈' if fits else '≠'} {in_unit_of(figure, count)}", "" if fits else "warning")
        how = self.tr("equal but for rounding") if fits else self.tr("differs by more than rounding")
        made.setToolTip(tooltip(f"{numbers.exact(count)}: {how}"))
        made.setAccessibleName(f"{made.text()[2:]}, {how}")
        return made


def in_unit_of(figure: Printed, count: int) -> str:
    """A count as a figure is printed, with one decimal more: `62.4 M` beside `60 M`, `527.8 MiB` beside `530 MiB`."""
    printed, _, unit = figure.value.partition(" ")
    decimals = len(printed.partition(".")[2]) + 1
    return numbers.rewritten(f"{count * float(printed) / figure.number:.{decimals}f} {unit}".strip())


def _right(made: QLabel) -> QLabel:
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made
