"""The surface of the canvas: what is painted, where the view is, what is under the mouse. It changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QToolTip, QWidget

from visionlab.ui.canvas import remarks, zoom
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.frames import enter_of, mark_of
from visionlab.ui.canvas.geometry import Place, card
from visionlab.ui.canvas.insides import SHOWN
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.marks import Marks, Port
from visionlab.ui.canvas.paint import Brush, paint_empty, paint_marks, paint_note
from visionlab.ui.canvas.tips import link_tip, node_tip
from visionlab.ui.theme import theme

#: how near the mouse must come to a port and to a link, in view pixels
PORT_REACH, LINK_REACH = 11.0, 5.0
#: below this scale ports are too small to be aimed at
_PORTS = 0.3


class Surface(QGraphicsView):
    """Draws a network or the inside of one of its blocks, with marks on it."""

    def __init__(self, levels: Levels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks = Marks()
        self.levels = levels
        #: nobody has zoomed or panned since this network was opened: a resize may fit it anew
        self.is_untouched = True
        self._brush = Brush()
        self._exposed: list[QRectF] = []
        self._is_on_remark = False
        self.setScene(QGraphicsScene(self))
        zoom.take_over(self)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        # every pixel is painted, so that a pan may shift what is there and paint only what it uncovers
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)
        zoom.make_room(self)
        theme().changed.connect(self.viewport().update)

    # -- what is shown

    @property
    def drawing(self) -> Drawing:
        """The network, or the inside that is looked at."""
        return self.levels.drawing

    @property
    def is_inside(self) -> bool:
        """Whether one looks into a block: nothing can be edited there."""
        return bool(self.levels.path)

    @property
    def path(self) -> list[str]:
        """The titles of the blocks one has gone into."""
        return self.levels.path

    @property
    def is_busy(self) -> bool:
        """Something is in hand, so that tool tips would be in the way."""
        return False

    # -- looking around

    def fit(self) -> None:
        """Show everything."""
        zoom.fit(self)

    def fit_or_top(self) -> None:
        """Show everything when it stays readable; otherwise the upper part, input first."""
        zoom.fit_or_top(self)
        self.is_untouched = True

    def zoom_in(self) -> None:
        """One step nearer."""
        middle = QRectF(self.viewport().rect()).center()
        zoom.by(self, zoom.STEP, middle, self._nearest(middle))

    def zoom_out(self) -> None:
        """One step back."""
        zoom.by(self, 1 / zoom.STEP)

    def zoom_reset(self) -> None:
        """A scene unit is a pixel again."""
        zoom.by(self, 1 / self.scale_now)

    @property
    def scale_now(self) -> float:
        """Logical pixels a scene unit."""
        return self.transform().m11()

    def scene_point(self, position: QPointF) -> QPointF:
        """A place in the viewport in scene units, to a fraction of a pixel."""
        return self.viewportTransform().inverted()[0].map(position)

    def reveal(self, ids: Iterable[str]) -> None:
        """Bring the first of these nodes into the middle, unless one of them is seen already."""
        boxes = [card(self.drawing.places[id]) for id in ids if id in self.drawing.places]  # of a frame, its corner
        seen = self.viewportTransform().inverted()[0].mapRect(QRectF(self.viewport().rect()))
        if boxes and not any(map(seen.contains, boxes)):
            self.is_untouched = False
            self.centerOn(boxes[0].center())

    # -- painting

    def redraw(self, boxes: Iterable[QRectF] | None) -> None:
        """Paint these parts of the scene anew; None for all."""
        if boxes is None:
            self.viewport().update()
            return
        transform = self.viewportTransform()
        for box in boxes:
            self.viewport().update(transform.mapRect(box).toAlignedRect().adjusted(-2, -2, 2, 2))

    def shift(self, places: Mapping[str, Place]) -> None:
        """Draw nodes elsewhere while they are moved."""
        self.redraw([self.drawing.shift(places)])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint only what has to be: a pan uncovers two strips, whose bounding box is the whole view."""
        to_scene = self.viewportTransform().inverted()[0]
        self._exposed = [to_scene.mapRect(QRectF(box)) for box in event.region()]  # type: ignore[attr-defined]
        super().paintEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint everything that belongs to the network."""
        self._brush.grid(painter, QRectF(rect), self.scale_now, self.is_inside)
        self._brush.paint(painter, self.drawing, self.marks, self._exposed, self.scale_now, self.devicePixelRatioF())

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Paint what a gesture adds, and the words on an empty canvas."""
        paint_marks(painter, self.marks, self.drawing.is_sideways)
        if self.marks.note is not None or not self.drawing.graph.nodes:
            world = painter.worldTransform()
            painter.resetTransform()
            if not self.drawing.graph.nodes and self.marks.ghost is None:
                paint_empty(painter, QRectF(self.viewport().rect()))
            if self.marks.note is not None:
                at, text = self.marks.note
                paint_note(painter, world.map(at), text, QRectF(self.viewport().rect()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Words that stand still on the view must not be shifted with the scene."""
        super().scrollContentsBy(dx, dy)
        if self.marks.note is not None or not self.drawing.graph.nodes:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew as long as nobody has looked around."""
        super().resizeEvent(event)
        if self.is_untouched:
            self.fit_or_top()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse, or pan with two fingers or with Shift."""
        zoom.wheel(self, event, self._nearest(event.position()))

    def _nearest(self, position: QPointF) -> float:
        """How near one may come there: to what is inside of a block, where one is."""
        over = self.drawing.card_at(self.scene_point(position))
        return zoom.INSIDE if over is not None and self.drawing.faces[over].has_inside else zoom.NEAREST

    # -- what is under the mouse

    def port_at(self, point: QPointF) -> Port | None:
        """The port under the mouse; none inside a block, where nothing is wired."""
        if self.is_inside or self.scale_now < _PORTS:
            return None
        reach = max(7.0 * min(1.0, SHOWN / self.scale_now), PORT_REACH / self.scale_now)
        return self.drawing.port_at(point, reach)

    def hover(self, point: QPointF) -> None:
        """Mark what the mouse is over."""
        port = self.port_at(point)
        node = self.drawing.card_at(point)
        link = None if node or port else self.drawing.link_at(point, LINK_REACH / self.scale_now)
        marks = self.marks
        remark = None if node or port or link else remarks.at(self.drawing.remarks, point)
        is_same = (port, node, link) == (marks.hovered_port, marks.hovered, marks.hovered_link)
        if is_same and remark is None and not self._is_on_remark:
            return
        self._is_on_remark = remark is not None
        drawing = self.drawing
        dirty = [drawing.box(id) for id in (marks.hovered, node) if id in drawing.places]
        dirty += [drawing.box(one.node) for one in (marks.hovered_port, port) if one and one.node in drawing.places]
        dirty += [drawing.lines[one].box for one in (marks.hovered_link, link) if one in drawing.lines]
        marks.hovered_port, marks.hovered, marks.hovered_link = port, node, link
        self.redraw(dirty)
        over_mark = node is not None and (self.enters(node, point) or self.opens(node, point))
        shape = Qt.CursorShape.CrossCursor if port else Qt.CursorShape.PointingHandCursor
        if port or over_mark or link:
            self.viewport().setCursor(shape)
        elif remark is not None and remarks.grips(self.drawing.remarks[remark], point):
            self.viewport().setCursor(Qt.CursorShape.SizeFDiagCursor)
        else:
            self.viewport().unsetCursor()

    def enters(self, node: str, point: QPointF) -> bool:
        """Whether a point is on the mark that leads into a block."""
        mark = enter_of(self.drawing, node)
        return mark is not None and mark.contains(point) and self._has_marks(node)

    def opens(self, node: str, point: QPointF) -> bool:
        """Whether a point is on the mark that opens a block in place, closes it or takes a run apart."""
        mark = mark_of(self.drawing, node)
        return mark is not None and mark.contains(point) and self._has_marks(node)

    def _has_marks(self, node: str) -> bool:
        """Whether a card's marks are there: from near by, its inside covers them."""
        return self.scale_now < SHOWN or node in self.drawing.seen.frames or not self.drawing.faces[node].has_inside

    def viewportEvent(self, event: QEvent) -> bool:
        """Tool tips of cards and links."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _show_tip(self, position: QPoint, at: QPoint) -> None:
        point = self.scene_point(QPointF(position))
        node = self.drawing.card_at(point)
        link = None if node else self.drawing.link_at(point, LINK_REACH / self.scale_now)
        if node is not None:
            insides = self._brush.insides
            deep = insides.at(self.drawing, node, point, self.scale_now, self._brush) if insides else None
            tip = node_tip(self.drawing, node) if deep is None else node_tip(*deep)
            box = self.drawing.card(node) if deep is None else QRectF(point, point)
        elif link is not None:
            tip, box = link_tip(self.drawing, link), QRectF(point, point).adjusted(-9, -9, 9, 9)
        if self.is_busy or (node is None and link is None):
            QToolTip.hideText()
            return
        QToolTip.showText(at, tip, self.viewport(), self.viewportTransform().mapRect(box).toAlignedRect())
