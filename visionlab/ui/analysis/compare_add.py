"""The list to add a network from: earlier versions, a file, and all presets, found by typing."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from visionlab.ui.panels.common import SearchField
from visionlab.ui.theme import Length, Type, font, theme

_WIDTH, _HEIGHT = 320, 300
_OFFER = Qt.ItemDataRole.UserRole


class Offer(NamedTuple):
    """What can be added; one without a key is a heading."""

    kind: str
    key: object
    title: str
    #: further words that it is found by
    words: str = ""


class AddList(QFrame):
    """Opens below its button; typing filters, Enter and a click add."""

    #: an Offer
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.search = SearchField(self.tr("Search presets and versions"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Networks to add"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        column.setSpacing(Length.tiny)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.resize(_WIDTH, _HEIGHT)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def open_below(self, button: QWidget, offers: list[Offer]) -> None:
        """Show these offers."""
        self.list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.title, self.list)
            item.setData(_OFFER, offer)
            if offer.key is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setForeground(theme().colour("muted"))
                item.setFont(font(Type.small, bold=True))
        self.search.clear()
        self._filter("")
        corner = button.mapToGlobal(QPoint(0, button.height() + 2))
        room = button.screen().availableGeometry()
        if corner.y() + _HEIGHT > room.bottom():
            corner = button.mapToGlobal(QPoint(0, -_HEIGHT - 2))
        self.move(corner)
        self.show()
        self.search.setFocus()

    def offers(self) -> list[Offer]:
        """What is offered and not filtered away, headings left out."""
        return [self.list.item(row).data(_OFFER) for row in self._open_rows()]

    def _open_rows(self) -> list[int]:
        items = ((row, self.list.item(row)) for row in range(self.list.count()))
        return [row for row, item in items if not item.isHidden() and item.data(_OFFER).key is not None]

    def _filter(self, text: str) -> None:
        wanted = text.lower().split()
        for row in range(self.list.count()):
            offer: Offer = self.list.item(row).data(_OFFER)
            found = f"{offer.title} {offer.words}".lower()
            self.list.item(row).setHidden(
                not all(word in found for word in wanted) or (offer.key is None and bool(wanted))
            )
        first = next(iter(self._open_rows()), -1)
        self.list.setCurrentRow(first)
        self.list.scrollToTop()

    def _choose(self, item: QListWidgetItem) -> None:
        offer: Offer = item.data(_OFFER)
        if offer.key is not None and self.isVisible():
            self.hide()
            self.chosen.emit(offer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk the list while one types; Enter adds."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            rows, step = self._open_rows(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and rows:
                now = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else 0
                self.list.setCurrentRow(rows[min(max(now + step, 0), len(rows) - 1)])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.list.currentItem() is not None and rows:
                    self._choose(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)
