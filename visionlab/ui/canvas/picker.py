"""A small list of kinds of blocks over the canvas: typed into, ranked by text and by what fits, left by Esc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from visionlab.cost.fitting import Fit
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.in_place import is_left
from visionlab.ui.panels.common import SearchField, label, paint_pictogram, tooltip
from visionlab.ui.seeking import WEAK, Sought, sought
from visionlab.ui.theme import Length, Type, font, theme

Key = Qt.Key
_OFFER = Qt.ItemDataRole.UserRole
_WIDTH, _ROW, _TILE = 300, 30, 22
#: rows seen at a time
_SEEN = 9
_STEPS = {Key.Key_Up: -1, Key.Key_Down: 1, Key.Key_PageUp: -_SEEN, Key.Key_PageDown: _SEEN}


@dataclass(frozen=True, slots=True)
class Offer:
    """A block that may be chosen: its kind as the palette has it, and the block."""

    kind: str
    part: Part
    fit: Fit
    #: among those that fit alike, the lowest first
    rank: tuple[int, ...] = ()
    #: quietly, at the end of the row: what would come out of it
    hint: str = ""
    #: why it does not fit
    problem: str = ""


def ranked(offers: Sequence[tuple[Offer, Sought]], typed: str) -> list[Offer]:
    """What answers the text. One that is only described by it comes last; else what fits comes first, and of that
    what has the nearest name."""
    found = []
    for offer, by in offers:
        near = by.rank(typed)
        if near is not None:
            found.append(((near >= WEAK, offer.fit, near, *offer.rank), offer))
    return [offer for _, offer in sorted(found, key=lambda item: item[0])]


class Picker(QFrame):
    """The search line stays in hand: arrows move in the list below it, Enter chooses, Esc or a click elsewhere ends."""

    #: the kind
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, heading: str, offers: Sequence[Offer], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("role", "picker")
        # what is done here is none of the canvas's business below
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offers = [(offer, sought(offer.kind, offer.part)) for offer in offers]
        self.search = SearchField(tr("Type to find a block"))
        self.rows = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Blocks"))
        self._nothing = label(tr("No block has such a name"), "muted")
        self._nothing.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        self._nothing.hide()
        told = label(heading, "heading")
        told.setMaximumWidth(_WIDTH - 2 * Length.small)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        layout.setSpacing(Length.tiny + 2)
        for widget in (told, self.search, self.list, self._nothing):
            layout.addWidget(widget)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(heading)
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._choose)
        self._show("")

    def open_at(self, at: QPoint) -> None:
        """Appear with its upper left corner at a point of the parent, but wholly within it."""
        room = self._over.rect().adjusted(Length.tiny, Length.tiny, -Length.tiny, -Length.tiny)
        self.adjustSize()
        size = self.size()
        left = max(room.left(), min(at.x(), room.right() - size.width()))
        top = max(room.top(), min(at.y(), room.bottom() - size.height()))
        self.move(left, top)
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def kinds(self) -> list[str]:
        """The kinds that are offered now, the best first."""
        return [self.rows.item(row).data(_OFFER).kind for row in range(self.rows.rowCount())]

    def _show(self, typed: str) -> None:
        self.rows.clear()
        for offer in ranked(self._offers, typed):
            row = QStandardItem(words.part_title(offer.part))
            row.setEditable(False)
            row.setData(offer, _OFFER)
            row.setToolTip(tooltip(words.about(offer.part), offer.problem))
            row.setData(f"{row.text()}, {offer.problem or offer.hint}", Qt.ItemDataRole.AccessibleTextRole)
            self.rows.appendRow(row)
        has_rows = self.rows.rowCount() > 0
        self.list.setVisible(has_rows)
        self._nothing.setVisible(not has_rows)
        if has_rows:
            self.list.setCurrentIndex(self.rows.index(0, 0))
        self.list.setFixedHeight(min(_SEEN, self.rows.rowCount()) * _ROW + 2)
        self.adjustSize()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            kind = index.data(_OFFER).kind
            self.close()
            self.chosen.emit(kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Key(event.key()))
        if isinstance(event, QFocusEvent) and event.lostFocus() and is_left(event):
            self.close()
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key == Key.Key_Escape:
            self.close()
        elif key in (Key.Key_Return, Key.Key_Enter):
            self._choose(self.list.currentIndex())
        elif key in _STEPS:
            last = self.rows.rowCount() - 1
            row = self.list.currentIndex().row() + _STEPS[key]
            # one step past an end goes on at the other
            row = max(0, min(row, last)) if abs(_STEPS[key]) > 1 else row % (last + 1) if last >= 0 else 0
            self.list.setCurrentIndex(self.rows.index(row, 0))
        else:
            return key in (Key.Key_Tab, Key.Key_Backtab)
        return True

    def closeEvent(self, event: QEvent) -> None:
        had_keyboard = self.search.hasFocus()
        self.search.removeEventFilter(self)
        super().closeEvent(event)  # type: ignore[arg-type]
        if had_keyboard:
            self._over.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()


class _Delegate(QStyledItemDelegate):
    """A row: pictogram, name, and what would come out of it; faint where it does not fit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 4 * Length.small, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer: Offer = index.data(_OFFER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft" if is_chosen else "hover"))
            painter.drawRoundedRect(box, Length.radius, Length.radius)
        is_misfit = offer.fit is Fit.MISFITS
        painter.setOpacity(0.45 if is_misfit else 1.0)
        paint_pictogram(painter, type(offer.part), QRectF(box.left() + 4, box.center().y() - _TILE / 2, _TILE, _TILE))
        painter.setOpacity(1.0)
        room = box.adjusted(_TILE + 12, 0, -Length.small, 0)
        hint = tr("does not fit") if is_misfit else offer.hint
        painter.setPen(theme().colour("muted" if is_misfit else "text"))
        painter.setFont(font())
        metrics = painter.fontMetrics()
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        # the name comes first; of a long hint only the end is said, the shape
        room.setLeft(room.left() + metrics.horizontalAdvance(text) + Length.small)
        painter.setPen(theme().colour("muted"))
        painter.setFont(font(Type.small))
        if painter.fontMetrics().horizontalAdvance(hint) > room.width():
            hint = hint.rpartition("  ")[2]
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hint)
        painter.restore()
