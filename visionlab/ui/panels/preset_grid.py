"""The presets as cards on shelves, one an idea, or along a time line; only what is in view is painted.

Pictures and figures come after the first paint: each costs some milliseconds, a part of one a turn of the event loop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from visionlab.presets.base import Preset
from visionlab.ui.panels.preset_card import CardPainter
from visionlab.ui.panels.preset_filter import Wanted
from visionlab.ui.panels.preset_model import ID, PresetModel
from visionlab.ui.panels.shelves import HEADING, RAIL, Shelf, Shelves
from visionlab.ui.theme import Length, Type, font, theme

#: pixels a notch of the wheel
_STEP = 48
#: a year's dot on the time line: its radius, and how far below the top of its cards it hangs
_DOT, _HANG = 5.0, 16
_Index = QModelIndex | QPersistentModelIndex


class PresetGrid(QListView):
    """Cards: a click chooses one, a double click or Enter opens it.

    The list's own layout knows no headings, so that this view places and paints its cards itself.
    """

    #: the id of the card that the person is at
    pointed = Signal(str)
    #: the id of the card to open
    chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self, presets: Mapping[str, Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presets = PresetModel(presets, self)
        self._cards = CardPainter(self.presets)
        self._shelves = Shelves((), 0, on_rail=False)
        self._hot = self._pressed = -1
        self.setModel(self.presets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setProperty("role", "grid")
        self.setAccessibleName(self.tr("Networks"))
        self._learning = QTimer(self)
        self._learning.setInterval(0)
        self._learning.timeout.connect(self._learn)
        self.presets.modelReset.connect(self._lay_out_anew)
        theme().changed.connect(self.viewport().update)

    def filter(self, wanted: Wanted) -> None:
        """Leave the presets that are wanted; the one the person was at stays so if it is among them."""
        # the same filter is asked again when more has been counted: then the person may have scrolled
        place = self.verticalOffset() if wanted == self.presets.wanted else 0
        self._keeping_current(lambda: self.presets.filter(wanted))
        self.verticalScrollBar().setValue(place)

    def arrange(self, by_year: bool) -> None:
        """Headings are ideas, or years on a time line."""
        self._keeping_current(lambda: self.presets.arrange(by_year))
        self.reveal()

    @property
    def current(self) -> str:
        """The id of the card that the person is at; empty for none."""
        return self.currentIndex().data(ID) if self.currentIndex().isValid() else ""

    def point_at(self, id: str) -> None:
        """Go to a card, or to none."""
        place = self.presets.place(id)
        if place.isValid():
            self.setCurrentIndex(place)
        else:
            self.selectionModel().clear()
            self.viewport().update()

    def reveal(self) -> None:
        """Bring the card that the person is at into view."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _keeping_current(self, change: Callable[[], None]) -> None:
        id = self.current
        quiet = self.selectionModel().blockSignals(True)
        change()
        self.point_at(id)
        self.selectionModel().blockSignals(quiet)
        if id and not self.current:
            self.pointed.emit("")

    # -- places

    def _lay_out(self) -> None:
        # less the scroll bar even while there is none, or the cards' width would depend on their height
        width = self.width() - self.verticalScrollBar().sizeHint().width() - Length.tiny
        self._shelves = Shelves(self.presets.headings, width, on_rail=self.presets.by_year)
        self.updateGeometries()
        self.viewport().update()

    def _lay_out_anew(self) -> None:
        self._hot = -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def doItemsLayout(self) -> None:
        self._lay_out()

    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._shelves.height - room))
        bar.setPageStep(room)
        bar.setSingleStep(_STEP)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or index.row() >= self.presets.rowCount():
            return QRect()
        return self._shelves.card(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, place: QPoint) -> QModelIndex:
        if not self.presets.by_year and place.y() < HEADING:
            return QModelIndex()  # the heading that stays
        row = self._shelves.at(place + QPoint(0, self.verticalOffset()))
        return self.presets.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        card, bar = self._shelves.card(index.row()), self.verticalScrollBar()
        above = Length.small if self.presets.by_year else HEADING
        if card.top() - above < bar.value():
            bar.setValue(card.top() - above)
        elif card.bottom() + Length.small > bar.value() + self.viewport().height():
            bar.setValue(card.bottom() + Length.small - self.viewport().height())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = self.presets.rowCount()
        if not count:
            return QModelIndex()
        Action, row, across = QAbstractItemView.CursorAction, self.currentIndex().row(), self._shelves.across
        if row < 0:
            return self.presets.index(0)
        page = max(1, self.viewport().height() // self._shelves.card(row).height() - 1)
        moved = {
            Action.MoveLeft: row - 1, Action.MovePrevious: row - 1, Action.MoveRight: row + 1, Action.MoveNext: row + 1,
            Action.MoveUp: across(row, -1), Action.MoveDown: across(row, 1),
            Action.MovePageUp: across(row, -page), Action.MovePageDown: across(row, page),
            Action.MoveHome: 0, Action.MoveEnd: count - 1,
        }[action]  # fmt: skip
        return self.presets.index(max(0, min(count - 1, moved)))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        offset, seen = self.verticalOffset(), event.rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -offset)
        here, has_focus = self.currentIndex().row(), self.hasFocus()
        for row in self._shelves.between(seen.top() + offset, seen.bottom() + offset):
            self._cards.paint(painter, row, QRectF(self._shelves.card(row)), row == here, row == self._hot, has_focus)
        for shelf in self._shelves.seen(seen.top() + offset, seen.bottom() + offset):
            (self._paint_year if self.presets.by_year else self._paint_heading)(painter, shelf, offset)
        painter.end()
        if not self._learning.isActive():
            self._learning.start()

    def _paint_heading(self, painter: QPainter, shelf: Shelf, offset: int) -> None:
        """An idea above its cards; it stays in view as long as one of them does."""
        top = min(max(shelf.top, offset), max(shelf.top, shelf.bottom - HEADING))
        band = QRectF(0, top, self.viewport().width(), HEADING)
        painter.fillRect(band.adjusted(0, 0, 0, -Length.tiny), theme().colour("window"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font(Type.strong, bold=True))
        painter.setPen(theme().colour("text"))
        painter.drawText(band, middle, shelf.title)
        after = painter.fontMetrics().horizontalAdvance(shelf.title) + Length.small
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        painter.drawText(band.adjusted(after, 1, 0, 0), middle, str(shelf.count))

    def _paint_year(self, painter: QPainter, shelf: Shelf, offset: int) -> None:
        """A year on the line that goes down beside the cards; it stays in view as long as one of them does."""
        x, first = RAIL - Length.medium, shelf.top + _HANG
        at = min(max(first, offset + _HANG), max(first, shelf.bottom - 3 * _HANG))
        name = QRectF(0, at - _HANG / 2 - 1, x - _DOT, 4 * _HANG)
        left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        if not shelf.title.isdigit():  # our own, which have no place in history
            painter.setFont(font(Type.small))
            painter.setPen(theme().colour("muted"))
            painter.drawText(name, left | Qt.TextFlag.TextWordWrap, shelf.title)
            return
        shelves = [one for one in self._shelves.shelves if one.title.isdigit()]
        top = first if shelf is shelves[0] else shelf.top
        painter.setPen(QPen(theme().colour("border"), 2.0))
        painter.drawLine(x, top, x, shelf.bottom + (0 if shelf is shelves[-1] else Length.medium))
        painter.setPen(QPen(theme().colour("accent"), 2.0))
        painter.setBrush(theme().colour("window"))
        painter.drawEllipse(QRectF(x - _DOT, at - _DOT, 2 * _DOT, 2 * _DOT))
        painter.setFont(font(bold=True))
        painter.setPen(theme().colour("text"))
        painter.drawText(name, left, shelf.title)
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        painter.drawText(name.translated(0, _HANG + 3), left, str(shelf.count))

    def _learn(self) -> None:
        if not self.isVisible():
            self._learning.stop()
        top = self.verticalOffset()
        if not self.presets.learn(self._shelves.between(top, top + self.viewport().height())):
            self._learning.stop()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()  # headings stay where they are

    def resizeEvent(self, event: QResizeEvent) -> None:
        top, seen = self.verticalOffset(), self.currentIndex().row()
        between = list(self._shelves.between(top, top + event.oldSize().height()))
        held = seen if seen in between else between[0] if between else -1
        before = self._shelves.card(held).top() - top if held >= 0 else 0
        super().resizeEvent(event)
        self._lay_out()
        if held >= 0 and top:
            self.verticalScrollBar().setValue(self._shelves.card(held).top() - before)

    # -- mouse and keyboard

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.pointed.emit(current.data(ID))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint()).row()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # the first click may have made room for the page: what was clicked counts, wherever it has gone
        if event.button() == Qt.MouseButton.LeftButton and self._pressed >= 0 and self.current:
            self.chosen.emit(self.current)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._heat(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._heat(-1)
        super().leaveEvent(event)

    def _heat(self, row: int) -> None:
        if row != self._hot:
            self._hot = row
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.chosen.emit(index.data(ID))
        elif key == Qt.Key.Key_Up and index.row() < min(self._shelves.columns, self._first_count()):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _first_count(self) -> int:
        return self._shelves.shelves[0].count if self._shelves.shelves else 0
