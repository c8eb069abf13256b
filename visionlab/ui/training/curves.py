"""The curves of a run: loss, accuracy and learning rate side by side, with one cursor and one x axis.

pyqtgraph comes with this module: it is imported when the panel is first shown, after the window's first paint.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from visionlab.ui.theme import Length, theme
from visionlab.ui.training.chart import Chart, Curve, View
from visionlab.ui.training.record import (
    LOSS,
    RATE,
    SMOOTH,
    TRAIN_ACCURACY,
    TRAIN_LOSS,
    VALIDATION_ACCURACY,
    VALIDATION_LOSS,
    RunRecord,
)

#: one chart is drawn a tick, so that no turn of the event loop has to paint all three
_TICK_MS = 16
#: the learning rate is drawn once in so many frames
_RATE_FRAMES = 6
#: the x axis has room for this share more than there is, so that it need not be made anew at each step
_ROOM = 1.15


class Curves(QWidget):
    """Shows one RunRecord; `refresh` says that it has grown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record: RunRecord | None = None
        self._view = View()
        self._hover: float | None = None
        self._right = 0.0
        self._seen = (0, 0)
        self._frames = 0
        self._dirty: list[Chart] = []
        train, validation = self.tr("train"), self.tr("val")
        self.loss = Chart(
            self.tr("Loss"),
            (
                Curve("", 0, LOSS, opacity=0.28, only_on="steps", leads=False),
                Curve(train, 0, SMOOTH, only_on="steps"),
                Curve(train, 0, TRAIN_LOSS, by_epoch=True, only_on="epochs"),
                Curve(validation, 1, VALIDATION_LOSS, by_epoch=True),
            ),
            "{:.3f}",
        )
        self.accuracy = Chart(
            self.tr("Accuracy (%)"),
            (
                Curve(train, 0, TRAIN_ACCURACY, by_epoch=True),
                Curve(validation, 1, VALIDATION_ACCURACY, by_epoch=True),
            ),
            "{:.1f}",
            scale=100.0,
        )
        self.rate = Chart(self.tr("Learning rate"), (Curve(" ", 2, RATE),), "{:.2g}")
        self.charts = (self.loss, self.accuracy, self.rate)
        self._lay_out()
        for chart in self.charts:
            chart.hovered.connect(self._hovered)
            chart.navigated.connect(self._navigated)
            chart.reset_wanted.connect(self.follow_live)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        theme().changed.connect(self._paint_theme)
        self.show_record(None)

    def _lay_out(self) -> None:
        charts = QWidget()
        row = QHBoxLayout(charts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Length.medium)
        for chart, share in zip(self.charts, (5, 5, 3), strict=True):
            row.addWidget(chart, share)
        self.empty = QLabel(self.tr("Train a network to see its loss, accuracy and learning rate here, live."))
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(charts)
        self.log_button = self._button(self.tr("Log"), self.tr("Logarithmic loss axis"), self.set_log)
        self.epoch_button = self._button(
            self.tr("Epochs"), self.tr("One point an epoch, over epochs instead of steps"), self.set_by_epoch
        )
        self.live_button = self._button(
            self.tr("Live"),
            self.tr("Show the whole run and follow its end (a double click on a chart does so too). Drag to pan, turn "
                    "the wheel to zoom."),
            self._live_clicked,
        )  # fmt: skip
        self.live_button.setChecked(True)
        tools = QVBoxLayout()
        tools.setSpacing(2)
        for button in (self.live_button, self.epoch_button, self.log_button):
            tools.addWidget(button)
        tools.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Length.small)
        outer.addLayout(self._stack, 1)
        outer.addLayout(tools)

    def _button(self, text: str, tip: str, toggled: object) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setFixedWidth(64)
        button.toggled.connect(toggled)
        return button

    # what is shown

    def show_record(self, record: RunRecord | None) -> None:
        """Show another run, or none."""
        self._record = record
        self._right = 0.0
        self._seen = (-1, -1)
        self._stack.setCurrentIndex(0 if record is None else 1)
        for button in (self.log_button, self.epoch_button, self.live_button):
            button.setVisible(record is not None)
        if record is not None:
            self.follow_live()
            self.refresh()

    def refresh(self) -> None:
        """The record has grown, or lost what a resume made void."""
        record = self._record
        if record is None:
            return
        steps, epochs = len(record.steps), len(record.epochs)
        if (steps, epochs) == self._seen and record.outcome is None:
            return
        has_new_epoch = epochs != self._seen[1]
        self._seen = (steps, epochs)
        if has_new_epoch or record.outcome is not None:
            self._mark()
        else:
            self._frames += 1
            # the learning rate moves slowly, so it is drawn less often
            self._mark(self.loss, *([self.rate] if self._frames % _RATE_FRAMES == 0 else []))

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
        record = self._record
        if record is not None:
            chart.draw(record.steps, record.epochs, record.best, self._view, self._steps_an_epoch)
            chart.tell(record.steps, record.epochs, self._hover, self._view)

    @property
    def _steps_an_epoch(self) -> float:
        record = self._record
        if record is None:
            return 1.0
        if record.built is not None:
            return float(record.built.steps_per_epoch)
        last = record.epoch_events[-1] if record.epoch_events else None
        return last.step / last.epoch if last is not None and last.epoch else 1.0

    def _follow_x(self) -> None:
        record = self._record
        if record is None:
            return
        last = float(record.steps.x[-1]) if len(record.steps) else 0.0
        if len(record.epochs):
            last = max(last, float(record.epochs.x[-1]))
        if self._view.by_epoch:
            last /= max(1.0, self._steps_an_epoch)
        least = 1.0 if self._view.by_epoch else 10.0
        if record.outcome is not None:
            right = max(last, least) * 1.02
        elif least <= last <= self._right and last > self._right / _ROOM**3:
            return
        else:
            right = max(last, least) * _ROOM
            planned = record.total_steps / (self._steps_an_epoch if self._view.by_epoch else 1.0)
            if planned and last <= planned < right:
                right = planned * 1.02
        if right != self._right:
            self._right = right
            self._view.low, self._view.high = 0.0, right
            self._mark()

    # what a person does

    def set_log(self, on: bool) -> None:
        """Loss on a logarithmic axis."""
        self.log_button.setChecked(on)
        self.loss.set_log(on)
        self.follow_live()

    def set_by_epoch(self, on: bool) -> None:
        """Curves over epochs, one point each, instead of steps."""
        self.epoch_button.setChecked(on)
        self._view.by_epoch = on
        self._set_hover(None)
        self.follow_live()

    def follow_live(self) -> None:
        """The whole run in view, and its end followed."""
        self._view.follows = True
        self._right = 0.0
        self.live_button.setChecked(True)
        for chart in self.charts:
            chart.box.setYRange(0, 1, padding=0)
        self._mark()

    @property
    def follows(self) -> bool:
        """Whether the view keeps to the whole run."""
        return self._view.follows

    def _live_clicked(self, on: bool) -> None:
        if on != self._view.follows:
            if on:
                self.follow_live()
            else:
                self._view.follows = False

    def _navigated(self, low: float, high: float) -> None:
        self._view.follows = False
        self._view.low, self._view.high = low, high
        self.live_button.setChecked(False)
        self._mark()

    def _hovered(self, x: float | None) -> None:
        self._set_hover(x)

    def _set_hover(self, x: float | None) -> None:
        self._hover = x
        record = self._record
        for chart in self.charts:
            chart.set_cursor(x)
            if record is not None:
                chart.tell(record.steps, record.epochs, x, self._view)

    def _paint_theme(self) -> None:
        for chart in self.charts:
            chart.paint_theme()
        self._mark()
