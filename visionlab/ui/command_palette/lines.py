"""How the lines of the command palette look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from visionlab.ui.command_palette.offers import Offer
from visionlab.ui.icons import drawing, path_data
from visionlab.ui.theme import Length, Type, font, theme

OFFER = Qt.ItemDataRole.UserRole
_ICON = 18
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
#: between the text and what stands at the end of a line
_APART = 24.0


class Lines(QStyledItemDelegate):
    """Icon, text and where it belongs; at the end its key, or why it is off."""

    HEIGHT = 30

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer: Offer = index.data(OFFER)
        colour = theme().colour
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if is_chosen else "hover"))
            painter.drawRoundedRect(QRectF(option.rect), Length.radius, Length.radius)
        box = QRectF(option.rect).adjusted(Length.small, 0, -Length.medium, 0)
        words = colour("muted" if offer.reason else "text")
        if offer.icon:
            at = QRectF(box.left(), box.center().y() - _ICON / 2, _ICON, _ICON)
            picture = drawing(path_data(offer.icon), words, _ICON)
            painter.drawPixmap(at, picture, QRectF(picture.rect()))
        box.setLeft(box.left() + _ICON + Length.small)
        end = offer.reason or offer.key
        painter.setFont(font(Type.small))
        painter.setPen(colour("muted"))
        end = painter.fontMetrics().elidedText(end, Qt.TextElideMode.ElideRight, round(box.width() * 0.6))
        painter.drawText(box, _RIGHT, end)
        if end:
            box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(end) - _APART)
        painter.setFont(font(Type.body))
        painter.setPen(words)
        text = painter.fontMetrics().elidedText(offer.text, Qt.TextElideMode.ElideRight, round(box.width()))
        painter.drawText(box, _LEFT, text)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(text) + Length.small)
        painter.setFont(font(Type.small))
        painter.setPen(colour("muted"))
        aside = painter.fontMetrics().elidedText(offer.aside, Qt.TextElideMode.ElideRight, max(0, round(box.width())))
        painter.drawText(box, _LEFT, aside)
        painter.restore()
