"""The palette: every block there is, grouped and searchable, to be dragged onto the canvas."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from visionlab.blocks.catalogue import GROUPS, parts
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.keymap import keymap
from visionlab.ui.my_blocks import my_blocks, offered
from visionlab.ui.panels.common import SearchField, label, tooltip
from visionlab.ui.panels.palette_items import KIND, MIME, PaletteDelegate, make_drag
from visionlab.ui.seeking import Sought, sought
from visionlab.ui.theme import Length, theme

_SOUGHT = Qt.ItemDataRole.UserRole + 1
_IS_MINE = Qt.ItemDataRole.UserRole + 2


class Palette(QWidget):
    """Blocks by group below a search field."""

    #: a double click or Enter on a block: its kind
    chosen = Signal(str)
    #: the menu of a block (by its kind; empty for none) is asked for at a place on the screen
    menu_wanted = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Search blocks"))
        keymap().changed.connect(self._tell_key)
        self._tell_key()
        self.view = _View()
        self._entries = _Filter(self)
        self._model = _model(self)
        self._mine = my_blocks()
        self._entries.setSourceModel(self._model)
        self.view.setModel(self._entries)
        self._nothing = label("", "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._nothing.setContentsMargins(Length.large, Length.huge, Length.large, 0)
        self._nothing.hide()
        self._closed: set[str] = set()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Length.small, 0, 0)
        layout.setSpacing(Length.small)
        row = QVBoxLayout()
        row.setContentsMargins(Length.small, 0, Length.small, 0)
        row.addWidget(self.search)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._nothing, 1)
        self.setMinimumWidth(Length.palette_width - 40)
        self.setFocusProxy(self.search)

        self.search.textChanged.connect(self._filter)
        self.search.went_down.connect(self._into_results)
        self.search.returnPressed.connect(self._choose_best)
        self.view.chosen.connect(self.chosen)
        self.view.left_upwards.connect(self.search.setFocus)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self._mine.changed.connect(self._show_mine)
        self._show_mine()
        self.view.expandAll()
        self.view.expanded.connect(lambda heading: self._remember(heading, is_open=True))
        self.view.collapsed.connect(lambda heading: self._remember(heading, is_open=False))

    def sizeHint(self) -> QSize:
        return QSize(Length.palette_width, 480)

    def _tell_key(self) -> None:
        self.search.setToolTip(keymap().tip(self.tr("Search by name or by what a block does"), "find_block"))

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shown_kinds(self) -> list[str]:
        """The kinds that the search leaves, in the order shown."""
        return [str(index.data(KIND)) for index in self._indexes()]

    def _indexes(self) -> list[QModelIndex]:
        found = []
        for row in range(self._entries.rowCount()):
            heading = self._entries.index(row, 0)
            found += [self._entries.index(below, 0, heading) for below in range(self._entries.rowCount(heading))]
        return found

    def _show_mine(self) -> None:
        """The person's own blocks, above all others."""
        first = self._model.item(0)
        if first is not None and first.data(_IS_MINE):
            self._model.removeRow(0)
        if self._mine.blocks or self._mine.refused:
            heading = _heading(self.tr("My blocks"))
            heading.setData(True, _IS_MINE)
            heading.setToolTip(tooltip(*map(words.problem, self._mine.refused)))
            for kind, block in self._mine.blocks.items():
                heading.appendRow(_entry(kind, block.name, block.about, sought(kind, block, heading.text())))
            self._model.insertRow(0, heading)
        self._filter(self.search.text())

    def _ask_menu(self, at: QPoint) -> None:
        kind = self.view.indexAt(at).data(KIND)
        self.menu_wanted.emit(kind or "", self.view.viewport().mapToGlobal(at))

    def _filter(self, text: str) -> None:
        self._entries.seek(text)
        for row in range(self._entries.rowCount()):
            heading = self._entries.index(row, 0)
            # a search looks into closed groups too; afterwards they are closed again
            self.view.setExpanded(heading, bool(text) or heading.data() not in self._closed)
        is_empty = self._entries.rowCount() == 0
        self.view.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        if is_empty:
            self._nothing.setText(
                self.tr("No block matches “{text}”. Esc clears the search.").format(text=text.strip())
            )
        best = self._best() if text.strip() else None
        if best is not None:
            self.view.setCurrentIndex(best)
        else:
            self.view.clearSelection()

    def _best(self) -> QModelIndex | None:
        """The likeliest of the results (see `seeking`)."""
        typed = self.search.text()
        return min(self._indexes(), key=lambda index: index.data(_SOUGHT).rank(typed), default=None)

    def _into_results(self) -> None:
        found = self._indexes()
        if found:
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            if self.view.currentIndex() not in found:
                self.view.setCurrentIndex(found[0])

    def _choose_best(self) -> None:
        best = self._best()
        if best is not None and self.search.text().strip():
            self.chosen.emit(best.data(KIND))

    def _remember(self, heading: QModelIndex, is_open: bool) -> None:
        if not self.search.text():
            (self._closed.discard if is_open else self._closed.add)(heading.data())


class _Filter(QSortFilterProxyModel):
    """Entries that answer what is typed, with their headings."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = ""

    def seek(self, text: str) -> None:
        self._typed = text
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        if not parent.isValid():
            is_told = not self._typed and index.data(_IS_MINE)
            below = range(self.sourceModel().rowCount(index))
            return bool(is_told) or any(self.filterAcceptsRow(one, index) for one in below)
        return index.data(_SOUGHT).rank(self._typed) is not None


def _model(parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(parent)
    headings: dict[str, QStandardItem] = {}
    # within a group, where a network begins comes first
    for kind, part in sorted(parts().items(), key=lambda item: (_rank(item[1]), item[1].inputs != 0)):
        heading = headings.get(part.group)
        if heading is None:
            heading = headings[part.group] = _heading(words.text(part.group))
            model.appendRow(heading)
        heading.appendRow(_entry(kind, words.part_title(part), words.about(part), sought(kind, part)))
    return model


def _heading(text: str) -> QStandardItem:
    made = QStandardItem(text)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return made


def _entry(kind: str, title: str, about: str, found_by: Sought) -> QStandardItem:
    made = QStandardItem(title)
    made.setEditable(False)
    made.setData(kind, KIND)
    made.setData(found_by, _SOUGHT)
    made.setToolTip(tooltip(about))
    return made


def _rank(part: type[Part]) -> int:
    return GROUPS.index(part.group) if part.group in GROUPS else len(GROUPS)


class _View(QTreeView):
    chosen = Signal(str)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setItemDelegate(PaletteDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Blocks"))
        self.clicked.connect(self._toggle)
        self.doubleClicked.connect(self._choose)
        theme().changed.connect(self.viewport().update)

    def _toggle(self, index: QModelIndex) -> None:
        if index.data(KIND) is None:
            self.setExpanded(index, not self.isExpanded(index))

    def _choose(self, index: QModelIndex) -> None:
        kind = index.data(KIND)
        if kind is not None:
            self.chosen.emit(kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and not self._above(self.currentIndex()).isValid():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _above(self, index: QModelIndex) -> QModelIndex:
        """The entry above, past headings."""
        while index.isValid():
            index = self.indexAbove(index)
            if index.data(KIND) is not None:
                break
        return index

    def drawRow(
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # the delegate paints the whole row; the style's own background would show beside it
        options.rect = self.visualRect(index)
        options.rect.setLeft(0)
        options.rect.setRight(self.viewport().width())
        if self.currentIndex() == index and self.selectionModel().isSelected(index):
            options.state |= QStyle.StateFlag.State_Selected
        self.itemDelegate().paint(painter, options, index)

    def startDrag(self, actions: Qt.DropAction) -> None:
        kind = self.currentIndex().data(KIND)
        if kind is None:
            return
        part = offered(kind)
        if part is None:
            return
        drag = make_drag(part, self, kind)
        drag.exec(Qt.DropAction.CopyAction)


__all__ = ["MIME", "Palette", "make_drag"]
