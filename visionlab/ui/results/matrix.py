"""The confusion matrix: a cell for each true class (row) and answer (column), the darker the more pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from visionlab.ui import numbers
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, Type, font, theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: room for the classes' names, and the least that a cell has to be for a number
_NAMES, _LEAST_WIDE, _LEAST_HIGH, _LARGEST = 88, 24, 13, 64
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class Matrix(QWidget):
    """Click a cell, or go to it with the arrow keys, for its pictures."""

    #: true class and answer of the chosen cell
    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.classes: tuple[str, ...] = ()
        self.counts: list[list[int]] = []
        #: the chosen cell, row and column
        self.cell = (0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confusion matrix"))
        theme().changed.connect(self.update)

    def show_counts(self, classes: tuple[str, ...], counts: NDArray[np.int64]) -> None:
        """Show the pictures of each true class (row) and answer (column)."""
        self.classes, self.counts = classes, counts.tolist()
        if max(self.cell) >= len(classes):
            self.cell = (0, 0)
        self._describe()
        self.update()

    def choose(self, row: int, column: int) -> None:
        """Choose a cell."""
        count = len(self.classes)
        self.cell = min(max(row, 0), count - 1), min(max(column, 0), count - 1)
        self._describe()
        self.update()
        self.chosen.emit(*self.cell)

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 160)

    def _describe(self) -> None:
        if self.classes:
            self.setAccessibleDescription(self.words(*self.cell))

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        count, whole = self.counts[row][column], sum(self.counts[row])
        told = self.tr("{count} of {whole} pictures of {true} were called {said}")
        return told.format(
            count=numbers.exact(count),
            whole=numbers.exact(whole),
            true=self.classes[row],
            said=self.classes[column],
        )

    # -- where things are

    def _side(self) -> tuple[float, float]:
        """Width and height of a cell."""
        count = max(1, len(self.classes))
        height = min(_LARGEST, (self.height() - self._head()) / count)
        return min(_LARGEST * 1.5, (self.width() - _NAMES - Length.small) / count), height

    def _head(self) -> int:
        return 2 * QFontMetrics(font(Type.small)).height() + Length.tiny

    def _rect(self, row: int, column: int) -> QRectF:
        width, height = self._side()
        return QRectF(_NAMES + column * width, self._head() + row * height, width, height)

    def _at(self, place: QPointF) -> tuple[int, int] | None:
        width, height = self._side()
        column, row = int((place.x() - _NAMES) // width), int((place.y() - self._head()) // height)
        count = len(self.classes)
        return (row, column) if 0 <= row < count and 0 <= column < count else None

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        small = font(Type.small)
        painter.setFont(small)
        measure = QFontMetrics(small)
        width, height = self._side()
        self._paint_axes(painter, measure)
        gap = 1.0 if min(width, height) > 6 else 0.0
        for row, counts in enumerate(self.counts):
            whole = max(1, sum(counts))
            for column, count in enumerate(counts):
                place = self._rect(row, column)
                # `heat` spreads small shares by a square root, which here would drown the classes that are found
                colour = theme().heat((count / whole) ** 2) if count else theme().colour("window")
                painter.fillRect(place.adjusted(0, 0, -gap, -gap), colour)
                if count and width >= _LEAST_WIDE and height >= _LEAST_HIGH:
                    is_light = colour.lightnessF() > 0.5
                    painter.setPen(Qt.GlobalColor.black if is_light else Qt.GlobalColor.white)
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))
        if self.classes:
            painter.setPen(QPen(theme().colour("accent"), 2 if self.hasFocus() else 1.5))
            painter.drawRect(self._rect(*self.cell).adjusted(0, 0, -gap, -gap))
        painter.end()

    def _paint_axes(self, painter: QPainter, measure: QFontMetrics) -> None:
        width, height = self._side()
        line = measure.height()
        count = len(self.classes)
        painter.setPen(theme().colour("muted"))
        whole = QRectF(_NAMES, 0, width * count, line)
        painter.drawText(whole, Qt.AlignmentFlag.AlignCenter, self.tr("called"))
        corner = QRectF(0, line, _NAMES - Length.small, line)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.tr("true class"))
        painter.setPen(theme().colour("text"))
        for number, name in enumerate(self.classes):
            across = self._rect(0, number)
            if width >= 20:
                told = measure.elidedText(name, Qt.TextElideMode.ElideRight, int(width) - 2)
                painter.drawText(QRectF(across.x(), line, width, line), Qt.AlignmentFlag.AlignCenter, told)
            if height >= line - 2:
                down = QRectF(0, self._rect(number, 0).y(), _NAMES - Length.small, height)
                told = measure.elidedText(name, Qt.TextElideMode.ElideRight, int(down.width()))
                painter.drawText(down, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.choose(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.classes:
            self.choose(self.cell[0] + step[0], self.cell[1] + step[1])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), tooltip(self.words(*found)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
