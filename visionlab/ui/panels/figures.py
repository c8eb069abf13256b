"""Rows of a name and a number, each with its share of the whole as a bar: one widget, one paint."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from visionlab.ui.panels.common import tooltip
from visionlab.ui.theme import Length, Type, font, theme

_ROW = 24
_BAR = 3
_NOTE = 56


@dataclass(frozen=True, slots=True)
class Figure:
    """A row. With a `key` it can be clicked; with a `share` (0 to 1) it has a bar."""

    name: str
    value: str
    note: str = ""
    share: float | None = None
    tip: str = ""
    key: str = ""


class Figures(QWidget):
    """A table of figures."""

    #: the key of a row that was clicked, or chosen with Enter
    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Figure, ...] = ()
        #: the rows of what is, while what might be is shown
        self._than: tuple[Figure, ...] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme().changed.connect(self.update)

    def show_rows(self, *rows: Figure, than: tuple[Figure, ...] = ()) -> None:
        """Show these and no others. Where they are only thought of, `than` are those of what is: others look so."""
        if (rows, than) == (self.rows, self._than):
            return
        self._than = than
        if len(rows) != len(self.rows):
            self.updateGeometry()
            self._current = -1
        self.rows = rows
        has_keys = any(row.key for row in rows)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if has_keys else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """All rows as text, as for the clipboard."""
        return "\n".join("\t".join(filter(None, (row.name, row.value, row.note))) for row in self.rows)

    def value(self, name: str) -> str:
        """The value shown under a name."""
        return next(row.value for row in self.rows if row.name == name)

    def sizeHint(self) -> QSize:
        return QSize(240, sum(map(self._height, self.rows)))

    @staticmethod
    def _height(row: Figure) -> int:
        return _ROW if row.share is None else _ROW + _BAR + 2

    def row_box(self, index: int) -> QRectF:
        """Where a row is."""
        top = sum(map(self._height, self.rows[:index]))
        return QRectF(0, top, self.width(), self._height(self.rows[index]))

    def _row_at(self, place: QPointF) -> int:
        return next((index for index in range(len(self.rows)) if self.row_box(index).contains(place)), -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_notes = any(row.note for row in self.rows)
        known = {row.name: row.value for row in self._than}
        for index, row in enumerate(self.rows):
            ink = "text" if known.get(row.name, row.value) == row.value else "accent"
            self._paint_row(painter, row, self.row_box(index), has_notes, index == self._current, ink)
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: Figure, box: QRectF, has_notes: bool, is_current: bool, ink: str
    ) -> None:
        if is_current and row.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("hover"))
            painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 4, 4)
        line = QRectF(box.left(), box.top(), box.width(), _ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        right = line
        if has_notes:
            painter.setFont(font(Type.small))
            painter.setPen(theme().colour("muted"))
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, row.note)
            right = line.adjusted(0, 0, -_NOTE, 0)
        painter.setFont(font())
        value_width = painter.fontMetrics().horizontalAdvance(row.value)
        painter.setPen(theme().colour(ink))
        painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, row.value)
        painter.setPen(theme().colour("text" if row.key else "muted"))
        room = round(right.width() - value_width - Length.small)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, name)
        if row.share is not None:
            self._paint_bar(painter, QRectF(box.left(), line.bottom() - 1, box.width(), _BAR), row.share)

    @staticmethod
    def _paint_bar(painter: QPainter, groove: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hover"))
        painter.drawRoundedRect(groove, _BAR / 2, _BAR / 2)
        if share > 0:
            full = QRectF(groove)
            full.setWidth(max(_BAR, groove.width() * min(1.0, share)))
            painter.setBrush(theme().heat(max(share, 0.12)))
            painter.drawRoundedRect(full, _BAR / 2, _BAR / 2)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._row_at(QPointF(event.pos()))
            tip = self.rows[index].tip if index >= 0 else ""
            QToolTip.showText(event.globalPos(), tooltip(*tip.split("\n")) if tip else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point_at(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0 and self.rows[index].key:
            self.clicked.emit(self.rows[index].key)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self.rows):
            self._point_at(self._current + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            if self.rows[self._current].key:
                self.clicked.emit(self.rows[self._current].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._point_at(max(0, self._current))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._point_at(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy these figures"), lambda: QGuiApplication.clipboard().setText(self.text()))
        menu.popup(event.globalPos())

    def _point_at(self, index: int) -> None:
        if index != self._current:
            self._current = index
            is_link = index >= 0 and bool(self.rows[index].key)
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
            self.update()
