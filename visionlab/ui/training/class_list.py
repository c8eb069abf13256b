"""The classes of a split with their counts as bars; one of them, or all, can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from visionlab.ui import numbers
from visionlab.ui.theme import Length, Type, font, theme

_COUNT = Qt.ItemDataRole.UserRole
_SHARE = Qt.ItemDataRole.UserRole + 1
_ROW, _BAR = 38, 4


class ClassList(QListWidget):
    """The first row is of all classes."""

    #: the number of the class chosen; None for all
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Classes"))
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(lambda row: self.chosen.emit(row - 1 if row > 0 else None))
        theme().changed.connect(self.viewport().update)

    def show_counts(self, classes: Sequence[str], counts: Sequence[int]) -> None:
        """Show these; the choice stays, of all where there was none."""
        rows = [(self.tr("All classes"), sum(counts)), *zip(classes, counts, strict=True)]
        most = max(counts, default=0) or 1
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for number, (name, count) in enumerate(rows):
            item = self.item(number)
            if item is None:
                item = QListWidgetItem()
                self.addItem(item)
            item.setText(name)
            item.setToolTip(name)
            item.setData(_COUNT, numbers.exact(count))
            item.setData(_SHARE, count / most if number else -1.0)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, self.tr("{name}: {count} pictures").format(name=name, count=count)
            )
        if self.currentRow() < 0:
            self.setCurrentRow(0)


class _Painter(QStyledItemDelegate):
    """A name, its count at the right, and the count's bar below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        colours = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = option.rect.adjusted(Length.tiny, 1, -Length.tiny, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colours.colour("accent_soft"))
            painter.drawRoundedRect(box, Length.radius, Length.radius)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.colour("hover"))
            painter.drawRoundedRect(box, Length.radius, Length.radius)
        inner = box.adjusted(Length.small, Length.tiny, -Length.small, -Length.tiny)
        count, share = str(index.data(_COUNT)), float(index.data(_SHARE))
        painter.setFont(font(Type.body))
        wide = painter.fontMetrics().horizontalAdvance(count) + Length.small
        line = QRect(inner.left(), inner.top(), inner.width(), painter.fontMetrics().height())
        if share < 0:
            line.moveTop(inner.center().y() - line.height() // 2)
        painter.setPen(colours.colour("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setPen(colours.colour("text"))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, line.width() - wide)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        if share >= 0:
            track = QRectF(inner.left(), inner.bottom() - _BAR, inner.width(), _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.colour("border"))
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
            track.setWidth(track.width() * share)
            painter.setBrush(colours.colour("accent"))
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        painter.restore()
