"""How good the network is on pictures that it has never seen, and on which classes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from visionlab.ui import numbers
from visionlab.ui.document import Document
from visionlab.ui.panels.common import label, scrolled, tooltip
from visionlab.ui.results.bars import Bar, Bars
from visionlab.ui.results.model import Results
from visionlab.ui.results.page import ResultPage, TestButton
from visionlab.ui.theme import Length, room

_LEFT = 340
#: the k of top-k: the papers' 5, or less where there are few classes
_TOP = 5


class OverviewPage(ResultPage):
    """Accuracy with its interval on the left, classes on the right."""

    name = "overview"
    rank = 10
    heading = "Overview"
    about = "Test accuracy with its interval, top-5 accuracy, and how well each class is found"

    def __init__(self, results: Results, document: Document) -> None:
        super().__init__(results, document)
        self.accuracy, self.interval = label("", "display"), label("", "muted", wrap=True)
        self.top_name, self.top = label("", "muted"), label()
        self.chance, self.ten, self.ten_name = label(), label(), label(self.tr("Ten crops"), "muted")
        self.ten_button = TestButton(results, self.tr("Test in ten crops"), 10)
        self.about_run = label("", "muted", wrap=True)
        self.classes = Bars(self.tr("Accuracy of each class"))
        self._lay_out()

    def _lay_out(self) -> None:
        figures = QGridLayout()
        figures.setHorizontalSpacing(Length.large)
        figures.setVerticalSpacing(Length.tiny)
        figures.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(
            ((self.top_name, self.top), (label(self.tr("By chance"), "muted"), self.chance), (self.ten_name, self.ten))
        ):
            figures.addWidget(name, row, 0)
            figures.addWidget(value, row, 1)
        left = QVBoxLayout()
        left.setSpacing(Length.small)
        left.addWidget(label(self.tr("Test accuracy"), "heading"))
        left.addWidget(self.accuracy)
        left.addWidget(self.interval)
        left.addLayout(figures)
        left.addWidget(self.ten_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        left.addWidget(self.about_run)
        holder = QWidget()
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        figures_area = scrolled(holder)
        figures_area.setFixedWidth(room(_LEFT))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Length.small, 0)
        column.addWidget(self.classes)
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Length.small)
        head = label(self.tr("Recall and precision of each class"), "heading")
        head.setToolTip(
            tooltip(
                self.tr("The bar and the first number: of the class's pictures, those found, with the 95 % interval"),
                self.tr("The second number: of the pictures that are called it, those that are"),
            )
        )
        right.addWidget(head)
        right.addWidget(scrolled(inner), 1)
        both = QHBoxLayout(self.body)
        both.setContentsMargins(Length.medium, Length.small, Length.medium, Length.small)
        both.setSpacing(Length.huge)
        both.addWidget(figures_area)
        both.addLayout(right, 1)

    def show_results(self) -> None:
        from visionlab.data.predictions import accuracy, per_class

        shown = self.results.shown
        assert shown is not None and shown.whole is not None
        told = shown.whole
        found = accuracy(told)
        low, high = found.interval
        self.accuracy.setText(numbers.percent(found.value))
        interval = self.tr(
            "{hits} of {total} pictures; between {low} and {high} for all such pictures, 95 times of 100"
        )
        self.interval.setText(
            interval.format(
                hits=numbers.exact(found.hits),
                total=numbers.exact(found.total),
                low=numbers.percent(low),
                high=numbers.percent(high),
            )
        )
        self.interval.setToolTip(tooltip(self.tr("Wilson's score interval")))
        top = min(_TOP, len(told.classes) - 1)
        self.top_name.setText(self.tr("Among the likeliest {top}").format(top=top))
        self.top.setText(numbers.percent(accuracy(told, top).value))
        self.chance.setText(numbers.percent(1 / len(told.classes)))
        for widget in (self.ten, self.ten_name):
            widget.setVisible(shown.ten_crops is not None)
        self.ten_button.setVisible(shown.ten_crops is None)
        if shown.ten_crops is not None:
            self.ten.setText(numbers.percent(accuracy(shown.ten_crops).value))
        self.about_run.setText(
            self.tr("{network} on {data}: the weights of the best epoch, on pictures that it has never seen.").format(
                network=shown.name, data=told.data
            )
        )
        rows = sorted(per_class(told), key=lambda row: -row.recall.value)
        self.classes.show_bars(
            [
                Bar(
                    row.name,
                    row.recall.value,
                    f"{numbers.percent(row.recall.value)}   {numbers.percent(row.precision.value)}"
                    if row.precision.total
                    else f"{numbers.percent(row.recall.value)}   —",
                    row.recall.interval,
                )
                for row in rows
                if row.recall.total
            ]
        )
