"""The curves of a sweep: cost over one number. Painted; the mouse and the arrow keys choose a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visionlab.ui.analysis.plot import Axis
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, Type, font, theme

#: room for the ticks of an axis and for the legend above
_LEFT, _BOTTOM, _TOP = 46, 20, 22
_TICK_WIDTH, _TICK_HEIGHT = 60, 30
_DOT, _LIVE = 2.0, 4.5
_SWATCH = 12
#: costs that differ more than this many times go on a logarithmic scale
_WIDE = 6.0


@dataclass(frozen=True, slots=True)
class Curve:
    """One quantity over the values; it stops where the network does not work."""

    name: str
    #: rank in theme().colours.curves
    shade: int
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Curves that share a scale upwards, as words say its values."""

    curves: tuple[Curve, ...]
    words: Callable[[float], str]
    #: a line across at this value, as at the cost of the network as it is
    base: float | None = None


@dataclass(frozen=True, slots=True)
class Sweep:
    """All that is drawn."""

    x: Axis
    values: tuple[float, ...] = ()
    panels: tuple[Panel, ...] = ()
    #: the value that the network has
    now: float = 0.0
    #: values at which it does not work, each with the sentence that says why
    gaps: tuple[tuple[float, str], ...] = ()
    #: what is said where there is nothing to draw
    nothing: str = ""


def upward(panel: Panel) -> Axis:
    """The scale of a panel: from zero, or logarithmic where costs differ many times."""
    known = [y for curve in panel.curves for _, y in curve.points if y > 0]
    if panel.base:
        known.append(panel.base)
    low, high = min(known, default=0.5), max(known, default=1.0)
    if high > _WIDE * low:
        return Axis("", low / 1.15, high * 1.15, panel.words, is_log=True)
    return Axis("", 0.0, high * 1.08, panel.words)


class SweepView(QWidget):
    """Shows a `Sweep` and the value that is looked at."""

    #: a value that a person points at: one of the sweep's
    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sweep = Sweep(Axis("", 0.0, 1.0, str))
        self.at = 0.0
        self._ups: tuple[Axis, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setAccessibleName(self.tr("Curves of the sweep"))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(680, 250)

    def show_sweep(self, sweep: Sweep, at: float) -> None:
        """Show curves, with a line at `at`."""
        self.sweep, self.at = sweep, at
        self._ups = tuple(map(upward, sweep.panels))
        self.setCursor(Qt.CursorShape.PointingHandCursor if sweep.panels else Qt.CursorShape.ArrowCursor)
        self.update()

    def show_value(self, at: float) -> None:
        """Move the line."""
        if at != self.at:
            self.at = at
            self.update()

    # -- geometry

    def frames(self) -> Iterator[QRectF]:
        """Where each panel's curves are, side by side."""
        count = max(1, len(self.sweep.panels))
        width = self.width() / count
        for number in range(count):
            whole = QRectF(number * width, 0, width, self.height())
            yield whole.adjusted(_LEFT, _TOP, -Length.small, -_BOTTOM)

    def place(self, panel: int, x: float, y: float) -> QPointF:
        """Where a pair of values is on the widget."""
        return self._at(list(self.frames())[panel], self._ups[panel], x, y)

    def _at(self, frame: QRectF, up: Axis, x: float, y: float) -> QPointF:
        across = frame.left() + self.sweep.x.place(x) * frame.width()
        return QPointF(across, frame.bottom() - up.place(y) * frame.height())

    def _value_at(self, place: QPointF) -> float | None:
        """The sweep's value nearest to a place."""
        if not self.sweep.values or not self.sweep.panels:
            return None
        width = self.width() / len(self.sweep.panels)
        number = min(len(self.sweep.panels) - 1, max(0, int(place.x() / width)))
        frame = list(self.frames())[number]
        share = (place.x() - frame.left()) / frame.width()
        return min(self.sweep.values, key=lambda value: abs(self.sweep.x.place(value) - share))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.small))
        if not self.sweep.panels:
            painter.setFont(font())
            painter.setPen(theme().colour("muted"))
            room = self.rect().adjusted(Length.huge, 0, -Length.huge, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.sweep.nothing)
        for number, (frame, panel) in enumerate(zip(self.frames(), self.sweep.panels, strict=False)):
            self._paint_axes(painter, frame, self._ups[number])
            self._paint_gaps(painter, frame)
            self._paint_lines(painter, frame, panel, self._ups[number])
            for curve in panel.curves:
                self._paint_curve(painter, frame, curve, self._ups[number])
            self._paint_legend(painter, frame, panel)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_axes(self, painter: QPainter, frame: QRectF, up: Axis) -> None:
        grid, muted = QPen(theme().colour("grid"), 1), theme().colour("muted")
        middle, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        x_axis = self.sweep.x
        for value in x_axis.ticks(max(2, round(frame.width() / _TICK_WIDTH))):
            x = round(frame.left() + x_axis.place(value) * frame.width()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            left = min(x - 20, self.width() - 40.0)
            painter.setPen(muted)
            painter.drawText(QRectF(left, frame.bottom() + 3, 40, 16), middle, x_axis.words(value))
        for value in up.ticks(max(2, round(frame.height() / _TICK_HEIGHT))):
            y = round(frame.bottom() - up.place(value) * frame.height()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(muted)
            painter.drawText(QRectF(frame.left() - _LEFT, y - 8, _LEFT - 5, 16), right, up.words(value))

    def _paint_gaps(self, painter: QPainter, frame: QRectF) -> None:
        """A tinted strip with a cross where the network does not work."""
        tint, cross = QColor(theme().colour("danger_soft")), QPen(theme().colour("danger"), 1.4)
        tint.setAlphaF(0.5)
        for value, _ in self.sweep.gaps:
            left, right = (self._at(frame, _FLAT, edge, 0).x() for edge in self._strip(value))
            painter.fillRect(QRectF(left, frame.top(), right - left, frame.height()), tint)
            middle = QPointF(self._at(frame, _FLAT, value, 0).x(), frame.bottom() - 8)
            painter.setPen(cross)
            painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3))
            painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3))

    def _strip(self, value: float) -> tuple[float, float]:
        """From half way to the value before to half way to the one after."""
        values, x = self.sweep.values, self.sweep.x
        number = values.index(value)
        ends = []
        for other in (number - 1, number + 1):
            beside = values[other] if 0 <= other < len(values) else value
            ends.append(x.value((x.place(value) + x.place(beside)) / 2))
        return ends[0], ends[1]

    def _paint_lines(self, painter: QPainter, frame: QRectF, panel: Panel, up: Axis) -> None:
        """Where the network is now, dashed, and the value that is looked at."""
        painter.setPen(QPen(theme().colour("link"), 1, Qt.PenStyle.DashLine))
        if panel.base:
            y = self._at(frame, up, self.sweep.now, panel.base).y()
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        for value, colour, style in (
            (self.sweep.now, "link", Qt.PenStyle.DashLine),
            (self.at, "accent", Qt.PenStyle.SolidLine),
        ):
            if 0 <= self.sweep.x.place(value) <= 1:
                x = self._at(frame, _FLAT, value, 0).x()
                painter.setPen(QPen(theme().colour(colour), 1, style))
                painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))

    def _paint_curve(self, painter: QPainter, frame: QRectF, curve: Curve, up: Axis) -> None:
        colour = QColor(theme().colours.curves[curve.shade])
        broken = {value for value, _ in self.sweep.gaps}
        pieces: list[list[QPointF]] = [[]]
        known = dict(curve.points)
        for value in sorted({*known, *broken}):
            if value in broken:
                pieces.append([])
            elif 0 <= self.sweep.x.place(value) <= 1:
                pieces[-1].append(self._at(frame, up, value, known[value]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for piece in pieces:
            painter.drawPolyline(QPolygonF(piece))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for piece in pieces:
            for point in piece:
                painter.drawEllipse(point, _DOT, _DOT)
        if self.at in known and 0 <= self.sweep.x.place(self.at) <= 1:
            painter.setPen(QPen(theme().colour("surface"), 1.5))
            painter.drawEllipse(self._at(frame, up, self.at, known[self.at]), _LIVE, _LIVE)

    def _paint_legend(self, painter: QPainter, frame: QRectF, panel: Panel) -> None:
        left, metrics = frame.left(), QFontMetricsF(font(Type.small))
        for curve in panel.curves:
            painter.setPen(QPen(QColor(theme().colours.curves[curve.shade]), 2.4))
            painter.drawLine(QPointF(left, _TOP / 2 - 1), QPointF(left + _SWATCH, _TOP / 2 - 1))
            painter.setPen(theme().colour("text"))
            width = metrics.horizontalAdvance(curve.name) + 2
            painter.drawText(QRectF(left + _SWATCH + 5, 0, width, _TOP - 2), Qt.AlignmentFlag.AlignVCenter, curve.name)
            left += _SWATCH + 5 + width + Length.large
        if left + metrics.horizontalAdvance(self.sweep.x.name) < frame.right():
            painter.setPen(theme().colour("muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(left, 0, frame.right() - left, _TOP - 2), right, self.sweep.x.name)

    # -- choosing

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, place: QPointF) -> str:
        value = self._value_at(place)
        if value is None:
            return ""
        hint = self.tr("Drag, or press the arrow keys, to choose a value; Esc goes back to the network as it is")
        why = dict(self.sweep.gaps).get(value)
        return tooltip(why, hint) if why else tooltip(hint)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._value_at(event.position()))
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._value_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        values, key = self.sweep.values, Qt.Key(event.key())
        above, below = [v for v in values if v > self.at], [v for v in values if v < self.at]
        found = {
            Qt.Key.Key_Right: above[:1],
            Qt.Key.Key_Left: below[-1:],
            Qt.Key.Key_PageUp: above[:5][-1:],
            Qt.Key.Key_PageDown: below[-5:][:1],
            Qt.Key.Key_Home: list(values[:1]),
            Qt.Key.Key_End: list(values[-1:]),
            Qt.Key.Key_Escape: [self.sweep.now] if self.at != self.sweep.now else [],
        }
        if not self.sweep.panels or key not in found or (key == Qt.Key.Key_Escape and not found[key]):
            super().keyPressEvent(event)
        elif found[key]:
            self._choose(found[key][0])

    def _choose(self, value: float | None) -> None:
        if value is not None and value != self.at:
            self.chosen.emit(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


#: for places of which only the x counts
_FLAT = Axis("", 0.0, 1.0, str)
