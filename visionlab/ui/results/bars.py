"""Shares as bars, a row each, with the interval that the true share lies in where one is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.ui.theme import Length, font, theme

_ROW, _BAR = 21, 10
_MOST_NAME = 150


class Bar(NamedTuple):
    """A row: its name, a share from 0 to 1, what is said of it behind the bar."""

    name: str
    share: float
    words: str
    interval: tuple[float, float] | None = None
    is_strong: bool = False


class Bars(QWidget):
    """Names on the left, bars, and words on the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        theme().changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.words}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, max(1, len(self.bars)) * _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, max(1, len(self.bars)) * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        measure = QFontMetrics(font(bold=True))
        name_width = min(_MOST_NAME, max((measure.horizontalAdvance(bar.name) for bar in self.bars), default=0))
        words_width = max((measure.horizontalAdvance(bar.words) for bar in self.bars), default=0)
        left = name_width + Length.medium
        room = max(20, self.width() - left - words_width - Length.medium)
        for number, bar in enumerate(self.bars):
            top = number * _ROW
            painter.setFont(font(bold=bar.is_strong))
            painter.setPen(theme().colour("text"))
            name = measure.elidedText(bar.name, Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(QRectF(0, top, name_width, _ROW), Qt.AlignmentFlag.AlignVCenter, name)
            self._paint_bar(painter, QRectF(left, top + (_ROW - _BAR) / 2, room, _BAR), bar)
            painter.setPen(theme().colour("text" if bar.is_strong else "muted"))
            place = QRectF(left + room + Length.medium, top, words_width, _ROW)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, bar.words)
        painter.end()

    def _paint_bar(self, painter: QPainter, room: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hover"))
        painter.drawRoundedRect(room, 3, 3)
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(QRectF(room.x(), room.y(), room.width() * min(1.0, max(0.0, bar.share)), _BAR), 3, 3)
        if bar.interval is not None:
            low, high = (room.x() + room.width() * edge for edge in bar.interval)
            painter.setPen(theme().colour("text"))
            middle = room.center().y()
            painter.drawLine(round(low), round(middle), round(high), round(middle))
            for edge in (low, high):
                painter.drawLine(round(edge), round(middle - 3), round(edge), round(middle + 3))
