"""A panel, or the whole window, as a picture of what is seen of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from visionlab.ui.drawable import Drawable
from visionlab.ui.theme import theme


class WidgetPicture(Drawable):
    """What a widget paints; a unit is a pixel of the screen."""

    has_grounds = False

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    @property
    def box(self) -> QRectF:
        return QRectF(self._widget.rect())

    def ground(self) -> QColor:
        return theme().colour("surface")

    def paint_lines(self, painter: QPainter) -> None:
        flags = QWidget.RenderFlag.DrawChildren
        self._widget.render(painter, QPoint(), QRegion(), flags)
