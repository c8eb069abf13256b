"""What is painted live on cards while a network trains: a colour on the scale, the history, the number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from visionlab.ui.canvas.card import SHARE_ROW
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.theme import Type, font, theme

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView

#: within the card's row for the share
_SWATCH = QRectF(SHARE_ROW.left(), SHARE_ROW.top() + 2, 18, 12)
_WORDS = 62.0
_LINE = QRectF(_SWATCH.right() + 8, SHARE_ROW.top() + 2, SHARE_ROW.width() - _SWATCH.width() - 16 - _WORDS, 12)
#: below this scale lines and numbers would be too small to read
_DETAILS = 0.5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Strips:
    """Paints strips; keeps the lines of a view's histories between two paintings."""

    def __init__(self) -> None:
        self._for: LiveView | None = None
        self._lines: dict[str, QPolygonF] = {}

    def paint(self, painter: QPainter, drawing: Drawing, seen: Iterable[str], scale: float) -> None:
        """Paint the strips of the cards `seen`."""
        view = drawing.live
        if view is None or not view.measure:
            return
        if view is not self._for:
            self._for, self._lines = view, {}
        # where a sentence says what is wrong there is no room
        known = [id for id in seen if drawing.faces[id].is_live]
        painter.setPen(QPen(theme().colour("border"), 1))
        for id in known:
            level = view.level(id)
            painter.setBrush(Qt.BrushStyle.NoBrush if level is None else theme().scale(level))
            painter.drawRoundedRect(_SWATCH.translated(*drawing.places[id]), 3, 3)
        if scale < _DETAILS:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(theme().colour("muted"), 1.2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for id in known:
            painter.drawPolyline(self._line(view, id).translated(*drawing.places[id]))
        painter.setPen(theme().colour("text"))
        painter.setFont(font(Type.small))
        for id in known:
            painter.drawText(SHARE_ROW.translated(*drawing.places[id]), _RIGHT, view.words(id))

    def _line(self, view: LiveView, id: str) -> QPolygonF:
        found = self._lines.get(id)
        if found is None:
            points = view.line(id)
            if len(points) == 1:  # a first look is a level line
                points = [(0.0, points[0][1]), (1.0, points[0][1])]
            corners = [
                QPointF(_LINE.left() + x * _LINE.width(), _LINE.bottom() - y * _LINE.height()) for x, y in points
            ]
            found = self._lines[id] = QPolygonF(corners)
        return found
