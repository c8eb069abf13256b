"""The lines of one run in one chart. pyqtgraph is imported here: this module is loaded once curves are first shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor

from visionlab.ui.theme import theme
from visionlab.ui.training.axis import Axis
from visionlab.ui.training.shown import Shown
from visionlab.ui.training.trace import Numbers, Places, Trace

#: markers are drawn while so few points are in view: of one run, and of each of several
_MARKERS, _MARKERS_EACH = 120, 40
#: what is behind a smoothed line
_FAINT = 0.28
#: a run's training beside its validation, where its colour is the same for both
_SECOND = 0.55


@dataclass(frozen=True, slots=True)
class Curve:
    """What a line shows, and how."""

    #: a word in the legend
    name: str
    #: rank in theme().colours.curves, for a run that is shown alone
    shade: int
    trace: Literal["steps", "epochs", "vitals"]
    column: int
    #: smoothed, with what it is the mean of faint behind it
    is_smoothed: bool = False
    #: on an axis of epochs, a curve of one point an epoch takes the place of one by steps
    only_on: str = ""
    not_on: str = ""
    #: drawn fainter beside other runs, where several curves of a run have one colour
    is_second: bool = False
    #: the best epoch has a ring on it
    has_ring: bool = False

    def of(self, shown: Shown) -> Trace:
        """The run's numbers that it shows."""
        found: Trace = getattr(shown.record, self.trace)
        return found

    def is_on(self, axis: Axis) -> bool:
        """Whether it is drawn over such an axis."""
        return axis.kind != self.not_on and (not self.only_on or axis.kind == self.only_on)


@dataclass(slots=True)
class View:
    """How all charts look at the runs."""

    axis: Axis = field(default_factory=Axis)
    #: a mean reaches over this share of the run to either side; 0: as it is
    smoothing: float = 0.0
    follows: bool = True
    #: the coordinates in view
    low: float = 0.0
    high: float = 10.0


@dataclass(slots=True)
class Extent:
    """The values that a chart's y axis is to hold: all of the main lines, and the faint ones but for outliers."""

    led: list[Numbers] = field(default_factory=list)
    faint: list[Numbers] = field(default_factory=list)

    def range(self) -> tuple[float, float] | None:
        """Lowest and highest; None where there is nothing."""
        known = [values[np.isfinite(values)] for values in self.led]
        known += [np.percentile(values, [2, 98]) for values in (v[np.isfinite(v)] for v in self.faint) if len(values)]
        values = np.concatenate(known) if known else np.empty(0)
        return (float(values.min()), float(values.max())) if len(values) else None


class Lines:
    """A run's lines and marks on a plot."""

    def __init__(self, plot: pg.PlotWidget, curves: Sequence[Curve], shown: Shown) -> None:
        self._plot, self._curves, self.shown = plot, curves, shown
        #: per curve: the line, what is faint behind it, its marks
        self.lines = [_line(plot) for _ in curves]
        self.behind = [_line(plot) if curve.is_smoothed else None for curve in curves]
        self.marks = [_marks(plot) if curve.trace == "epochs" else None for curve in curves]
        self.ring = _marks(plot) if any(curve.has_ring for curve in curves) else None
        self.paint_theme()

    @property
    def items(self) -> list[pg.GraphicsObject]:
        """All that stands on the plot."""
        return [item for item in (*self.lines, *self.behind, *self.marks, self.ring) if item is not None]

    def remove(self) -> None:
        """Take all off the plot."""
        for item in self.items:
            self._plot.removeItem(item)

    def show_as(self, shown: Shown) -> None:
        """The same run in another colour, or among other runs."""
        if shown != self.shown:
            self.shown = shown
            self.paint_theme()

    def colour(self, curve: Curve) -> QColor:
        """A curve's colour at full strength."""
        return QColor(theme().colours.curves[curve.shade]) if self.shown.is_alone else self.shown.colour

    def paint_theme(self) -> None:
        """Take the theme's colours."""
        surface = theme().colour("surface")
        for curve, line, behind, marks in zip(self._curves, self.lines, self.behind, self.marks, strict=True):
            colour = self.colour(curve)
            if behind is not None:
                behind.setPen(pg.mkPen(_faded(colour, _FAINT), width=1))
            if curve.is_second and not self.shown.is_alone:
                colour = _faded(colour, _SECOND)
            line.setPen(pg.mkPen(colour, width=1))
            if marks is not None:
                marks.setPen(pg.mkPen(surface, width=1))
                marks.setBrush(pg.mkBrush(colour))
                marks.setSymbol("o" if self.shown.is_alone else self.shown.symbol)
                marks.setSize(6 if self.shown.is_alone else 8)
        if self.ring is not None:
            self.ring.setPen(pg.mkPen(theme().colour("text") if self.shown.is_alone else self.shown.colour, width=1.5))
            self.ring.setBrush(pg.mkBrush(None))

    def draw(self, view: View, buckets: int, is_log: bool, extent: Extent) -> None:
        """Draw what is in view anew; `is_log` is of y."""
        if self.shown.is_hidden:
            for item in self.items:
                item.setVisible(False)
            return
        record, axis = self.shown.record, view.axis
        low, high = axis.step(record, view.low), axis.step(record, view.high)
        most = _MARKERS if self.shown.is_alone else _MARKERS_EACH
        for curve, line, behind, marks in zip(self._curves, self.lines, self.behind, self.marks, strict=True):
            trace = curve.of(self.shown)
            start, stop = trace.window(low, high)
            is_drawn = curve.is_on(axis) and stop > start
            reach = self._reach(curve, trace, view)
            line.setVisible(is_drawn)
            if behind is not None:
                behind.setVisible(is_drawn and reach > 0 and self.shown.is_alone)
            if marks is not None:
                marks.setVisible(is_drawn and stop - start <= most)
            if not is_drawn:
                continue
            raw = self._scaled(axis, is_log, *trace.extremes(curve.column, start, stop, buckets, axis.is_log))
            if curve.trace != "steps":  # a line goes on over epochs that were not validated
                raw = raw[0][np.isfinite(raw[1])], raw[1][np.isfinite(raw[1])]
            if reach > 0:
                places = trace.places(start, stop, buckets, axis.is_log)
                mean = trace.mean(curve.column, places, reach)
                extent.led.append(_put(line, *self._scaled(axis, is_log, trace.x[places], mean)))
                if behind is not None and behind.isVisible():
                    extent.faint.append(_put(behind, *raw))
            else:
                extent.led.append(_put(line, *raw))
            if marks is not None and marks.isVisible():
                marks.setData(*raw)
        self._draw_ring(axis, is_log)

    def _reach(self, curve: Curve, trace: Trace, view: View) -> float:
        """Points that a mean reaches to either side; 0 for none."""
        if not curve.is_smoothed or not len(trace):
            return 0.0
        # vital signs come by the second rather than by the step
        done = max(1.0, float(trace.x[-1] - trace.x[0]))
        whole = len(trace) * max(1.0, (self.shown.record.total_steps or done) / done)
        reach = view.smoothing * whole
        return reach if reach >= 1 else 0.0

    def _scaled(self, axis: Axis, is_log: bool, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        if is_log:
            y = np.log10(np.where(y > 0, y, np.nan))
        return axis.shown(self.shown.record, x), np.where(np.isfinite(y), y, np.nan)

    def _draw_ring(self, axis: Axis, is_log: bool) -> None:
        """A ring around the best epoch, whatever the zoom leaves out."""
        if self.ring is None:
            return
        best, epochs = self.shown.record.best, self.shown.record.epochs
        self.ring.setVisible(best is not None)
        if best is not None:
            (column,) = (curve.column for curve in self._curves if curve.has_ring)
            place = slice(best, best + 1)
            self.ring.setData(*self._scaled(axis, is_log, epochs.x[place], epochs.column(column)[place]), size=11)

    def value(self, curve: Curve, axis: Axis, x: float | None, view: View) -> float | None:
        """A curve's value at a coordinate, or its latest one; None where there is none."""
        trace = curve.of(self.shown)
        at = trace.nearest(np.inf if x is None else axis.step(self.shown.record, x))
        if at is None:
            return None
        reach = self._reach(curve, trace, view)
        places: Places = np.array([at])
        return float(trace.mean(curve.column, places, reach)[0] if reach > 0 else trace.column(curve.column)[at])


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded


def _put(line: pg.PlotCurveItem, x: Numbers, y: Numbers) -> Numbers:
    line.setData(x, y, connect="finite", skipFiniteCheck=False)
    return y


def _line(plot: pg.PlotWidget) -> pg.PlotCurveItem:
    # one pixel, not antialiased: anything else takes many times as long to paint
    item = pg.PlotCurveItem(antialias=False)
    plot.addItem(item, ignoreBounds=True)
    return item


def _marks(plot: pg.PlotWidget) -> pg.ScatterPlotItem:
    item = pg.ScatterPlotItem(size=6, antialias=True, pxMode=True)
    item.setZValue(10)
    plot.addItem(item, ignoreBounds=True)
    return item
