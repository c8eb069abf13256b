"""A small curve of one run's validation accuracy, an epoch a point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.ui import numbers
from visionlab.ui.theme import Length, Type, font, theme

_HEIGHT, _DOT = 84, 3.0


class Sparkline(QWidget):
    """Draws accuracies from 0 to 1 over the epochs that are planned; the best one is marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accuracies: tuple[tuple[int, float], ...] = ()
        self._planned = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Validation accuracy"))
        theme().changed.connect(self.update)

    def show_accuracies(self, accuracies: Sequence[tuple[int, float]], planned: int) -> None:
        """Show these, each after the number of its epoch, from 1."""
        self._accuracies, self._planned = tuple(accuracies), planned
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(Type.small))
        told = [accuracy for _epoch, accuracy in self._accuracies]
        if not told:
            painter.setPen(theme().colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No epoch is done yet"))
            return
        low, high = min(told), max(told)
        spare = max(0.02, (high - low) * 0.1)
        low, high = max(0.0, low - spare), min(1.0, high + spare)
        measure = painter.fontMetrics()
        left = measure.horizontalAdvance("88%") + Length.small
        frame = QRectF(self.rect()).adjusted(left, measure.height() / 2, -_DOT - 1, -measure.height() / 2)
        painter.setPen(theme().colour("muted"))
        for value, y in ((high, frame.top()), (low, frame.bottom())):
            box = QRectF(0, y - measure.height() / 2, left - Length.small, measure.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, numbers.written(value, ".0%")
            )
        painter.setPen(theme().colour("border"))
        for y in (frame.top(), frame.bottom()):
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        span = max(self._planned, self._accuracies[-1][0], 2) - 1
        points = [
            QPointF(
                frame.left() + (epoch - 1) / span * frame.width(),
                frame.bottom() - (accuracy - low) / (high - low) * frame.height(),
            )
            for epoch, accuracy in self._accuracies
        ]
        colour = theme().colour("accent")
        painter.setPen(QPen(colour, 1.6))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour)
        painter.drawEllipse(points[told.index(max(told))], _DOT, _DOT)
