"""A chart of points that answers: pointed at and zoomed with the mouse, walked with the arrow keys."""

from __future__ import annotations

import math
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from visionlab.ui.analysis.plot_picture import PlotPicture
from visionlab.ui.keymap import keymap
from visionlab.ui.panels.common import tooltip
from visionlab.ui.places import CHART

#: how near the mouse must come to a disc's edge, in pixels
_NEAR = 6.0
#: how far one turn of the wheel goes in, and how far in one may go
_ZOOM, _CLOSEST = 1.25, 1 / 40
#: a press that moves further than this is a drag, in pixels
_DRAG = 4.0


class PlotView(PlotPicture):
    """Shows a `Plot`, whose dots can be opened."""

    #: the key of a dot that was clicked, or chosen with Enter
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._is_dragged = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # -- pointing

    def _at(self, place: QPointF) -> int:
        """The dot under the mouse: the smallest of those that it is in, else the nearest edge."""
        best, number = (1, _NEAR), -1
        frame = self.frame()
        for other, (x, y, radius) in enumerate(self._discs):
            if not frame.contains(x, y):
                continue
            beyond = math.hypot(place.x() - x, place.y() - y) - radius
            rank = (0, radius) if beyond <= 0 else (1, beyond)
            if rank < best:
                best, number = rank, other
        return number

    def point_at(self, number: int) -> None:
        """Point at a dot, -1 for none, and tell of it."""
        if number == self.current:
            return
        self.current = number
        dot = self.dot
        can_open = dot is not None and dot.can_open
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_open else Qt.CursorShape.ArrowCursor)
        if dot is None:
            QToolTip.hideText()
        else:
            x, y, radius = self._discs[number]
            place = self.mapToGlobal(QPoint(round(x + radius) + 8, round(y)))
            QToolTip.showText(place, f"<b>{escape(dot.title)}</b>{tooltip(*dot.tip)}", self)
            self.setAccessibleDescription(". ".join((dot.title, *dot.tip)))
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            if self.dot is None and self.plot.dots:
                QToolTip.showText(event.globalPos(), self._hint(), self)
            return True
        return super().event(event)

    def _hint(self) -> str:
        return tooltip(
            self.tr("The wheel goes nearer, dragging moves, a double click shows all"),
            self.tr("Arrow keys go from point to point, Enter opens one; + and − go nearer and back, 0 shows all"),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_dragged = event.position(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pressed is None:
            self.point_at(self._at(place))
        elif self._is_dragged or (place - self._pressed).manhattanLength() > _DRAG:
            self._is_dragged = True
            moved, frame = place - self._pressed, self.frame()
            self._pressed = place
            self._show_part(-moved.x() / frame.width(), moved.y() / frame.height(), 1.0)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self.point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self._pressed is not None and not self._is_dragged
        self._pressed = None
        number = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and is_click and number >= 0:
            self._open(number)
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns:
            self._zoom(_ZOOM**-turns, event.position())
        event.accept()

    # -- the part in view

    def show_all(self) -> None:
        """Show the whole chart."""
        self.across, self.up = self.plot.x, self.plot.y
        self._lay_out()

    def _zoom(self, factor: float, around: QPointF) -> None:
        """See `factor` times as much, with what is at a place of the widget staying there."""
        frame = self.frame()
        across = (around.x() - frame.left()) / frame.width()
        up = (frame.bottom() - around.y()) / frame.height()
        self._show_part(across * (1 - factor), up * (1 - factor), factor)

    def _show_part(self, across: float, up: float, factor: float) -> None:
        """Move by shares of what is in view, and see `factor` times as much; never beyond the whole chart."""
        parts = []
        for whole, seen, start in ((self.plot.x, self.across, across), (self.plot.y, self.up, up)):
            first, last = (whole.place(seen.value(share)) for share in (start, start + factor))
            size = min(max(last - first, _CLOSEST), 1.0)
            first = min(max(first, 0.0), 1.0 - size)
            parts.append(whole if size > 1.0 - 1e-9 else whole.part(first, first + size))
        self.across, self.up = parts
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, act = Qt.Key(event.key()), keymap().action(event, CHART)
        steps = {Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Up: (1, -1), Qt.Key.Key_Down: (1, 1)}
        if key in steps:
            self._walk(*steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            across = self._along(0)
            self.point_at(across[0 if key == Qt.Key.Key_Home else -1] if across else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self._open(self.current)
        elif act in ("chart_zoom_in", "chart_zoom_out"):
            around = self.place(self.current) if self.current >= 0 else self.frame().center()
            self._zoom(_ZOOM if act == "chart_zoom_out" else 1 / _ZOOM, around)
        elif act == "chart_whole":
            self.show_all()
        elif key == Qt.Key.Key_Escape and self.current >= 0:
            self.point_at(-1)
        else:
            super().keyPressEvent(event)

    def _along(self, direction: int) -> list[int]:
        """The dots from left to right, or from top to bottom; those that fade are left out."""
        dots = self.plot.dots
        frame = self.frame()
        seen = [
            number
            for number in range(len(dots))
            if self._emphasis in ("", dots[number].group) and frame.contains(self.place(number))
        ]
        return sorted(seen, key=lambda number: (self._discs[number][direction], self._discs[number][1 - direction]))

    def _walk(self, direction: int, step: int) -> None:
        order = self._along(direction)
        if not order:
            return
        now = order.index(self.current) if self.current in order else (-1 if step > 0 else len(order))
        self.point_at(order[min(max(now + step, 0), len(order) - 1)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.point_at(-1)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _open(self, number: int) -> None:
        dot = self.plot.dots[number]
        if dot.can_open:
            QToolTip.hideText()
            self.opened.emit(dot.key)
