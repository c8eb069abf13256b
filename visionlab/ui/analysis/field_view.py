"""The picture that a network looks at, with what one output pixel sees of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from visionlab.cost.field import Box, box_of
from visionlab.layers.base import Shape, Window
from visionlab.ui.theme import Length, theme

#: dots closer together than this, in pixels of the screen, are left out
_CLOSEST = 7
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class FieldView(QWidget):
    """A drawn scene of the input's size. The output pixel follows the mouse, or the arrow keys."""

    #: another output pixel: (row, column)
    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._input: Shape = (3, 1, 1)
        self._window: Window | None = None
        self._output: Shape | None = None
        self.at = (0, 0)
        self._scene = QPixmap()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The picture and the receptive field"))
        self.setToolTip(self.tr("Move the mouse, or press the arrow keys, for another output pixel"))
        theme().changed.connect(self._forget_scene)

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def show_window(self, input: Shape, output: Shape | None, window: Window | None) -> None:
        """Show what a block of this output shape sees; None for nothing but the picture."""
        if output != self._output or window != self._window:
            maps = output if output is not None and len(output) == 3 else (1, 1, 1)
            self.at = (maps[1] // 2, maps[2] // 2)
        self._input, self._output, self._window = input, output, window
        self.update()

    @property
    def box(self) -> Box | None:
        """What the present output pixel sees."""
        return None if self._window is None else box_of(self._window, *self.at)

    def frame(self) -> QRectF:
        """Where the picture is drawn: as large as fits, with room around it for what lies in the border."""
        room = QRectF(self.rect()).adjusted(Length.huge, Length.medium, -Length.huge, -Length.medium)
        height, width = self._input[1], self._input[2]
        scale = min(room.width() / width, room.height() / height)
        size = QRectF(0, 0, max(1.0, width * scale), max(1.0, height * scale))
        size.moveCenter(room.center())
        return size

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        painter.drawPixmap(frame.topLeft(), self._drawn(frame))
        box = self.box
        if box is not None:
            self._paint_box(painter, frame, self._on_screen(box, frame))
            self._paint_centres(painter, frame)
        painter.setPen(QPen(theme().colour("accent" if self.hasFocus() else "border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.end()

    def _paint_box(self, painter: QPainter, frame: QRectF, seen: QRectF) -> None:
        veil = QPainterPath()
        veil.addRect(frame)
        hole = QPainterPath()
        hole.addRect(seen)
        colour = QColor(theme().colour("canvas"))  # a copy: the theme hands out its own
        colour.setAlpha(185)
        painter.fillPath(veil.subtracted(hole), colour)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # what lies in the border is only zeros
        painter.setPen(QPen(theme().colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawRect(seen.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawRect(seen.intersected(frame))

    def _paint_centres(self, painter: QPainter, frame: QRectF) -> None:
        """A dot in the middle of what each output pixel sees, where there is room for them."""
        window, output = self._window, self._output
        assert window is not None
        own = self._on_screen(box_of(window, *self.at), frame).center()
        if output is not None and len(output) == 3:
            scale = frame.width() / self._input[2]
            if min(window.stride) * scale >= _CLOSEST and output[1] * output[2] > 1:
                painter.setPen(QPen(theme().colour("accent"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
                centres = [
                    self._on_screen(box_of(window, row, column), frame).center()
                    for row in range(output[1])
                    for column in range(output[2])
                ]
                painter.drawPoints([point for point in centres if frame.contains(point)])
        painter.setPen(QPen(theme().colour("accent"), 2))
        painter.drawLine(own - QPointF(6, 0), own + QPointF(6, 0))
        painter.drawLine(own - QPointF(0, 6), own + QPointF(0, 6))

    def _on_screen(self, box: Box, frame: QRectF) -> QRectF:
        across, down = frame.width() / self._input[2], frame.height() / self._input[1]
        return QRectF(
            frame.left() + box.left * across,
            frame.top() + box.top * down,
            (box.right - box.left) * across,
            (box.bottom - box.top) * down,
        )

    def _drawn(self, frame: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = (frame.size() * ratio).toSize()
        if self._scene.size() != size:
            self._scene = QPixmap(size)
            painter = QPainter(self._scene)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(size.width() / 100, size.height() / 100)
            paint_scene(painter)
            painter.end()
            self._scene.setDevicePixelRatio(ratio)
        return self._scene

    def _forget_scene(self) -> None:
        self._scene = QPixmap()
        self.update()

    # -- another pixel

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        window, frame = self._window, self.frame()
        if window is not None and frame.contains(event.position()):
            row = (event.position().y() - frame.top()) * self._input[1] / frame.height()
            column = (event.position().x() - frame.left()) * self._input[2] / frame.width()
            self._go(
                round((row - window.start[0] - window.size[0] / 2) / window.stride[0]),
                round((column - window.start[1] - window.size[1] / 2) / window.stride[1]),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go(self.at[0] + step[0], self.at[1] + step[1])

    def _go(self, row: int, column: int) -> None:
        output = self._output if self._output is not None and len(self._output) == 3 else (1, 1, 1)
        at = (min(max(row, 0), output[1] - 1), min(max(column, 0), output[2] - 1))
        if at != self.at:
            self.at = at
            self.update()
            self.moved.emit(*at)


def paint_scene(painter: QPainter) -> None:
    """A house, a tree and a sun on 100 x 100 units, in the theme's colours."""
    colour = theme().group
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(0, 0, 100, 100), theme().colour("accent_soft"))
    painter.setBrush(colour(4))
    painter.drawEllipse(QPointF(80, 20), 9, 9)
    painter.setBrush(theme().colour("surface"))
    for x, y, width in ((12, 16, 22), (20, 12, 16), (46, 26, 18)):
        painter.drawRoundedRect(QRectF(x, y, width, 8), 4, 4)
    hill = QPainterPath(QPointF(0, 66))
    hill.cubicTo(25, 48, 45, 60, 60, 66)
    hill.cubicTo(75, 56, 90, 56, 100, 62)
    hill.lineTo(100, 100)
    hill.lineTo(0, 100)
    painter.fillPath(hill, colour(5))
    house = QRectF(34, 52, 30, 28)
    painter.fillRect(house, theme().colour("warning"))
    roof = QPainterPath(QPointF(30, 53))
    roof.lineTo(49, 36)
    roof.lineTo(68, 53)
    painter.fillPath(roof, theme().colour("danger"))
    painter.fillRect(QRectF(45, 64, 8, 16), colour(0))
    painter.fillRect(QRectF(37, 58, 6, 6), theme().colour("surface"))
    painter.fillRect(QRectF(55, 58, 6, 6), theme().colour("surface"))
    painter.fillRect(QRectF(81, 64, 4, 18), colour(0))
    painter.setBrush(colour(3))
    painter.drawEllipse(QPointF(83, 56), 11, 13)
    painter.drawEllipse(QPointF(14, 78), 8, 7)
