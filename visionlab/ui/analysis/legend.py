"""The legend of a chart of points: what colours and marks mean. Pointing at a group lets the others fade."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.ui import numbers
from visionlab.ui.analysis.plot_picture import paint_mark, shade
from visionlab.ui.theme import Length, Type, font, theme

_ROW, _MARK, _COLUMNS = 17, 20, 2


@dataclass(frozen=True, slots=True)
class Row:
    """A mark and what it means. With a `group` it can be pointed at."""

    title: str
    shade: str
    #: a mark of `paint_mark`, or `line` or `dashes`
    symbol: str
    group: str = ""


class Legend(QWidget):
    """Rows in two columns, and below them what area means."""

    #: the group to bring out, empty for none
    pointed = Signal(str)

    def __init__(self, radius: Callable[[float], float], parent: QWidget | None = None) -> None:
        """`radius` tells how large a disc of a size is on the chart."""
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        #: the group that was clicked and stays brought out
        self.held = ""
        self._radius = radius
        self._area: tuple[str, tuple[float, ...]] = ("", ())
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))
        theme().changed.connect(self.update)

    def show_rows(self, rows: Sequence[Row], area: str, sizes: Sequence[float]) -> None:
        """Show these; `area` says what area means, with discs of these sizes."""
        told = tuple(rows)
        if told != self.rows:
            self.rows, self._current = told, -1
            if self.held and all(row.group != self.held for row in told):
                self.held = ""
                self.pointed.emit("")
            hint = self.tr("Point at a kind of network to bring it out; click to keep it so")
            self.setAccessibleDescription(f"{', '.join(row.title for row in told)}. {hint}")
        self._area = area, tuple(sizes)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self._rows_height() + (round(2 * self._largest()) + 8 if self._area[1] else 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _rows_height(self) -> int:
        return _ROW * -(-len(self.rows) // _COLUMNS)

    def _largest(self) -> float:
        return max(7.0, *(self._radius(size) for size in self._area[1]))

    def _box(self, number: int) -> QRectF:
        lines = -(-len(self.rows) // _COLUMNS)
        width = self.width() / _COLUMNS
        return QRectF(width * (number // lines), _ROW * (number % lines), width, _ROW)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.small))
        for number, row in enumerate(self.rows):
            self._paint_row(painter, row, self._box(number), number == self._current)
        if self._area[1]:
            self._paint_area(painter)
        painter.end()

    def _paint_row(self, painter: QPainter, row: Row, box: QRectF, is_current: bool) -> None:
        is_held = bool(row.group) and row.group == self.held
        if row.group and (is_current or is_held):
            painter.setPen(QPen(theme().colour("accent"), 1) if is_held else Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft" if is_held else "hover"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -2, -0.5), 4, 4)
        middle = QPointF(box.left() + _MARK / 2, box.center().y())
        colour = shade(row.shade)
        if row.symbol in ("line", "dashes"):
            style = Qt.PenStyle.SolidLine if row.symbol == "line" else Qt.PenStyle.DashLine
            painter.setPen(QPen(colour, 1.4, style))
            painter.drawLine(middle - QPointF(8, 0), middle + QPointF(8, 0))
        else:
            paint_mark(painter, row.symbol, middle, 4.5, colour)
        painter.setPen(theme().colour("text"))
        room = box.adjusted(_MARK, 0, -4, 0)
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)

    def _paint_area(self, painter: QPainter) -> None:
        title, sizes = self._area
        largest, top = self._largest(), self._rows_height() + 4
        middle = top + largest
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(title) + Length.medium
        painter.setPen(theme().colour("muted"))
        painter.drawText(QRectF(4, middle - 9, width, 18), Qt.AlignmentFlag.AlignVCenter, title)
        x = 4.0 + width
        for size in sizes:
            radius, words = self._radius(size), numbers.count(size)
            paint_mark(painter, "ring", QPointF(x + radius, middle), radius, theme().colour("muted"))
            x += 2 * radius + 4
            painter.drawText(QRectF(x, middle - 9, 60, 18), Qt.AlignmentFlag.AlignVCenter, words)
            x += metrics.horizontalAdvance(words) + Length.medium

    # -- pointing

    def _point_at(self, number: int) -> None:
        if number >= 0 and not self.rows[number].group:
            number = -1
        if number != self._current:
            self._current = number
            self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.ArrowCursor)
            self.pointed.emit(self.rows[number].group if number >= 0 else self.held)
            self.update()

    def _hold(self, number: int) -> None:
        group = self.rows[number].group
        self.held = "" if group == self.held else group
        self.pointed.emit(self.held)
        self.update()

    def _at(self, place: QPointF) -> int:
        return next((number for number in range(len(self.rows)) if self._box(number).contains(place)), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0 and self.rows[number].group:
            self._hold(number)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}.get(key, 0)
        groups = [number for number, row in enumerate(self.rows) if row.group]
        if step and groups:
            now = groups.index(self._current) if self._current in groups else (-1 if step > 0 else len(groups))
            self._point_at(groups[min(max(now + step, 0), len(groups) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self._hold(self._current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current < 0:
            self._point_at(next((number for number, row in enumerate(self.rows) if row.group), -1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(-1)
