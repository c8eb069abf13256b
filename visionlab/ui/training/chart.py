"""One chart: a few curves over the steps, with its legend and the values at the cursor in the line above.

pyqtgraph is imported here, so this module is loaded only when curves are first shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from visionlab.ui.theme import Type, font, theme
from visionlab.ui.training.trace import Numbers, Trace

#: markers are drawn while so few points are in view
_MARKERS = 120
#: points drawn at most, however wide the chart
_POINTS = 1800


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve's words and looks."""

    #: a word in the legend; empty for one that goes without
    name: str
    #: rank in theme().colours.curves
    shade: int
    column: int
    #: from the epochs rather than the steps
    by_epoch: bool = False
    opacity: float = 1.0
    #: `epochs` or `steps`: drawn only on that axis; empty for both
    only_on: str = ""
    #: ranges follow this curve; the faint one behind a smoothed one does not count in full
    leads: bool = True


@dataclass(slots=True)
class View:
    """How all charts look at a run."""

    by_epoch: bool = False
    follows: bool = True
    #: the x in view
    low: float = 0.0
    high: float = 10.0


class Chart(QWidget):
    """A title, a legend with values, and the curves. x is in steps or in epochs."""

    #: x of the cursor in the chart's unit, or None when it left
    hovered = Signal(object)
    #: a person zoomed or panned: the x now in view, low and high
    navigated = Signal(float, float)
    #: a person asked to see the present end again
    reset_wanted = Signal()

    def __init__(self, title: str, curves: tuple[Curve, ...], words: str, scale: float = 1.0) -> None:
        """`words` is a format of the values times `scale`, as in `{:.3f}`."""
        super().__init__()
        self.title, self.curves, self._words, self._scale = title, curves, words, scale
        self.is_log = False
        self._steps_an_epoch = 1.0
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setFont(font(Type.small))
        # live values must not make the window's layout anew
        self.legend.setFixedHeight(18)
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.plot = pg.PlotWidget(viewBox=_Box())
        self._plot_set_up()
        self._items = [_curve_item(self.plot) for _ in curves]
        self._marks = [_scatter_item(self.plot) for _ in curves]
        self._best = _scatter_item(self.plot)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        self._cursor.setZValue(20)
        self.plot.addItem(self._cursor, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.legend)
        layout.addWidget(self.plot, 1)
        self.paint_theme()

    def _plot_set_up(self) -> None:
        plot: pg.PlotItem = self.plot.getPlotItem()
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setClipToView(False)
        plot.layout.setContentsMargins(0, 0, 4, 0)
        self.box: _Box = plot.getViewBox()
        self.box.disableAutoRange()
        self.box.setDefaultPadding(0.0)
        self.box.setLimits(xMin=0)
        self.box.sigRangeChangedManually.connect(lambda *_: self.navigated.emit(*self.box.viewRange()[0]))
        self.box.doubled.connect(self.reset_wanted)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self.plot.setMinimumSize(120, 60)
        self.plot.scene().sigMouseMoved.connect(self._moved)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setStyle(tickFont=font(Type.small), tickLength=-4, tickTextOffset=4, autoReduceTextSpace=False)
            axis.setStyle(maxTickLevel=1, maxTextLevel=1)
            axis.enableAutoSIPrefix(False)
            # replaying its lines and texts takes 1.5 ms a frame, and they seldom change
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
        plot.getAxis("left").setScale(self._scale)
        plot.getAxis("left").setWidth(42)
        plot.getAxis("bottom").setHeight(20)
        plot.showGrid(x=True, y=True, alpha=0.12)

    def paint_theme(self) -> None:
        """Take the theme's colours."""
        now = theme()
        self.plot.setBackground(now.colour("surface"))
        plot = self.plot.getPlotItem()
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(pg.mkPen(now.colour("muted"), width=1))
            axis.setTextPen(pg.mkPen(now.colour("muted")))
        for curve, item, marks in zip(self.curves, self._items, self._marks, strict=True):
            colour = self._colour(curve)
            item.setPen(pg.mkPen(colour, width=1))
            marks.setPen(pg.mkPen(now.colour("surface"), width=1))
            marks.setBrush(pg.mkBrush(colour))
        self._best.setPen(pg.mkPen(now.colour("text"), width=1.5))
        self._best.setBrush(pg.mkBrush(None))
        self._cursor.setPen(pg.mkPen(now.colour("muted"), width=1, style=Qt.PenStyle.DashLine))

    @staticmethod
    def _colour(curve: Curve) -> QColor:
        colour = QColor(theme().colours.curves[curve.shade])
        colour.setAlphaF(curve.opacity)
        return colour

    def set_log(self, on: bool) -> None:
        """Logarithmic y."""
        self.is_log = on
        self.plot.getPlotItem().getAxis("left").setLogMode(y=on)

    # drawing

    def draw(self, steps: Trace, epochs: Trace, best: int | None, view: View, steps_an_epoch: float) -> None:
        """Draw what is in view anew."""
        self._steps_an_epoch = max(1.0, steps_an_epoch) if view.by_epoch else 1.0
        # each chart follows in its own turn: linked ones would make all axes anew in one turn of the event loop
        if self.box.viewRange()[0] != [view.low, view.high]:
            self.box.setXRange(view.low, view.high, padding=0)
        low, high = view.low * self._steps_an_epoch, view.high * self._steps_an_epoch
        buckets = min(_POINTS // 2, max(50, int(self.box.width())))
        led: list[Numbers] = []
        faint: list[Numbers] = []
        for curve, item, marks in zip(self.curves, self._items, self._marks, strict=True):
            trace = epochs if curve.by_epoch else steps
            shown = not curve.only_on or (curve.only_on == "epochs") == view.by_epoch
            if not shown or not len(trace):
                item.setVisible(False)
                marks.setVisible(False)
                continue
            start, stop = trace.window(low, high)
            x, y = trace.extremes(curve.column, start, stop, buckets)
            x, y = self._scaled(x, y)
            if curve.by_epoch:  # a line goes on over epochs that were not validated
                x, y = x[np.isfinite(y)], y[np.isfinite(y)]
            item.setData(x, y, connect="finite", skipFiniteCheck=False)
            item.setVisible(True)
            marked = curve.by_epoch and stop - start <= _MARKERS
            if marked:
                marks.setData(x, y)
            marks.setVisible(marked)
            (led if curve.leads else faint).append(y)
        self._draw_best(epochs, best)
        if view.follows:
            self.box.fits_y = True
        if self.box.fits_y:
            self._follow(led, faint)

    def _scaled(self, x: Numbers, y: Numbers) -> tuple[Numbers, Numbers]:
        if self._steps_an_epoch != 1.0:
            x = x / self._steps_an_epoch
        if self.is_log:
            y = np.log10(np.where(y > 0, y, np.nan))
        return x, np.where(np.isfinite(y), y, np.nan)

    def _draw_best(self, epochs: Trace, best: int | None) -> None:
        """A ring around the best epoch, whatever the zoom leaves out."""
        columns = [curve.column for curve in self.curves if curve.by_epoch and curve.shade == 1]
        self._best.setVisible(best is not None and bool(columns))
        if best is not None and columns:
            x, y = self._scaled(epochs.x[best : best + 1], epochs.column(columns[0])[best : best + 1])
            self._best.setData(x, y, size=11)

    def _follow(self, led: list[Numbers], faint: list[Numbers]) -> None:
        """y so that the main curves are in view, and of a faint noisy one all but its outermost points."""
        known = [values[np.isfinite(values)] for values in led]
        known += [np.percentile(values, [2, 98]) for values in (v[np.isfinite(v)] for v in faint) if len(values)]
        values = np.concatenate(known) if known else np.empty(0)
        if not len(values):
            return
        low, high = float(values.min()), float(values.max())
        margin = 0.08 * (high - low) or max(1e-3, 0.1 * abs(high))
        now_low, now_high = self.box.viewRange()[1]
        fits = now_low <= low and high <= now_high and (high - low) > 0.6 * (now_high - now_low)
        if not fits:  # an axis made anew costs more than the curves: it moves seldom
            floor = low - margin if self.is_log or low < margin else max(0.0, low - margin)
            self.box.setYRange(floor, high + margin, padding=0)

    # the cursor

    def _moved(self, place: QPointF) -> None:
        inside = self.box.sceneBoundingRect().contains(place)
        self.hovered.emit(self.box.mapSceneToView(place).x() if inside else None)

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(None)

    def set_cursor(self, x: float | None) -> None:
        """A vertical line at an x of the chart's unit; None for none."""
        self._cursor.setVisible(x is not None)
        if x is not None:
            self._cursor.setPos(x)

    def tell(self, steps: Trace, epochs: Trace, x: float | None, view: View) -> None:
        """The legend, with the values at `x` (in the chart's unit), or the latest ones."""
        parts = [f"<b>{escape(self.title)}</b>"]
        for curve in self.curves:
            if not curve.name or (curve.only_on and (curve.only_on == "epochs") != view.by_epoch):
                continue
            trace = epochs if curve.by_epoch else steps
            at = trace.nearest(math.inf if x is None else x * self._steps_an_epoch)
            value = "" if at is None else self._said(float(trace.column(curve.column)[at]))
            colour = theme().colours.curves[curve.shade]
            parts.append(f"<span style='color:{colour}'>●</span>&nbsp;{escape(curve.name)} {value}")
        text = "&nbsp; ".join(parts)
        if text != self.legend.text():
            self.legend.setText(text)

    def _said(self, value: float) -> str:
        return self._words.format(value * self._scale) if math.isfinite(value) else "–"


class _Box(pg.ViewBox):
    """Left drag pans, right drag zooms, the wheel zooms along x; a double click goes back to the live view."""

    doubled = Signal()

    def __init__(self) -> None:
        super().__init__()
        #: y keeps to what is in view, until a person takes it in hand
        self.fits_y = True

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        self.fits_y = self.fits_y and axis != 1
        super().wheelEvent(event, 0 if axis is None else axis)

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        self.fits_y = self.fits_y and axis == 0
        super().mouseDragEvent(event, axis)

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.doubled.emit()


def _curve_item(plot: pg.PlotWidget) -> pg.PlotCurveItem:
    item = pg.PlotCurveItem(antialias=False)
    plot.addItem(item, ignoreBounds=True)
    return item


def _scatter_item(plot: pg.PlotWidget) -> pg.ScatterPlotItem:
    item = pg.ScatterPlotItem(size=6, antialias=True, pxMode=True)
    item.setZValue(10)
    plot.addItem(item, ignoreBounds=True)
    return item
