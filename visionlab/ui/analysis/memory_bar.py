"""What a training holds: as one bar of portions against a device's memory, and as a row for each portion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from visionlab.ui import numbers
from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, Type, font, room, theme

_BAR, _ROW, _SWATCH, _SHARE, _WIDTH = 16, 21, 10, 48, 256
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Portion(NamedTuple):
    """A part of the whole; `shade` is the rank of a group's colour."""

    name: str
    size: int
    shade: int
    tip: str = ""


class _Portions(QWidget):
    """What the bar and the rows share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.portions: tuple[Portion, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Memory of a training"))
        theme().changed.connect(self.update)

    @property
    def whole(self) -> int:
        """Bytes of all portions together."""
        return sum(portion.size for portion in self.portions)

    def text(self) -> str:
        """All portions as text, as for the clipboard."""
        return "\n".join(f"{portion.name}\t{numbers.exact(portion.size)}" for portion in self.portions)

    def show_portions(self, portions: Sequence[Portion]) -> None:
        """Show these."""
        told = tuple(portions)
        if told != self.portions:
            self.portions = told
            self.setAccessibleDescription(self.text())
            self.updateGeometry()
            self.update()

    def portion_at(self, place: QPointF) -> Portion | None:
        """The portion that is painted there."""
        raise NotImplementedError(type(self).__name__)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            portion = self.portion_at(QPointF(event.pos()))
            told = ""
            if portion is not None:
                exact = self.tr("{name}: {number} bytes").format(name=portion.name, number=numbers.exact(portion.size))
                told = tooltip(exact, *portion.tip.split("\n"))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy these figures"), lambda: QGuiApplication.clipboard().setText(self.text()))
        menu.popup(event.globalPos())


class MemoryBar(_Portions):
    """The portions beside one another; what has no place on the device is framed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: bytes that there are; None where nobody knows
        self.capacity: int | None = None
        self.setFixedHeight(_BAR)

    def show_capacity(self, capacity: int | None) -> None:
        """Show the portions against so many bytes."""
        if capacity != self.capacity:
            self.capacity = capacity
            self.update()

    @property
    def _scale(self) -> float:
        return self.width() / max(self.whole, self.capacity or 0, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("border"))
        left = 0.0
        for portion in self.portions:
            width = portion.size * self._scale
            painter.fillRect(QRectF(left, 0, width, _BAR), theme().group(portion.shade))
            left += width
        if self.capacity is not None and self.whole > self.capacity:
            end = self.capacity * self._scale
            painter.setPen(QPen(theme().colour("surface"), 6))
            painter.drawLine(QPointF(end, 0), QPointF(end, _BAR))
            painter.setPen(QPen(theme().colour("danger"), 2))
            painter.drawRect(QRectF(end, 1, self.width() - end - 1, _BAR - 2))
        painter.end()

    def portion_at(self, place: QPointF) -> Portion | None:
        end = 0.0
        for portion in self.portions:
            end += portion.size * self._scale
            if place.x() < end:
                return portion
        return None


class MemoryRows(_Portions):
    """A row for each portion: its colour in the bar, its name, its bytes and its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(room(_WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), _ROW * len(self.portions))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for number, portion in enumerate(self.portions):
            self._paint_row(painter, self._row(number), portion)
        painter.end()

    def _paint_row(self, painter: QPainter, box: QRectF, portion: Portion) -> None:
        swatch = QRectF(box.left(), box.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
        painter.fillRect(swatch, theme().group(portion.shade))
        inner = box.adjusted(_SWATCH + Length.small, 0, 0, 0)
        values = inner.adjusted(0, 0, -_SHARE, 0)
        painter.setFont(font())
        painter.setPen(theme().colour("text"))
        size = numbers.size(portion.size)
        painter.drawText(values, _MIDDLE | Qt.AlignmentFlag.AlignRight, size)
        room = values.width() - painter.fontMetrics().horizontalAdvance(size) - Length.small
        name = painter.fontMetrics().elidedText(portion.name, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(inner, _MIDDLE | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        painter.drawText(inner, _MIDDLE | Qt.AlignmentFlag.AlignRight, numbers.share(portion.size, self.whole))

    def _row(self, number: int) -> QRectF:
        return QRectF(0, number * _ROW, self.width(), _ROW)

    def portion_at(self, place: QPointF) -> Portion | None:
        return next((one for number, one in enumerate(self.portions) if self._row(number).contains(place)), None)
