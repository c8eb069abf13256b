"""The curves of one or several runs: loss and accuracy large, learning rate and vital signs small, with one cursor.

pyqtgraph comes with this module: it is imported when the panel is first shown, after the window's first paint.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QStackedLayout, QWidget

from visionlab.ui.theme import Length, theme
from visionlab.ui.training.axis import Axis, time_unit
from visionlab.ui.training.chart import Chart
from visionlab.ui.training.curve_tools import CurveTools
from visionlab.ui.training.curves_export import CurvesExport
from visionlab.ui.training.lines import Curve, View
from visionlab.ui.training.look import SMALL, Look, remembered
from visionlab.ui.training.record import (
    GRADIENT,
    LOSS,
    MEMORY,
    RATE,
    SPEED,
    TIME,
    TRAIN_ACCURACY,
    TRAIN_LOSS,
    VALIDATION_ACCURACY,
    VALIDATION_LOSS,
    RunRecord,
)
from visionlab.ui.training.run_legend import RunLegend
from visionlab.ui.training.shown import Shown, beside

#: one chart is drawn a tick, so that no turn of the event loop has to paint all of them
_TICK_MS = 16
#: the small charts move slowly: they are drawn once in so many frames
_SMALL_FRAMES = 6
#: the x axis has room for this share more than there is, so that it need not be made anew at each step
_ROOM = 1.15
#: from this height on (pixels) the small charts stand below the large ones rather than beside them
_TALL = 400
#: a logarithmic axis of time begins no earlier (s)
_FIRST = 0.1


class Curves(QWidget):
    """Shows RunRecords; `refresh` says that some of them have grown. Its `tools` stand where the panel puts them."""

    #: a sentence for the status bar
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look: Look = remembered()
        self.shown: tuple[Shown, ...] = ()
        self._view = View()
        self._hover: float | None = None
        self._right = 0.0
        #: of each run: how many steps, epochs and vital signs there were, and whether it was over
        self._seen: tuple[tuple[int, int, int, bool], ...] = ()
        self._frames = 0
        self._dirty: list[Chart] = []
        self._make_charts()
        self._lay_out()
        for chart in self.charts:
            chart.hovered.connect(self._set_hover)
            chart.navigated.connect(self._navigated)
            chart.reset_wanted.connect(self.follow_live)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        theme().changed.connect(self._paint_theme)
        self._take_look()
        self.show_runs(())

    def _make_charts(self) -> None:
        train, validation = self.tr("train"), self.tr("val")
        self.loss = Chart(
            self.tr("Loss"),
            (
                Curve(train, 0, "steps", LOSS, is_smoothed=True, not_on="epochs", is_second=True),
                Curve(train, 0, "epochs", TRAIN_LOSS, only_on="epochs", is_second=True),
                Curve(validation, 1, "epochs", VALIDATION_LOSS),
            ),
            ".3f",
        )
        self.loss.tells_place = True
        self.small: dict[str, Chart] = {}
        self.accuracy = Chart(
            self.tr("Accuracy (%)"),
            (
                Curve(train, 0, "epochs", TRAIN_ACCURACY, is_second=True),
                Curve(validation, 1, "epochs", VALIDATION_ACCURACY, has_ring=True),
            ),
            ".1f",
            scale=100.0,
        )
        for name, title, curve, form, scale in (
            ("rate", self.tr("Learning rate"), Curve("", 2, "steps", RATE), ".2g", 1.0),
            ("speed", self.tr("Images/s"), Curve("", 2, "steps", SPEED, is_smoothed=True), ",.0f", 1.0),
            ("gradient", self.tr("Gradient norm"), Curve("", 2, "vitals", GRADIENT, is_smoothed=True), ".3g", 1.0),
            ("memory", self.tr("Memory (MB)"), Curve("", 2, "vitals", MEMORY), ",.0f", 1e-6),
        ):
            self.small[name] = Chart(title, (curve,), form, scale, is_small=True)
        self.rate, self.speed, self.gradient, self.memory = (self.small[name] for name in SMALL)
        self.charts = (self.loss, self.accuracy, *self.small.values())

    def _lay_out(self) -> None:
        self.page = QWidget()
        self._grid = QGridLayout(self.page)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Length.small)
        self._grid.addWidget(self.loss, 0, 0)
        self._grid.addWidget(self.accuracy, 0, 1)
        self._small_area = QWidget()
        self._small_grid = QGridLayout(self._small_area)
        self._small_grid.setContentsMargins(0, 0, 0, 0)
        self._small_grid.setSpacing(Length.small)
        self.legend = RunLegend()
        self.empty = QLabel(self.tr("Train a network to see its loss, accuracy and learning rate here, live."))
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.small)
        row.addWidget(self.page, 1)
        row.addWidget(self.legend)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(holder)
        self.tools = CurveTools(self.look)
        self.tools.edited.connect(self.set_look)
        self.export = CurvesExport(self, self.tools.save_button.menu())
        self.tools.live_button.clicked.connect(self._live_clicked)
        self.legend.hidden_changed.connect(self._hide)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._stack)

    def _arrange(self) -> None:
        """The small charts below the large ones, or beside them where the panel is low."""
        wanted = [self.small[name] for name in SMALL if name in self.look.small]
        self._is_tall = is_tall = self.height() >= _TALL
        columns = len(wanted) if is_tall else 1 if len(wanted) <= 2 else 2
        self._grid.removeWidget(self._small_area)
        self._grid.addWidget(self._small_area, *((1, 0, 1, 2) if is_tall else (0, 2)))
        self._small_area.setVisible(bool(wanted))
        for column, share in enumerate((5, 5, 0 if is_tall or not wanted else 2 + 2 * columns)):
            self._grid.setColumnStretch(column, share)
        self._grid.setRowStretch(0, 5)
        self._grid.setRowStretch(1, 2 if is_tall and wanted else 0)
        for place, chart in enumerate(wanted):
            self._small_grid.addWidget(chart, place // columns, place % columns)
        for chart in self.small.values():
            chart.setVisible(chart in wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_tall != (event.size().height() >= _TALL):
            self._arrange()
        self._mark()

    # what is shown

    def show_record(self, record: RunRecord | None) -> None:
        """Show one run, or none."""
        self.show_runs(() if record is None else (record,))

    def show_runs(self, records: Sequence[RunRecord]) -> None:
        """Show these runs together; what a person hid of them stays hidden."""
        hidden = {one.record.run for one in self.shown if one.is_hidden} if len(records) > 1 else ()
        self._show(beside(records, hidden))
        self._right = 0.0
        self._stack.setCurrentIndex(1 if records else 0)
        self.tools.show_has_runs(bool(records))
        if records:
            self.follow_live()
            self.refresh()

    def _show(self, shown: tuple[Shown, ...]) -> None:
        self.shown = shown
        self._seen = ()
        self.legend.show_runs(shown)
        for chart in self.charts:
            chart.show_runs(shown)

    def _hide(self, run: str, is_hidden: bool) -> None:
        self._show(
            tuple(dataclasses.replace(one, is_hidden=is_hidden) if one.record.run == run else one for one in self.shown)
        )
        self._mark()
        self._tell()

    def refresh(self) -> None:
        """The records may have grown, or lost what a resume made void."""
        records = [one.record for one in self.shown]
        seen = tuple(
            (len(record.steps), len(record.epochs), len(record.vitals), record.outcome is not None)
            for record in records
        )
        if seen == self._seen:
            return
        is_more_than_steps = [one[1::2] for one in seen] != [one[1::2] for one in self._seen]
        self._seen = seen
        if is_more_than_steps:
            self._mark()
        else:
            self._frames += 1
            self._mark(self.loss, *(self.small.values() if self._frames % _SMALL_FRAMES == 0 else ()))

    def _mark(self, *charts: Chart) -> None:
        for chart in charts or self.charts:
            if chart not in self._dirty:
                self._dirty.append(chart)
        if self._dirty and not self._timer.isActive() and self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._mark()

    def _tick(self) -> None:
        if not self._dirty or not self.isVisible():
            self._timer.stop()
            return
        if self._view.follows:
            self._follow_x()
        self._draw(self._dirty.pop(0))

    def draw_now(self) -> None:
        """Draw everything at once, as for a picture."""
        if self._view.follows:
            self._follow_x()
        for chart in self.charts:
            self._draw(chart)
        self._dirty.clear()

    def _draw(self, chart: Chart) -> None:
        if self.shown and chart.isVisibleTo(self):
            chart.draw(self._view)
            chart.tell(self._hover, self._view)
            if chart is self.loss:
                self._tell_runs()

    def _follow_x(self) -> None:
        """The whole of the runs in view, with some room, and up to their planned end once that is near."""
        records = [one.record for one in self.shown if not one.is_hidden] or [one.record for one in self.shown]
        if not records:
            return
        self._choose_unit(records)
        axis = self._view.axis
        last = max(float(axis.plain(record, _last(record))[0]) for record in records)
        least = {"epochs": 1.0, "time": 1.0, "images": 1000.0}.get(axis.kind, 10.0)
        if all(record.outcome is not None for record in records):
            right = max(last, least) * 1.02
        elif least <= last <= self._right and last > self._right / _ROOM**3:
            return
        else:
            right = max(last, least) * _ROOM
            # how long a run will take is only guessed: its axis of time grows with it
            ends = [np.array([float(record.total_steps)]) for record in records]
            planned = 0.0 if axis.kind == "time" else max(
                float(axis.plain(record, end)[0]) for record, end in zip(records, ends, strict=True)
            )  # fmt: skip
            if planned and last <= planned < right:
                right = planned * 1.02
        if right != self._right:
            self._right = right
            self._view.low, self._view.high = 0.0, right
            if axis.is_log:
                first = min(float(axis.plain(record, np.array([1.0]))[0]) for record in records)
                first = max(first, _FIRST / axis.unit if axis.kind == "time" else 0.0)
                self._view.low, self._view.high = math.log10(first), math.log10(max(right, 2 * first))
            self._mark()

    def _choose_unit(self, records: Sequence[RunRecord]) -> None:
        axis = self._view.axis
        if axis.kind != "time":
            return
        unit = time_unit(
            max((float(record.steps.column(TIME)[-1]) for record in records if len(record.steps)), default=0.0)
        )
        if unit != axis.unit:
            self._view.axis = dataclasses.replace(axis, unit=unit)
            self._right = 0.0
            self.tools.show_unit(self._view.axis)

    # what a person does

    def set_look(self, look: Look) -> None:
        """Other axes, another smoothing, other small charts."""
        before, self.look = self.look, look
        if look == before:
            return
        look.remember()
        self.tools.show_look(look)
        self._take_look()
        if (look.axis, look.log_x, look.log_y) != (before.axis, before.log_x, before.log_y):
            self._set_hover(None)
            self.follow_live()
        self._mark()

    def _take_look(self) -> None:
        look = self.look
        self._view.axis = Axis(look.axis, look.log_x)  # type: ignore[arg-type]
        self._view.smoothing = look.share
        for chart in (self.loss, self.rate, self.gradient):
            chart.set_log(look.log_y)
        self._arrange()
        self.tools.show_unit(self._view.axis)

    def follow_live(self) -> None:
        """The whole run in view, and its end followed."""
        self._view.follows = True
        self._right = 0.0
        self.tools.live_button.setChecked(True)
        for chart in self.charts:
            chart.box.setYRange(0, 1, padding=0)
        self._mark()

    @property
    def follows(self) -> bool:
        """Whether the view keeps to the whole run."""
        return self._view.follows

    def _live_clicked(self, on: bool) -> None:
        if on:
            self.follow_live()
        else:
            self._view.follows = False

    def _navigated(self, low: float, high: float) -> None:
        self._view.follows = False
        self._view.low, self._view.high = low, high
        self.tools.live_button.setChecked(False)
        self._mark()

    def _set_hover(self, x: float | None) -> None:
        self._hover = x
        for chart in self.charts:
            chart.set_cursor(x)
        self._tell()

    def _tell(self) -> None:
        for chart in self.charts:
            if chart.isVisibleTo(self):
                chart.tell(self._hover, self._view)
        self._tell_runs()

    def _tell_runs(self) -> None:
        """Where the cursor is, and what each run is there."""
        x = self._hover
        main = ((self.loss, 0, "{} {}"), (self.loss, -1, "{} {}"), (self.accuracy, -1, "{1} %"))
        forms = zip(self.small.values(), (self.tr("lr {1}"), self.tr("{1}/s"), "∇ {1}", self.tr("{1} MB")), strict=True)
        small = tuple((chart, 0, form) for chart, form in forms if chart.isVisibleTo(self))
        self.legend.tell(
            "" if x is None else self._view.axis.said(x),
            [(self._told(number, x, *main), self._told(number, x, *small)) for number in range(len(self.shown))],
        )

    def _told(self, run: int, x: float | None, *curves: tuple[Chart, int, str]) -> str:
        """A run's values at `x`, or its latest ones, in words."""
        told = []
        for chart, number, form in curves:
            curve = chart.curves[number]
            # a run that has just been added is drawn at the next tick
            value = chart.told(chart.runs[run], curve, x, self._view) if run < len(chart.runs) else ""
            if value:
                told.append(form.format(curve.name, value))
        return " · ".join(told)

    def _paint_theme(self) -> None:
        for chart in self.charts:
            chart.paint_theme()
        self.legend.show_runs(self.shown)
        self._mark()
        self._tell()


def _last(record: RunRecord) -> np.ndarray:
    """The last step that is known of."""
    ends = [float(trace.x[-1]) for trace in (record.steps, record.epochs) if len(trace)]
    return np.array([max(ends, default=0.0)])
