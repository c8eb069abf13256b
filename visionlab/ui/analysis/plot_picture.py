"""A chart of points as a picture: where dots and names are, and how they are painted."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.ui.analysis.plot import Axis, Disc, Dot, Guide, Plot, place_names, spread
from visionlab.ui.theme import Length, Type, font, theme

#: radius of a mark whose area says nothing, and the least of one whose area does
_MARK, _LEAST = 5.0, 3.5
#: room for the ticks and the names of the axes
_LEFT, _BOTTOM = 52, 20
_TICK_WIDTH, _TICK_HEIGHT = 68, 34
_FADED = 0.18
_EMPTY = Plot(Axis("", 0.0, 1.0, str), Axis("", 0.0, 1.0, str))


def shade(name: str) -> QColor:
    """A colour of the theme by its name, as in `accent` or `groups.3`."""
    field, _, rank = name.partition(".")
    value = getattr(theme().colours, field)
    return QColor(value[int(rank)] if rank else value)


def paint_mark(painter: QPainter, symbol: str, at: QPointF, radius: float, colour: QColor) -> None:
    """A disc or square, or hollow as a ring or frame, or a diamond around a point."""
    fill = QColor(colour)
    fill.setAlphaF(colour.alphaF() * {"disc": 0.45, "ring": 0.0, "frame": 0.0}.get(symbol, 0.85))
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(fill)
    if symbol == "diamond":
        points = [QPointF(0, -radius), QPointF(radius, 0), QPointF(0, radius), QPointF(-radius, 0)]
        painter.drawPolygon(QPolygonF([at + point for point in points]))
    elif symbol in ("square", "frame"):
        side = radius * math.sqrt(math.pi)  # of the same area as a disc
        painter.drawRect(QRectF(at.x() - side / 2, at.y() - side / 2, side, side))
    else:
        painter.drawEllipse(at, radius, radius)


class PlotPicture(QWidget):
    """Paints a `Plot`, or a part of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot = _EMPTY
        #: the number of the dot that is pointed at, -1 for none
        self.current = -1
        self._emphasis = ""
        #: the part of the axes that is in view
        self.across, self.up = self.plot.x, self.plot.y
        self._discs: list[Disc] = []
        self.names: dict[int, QRectF] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 120)
        self.setAccessibleName(self.tr("Chart of networks"))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(680, 260)

    def show_plot(self, plot: Plot) -> None:
        """Show this; the dot that was pointed at stays so where it is there still."""
        if plot == self.plot:
            return
        key = self.dot.key if self.dot is not None else None
        same_axes = (plot.x.name, plot.y.name) == (self.plot.x.name, self.plot.y.name)
        if not self.is_zoomed or not same_axes:
            self.across, self.up = plot.x, plot.y
        self.plot = plot
        self.current = next((number for number, dot in enumerate(plot.dots) if dot.key == key), -1)
        self._lay_out()

    def emphasise(self, group: str) -> None:
        """Let the dots of all other groups fade; none for an empty one."""
        if group != self._emphasis:
            self._emphasis = group
            self._lay_out()

    @property
    def dot(self) -> Dot | None:
        """The dot that is pointed at."""
        return self.plot.dots[self.current] if 0 <= self.current < len(self.plot.dots) else None

    @property
    def is_zoomed(self) -> bool:
        """Whether a part of the chart is in view."""
        return (self.across, self.up) != (self.plot.x, self.plot.y)

    # -- geometry

    def frame(self) -> QRectF:
        """Where the dots are."""
        return QRectF(self.rect()).adjusted(_LEFT, Length.tiny, -Length.tiny, -_BOTTOM)

    def at(self, x: float, y: float) -> QPointF:
        """Where a pair of values is on the widget."""
        frame = self.frame()
        return QPointF(
            frame.left() + self.across.place(x) * frame.width(), frame.bottom() - self.up.place(y) * frame.height()
        )

    def radius(self, size: float) -> float:
        """How large a disc of this size is, in pixels: area goes with size, so that the largest fits the chart."""
        most = min(26.0, max(11.0, self.frame().height() * 0.095))
        largest = max((dot.size for dot in self.plot.dots), default=0.0)
        return max(_LEAST, most * math.sqrt(min(1.0, size / largest))) if size and largest else _MARK

    def place(self, number: int) -> QPointF:
        """The middle of a dot."""
        x, y, _radius = self._discs[number]
        return QPointF(x, y)

    def _lay_out(self) -> None:
        points = [self.at(dot.x, dot.y) for dot in self.plot.dots]
        self._discs = [
            (point.x(), point.y(), self.radius(dot.size)) for point, dot in zip(points, self.plot.dots, strict=True)
        ]
        if self.across.is_whole:
            self._spread()
        metrics = QFontMetricsF(font(Type.small))
        widths = [metrics.horizontalAdvance(dot.name or dot.title) + 2 for dot in self.plot.dots]
        dots = self.plot.dots
        order = [number for number in range(len(dots)) if self._emphasis in ("", dots[number].group)]
        order.sort(key=lambda number: dots[number].rank)
        frame = self.frame()
        box = (frame.left() + 2, frame.top() + 1, frame.right(), frame.bottom() - 1)
        order = [number for number in order if frame.contains(self.place(number))]
        rooms = [self._guide_room(guide) for guide in self.plot.guides]
        barred = [(room.left(), room.top(), room.right(), room.bottom()) for room in rooms]
        found = place_names(self._discs, widths, metrics.height() - 2, box, order, barred)
        self.names = {number: QRectF(QPointF(*room[:2]), QPointF(*room[2:])) for number, room in found.items()}
        self.setAccessibleDescription(self.tr("{count} points").format(count=len(dots)))
        self.update()

    def _spread(self) -> None:
        """Where all of a year stand in one column, those whose area says something step aside."""
        column = self.frame().width() * (self.across.place(1) - self.across.place(0))
        columns: dict[float, list[int]] = {}
        for number, dot in enumerate(self.plot.dots):
            if dot.size:
                columns.setdefault(dot.x, []).append(number)
        for numbers in columns.values():
            moved = spread([self._discs[number] for number in numbers], 0.3 * column)
            for number, disc in zip(numbers, moved, strict=True):
                self._discs[number] = disc

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.small))
        if not self.plot.dots and not self.plot.guides:
            self._paint_nothing(painter)
        else:
            self._paint_axes(painter)
            painter.save()
            painter.setClipRect(self.frame().adjusted(-1, -1, 1, 1))
            self._paint_lines(painter)
            # small ones on top of large ones
            for number in sorted(range(len(self._discs)), key=lambda number: -self._discs[number][2]):
                self._paint_dot(painter, number)
            for guide in self.plot.guides:
                self._paint_guide(painter, guide)
            painter.restore()
            for number in self.names:
                self._paint_name(painter, number)
            self._paint_current(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme().colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_nothing(self, painter: QPainter) -> None:
        painter.setFont(font())
        painter.setPen(theme().colour("muted"))
        room = self.rect().adjusted(Length.huge, 0, -Length.huge, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.plot.nothing)

    def _paint_axes(self, painter: QPainter) -> None:
        frame = self.frame()
        grid, muted, text = QPen(theme().colour("grid"), 1), theme().colour("muted"), theme().colour("text")
        middle, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        width = painter.fontMetrics().horizontalAdvance(self.plot.x.name) + Length.small
        name = QRectF(frame.right() - width, frame.bottom() + 3, width, 16)
        for value in self.across.ticks(max(2, round(frame.width() / _TICK_WIDTH))):
            x = round(frame.left() + self.across.place(value) * frame.width()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            room = QRectF(x - 22, frame.bottom() + 3, 44, 16)
            if not room.intersects(name):
                painter.setPen(muted)
                painter.drawText(room, middle, self.across.words(value))
        for value in self.up.ticks(max(2, round(frame.height() / _TICK_HEIGHT))):
            y = round(frame.bottom() - self.up.place(value) * frame.height()) + 0.5
            painter.setPen(grid)
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(muted)
            painter.drawText(QRectF(0, y - 8, frame.left() - 5, 16), right, self.up.words(value))
        painter.setPen(text)
        painter.drawText(name, right, self.plot.x.name)
        painter.save()
        painter.translate(2, frame.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-frame.height() / 2, 0, frame.height(), 16), middle, self.plot.y.name)
        painter.restore()

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if len(self.plot.front) > 1:
            # between two points of the front, nothing known does better than the first
            steps = QPainterPath(self.at(*self.plot.front[0]))
            for (_x, before), (x, y) in zip(self.plot.front, self.plot.front[1:], strict=False):
                steps.lineTo(self.at(x, before))
                steps.lineTo(self.at(x, y))
            painter.setPen(QPen(theme().colour("link"), 1.4, Qt.PenStyle.DashLine))
            painter.drawPath(steps)
        if len(self.plot.path) > 1:
            painter.setPen(QPen(theme().colour("text"), 1.4))
            painter.drawPolyline(QPolygonF([self.at(*point) for point in self.plot.path]))

    def _guide_room(self, guide: Guide) -> QRectF:
        """Where a guide's words stand: at the top beside an upright line, at the left above a level one."""
        frame = self.frame()
        width = QFontMetricsF(font(Type.small)).horizontalAdvance(guide.words) + Length.small
        if guide.is_vertical:
            x = frame.left() + self.across.place(guide.value) * frame.width()
            return QRectF(x + 3 if x + 3 + width < frame.right() else x - 3 - width, frame.top() + 1, width, 16)
        return QRectF(frame.left() + 2, frame.bottom() - self.up.place(guide.value) * frame.height() - 17, width, 16)

    def _paint_guide(self, painter: QPainter, guide: Guide) -> None:
        frame, colour = self.frame(), shade(guide.shade)
        painter.setPen(QPen(colour, 1.4, Qt.PenStyle.DashLine))
        if guide.is_vertical:
            x = frame.left() + self.across.place(guide.value) * frame.width()
            painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
        else:
            y = frame.bottom() - self.up.place(guide.value) * frame.height()
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        self._paint_words(painter, self._guide_room(guide), guide.words, colour)

    def _paint_words(self, painter: QPainter, room: QRectF, words: str, colour: QColor) -> None:
        """Words that can be read on top of lines and discs."""
        plate = QColor(theme().colour("surface"))
        plate.setAlpha(170)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plate)
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(colour)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_dot(self, painter: QPainter, number: int) -> None:
        dot, radius = self.plot.dots[number], self._discs[number][2]
        colour = shade(dot.shade)
        if self._emphasis not in ("", dot.group):
            colour.setAlphaF(_FADED)
        paint_mark(painter, dot.symbol, self.place(number), radius, colour)
        if dot.is_own:
            painter.setPen(QPen(theme().colour("text"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.place(number), radius + 4, radius + 4)

    def _paint_name(self, painter: QPainter, number: int) -> None:
        dot = self.plot.dots[number]
        colour = theme().colour("text" if dot.is_own or dot.rank <= 0 else "muted")
        self._paint_words(painter, self.names[number], dot.name or dot.title, colour)

    def _paint_current(self, painter: QPainter) -> None:
        dot = self.dot
        if dot is None:
            return
        radius = self._discs[self.current][2]
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.place(self.current), radius + 3, radius + 3)
        if self.current not in self.names:
            place = self.place(self.current)
            width = painter.fontMetrics().horizontalAdvance(dot.title) + 10
            left = min(max(place.x() - width / 2, 0), self.width() - width)
            top = place.y() - radius - 22 if place.y() - radius > 26 else place.y() + radius + 6
            plate = QRectF(left, top, width, 16)
            painter.setPen(QPen(theme().colour("border"), 1))
            painter.setBrush(theme().colour("raised"))
            painter.drawRoundedRect(plate, 3, 3)
            painter.setPen(theme().colour("text"))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, dot.title)
