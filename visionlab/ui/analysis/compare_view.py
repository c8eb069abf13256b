"""The view of networks side by side: numbers over ratios, and the stages as bars on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from visionlab.cost.compare import Stage
from visionlab.ui import numbers
from visionlab.ui.analysis.compare_model import NAME, STAGES, Entry, EntryModel, stage_words
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import tooltip
from visionlab.ui.places import TABLE
from visionlab.ui.theme import Length, Type, font, theme

Index = QModelIndex | QPersistentModelIndex

_ROW, _BAR, _GAP = 44, 20, 1
_NAME_WIDTH, _LEAST_BAR, _PAD = 148, 168, Length.small
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
#: ranks of the colours of groups: as many halvings, then vectors
_SHADES = 6


class CompareView(QTreeView):
    """A row for each network."""

    #: Enter or a double click on a row
    chosen = Signal(int)
    #: Delete on a row
    unwanted = Signal(int)

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        self.rows = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(self.tr("Networks side by side"))
        self.doubleClicked.connect(lambda index: self.chosen.emit(index.row()))
        theme().changed.connect(self.viewport().update)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setHighlightSections(False)
        measure = QFontMetrics(font(bold=True)).horizontalAdvance
        for number in range(NAME + 1, STAGES):
            title = str(model.headerData(number, Qt.Orientation.Horizontal))
            header.resizeSection(number, max(measure(title) + 2 * _PAD, measure("000.0 M") + 2 * _PAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name and the bars share the room that the numbers leave."""
        super().resizeEvent(event)
        numbers_width = sum(self.columnWidth(number) for number in range(NAME + 1, STAGES))
        room = self.viewport().width() - numbers_width
        name = max(_NAME_WIDTH, min(2 * _NAME_WIDTH, room // 3))
        self.setColumnWidth(NAME, name)
        self.setColumnWidth(STAGES, max(_LEAST_BAR, room - name))

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something else here than in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._told(event):
            event.accept()
            return True
        return super().event(event)

    def _told(self, event: QKeyEvent) -> SignalInstance | None:
        """What a key tells of a row."""
        return {"table_open": self.chosen, "delete": self.unwanted}.get(keymap().action(event, TABLE) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, told = self.currentIndex().row(), self._told(event)
        if told is not None and row >= 0:
            told.emit(row)
        elif told is None:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self._stage_tip(event.pos())
            if told:
                QToolTip.showText(event.globalPos(), told, self.viewport())
                return True
        return super().viewportEvent(event)

    def _stage_tip(self, place: QPoint) -> str:
        index = self.indexAt(place)
        if index.column() != STAGES:
            return ""
        entry, rows = self.rows.entries[index.row()], self.rows
        for stage, box in self.bars(index.row()):
            if box.left() <= place.x() < box.right() + _GAP:
                whole = getattr(entry.totals, rows.measure)
                what = self.tr("MACs") if rows.measure == "macs" else self.tr("parameters")
                share = numbers.share(rows.portion(stage), whole)
                return tooltip(
                    self.tr("{title}, {stage}").format(title=entry.title, stage=stage_words(stage)),
                    f"{numbers.count(rows.portion(stage))} {what}, {share}",
                    self.tr("Blocks: {count}").format(count=stage.nodes),
                )
        return ""

    def bars(self, row: int) -> Iterator[tuple[Stage, QRectF]]:
        """The stages of a network with the places of their bars, those that are too thin to see left out."""
        box = QRectF(self.visualRect(self.rows.index(row, STAGES))).adjusted(_PAD, 0, -_PAD, 0)
        scale = box.width() / max(1, self.rows.full(row))
        left, top = box.left(), box.center().y() - _BAR / 2
        for stage in self.rows.entries[row].stages:
            width = self.rows.portion(stage) * scale
            if width >= 0.5:
                yield stage, QRectF(left, top, max(1.0, width - _GAP), _BAR)
            left += width


class _Painter(QStyledItemDelegate):
    """Paints a cell on the ground that the style gives it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_NAME_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = cast(CompareView, self.parent())
        is_selected = view.selectionModel().isSelected(index)
        painter.save()
        if is_selected:
            painter.fillRect(option.rect, theme().colour("accent_soft"))
        painter.setPen(theme().colour("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == STAGES:
            _paint_bars(painter, view, index.row())
        elif index.column() == NAME:
            entry: Entry = view.rows.entries[index.row()]
            _paint_pair(painter, box, entry.title, entry.caption, _LEFT, is_bold=not index.row())
        else:
            _paint_pair(painter, box, *view.rows.figure(index.row(), index.column()), _RIGHT)
        if is_selected and view.hasFocus() and index.column() == NAME:
            painter.fillRect(QRectF(option.rect.left(), option.rect.top(), 3, _ROW - 1), theme().colour("accent"))
        painter.restore()


def _paint_pair(
    painter: QPainter, box: QRectF, over: str, under: str, side: Qt.AlignmentFlag, is_bold: bool = False
) -> None:
    """A line, and a quieter one below it where there is one."""
    middle = Qt.AlignmentFlag.AlignVCenter
    upper = box.adjusted(0, 4, 0, -_ROW / 2 + 2) if under else box
    painter.setFont(font(bold=is_bold))
    painter.setPen(theme().colour("text"))
    told = painter.fontMetrics().elidedText(over, Qt.TextElideMode.ElideRight, round(box.width()))
    painter.drawText(upper, side | middle, told)
    if under:
        painter.setFont(font(Type.small))
        painter.setPen(theme().colour("muted"))
        told = painter.fontMetrics().elidedText(under, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box.adjusted(0, _ROW / 2 - 2, 0, -4), side | middle, told)


def _paint_bars(painter: QPainter, view: CompareView, row: int) -> None:
    painter.setFont(font(Type.small))
    for stage, box in view.bars(row):
        painter.fillRect(box, shade(stage.halvings))
        told = str(stage.tallest) if stage.halvings is not None else ""
        if told and painter.fontMetrics().horizontalAdvance(told) + Length.tiny <= box.width():
            painter.setPen(theme().colour("on_accent"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)


def shade(halvings: int | None) -> QColor:
    """The colour of a stage: one for each halving of the picture, the last for vectors."""
    return theme().group(_SHADES if halvings is None else min(halvings, _SHADES - 1))


class StageLegend(QWidget):
    """What the colours of the bars stand for, by the share of the picture's height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("1", "1/2", "1/4", "1/8", "1/16", self.tr("1/32 and less"), self.tr("vectors"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setToolTip(tooltip(self.tr("Height of the maps against the picture's; the number on a bar is in pixels")))
        self.setAccessibleName(self.tr("Colours of the bars, by size of map"))
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        measure = QFontMetrics(font(Type.small)).horizontalAdvance
        swatch = Length.small + Length.tiny
        return QSize(sum(measure(text) + swatch + Length.medium for text in self._words), Length.control)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, Length.control)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Type.small))
        left = 0.0
        for number, text in enumerate(self._words):
            top = self.height() / 2 - Length.small / 2
            painter.fillRect(QRectF(left, top, Length.small, Length.small), theme().group(number))
            painter.setPen(theme().colour("muted"))
            left += Length.small + Length.tiny
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + Length.medium
        painter.end()
