"""Which classes the network takes for which."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from visionlab.ui.document import Document
from visionlab.ui.panels.common import label
from visionlab.ui.results.matrix import Matrix
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage
from visionlab.ui.results.pictures import PictureGrid
from visionlab.ui.results.tiles import show_answers
from visionlab.ui.theme import Length

_MOST = 100
_SIDE = 64


class ConfusionPage(ResultPage):
    """The matrix, and the pictures of the chosen cell."""

    name = "confusion"
    rank = 20
    heading = "Confusion"
    about = "Which classes are taken for which; a cell shows its pictures"

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__(results, document)
        self.matrix = Matrix()
        self.matrix.chosen.connect(lambda _row, _column: self._show_cell())
        self.sentence = label("", "muted", wrap=True)
        self.grid = PictureGrid(self.tr("Pictures of the cell"), _SIDE, 1)
        self.grid.opened.connect(self.picture_wanted)
        self._lay_out()
        self._of: object = None

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(Length.medium, 0, 0, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.sentence)
        column.addWidget(self.grid, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.matrix)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        row = QVBoxLayout(self.body)
        row.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        row.addWidget(splitter)

    def show_results(self) -> None:
        from visionlab.data.predictions import confusion

        shown = self.results.shown
        assert shown is not None and shown.whole is not None
        if self._of is shown.whole:
            return
        counts = confusion(shown.whole)
        self.matrix.show_counts(shown.whole.classes, counts)
        if self._of is None:  # begin where it goes wrong most
            wrong = counts.copy()
            wrong[range(len(counts)), range(len(counts))] = -1
            self.matrix.cell = divmod(int(wrong.argmax()), len(counts))
        self._of = shown.whole
        self._show_cell()

    def _show_cell(self) -> None:
        from visionlab.data.predictions import pictures_in

        shown = self.results.shown
        if shown is None or shown.whole is None or not self.matrix.classes:
            return
        self.sentence.setText(self.matrix.words(*self.matrix.cell))
        found = pictures_in(shown.whole, *self.matrix.cell, _MOST)
        show_answers(self.grid, self.results, found, is_brief=True)
