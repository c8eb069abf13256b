"""The mistakes that the network was surest of: odd pictures, wrong labels, or what it has not understood."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from visionlab.ui import numbers
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage
from visionlab.ui.results.pictures import PictureGrid
from visionlab.ui.results.tiles import show_answers
from visionlab.ui.theme import Length

_MOST = 200
_SIDE = 80


class MistakesPage(ResultPage):
    """A grid of pictures."""

    name = "mistakes"
    rank = 30
    heading = "Mistakes"
    about = "The wrong answers that the network was surest of"

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__(results, document)
        self.sentence = label("", "muted")
        self.grid = PictureGrid(self.tr("Surest mistakes"), _SIDE, 2)
        self.grid.opened.connect(self.picture_wanted)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(Length.medium, Length.small, Length.medium, 0)
        column.setSpacing(Length.small)
        column.addWidget(self.sentence)
        column.addWidget(self.grid, 1)
        self._of: object = None

    def show_results(self) -> None:
        from visionlab.data.predictions import accuracy, mistakes

        shown = self.results.shown
        assert shown is not None and shown.whole is not None
        if self._of is shown.whole:
            return
        self._of = shown.whole
        found, right = mistakes(shown.whole, _MOST), accuracy(shown.whole)
        told = self.tr("{wrong} of {total} pictures are wrong, the surest first. Double click or Enter looks inside.")
        self.sentence.setText(
            told.format(wrong=numbers.exact(right.total - right.hits), total=numbers.exact(right.total))
        )
        show_answers(self.grid, self.results, found)
