"""The command palette: a line to type in, and below it what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout

from visionlab.ui.command_palette.lines import OFFER, Lines
from visionlab.ui.command_palette.offers import Offer, offers
from visionlab.ui.command_palette.ranking import rank
from visionlab.ui.panels.common import SearchField, label
from visionlab.ui.theme import Length

if TYPE_CHECKING:
    from visionlab.ui.window import Window

#: rows seen at a time, and the room of as many for the word that there is nothing
_WIDTH, _ROWS, _NOTHING = 620, 12, 2
#: of its height, what is not list
_REST = 56
#: lines found and shown; nobody reads further
_MOST = 100
#: chosen lately, and so offered first
_LATELY, _REMEMBERED = "commands_used", 6
_Index = QModelIndex | QPersistentModelIndex


class _Found(QAbstractListModel):
    """The offers that answer, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []

    def show(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self.offers = offers
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (offer.text, offer.aside, offer.key, offer.reason)))
        return {Qt.ItemDataRole.DisplayRole: offer.text, OFFER: offer}.get(role)  # type: ignore[call-overload]


def found(offered: Sequence[Offer], typed: str, lately: Sequence[str] = ()) -> list[Offer]:
    """What answers a typed text, best first. With nothing typed, what was chosen lately, then what is not sought."""
    if not typed.strip():
        first = [offer for name in lately for offer in offered if offer.name == name]
        return first + [offer for offer in offered if not offer.is_sought and offer not in first]
    ranked = []
    for number, offer in enumerate(offered):
        answer = rank(typed, offer.text, f"{offer.aside} {offer.more}")
        if answer is not None:
            ranked.append((answer[0], bool(offer.reason), offer.is_sought, *answer[1:], number))
    return [offered[number] for *_, number in sorted(ranked)[:_MOST]]


class CommandPalette(QFrame):
    """Opens over the window; Enter does what is chosen, Esc and a click elsewhere close it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self._offers: list[Offer] = []
        self.setProperty("role", "popup")
        self.setAccessibleName(self.tr("Command palette"))
        self.search = SearchField(self.tr("Type what you want to do, or a preset, file or block to go to"))
        self.model = _Found(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(Lines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMinimumHeight(Lines.HEIGHT)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What is found"))
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(Length.large, Length.large, Length.large, Length.large)
        column = QVBoxLayout(self)
        column.setContentsMargins(Length.small, Length.small, Length.small, Length.small)
        column.setSpacing(Length.small)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._seek)
        self.list.clicked.connect(lambda index: self._choose(index.row()))

    def open(self) -> None:
        """Show it with nothing typed."""
        self._offers = offers(self._window)
        self.search.clear()
        self._seek("")
        room = self._window.rect()
        self.resize(min(_WIDTH, room.width() - 2 * Length.huge), self.height())
        below = self._window.toolbar.mapTo(self._window, QPoint(0, self._window.toolbar.height())).y()
        self.move(self._window.mapToGlobal(QPoint((room.width() - self.width()) // 2, below)))
        self.show()
        self.search.setFocus()

    def _seek(self, typed: str) -> None:
        self.model.show(found(self._offers, typed, self._lately()))
        is_empty = not self.model.offers
        self.list.setVisible(not is_empty)
        self.nothing.setVisible(is_empty)
        self.nothing.setText(self.tr("Nothing is called “{text}”").format(text=typed.strip()))
        self._turn_to(0)
        self.resize(self.width(), Lines.HEIGHT * (min(_ROWS, len(self.model.offers)) or _NOTHING) + _REST)

    def _turn_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1))))

    def _choose(self, row: int) -> None:
        if not 0 <= row < self.model.rowCount():
            return
        offer = self.model.offers[row]
        if offer.reason:
            self._window.say(offer.reason)
            return
        names = [offer.name, *(name for name in self._lately() if name != offer.name)]
        self._window.settings.put(_LATELY, "\n".join(names[:_REMEMBERED]))
        self.hide()
        offer.act()

    def _lately(self) -> list[str]:
        return self._window.settings.text(_LATELY).split("\n")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while one types; Enter chooses."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            row = self.list.currentIndex().row()
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                self._turn_to((row + step) % max(1, self.model.rowCount()) if abs(step) == 1 else row + step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)
