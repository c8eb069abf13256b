"""One chart: the same few curves of every shown run, with the values at the cursor in the line above.

pyqtgraph is imported here, so this module is loaded only when curves are first shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QTextDocument
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from visionlab.ui import numbers
from visionlab.ui.theme import Type, font, theme
from visionlab.ui.training.lines import Curve, Extent, Lines, View
from visionlab.ui.training.shown import Shown

#: buckets drawn at most, however wide the chart; each has two points
_BUCKETS = 900
#: ticks of a small chart, over those of a large one
_SPARSE = {"left": 0.6, "bottom": 0.4}
#: so much of a decade and less (in its logarithm) has ticks as a linear axis has them, fewer than so many
_DECADE_PART, _FINE_TICKS = 0.7, 6
#: ticks of larger numbers are told as `12 k`
_LONG = 10_000


class Chart(QWidget):
    """A title, a legend with values, and the lines of the runs."""

    #: coordinate of the cursor, or None when it left
    hovered = Signal(object)
    #: a person zoomed or panned: the coordinates now in view, low and high
    navigated = Signal(float, float)
    #: a person asked to see the present end again
    reset_wanted = Signal()

    def __init__(
        self, title: str, curves: tuple[Curve, ...], words: str, scale: float = 1.0, is_small: bool = False
    ) -> None:
        """`words` is a format of the values times `scale`, as in `.3f`; a small one has no room for several."""
        super().__init__()
        self.title, self.curves, self._words, self._scale = title, curves, words, scale
        self._is_small = is_small
        self.is_log = False
        #: whether it says where the cursor is: one of several charts with one cursor is enough
        self.tells_place = False
        self.runs: list[Lines] = []
        self.legend = QLabel()
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend.setFont(font(Type.small))
        # live values must not make the window's layout anew
        self.legend.setFixedHeight(18)
        self.legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.plot = pg.PlotWidget(viewBox=_Box(), axisItems={side: _Axis(side) for side in ("left", "bottom")})
        self.plot.setAccessibleName(title)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has no keys
        self._plot_set_up()
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self._height = pg.TextItem(anchor=(0, 1))
        self._height.setFont(font(Type.small))
        for item in (self._cursor, self._level, self._height):
            item.setVisible(False)
            item.setZValue(20)
            self.plot.addItem(item, ignoreBounds=True)
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
        self.plot.setMinimumSize(96, 44)
        self.plot.scene().sigMouseMoved.connect(self._moved)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setStyle(tickFont=font(Type.small), tickLength=-4, tickTextOffset=4, autoReduceTextSpace=False)
            axis.setStyle(maxTickLevel=1, maxTextLevel=1)
            axis.enableAutoSIPrefix(False)
            # replaying its lines and texts takes 1.5 ms a frame, and they seldom change
            axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
            if self._is_small:
                axis.setTickDensity(_SPARSE[side])
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
        for run in self.runs:
            run.paint_theme()
        for line in (self._cursor, self._level):
            line.setPen(pg.mkPen(now.colour("muted"), width=1, style=Qt.PenStyle.DashLine))
        self._height.setColor(now.colour("text"))
        self._height.fill = pg.mkBrush(now.colour("raised"))

    def set_log(self, on: bool) -> None:
        """Logarithmic y."""
        self.is_log = on
        self.plot.getPlotItem().getAxis("left").setLogMode(y=on)

    def show_runs(self, shown: Sequence[Shown]) -> None:
        """Have lines for these runs; those that stay keep theirs."""
        known = {run.shown.record.run: run for run in self.runs}
        kept: list[Lines] = []
        for one in shown:
            run = known.get(one.record.run)
            if run is not None and run.shown.record is one.record:
                run.show_as(one)
                kept.append(run)
            else:
                kept.append(Lines(self.plot, self.curves, one))
        for run in self.runs:
            if run not in kept:
                run.remove()
        self.runs = kept

    # drawing

    def draw(self, view: View) -> None:
        """Draw what is in view anew."""
        is_log = view.axis.is_log
        bottom = self.plot.getPlotItem().getAxis("bottom")
        if bottom.logMode != is_log:
            bottom.setLogMode(x=is_log)
            self.box.setLimits(xMin=-300 if is_log else 0)
        # each chart follows in its own turn: linked ones would make all axes anew in one turn of the event loop
        if self.box.viewRange()[0] != [view.low, view.high]:
            self.box.setXRange(view.low, view.high, padding=0)
        buckets = min(_BUCKETS, max(50, int(self.box.width())))
        extent = Extent()
        for run in self.runs:
            run.draw(view, buckets, self.is_log, extent)
        if view.follows:
            self.box.fits_y = True
        if self.box.fits_y:
            self._follow(extent)

    def _follow(self, extent: Extent) -> None:
        """y so that the main curves are in view, and of a faint noisy one all but its outermost points."""
        found = extent.range()
        if found is None:
            return
        low, high = found
        margin = 0.08 * (high - low) or max(1e-3, 0.1 * abs(high))
        now_low, now_high = self.box.viewRange()[1]
        fits = now_low <= low and high <= now_high and (high - low) > 0.6 * (now_high - now_low)
        if not fits:  # an axis made anew costs more than the curves: it moves seldom
            floor = low - margin if self.is_log or low < margin else max(0.0, low - margin)
            self.box.setYRange(floor, high + margin, padding=0)

    # the cursor

    def _moved(self, place: QPointF) -> None:
        if not self.box.sceneBoundingRect().contains(place):
            self._lift()
            self.hovered.emit(None)
            return
        at = self.box.mapSceneToView(place)
        self._level.setPos(at.y())
        self._height.setPos(self.box.viewRange()[0][0], at.y())
        self._height.setText(self._said(10 ** min(at.y(), 300.0) if self.is_log else at.y()))
        for item in (self._level, self._height):
            item.setVisible(True)
        self.hovered.emit(at.x())

    def leaveEvent(self, event: object) -> None:
        self._lift()
        self.hovered.emit(None)

    def _lift(self) -> None:
        for item in (self._level, self._height):
            item.setVisible(False)

    def set_cursor(self, x: float | None) -> None:
        """A vertical line at a coordinate; None for none."""
        self._cursor.setVisible(x is not None)
        if x is not None:
            self._cursor.setPos(x)

    def tell(self, x: float | None, view: View) -> None:
        """The legend, with the values at `x`, or the latest ones."""
        title = f"<b>{escape(self.title)}</b>"
        if x is not None and self.tells_place:
            title += f" <span style='color:{theme().colour('muted').name()}'>{escape(view.axis.said(x))}</span>"
        seen = [run for run in self.runs if not run.shown.is_hidden]
        whole = ""
        if len(self.runs) == 1:
            pairs = [(run, curve) for run in seen for curve in self.curves if curve.is_on(view.axis)]
            told = [self._entry_of(run, curve, x, view) for run, curve in pairs]
            if self._is_too_long(title, told):
                whole = self._joined(title, told)
                told = [self._entry_of(run, curve, x, view, is_short=True) for run, curve in pairs]
                title = self._short_title(told) if self._is_small else title
        elif self._is_small:
            told = []
        else:
            last = self.curves[-1]
            title += f" {escape(last.name)}" if last.name else ""
            told = [_entry(run.shown.colour.name(), self.told(run, last, x, view), run.shown.sign) for run in seen]
        if len(self.runs) > 1 and self._is_too_long(title, told):
            told = []  # they stand in the legend of runs: half of them here would mislead
        text = self._joined(title, told)
        if text != self.legend.text():
            self.legend.setText(text)
            self.legend.setToolTip(whole)

    def _entry_of(self, run: Lines, curve: Curve, x: float | None, view: View, is_short: bool = False) -> str:
        """A curve of the only run: its colour, its value, and where there is room its name."""
        value = self.told(run, curve, x, view)
        name = "" if is_short else f"{escape(curve.name)} "
        return _entry(run.colour(curve).name(), f"&nbsp;{name}{value}") if curve.name else value

    def _short_title(self, told: list[str]) -> str:
        """As much of the title as leaves room for the values."""
        room = math.floor(self.legend.width() - self._width("", told))
        face = QFont(self.legend.font())
        face.setBold(True)
        return f"<b>{escape(QFontMetrics(face).elidedText(self.title, Qt.TextElideMode.ElideRight, room))}</b>"

    def _is_too_long(self, title: str, told: list[str]) -> bool:
        return self._width(title, told) > self.legend.width()

    def _width(self, title: str, told: list[str]) -> float:
        words = QTextDocument()
        words.setDefaultFont(self.legend.font())
        words.setDocumentMargin(0)
        words.setHtml(self._joined(title, told))
        return words.idealWidth()

    def _joined(self, title: str, told: list[str]) -> str:
        return ("&nbsp; " if len(self.runs) == 1 else "&nbsp;").join([title, *told])

    def told(self, run: Lines, curve: Curve, x: float | None, view: View) -> str:
        """A curve's value at `x`, or its latest one, in words; empty where there is none."""
        value = run.value(curve, view.axis, x, view)
        return "" if value is None else self._said(value)

    def _said(self, value: float) -> str:
        return numbers.written(value * self._scale, self._words) if math.isfinite(value) else "–"


def _entry(colour: str, text: str, sign: str = "●") -> str:
    return f"<span style='color:{colour}'>{sign}</span>{text}"


def _power(value: float) -> str:
    """A tick of a logarithmic axis: 1, 2 and 5 of each decade, for which there is room even in a low chart."""
    if f"{value:.0e}"[0] not in "125":
        return ""
    return numbers.count(value, 1) if value >= 1 else numbers.written(value, ".1g")


class _Axis(pg.AxisItem):
    """Ticks of large numbers in few signs, and some on a logarithmic axis however little of a decade is in view."""

    #: 1, 2 and 5 of each decade would be too few
    _is_fine = False

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float | None, list[float]]]:
        self._is_fine = self.logMode and abs(high - low) < _DECADE_PART
        if not self._is_fine:
            return super().tickValues(low, high, size)
        first, last = sorted((10**low, 10**high))
        step = 10 ** math.floor(math.log10(last - first))
        step *= next(factor for factor in (0.2, 0.5, 1, 2) if (last - first) / (factor * step) < _FINE_TICKS)
        ticks = range(math.ceil(first / step), math.floor(last / step) + 1)
        return [(None, [math.log10(tick * step) for tick in ticks if tick > 0])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        if self._is_fine:
            return [numbers.written(10**value * scale, ".4g") for value in values]
        if self.logMode:
            return [_power(10**value * scale) if abs(value) < 15 else "" for value in values]
        if any(abs(value * scale) >= _LONG for value in values):
            return [numbers.count(value * scale) for value in values]
        return [numbers.rewritten(text) for text in super().tickStrings(values, scale, spacing)]


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
