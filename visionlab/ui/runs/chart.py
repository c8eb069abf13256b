"""All runs on one data set as points: how well they did over what a picture costs them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from visionlab.presets.accuracy import front
from visionlab.ui import numbers
from visionlab.ui.analysis.plot import Dot, Plot, log_axis, percent_axis
from visionlab.ui.analysis.plot_view import PlotView
from visionlab.ui.panels.common import label
from visionlab.ui.runs.reading import RunRow
from visionlab.ui.runs.wanted import state_words
from visionlab.ui.theme import Length
from visionlab.ui.training.status import duration


class RunsChart(QWidget):
    """Best validation accuracy over MACs: the one figure that every run has after its first epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PlotView()
        self.note = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.medium, 0, Length.medium, Length.small)
        column.addWidget(self.view, 1)
        column.addWidget(self.note)

    def show_rows(self, rows: Iterable[RunRow]) -> None:
        """Show those that have been validated, of the data set that most of them are on."""
        known = [row for row in rows if row.summary.best is not None and row.macs]
        counts: dict[str, int] = {}
        for row in known:
            counts[row.summary.data] = counts.get(row.summary.data, 0) + 1
        data = max(counts, key=counts.__getitem__, default="")
        shown = [row for row in known if row.summary.data == data]
        dots = [self._dot(row) for row in shown]
        best = front([(dot.x, 100.0 - dot.y) for dot in dots])
        self.view.show_plot(
            Plot(
                log_axis(self.tr("MACs for one picture"), [dot.x for dot in dots], numbers.count),
                percent_axis(
                    self.tr("Best validation accuracy, %"),
                    [dot.y for dot in dots],
                    lambda value: numbers.written(value, "g"),
                ),
                tuple(dots),
                tuple((dots[number].x, dots[number].y) for number in best) if len(best) > 1 else (),
                nothing=self.tr("A run stands here as soon as its first epoch has been validated."),
            )
        )
        left = len(known) - len(shown)
        told = [self.tr("Area: parameters. Hollow: not all images, or not all epochs.")]
        if left:
            told.append(
                self.tr("On {data}; {count} on other data are left out: choose a data set above.").format(
                    data=data, count=left
                )
            )
        self.note.setText(" ".join(told))
        self.note.setVisible(bool(dots))

    def _dot(self, row: RunRow) -> Dot:
        summary = row.summary
        told = self.tr("{best} on the validation images, {epochs} of {planned} epochs, {time}").format(
            best=numbers.written(summary.best or 0.0, ".2%"),
            epochs=summary.epochs,
            planned=summary.epochs_planned,
            time=duration(summary.seconds),
        )
        limit = self.tr("on {images} images only").format(images=numbers.exact(summary.limit)) if summary.limit else ""
        cost = self.tr("{parameters} parameters, {macs} MACs").format(
            parameters=numbers.count(row.parameters or 0), macs=numbers.count(row.macs or 0)
        )
        return Dot(
            row.path,
            row.name,
            float(row.macs or 0),
            100.0 * (summary.best or 0.0),
            size=float(row.parameters or 0),
            group="run",
            shade="accent",
            symbol="square" if summary.state == "finished" and not summary.limit else "frame",
            tip=(told, limit, cost, state_words(summary.state)),
        )
