"""Several networks asked together: the mean of what they say, beside what each says alone."""

from __future__ import annotations

import functools

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from visionlab.problem import Problem
from visionlab.ui import numbers, words
from visionlab.ui.analysis.time_bar import MeasureButton
from visionlab.ui.document import Document
from visionlab.ui.errand import fetch
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.panels.elided import ElidedLabel
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage
from visionlab.ui.results.reading import Member, Shown, members_like, read_run
from visionlab.ui.theme import Length, font

_RUN, _ALONE, _INTERVAL, _TEN = range(4)
_Path = Qt.ItemDataRole.UserRole


class EnsemblePage(ResultPage):
    """A row for each run on the same pictures; those that are checked are asked together."""

    name = "ensemble"
    rank = 50
    heading = "Ensemble"
    about = "Several runs on the same data asked together, and ten crops of each picture"

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__(results, document)
        self.members: tuple[Member, ...] = ()
        self._checked: set[str] = set()
        self._left: list[str] = []
        self._of: object = None
        self._make()
        self._lay_out()
        results.examiner.changed.connect(self._show_button)
        results.examiner.progressed.connect(self._go_on)

    def _make(self) -> None:
        self.accuracy, self.interval = label("", "display"), label("", "muted", wrap=True)
        self.gain = label("", "", wrap=True)
        self.ten = QCheckBox(self.tr("Ten crops of each picture"))
        self.ten.setToolTip(
            tooltip(
                self.tr(
                    "Padded by the mean colour as in training, four corners and the middle are cut out and mirrored"
                ),
                self.tr("Krizhevsky 2012: one network 18.2 % of top-5 errors, five 16.4 %, seven 15.4 %"),
            )
        )
        self.ten.toggled.connect(lambda _on: self._show_sum())
        self.button = MeasureButton(
            self.tr("Test in ten crops"), stop=self.tr("Stop testing"), told=self.tr("{done} of {total} pictures")
        )
        self.button.wanted.connect(self._test_rest)
        self.button.cancelled.connect(self._cancel)
        self.sentence = ElidedLabel("muted")
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAccessibleName(self.tr("Runs on the same pictures"))
        self.table.setHeaderLabels([self.tr("Run"), self.tr("Alone"), self.tr("95 % interval"), self.tr("Ten crops")])
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(_RUN, QHeaderView.ResizeMode.Stretch)
        self.table.itemChanged.connect(self._check)

    def _lay_out(self) -> None:
        within = QWidget()
        left = QVBoxLayout(within)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(Length.small)
        left.addWidget(label(self.tr("Together"), "heading"))
        left.addWidget(self.accuracy)
        left.addWidget(self.interval)
        left.addWidget(self.gain)
        left.addWidget(self.ten)
        left.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Length.small)
        right.addWidget(self.sentence)
        right.addWidget(self.table, 1)
        row = QHBoxLayout(self.body)
        row.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        row.setSpacing(Length.huge)
        row.addWidget(scrolled(within), 2)
        row.addLayout(right, 5)

    # -- the members

    def show_results(self) -> None:
        results, shown = self.results, self.results.shown
        assert shown is not None
        now = (shown, results.runs)
        if self._of == now:
            return
        is_another = not isinstance(self._of, tuple) or self._of[0].folder != shown.folder
        if is_another:
            self._checked.clear()
        self._of = now
        fetch(functools.partial(members_like, shown, results.runs), self, functools.partial(self._take, shown))

    def _take(self, shown: Shown, found: tuple[Member, ...] | Problem) -> None:
        if shown is not self.results.shown:
            return
        if isinstance(found, Problem):
            self.said.emit(words.problem(found))
            return
        self.members = found
        if not self._checked:
            self._checked = {member.path for member in found}
        self._show_members()
        self._show_sum()

    def _show_members(self) -> None:
        from visionlab.data.predictions import accuracy

        self.table.blockSignals(True)
        self.table.clear()
        for member in self.members:
            alone = accuracy(member.whole)
            ten = numbers.percent(accuracy(member.ten_crops).value) if member.ten_crops is not None else "—"
            low, high = alone.interval
            item = QTreeWidgetItem(
                [
                    member.name,
                    numbers.percent(alone.value),
                    f"{numbers.percent(low)} – {numbers.percent(high)}",
                    ten,
                ]
            )
            item.setData(_RUN, _Path, member.path)
            item.setToolTip(_RUN, tooltip(member.id))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_RUN, Qt.CheckState.Checked if member.path in self._checked else Qt.CheckState.Unchecked)
            if self.results.shown is not None and member.path == str(self.results.shown.folder.path):
                item.setFont(_RUN, font(bold=True))
            for column in (_ALONE, _INTERVAL, _TEN):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.addTopLevelItem(item)
        for column in (_ALONE, _INTERVAL, _TEN):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, self.table.columnWidth(column) + Length.large)
        self.table.blockSignals(False)
        self.sentence.setText(
            self.tr("Runs that were tested on the same pictures")
            if len(self.members) > 1
            else self.tr("Train this or another network again on the same data, with another seed, for an ensemble")
        )

    def _check(self, item: QTreeWidgetItem, _column: int) -> None:
        path = item.data(_RUN, _Path)
        (self._checked.add if item.checkState(_RUN) == Qt.CheckState.Checked else self._checked.discard)(path)
        self._show_sum()

    @property
    def chosen(self) -> list[Member]:
        """The checked runs."""
        return [member for member in self.members if member.path in self._checked]

    # -- what they say together

    def _show_sum(self) -> None:
        from visionlab.data.predictions import accuracy, ensemble

        chosen, with_ten = self.chosen, self.ten.isChecked()
        found = [member.ten_crops if with_ten else member.whole for member in chosen]
        there = [one for one in found if one is not None]
        self._show_button()
        self.accuracy.setText("—")
        self.gain.setText("")
        if not chosen:
            self.interval.setText(self.tr("Check the runs that are to be asked together."))
            return
        if len(there) < len(found):
            self.interval.setText(
                self.tr("{count} of these have not been tested in ten crops.").format(count=len(found) - len(there))
            )
            return
        together = accuracy(ensemble(there))
        low, high = together.interval
        self.accuracy.setText(numbers.percent(together.value))
        interval = self.tr("Mean of the probabilities of {count}; between {low} and {high}, 95 times of 100")
        self.interval.setText(interval.format(count=len(there), low=numbers.percent(low), high=numbers.percent(high)))
        best = max(accuracy(member.whole).value for member in chosen)
        told = self.tr("The best of them alone, in one crop: {best}, so {gain} points better")
        worse = self.tr("The best of them alone, in one crop: {best}, so {gain} points worse")
        gain = 100 * (together.value - best)
        self.gain.setText(
            (told if gain >= 0 else worse).format(best=numbers.percent(best), gain=numbers.written(abs(gain), ".1f"))
        )

    # -- ten crops of those that have none

    def _rest(self) -> list[str]:
        return [member.path for member in self.chosen if member.ten_crops is None]

    def _test_rest(self) -> None:
        self._left = self._rest()
        self._test_next()

    def _test_next(self) -> None:
        """Test the next of those that were asked for."""
        if self._left and "test" not in self.results.examiner.wanted:
            fetch(functools.partial(read_run, self._left[0]), self, self._test)
        self._show_button()

    def _test(self, found: Shown | Problem) -> None:
        if isinstance(found, Problem):
            self.said.emit(words.problem(found))
            self._cancel()
        elif self._left:
            question = {"do": "test", "crops": 10}
            self.results.examiner.ask(str(found.folder.path), found.text, question, lambda _told: self._tested())

    def _tested(self) -> None:
        """One is done: its answers are read, and this page shown anew, while the next is asked."""
        self._left = self._left[1:]
        self.results.look()
        self._test_next()

    def _cancel(self) -> None:
        self._left = []
        self.results.examiner.close()
        self._show_button()

    def _go_on(self, done: int, total: int) -> None:
        if self.button.is_busy:
            self.button.show_busy(done, total)

    def _show_button(self) -> None:
        going = "test" in self.results.examiner.wanted
        if self._left and going:
            if not self.button.is_busy:
                self.button.show_busy()
            return
        is_needed = self.ten.isChecked() and bool(self._rest())
        self.button.setVisible(is_needed)
        self.button.show_idle(
            self.tr("Another test is going on") if going else "",
            self.tr("Ask the checked runs that have not been asked"),
            True,
        )
