"""The whole of what is shown, small, in a corner of the canvas; a frame stands for the part that one sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QWidget

from visionlab.ui.canvas import zoom
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.overview import Overview
from visionlab.ui.canvas.paint import ground
from visionlab.ui.canvas.view import Canvas
from visionlab.ui.document import Change
from visionlab.ui.theme import Length, theme

_WIDEST, _HIGHEST, _LEAST = 200, 200, 56
_MARGIN = 6.0
#: milliseconds
_LATER = 40
#: of the frame's inside
_OPACITY = 36


class Minimap(QWidget):
    """A click shows another part, a drag pans, the wheel zooms. The picture is drawn anew only when the network is."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._overview = Overview()
        self._picture = QPixmap()
        self._pictured: object = None
        self._is_wanted = True
        #: all that is drawn, and of which drawing that is known
        self._bounds = QRectF()
        self._measured: tuple[object, int] = (None, 0)
        #: from the middle of the frame to where it was taken
        self._grip: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("Minimap"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.viewport().installEventFilter(self)
        for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.update)
        # what an edit costs is seen first; while a slider is dragged, the picture waits for its end
        self._soon = QTimer(self, singleShot=True, interval=_LATER)
        self._soon.timeout.connect(self.settle)
        canvas.document.changed.connect(self._on_change)
        canvas.document.folds.changed.connect(self.settle)
        canvas.path_changed.connect(lambda _path: self.settle())
        theme().changed.connect(self.update)
        self.settle()

    def want(self, is_wanted: bool) -> None:
        """Show it, or leave its room to the canvas."""
        self._is_wanted = is_wanted
        self.settle()

    def _on_change(self, change: Change) -> None:
        if change.is_new:
            self.settle()
        else:
            self._soon.start()

    def settle(self) -> None:
        """Take the corner, in the proportions of what is drawn."""
        drawing = self._canvas.drawing
        if self._measured != (drawing, drawing.version):
            self._bounds, self._measured = drawing.bounds(), (drawing, drawing.version)
        bounds = self._bounds
        self.setVisible(self._is_wanted and not bounds.isEmpty())
        if bounds.isEmpty():
            return
        scale = min(_WIDEST / bounds.width(), _HIGHEST / bounds.height())
        size = QSize(max(_LEAST, round(bounds.width() * scale)), max(_LEAST, round(bounds.height() * scale)))
        room = self._canvas.viewport().rect()
        self.setGeometry(
            room.right() - size.width() - Length.medium, room.bottom() - size.height() - Length.medium,
            size.width(), size.height(),
        )  # fmt: skip
        self.update()

    def _to_here(self) -> QTransform:
        """From scene units to this widget's pixels."""
        bounds = self._bounds
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / bounds.width(), room.height() / bounds.height())
        middle = bounds.center()
        made = QTransform.fromTranslate(room.center().x(), room.center().y()).scale(scale, scale)
        return made.translate(-middle.x(), -middle.y())

    def frame(self) -> QRectF:
        """Where the part that the canvas shows is, in this widget's pixels."""
        canvas = self._canvas
        seen = canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect()))
        return self._to_here().mapRect(seen)

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        wanted = (self._measured, theme().is_dark, self.size(), self.devicePixelRatioF())
        # while something is dragged the picture may be late: it is drawn when the mouse lets go
        if self._pictured != wanted and (self._picture.size().isEmpty() or not self._canvas.is_busy):
            self._pictured = wanted
            self._picture = self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        accent = theme().colour("accent")
        soft = QColor(accent)
        soft.setAlpha(_OPACITY)
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(soft)
        painter.drawRect(self.frame().intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        painter.setPen(QPen(theme().colour("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(ground(self._canvas.is_inside).lighter(104) if theme().is_dark else theme().colour("surface"))
        painter = QPainter(picture)
        transform = self._to_here()
        painter.setTransform(transform, True)
        self._overview.paint(painter, self._canvas.drawing, Marks(), (), 0.0)
        painter.end()
        return picture

    # -- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The canvas has another size, or has painted what is not known here: cards that glided have arrived."""
        drawing = self._canvas.drawing
        is_other = event.type() == QEvent.Type.Paint and self._measured != (drawing, drawing.version)
        if event.type() == QEvent.Type.Resize:
            self.settle()
        elif is_other:
            self._soon.start()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            frame = self.frame()
            at = event.position()
            self._grip = at - frame.center() if frame.contains(at) else QPointF(0, 0)
            self._look(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._look(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if turned:
            zoom.by(self._canvas, zoom.STEP if turned > 0 else 1 / zoom.STEP)
        event.accept()

    def _look(self, at: QPointF) -> None:
        """Bring the frame's middle here."""
        assert self._grip is not None
        self._canvas.is_untouched = False
        self._canvas.centerOn(self._to_here().inverted()[0].map(at - self._grip))
