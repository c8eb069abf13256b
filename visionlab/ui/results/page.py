"""What every page of the results dock is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from visionlab.ui.analysis.time_bar import MeasureButton
from visionlab.ui.document import Document
from visionlab.ui.keymap import keymap
from visionlab.ui.paged import PageBase
from visionlab.ui.panels.common import label
from visionlab.ui.results.model import Results
from visionlab.ui.theme import Length


class ResultPage(PageBase):
    """A page on the shown run, or on why there is nothing to show."""

    #: whether the network's answers to the whole test set are needed
    needs_test: ClassVar[bool] = True

    #: the number of a picture of the test set to look at
    picture_wanted = Signal(int)

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__()
        self.results = results
        self.document = document
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.test_button = TestButton(results, self.tr("Test now"), 1)
        self.body = QWidget()
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(Length.medium)
        column.addStretch(1)
        column.addWidget(self.nothing)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.test_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.body)
        self._stack.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def refresh(self) -> None:
        reason = self.reason_for_nothing()
        self.nothing.setText(reason)
        shown = self.results.shown
        self.test_button.setVisible(shown is not None and self.needs_test and shown.whole is None)
        self.test_button.show_state()
        self._stack.setCurrentIndex(1 if reason else 0)
        if not reason:
            self.show_results()

    def reason_for_nothing(self) -> str:
        """Why there is nothing to show; empty when there is something."""
        results = self.results
        if not results.runs:
            if not results.is_listed:
                return self.tr("Looking for runs…")
            none = self.tr("No run has finished an epoch yet. {train}: what it is worth is shown here.")
            return none.format(train=keymap().tip(self.tr("Train a network"), "train"))
        if results.shown is None:
            return self.tr("Reading the run…")
        if self.needs_test and results.shown.whole is None:
            return " ".join(results.shown.problems) or self.tr(
                "This run has not been tested: it was stopped, failed or goes on, or it is of an earlier version. "
                "Its best weights so far can be tested."
            )
        return ""

    def show_results(self) -> None:
        """Show the run, which has all that the page needs."""
        raise NotImplementedError(type(self).__name__)


class TestButton(MeasureButton):
    """Has the shown run's network look at the test set, in so many crops."""

    __test__ = False  # pytest takes it for tests

    def __init__(self, results: Results, text: str, crops: int) -> None:
        super().__init__(text, stop=self.tr("Stop testing"), told=self.tr("{done} of {total} pictures"))
        self._results, self._crops = results, crops
        self._is_asked = False
        self.wanted.connect(self._ask)
        self.cancelled.connect(results.examiner.close)
        results.examiner.changed.connect(self.show_state)
        results.examiner.progressed.connect(self._go_on)
        self.show_state()

    def _ask(self) -> None:
        self._is_asked = True
        self._results.test(self._crops)
        self.show_state()

    def _go_on(self, done: int, total: int) -> None:
        if self.is_busy:
            self.show_busy(done, total)

    def show_state(self) -> None:
        """Show the button, or how far the test is."""
        going = "test" in self._results.examiner.wanted
        if going and self._is_asked:
            if not self.is_busy:
                self.show_busy()
            return
        self._is_asked = False
        tip = (
            self.tr("Ask the best weights for every picture of the test set")
            if self._crops == 1
            else self.tr(
                "Each picture is looked at ten times: padded by the mean colour as in training, its four corners and "
                "its middle are cut out, and each is mirrored; the probabilities are averaged (Krizhevsky 2012)"
            )
        )
        self.show_idle(self.tr("Another test is going on") if going else "", tip, self._crops == 1)
