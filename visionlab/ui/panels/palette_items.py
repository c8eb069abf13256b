"""How the palette's rows look, and the card that is dragged from it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from visionlab.blocks.catalogue import parts
from visionlab.blocks.group import Group
from visionlab.layers.base import Part
from visionlab.ui import words
from visionlab.ui.icons import drawing, path_data
from visionlab.ui.panels.common import pictogram_tile
from visionlab.ui.theme import Length, Type, font, theme

#: what a drag of a kind of block carries
MIME = "application/x-visionlab-kind"
#: the role of a row's kind; headings have none
KIND = Qt.ItemDataRole.UserRole

_ROW = 30
_TILE = 24
_CARD = QSize(168, 40)


def make_drag(part: Part | type[Part], source: QWidget, kind: str = "") -> QDrag:
    """A drag of a block, carrying a small card under the mouse; `kind` is the palette's name for a person's own."""
    data = QMimeData()
    data.setData(MIME, (kind or part.kind).encode("utf-8"))
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_card(part, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(_CARD.width() // 2, _CARD.height() // 2))
    return drag


def _card(part: Part | type[Part], ratio: float) -> QPixmap:
    picture = QPixmap(_CARD * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0.5, 0.5, _CARD.width() - 1, _CARD.height() - 1)
    painter.setPen(theme().colour("accent"))
    painter.setBrush(theme().colour("card"))
    painter.drawRoundedRect(box, 8, 8)
    tile = QRectF(9, (_CARD.height() - _TILE) / 2, _TILE, _TILE)
    painter.drawPixmap(tile.topLeft(), pictogram_tile(part if isinstance(part, type) else type(part), _TILE, ratio))
    painter.setPen(theme().colour("text"))
    painter.setFont(font(Type.body, bold=True))
    room = box.adjusted(tile.right() + 8, 0, -8, 0)
    text = painter.fontMetrics().elidedText(words.part_title(part), Qt.TextElideMode.ElideRight, round(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.end()
    return picture


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings and entries."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(Length.palette_width - 24, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        kind = index.data(KIND)
        if kind is None:
            self._heading(painter, option, index)
        else:
            self._entry(painter, option, index, parts().get(kind, Group))
        painter.restore()

    def _heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect).adjusted(Length.small, 4, -Length.small, 0)
        muted = theme().colour("muted")
        view = option.widget
        assert isinstance(view, QTreeView)
        here = index.model().index(index.row(), index.column(), index.parent())
        if view.hasFocus() and view.currentIndex() == here:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme().colour("accent"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(Length.small, 2, -Length.small, -2), 4, 4)
        is_open = view.isExpanded(here)
        arrow = _arrow("chevron-down" if is_open else "chevron-right", muted)
        painter.drawPixmap(QRectF(box.left() + 2, box.center().y() - 7, 14, 14), arrow, QRectF(arrow.rect()))
        painter.setFont(font(Type.small, bold=True))
        painter.setPen(muted)
        painter.drawText(box.adjusted(22, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())

    def _entry(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        part: type[Part],
    ) -> None:
        box = QRectF(option.rect).adjusted(Length.small, 1, -Length.small, -1)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent_soft" if is_chosen else "hover"))
            painter.drawRoundedRect(box, Length.radius, Length.radius)
        tile = QRectF(box.left() + 4, round(box.center().y() - _TILE / 2), _TILE, _TILE)
        painter.drawPixmap(tile.topLeft(), pictogram_tile(part, _TILE, painter.device().devicePixelRatioF()))
        painter.setPen(theme().colour("text"))
        painter.setFont(font())
        room = box.adjusted(tile.right() - box.left() + Length.small, 0, -4, 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


_arrows: dict[tuple[str, str], QPixmap] = {}


def _arrow(name: str, colour: QColor) -> QPixmap:
    key = (name, colour.name())
    found = _arrows.get(key)
    if found is None:
        found = _arrows[key] = drawing(path_data(name), colour, 14)
    return found
