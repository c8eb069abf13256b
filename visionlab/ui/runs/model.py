"""The table of runs: its columns, what stands in them, and in which order."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject

from visionlab.exchange.table_csv import Value
from visionlab.ui import numbers, words
from visionlab.ui.analysis.list_lines import ListModel
from visionlab.ui.analysis.table_lines import Cell, Column, Index, Line
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.runs.wanted import state_words
from visionlab.ui.training.status import duration

NAME, STATE, BEST, TEST, EPOCHS, TIME, MACS, PARAMETERS, DATA, RECIPE, STARTED, TAGS = range(12)
_STATES = ("running", "paused", "queued", "new", "finished", "stopped", "failed", "lost")


class RunsModel(ListModel[RunRow]):
    """A row for each run; without sorting, in the order they are given."""

    head = (
        "network", "state", "best_validation_accuracy", "test_accuracy", "epochs", "seconds", "macs", "parameters",
        "data", "recipe", "started", "tags",
    )  # fmt: skip

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_columns(self.tr), parent)

    def _name(self, row: RunRow) -> str:
        return row.path

    def _key(self, column: int, row: RunRow) -> Any:
        summary = row.summary
        if column in (NAME, DATA, RECIPE, TAGS):
            return (row.name, summary.data, summary.recipe, ", ".join(row.notes.tags))[
                (NAME, DATA, RECIPE, TAGS).index(column)
            ].lower()
        if column == STATE:
            return (_STATES.index(summary.state), row.turn)
        found = {
            BEST: summary.best,
            TEST: summary.test,
            EPOCHS: summary.epochs,
            TIME: summary.seconds,
            MACS: row.macs,
            PARAMETERS: row.parameters,
            STARTED: summary.started,
        }[column]
        return -1.0 if found is None else found

    def line(self, index: Index) -> Line:
        row = self.rows[index.row()]
        summary = row.summary
        return Line(
            (
                Cell(row.name),
                Cell(_state(row)),
                Cell("—" if summary.best is None else numbers.percent(summary.best), is_none=summary.best is None),
                Cell("—" if summary.test is None else numbers.percent(summary.test), is_none=summary.test is None),
                Cell(f"{summary.epochs}/{summary.epochs_planned}"),
                Cell(duration(summary.seconds) if summary.seconds else "—", is_none=not summary.seconds),
                Cell("—" if row.macs is None else numbers.count(row.macs), is_none=row.macs is None),
                Cell("—" if row.parameters is None else numbers.count(row.parameters), is_none=row.parameters is None),
                Cell(f"{summary.data} ({numbers.exact(summary.limit)})" if summary.limit else summary.data),
                Cell(summary.recipe or "—"),
                Cell(_date(summary.started)),
                Cell(", ".join(row.notes.tags)),
            ),
            is_strong=summary.is_alive,
            is_muted=bool(row.turn) or summary.state == "new",
            is_wrong=summary.state in ("failed", "lost"),
        )

    def record(self, index: Index) -> tuple[Value, ...]:
        row = self.rows[index.row()]
        summary = row.summary
        told = (summary.best, summary.test, summary.epochs, summary.seconds, row.macs, row.parameters)
        return (
            row.name,
            summary.state,
            *("" if value is None else value for value in told),
            summary.data,
            summary.recipe,
            datetime.datetime.fromtimestamp(summary.started).isoformat(" ", "seconds"),
            ", ".join(row.notes.tags),
        )

    def tips(self, index: Index) -> Sequence[str]:
        row = self.rows[index.row()]
        return (row.summary.id, row.sentence or words.text(row.summary.reason), row.notes.text[:300])


def _state(row: RunRow) -> str:
    word = state_words(row.summary.state)
    return f"{word} {row.turn}" if row.turn else word


def _date(seconds: float) -> str:
    """`25 Nov 20:58`; with the year where that is another one."""
    then = QDateTime.fromSecsSinceEpoch(int(seconds))
    is_recent = then.date().year() == QDate.currentDate().year()
    return QLocale().toString(then, "d MMM HH:mm" if is_recent else "d MMM yyyy")


def _columns(tr: Any) -> tuple[Column, ...]:
    return (
        Column(tr("Network"), tr("The network's name when it was trained"), "ResNet-56 xx", is_number=False),
        Column(
            tr("State"), tr("Where it stands; its turn in the queue"), f"{state_words('queued')} 12", is_number=False
        ),
        Column(tr("Best"), tr("The best validation accuracy"), "88.8%"),
        Column(tr("Test"), tr("Test accuracy of the best weights"), "88.8%"),
        Column(tr("Epochs"), tr("Epochs done, of those planned"), "188/200"),
        Column(tr("Time"), tr("What the epochs took, pauses left out"), duration(11_100)),
        Column(tr("MACs"), tr("Multiply-accumulates for one picture"), "88.8 M"),
        Column(tr("Params"), tr("Parameters"), "88.8 M"),
        Column(
            tr("Data"), tr("The data set, and how many images it was limited to"), "scenes10 (500)", is_number=False
        ),
        Column(tr("Recipe"), tr("The recipe that its settings were taken from"), "resnet", is_number=False),
        Column(tr("Started"), tr("When it was made"), _date(1_795_892_400), is_number=False),
        Column(tr("Tags"), tr("Your tags"), "degradation s", is_number=False),
    )
