"""The view of a table: it paints whole lines by itself, which keeps thousands of rows at the screen's pace."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from visionlab.exchange.table_csv import tab_text
from visionlab.ui.analysis.table_lines import Cell, Index, Line, LineModel
from visionlab.ui.icons import drawing, path_data, pictogram
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import group_colour
from visionlab.ui.places import TABLE
from visionlab.ui.theme import Length, Type, font, theme

_ROW = 23
_BAR = 2
_ICON = 16
_INDENT = 18
_CHEVRON = 12
_PAD = Length.small


class TableView(QTreeView):
    """A tree or list of lines."""

    #: Enter or a double click on a row
    chosen = Signal(QModelIndex)
    #: Ctrl+F: the person wants to filter
    sought = Signal()

    #: where its keys work (`ui/places.py`)
    place = TABLE

    def __init__(self, model: LineModel, *, is_tree: bool) -> None:
        super().__init__()
        self._lines = model
        #: what is done by the keys of which action; those of the canvas's may take no blocks away here
        self.acts: dict[str, Callable[[], object]] = {
            **dict.fromkeys(("delete", "cut", "paste"), lambda: None),
            "copy": self.copy,
            "select_all": self.selectAll,
            "find": self.sought.emit,
            "table_open": lambda: self._choose(self.currentIndex()),
            "table_copy_headed": lambda: self.copy(with_head=True),
            "table_expand": self.expandAll,
            "table_collapse": self.collapse_blocks,
        }
        self._hovered = QPersistentModelIndex()
        self._chevrons: dict[tuple[bool, str], object] = {}
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setItemDelegate(_Height(self))
        self.setRootIsDecorated(is_tree)
        self.setIndentation(_INDENT if is_tree else 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.entered.connect(self._hover)
        self.viewportEntered.connect(lambda: self._hover(QModelIndex()))
        self.doubleClicked.connect(self._choose)
        theme().changed.connect(self._forget)
        self._make_header()

    def _make_header(self) -> None:
        header = self.header()
        # the head says it in words, where the style's arrow would lie over them
        header.setStyleSheet("QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; height: 0; }")
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        self.setSortingEnabled(True)
        measure = QFontMetrics(font(bold=True)).horizontalAdvance
        #: for each column, the room of what stands behind a number
        self._after = [measure(column.widest_after) + Length.small for column in self._lines.columns]
        for number, column in enumerate(self._lines.columns):
            text = measure(column.widest) + (self._after[number] if column.widest_after else 0)
            width = max(measure(column.title) + Length.huge, text + 2 * _PAD)
            header.resizeSection(number, width if number else width + _ICON + _INDENT)
        self._least = header.sectionSize(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first column takes the room that the others leave."""
        super().resizeEvent(event)
        others = sum(self.columnWidth(number) for number in range(1, len(self._lines.columns)))
        self.setColumnWidth(0, max(self._least, self.viewport().width() - others))

    # -- what is painted

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._lines.line(index)
        box = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        is_selected = self.selectionModel().isSelected(index)
        if is_selected or index == self._hovered:
            painter.fillRect(box, theme().colour("accent_soft" if is_selected else "hover"))
        if index == self.currentIndex().siblingAtColumn(0) and self.hasFocus():
            painter.setPen(theme().colour("accent"))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.setFont(_font(line.is_strong))
        text = theme().colour("danger" if line.is_wrong else "muted" if line.is_muted else "text")
        for number, cell in enumerate(line.cells):
            left, width = self.columnViewportPosition(number), self.columnWidth(number)
            if left >= box.right() or left + width <= 0:
                continue
            place = QRect(left, box.top(), width, box.height())
            painter.setPen(text)
            if not number:
                self._paint_name(painter, place, cell, line, index)
            elif self._lines.columns[number].is_number:
                _paint_number(painter, place, cell, self._after[number])
            else:
                _paint_text(painter, place.adjusted(_PAD, 0, -_PAD, 0), cell.text)

    def _paint_name(self, painter: QPainter, place: QRect, cell: Cell, line: Line, index: Index) -> None:
        left = self.visualRect(index).left() if self.rootIsDecorated() else place.left() + _PAD - 2
        middle = place.center().y()
        if self.rootIsDecorated() and self._lines.hasChildren(index):
            at = left - (_INDENT + _CHEVRON) // 2
            painter.drawPixmap(at, middle - _CHEVRON // 2 + 1, self._chevron(self.isExpanded(index)))
        if line.part is not None:
            picture = pictogram(line.part, group_colour(line.part), _ICON)
            painter.drawPixmap(left + 2, middle - _ICON // 2 + 1, picture)
            left += _ICON + Length.small
        _paint_text(painter, QRect(left + 2, place.top(), place.right() - left - _PAD, place.height()), cell.text)

    def _chevron(self, is_open: bool):  # type: ignore[no-untyped-def]
        key = (is_open, theme().colour("muted").name())
        found = self._chevrons.get(key)
        if found is None:
            path = path_data("chevron-down" if is_open else "chevron-right")
            found = self._chevrons[key] = drawing(path, theme().colour("muted"), _CHEVRON)
        return found

    def _forget(self) -> None:
        _fonts.clear()
        self.viewport().update()

    def _hover(self, index: QModelIndex) -> None:
        before, self._hovered = self._hovered, QPersistentModelIndex(index.siblingAtColumn(0))
        for one in (before, self._hovered):
            if one.isValid():
                row = self.visualRect(one)
                self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    # -- keys, menu, clipboard

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something else here than in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()
            return True
        return super().event(event)

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self.acts.get(keymap().action(event, self.place) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is not None:
            act()
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # a second quick click on the arrow is a click on the arrow
        index = self.indexAt(event.position().toPoint())
        if self.rootIsDecorated() and event.position().x() < self.visualRect(index.siblingAtColumn(0)).left():
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            first = index.siblingAtColumn(0)
            if self._lines.hasChildren(first):
                self.setExpanded(first, not self.isExpanded(first))
            self.chosen.emit(first)

    def selected_rows(self) -> list[QModelIndex]:
        """The selected rows, in any order."""
        # Qt's own selectedRows asks every range about every row, which takes seconds for thousands in a tree
        found = []
        for chosen in self.selectionModel().selection():  # type: ignore[attr-defined]
            above = chosen.parent()
            found += [self._lines.index(row, 0, above) for row in range(chosen.top(), chosen.bottom() + 1)]
        return found

    def _position(self, index: QModelIndex) -> tuple[int, ...]:
        """Places from the top down to a row, by which rows follow one another on the screen."""
        places: list[int] = []
        while index.isValid():
            places.append(index.row())
            index = index.parent()
        return tuple(reversed(places))

    def selectAll(self) -> None:
        """Every row that is there to be scrolled to."""
        rows = []
        index = self._lines.index(0, 0)
        while index.isValid():
            rows.append(index)
            index = self.indexBelow(index)
        self.selectionModel().select(together(rows), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def copy(self, with_head: bool = False) -> None:
        """Put the selected rows on the clipboard, with tabs between the cells."""
        rows = sorted(self.selected_rows(), key=self._position)
        if rows:
            head = [tuple(self._lines.head)] if with_head else []
            QGuiApplication.clipboard().setText(tab_text([*head, *map(self._lines.record, rows)]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_rows = self.selectionModel().hasSelection()
        copy = menu.addAction(self.tr("Copy rows"), self.copy)
        copy.setShortcuts([QKeySequence(key) for key in keymap().keys("copy")])
        copy.setEnabled(has_rows)
        menu.addAction(self.tr("Copy rows with headings"), lambda: self.copy(with_head=True)).setEnabled(has_rows)
        menu.addAction(self.tr("Select all"), self.selectAll)
        if self.rootIsDecorated():
            menu.addSeparator()
            menu.addAction(self.tr("Expand all"), self.expandAll)
            menu.addAction(self.tr("Collapse all"), self.collapse_blocks)
        menu.popup(event.globalPos())

    def collapse_blocks(self) -> None:
        """Close everything but the network itself."""
        self.collapseAll()
        self.expand(self._lines.index(0, 0))


def together(rows: Iterable[QModelIndex]) -> QItemSelection:
    """A selection of whole rows, in as few ranges as there are.

    To be used without the flag for rows, with which Qt would widen and merge each range with all others.
    """
    chosen = QItemSelection()
    placed = sorted((row.parent().internalId() if row.parent().isValid() else -1, row.row(), row) for row in rows)
    first = 0
    for number in range(1, len(placed) + 1):
        above, place, _row = placed[number - 1]
        if number == len(placed) or placed[number][:2] != (above, place + 1):
            last = placed[number - 1][2]
            chosen.select(placed[first][2], last.siblingAtColumn(last.model().columnCount() - 1))
            first = number
    return chosen


class _Height(QStyledItemDelegate):
    """Rows paint themselves; only their height is asked for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)


_fonts: dict[bool, QFont] = {}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignRight
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft


def _font(is_bold: bool) -> QFont:
    found = _fonts.get(is_bold)
    if found is None:
        found = _fonts[is_bold] = font(Type.body, is_bold)
    return found


def _paint_text(painter: QPainter, place: QRect, text: str) -> None:
    if text:
        told = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, _LEFT, told)


def _paint_number(painter: QPainter, place: QRect, cell: Cell, after: int) -> None:
    """A number to the right; behind it its share, before it how it comes about, below it a bar."""
    inner = place.adjusted(_PAD, 0, -_PAD, 0)
    pen, muted = painter.pen(), theme().colour("muted")
    if cell.after:
        painter.setPen(muted)
        painter.drawText(inner, _RIGHT, cell.after)
    if after > Length.small:
        inner = inner.adjusted(0, 0, -after, 0)
    painter.setPen(muted if cell.is_none else pen)
    painter.drawText(inner, _RIGHT, cell.text)
    if cell.before:
        painter.setPen(muted)
        measure = painter.fontMetrics()
        room = inner.adjusted(0, 0, -measure.horizontalAdvance(cell.text) - Length.tiny, 0)
        painter.drawText(room, _RIGHT, measure.elidedText(cell.before, Qt.TextElideMode.ElideLeft, room.width()))
    if cell.share:
        width = max(2, round((place.width() - 2 * _PAD) * min(1.0, cell.share)))
        bar = QRect(place.left() + _PAD, place.bottom() - _BAR, width, _BAR)
        painter.fillRect(bar, theme().heat(max(cell.share, 0.12)))
