"""The canvas: the network as cards and links, to be looked at and edited by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from visionlab.graph.model import Graph, Link
from visionlab.ui.canvas import commands, dropping, gestures, keys, menus, zoom
from visionlab.ui.canvas.card import ENTER
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.edges import EdgePan
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import Place, card
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.marks import Marks, Port
from visionlab.ui.canvas.paint import Brush, paint_empty, paint_marks, paint_note
from visionlab.ui.canvas.tips import link_tip, node_tip
from visionlab.ui.document import Change, Document
from visionlab.ui.theme import theme

#: how near the mouse must come to a port and to a link, in view pixels
PORT_REACH, LINK_REACH = 11.0, 5.0


class Canvas(QGraphicsView):
    """Draws the document's network, or the inside of one of its blocks, and turns gestures into edits."""

    #: the titles of the blocks one has gone into
    path_changed = Signal(list)
    #: a sentence for the status bar; empty to clear it
    said = Signal(str)
    #: inside a block: the NodeReport of what is selected there, or None
    inside_selected = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.marks = Marks()
        self.levels = Levels(document.graph, document.report)
        self.gesture: gestures.Gesture | None = None
        self.is_space_down = False
        #: nobody has zoomed or panned since this network was opened: a resize may fit it anew
        self.is_untouched = True
        self._brush = Brush()
        self._glide = Glide(self)
        self.edges = EdgePan(self)
        self._said = ""
        self._exposed: list[QRectF] = []
        self.setScene(QGraphicsScene(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        # every pixel is painted, so that a pan may shift what is there and paint only what it uncovers
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(tr("Network"))
        self.setAccessibleDescription(tr("Cards of blocks, joined by links. Ctrl and the arrow keys walk along them."))
        zoom.make_room(self)
        document.changed.connect(self._on_change)
        document.selection.changed.connect(self._on_selection)
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

    def enter(self, node_id: str) -> None:
        """Look into a block, when it has an inside."""
        reason = self.levels.enter(node_id, zoom.place_of(self))
        self.say(reason)
        if not reason:
            self._level_changed()
            self.select([])
            self.fit_or_top()

    def leave(self) -> bool:
        """Go back by one block. Gives whether there was one to leave."""
        if not self.is_inside:
            return False
        left, place = self.levels.leave()
        self._level_changed()
        zoom.restore(self, place)
        self.select([left])
        return True

    def _level_changed(self) -> None:
        self.cancel_gesture()
        self.marks = Marks(selected=self.marks.selected)
        zoom.make_room(self)
        self.viewport().update()
        self.path_changed.emit(self.path)
        if not self.is_inside:
            self.inside_selected.emit(None)

    def _on_change(self, change: Change) -> None:
        self.cancel_gesture()
        self._glide.stop()
        was_inside = self.path
        self.marks.selected_link = self.marks.hovered_link = self.marks.hovered_port = None
        if change.is_new:
            self.levels = Levels(change.after, change.report)
            self._level_changed()
            self._on_selection()
            self.fit_or_top()
            return
        dirty = self.levels.renew(change)
        if self.marks.hovered not in self.drawing.graph.nodes:
            self.marks.hovered = None
        if self.path != was_inside:
            self._level_changed()
            self._on_selection()
        zoom.make_room(self)
        self.redraw(dirty)

    # -- selection

    @property
    def selected(self) -> frozenset[str]:
        """The selected nodes of what is shown."""
        return self.marks.selected

    def select(self, ids: Iterable[str]) -> None:
        """Select these nodes and no others."""
        self._select_link(None)
        ids = frozenset(id for id in ids if id in self.drawing.graph.nodes)
        if self.is_inside:
            self._mark_selected(ids)
            single = next(iter(self.selected)) if len(self.selected) == 1 else None
            report = self.drawing.report
            self.inside_selected.emit(report.nodes[single] if single and report is not None else None)
        else:
            self.document.selection.set(ids)
            self._on_selection()

    def select_link(self, link: Link | None) -> None:
        """Select a link, and no node."""
        self.select([])
        self._select_link(link)

    def _select_link(self, link: Link | None) -> None:
        if link != self.marks.selected_link:
            self.marks.selected_link = link
            self.viewport().update()

    def _on_selection(self, _ids: object = None) -> None:
        if not self.is_inside:
            self._mark_selected(self.document.selection.ids)

    def _mark_selected(self, ids: frozenset[str]) -> None:
        if ids != self.marks.selected:
            self.marks.selected = ids
            self.viewport().update()

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
        zoom.by(self, zoom.STEP)

    def zoom_out(self) -> None:
        """One step back."""
        zoom.by(self, 1 / zoom.STEP)

    def zoom_reset(self) -> None:
        """A scene unit is a pixel again."""
        zoom.by(self, 1 / self.scale_now)

    def center_on(self, node_id: str) -> None:
        """Bring a node of the network into the middle."""
        while self.is_inside:
            self.leave()
        if node_id in self.drawing.places:
            self.is_untouched = False
            self.centerOn(card(self.drawing.places[node_id]).center())

    @property
    def scale_now(self) -> float:
        """Logical pixels a scene unit."""
        return self.transform().m11()

    def scene_point(self, position: QPointF) -> QPointF:
        """A place in the viewport in scene units, to a fraction of a pixel."""
        return self.viewportTransform().inverted()[0].map(position)

    # -- edits (see commands.py)

    def edit(self, label: str, change: Callable[[Graph], Graph], key: object = None) -> bool:
        """Edit the document, unless a block's inside is shown."""
        if self.is_inside:
            self.say(tr("The inside of a block is only to look at: its fields are in the inspector"))
            return False
        return self.document.edit(label, change, key)

    def add_part(self, kind: str) -> None:
        """Add a block below the selected one, wired to it, or in the middle of what is seen."""
        commands.add_part(self, kind)

    def delete_selection(self) -> None:
        """Remove the selected nodes or the selected link."""
        commands.delete_selection(self)

    def duplicate_selection(self) -> None:
        """Copy the selected nodes beside themselves."""
        commands.duplicate_selection(self)

    def copy(self) -> None:
        """Put the selected nodes on the clipboard."""
        commands.copy(self)

    def cut(self) -> None:
        """Put the selected nodes on the clipboard and remove them."""
        commands.copy(self)
        commands.delete_selection(self, tr("Cut"))

    def paste(self) -> None:
        """Add the nodes on the clipboard."""
        commands.paste(self)

    def select_all(self) -> None:
        """Select every node."""
        self.select(self.drawing.graph.nodes)

    def arrange(self) -> None:
        """Lay the network out from top to bottom; one undo step."""
        before = dict(self.drawing.places)
        if commands.arrange(self):
            self._glide.start(before)

    # -- talking

    def say(self, sentence: str) -> None:
        """Put a sentence on the status bar."""
        if sentence != self._said:
            self._said = sentence
            self.said.emit(sentence)

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
        paint_marks(painter, self.marks)
        if self.marks.note is not None or not self.drawing.graph.nodes:
            world = painter.worldTransform()
            painter.resetTransform()
            if not self.drawing.graph.nodes and self.marks.ghost is None:
                paint_empty(painter, QRectF(self.viewport().rect()))
            if self.marks.note is not None:
                at, text = self.marks.note
                paint_note(painter, world.map(at), text, QRectF(self.viewport().rect()))

    # -- events

    def port_at(self, point: QPointF) -> Port | None:
        """The port under the mouse; none inside a block, where nothing is wired."""
        if self.is_inside or self.scale_now < 0.3:
            return None
        return self.drawing.port_at(point, max(7.0, PORT_REACH / self.scale_now))

    def hover(self, point: QPointF) -> None:
        """Mark what the mouse is over."""
        port = self.port_at(point)
        node = self.drawing.card_at(point)
        link = None if node or port else self.drawing.link_at(point, LINK_REACH / self.scale_now)
        marks = self.marks
        if (port, node, link) == (marks.hovered_port, marks.hovered, marks.hovered_link):
            return
        drawing = self.drawing
        dirty = [drawing.box(id) for id in (marks.hovered, node) if id in drawing.places]
        dirty += [drawing.box(one.node) for one in (marks.hovered_port, port) if one and one.node in drawing.places]
        dirty += [drawing.lines[one].box for one in (marks.hovered_link, link) if one in drawing.lines]
        marks.hovered_port, marks.hovered, marks.hovered_link = port, node, link
        self.redraw(dirty)
        over_enter = node is not None and self.enters(node, point)
        shape = Qt.CursorShape.CrossCursor if port else Qt.CursorShape.PointingHandCursor
        if port or over_enter or link:
            self.viewport().setCursor(shape)
        else:
            self.viewport().unsetCursor()

    def enters(self, node: str, point: QPointF) -> bool:
        """Whether a point is on the mark that leads into a block."""
        return self.drawing.faces[node].has_inside and ENTER.translated(*self.drawing.places[node]).contains(point)

    def cancel_gesture(self) -> bool:
        """Take back what the mouse is doing. Gives whether it was doing something."""
        gesture, self.gesture = self.gesture, None
        self.edges.stop()
        if gesture is None:
            return False
        gesture.cancel()
        self.viewport().update()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        QToolTip.hideText()
        if self.gesture is None:
            self._glide.stop()
            self.gesture = gestures.begin(self, event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or mark what is under the mouse."""
        if self.gesture is not None:
            self.gesture.move(event)
        else:
            self.hover(self.scene_point(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if self.gesture is not None and event.button() == self.gesture.button:
            gesture, self.gesture = self.gesture, None
            self.edges.stop()
            gesture.release(event)
            self.hover(self.scene_point(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look into a block; elsewhere a second press is a press."""
        point = self.scene_point(event.position())
        node = self.drawing.card_at(point)
        if event.button() == Qt.MouseButton.LeftButton and node is not None and self.port_at(point) is None:
            self.enter(node)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse, or pan with two fingers or with Shift."""
        zoom.wheel(self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See keys.py."""
        if not keys.press(self, event):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """See keys.py."""
        keys.release(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A space bar that is let go elsewhere is not heard here."""
        self.is_space_down = False
        super().focusOutEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks along the links (keys.py) as long as there is a node to go to."""
        return False if self.drawing.graph.nodes else super().focusNextPrevChild(forward)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu key; the mouse's right button is a gesture, since it also pans."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            menus.show_at_selection(self)

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

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        if self.gesture is None:
            self.hover(QPointF(-1e9, -1e9))
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something else here than in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and keys.claims(self, event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

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
            tip, box = node_tip(self.drawing, node), card(self.drawing.places[node])
        elif link is not None:
            tip, box = link_tip(self.drawing, link), QRectF(point, point).adjusted(-9, -9, 9, 9)
        if self.gesture is not None or (node is None and link is None):
            QToolTip.hideText()
            return
        QToolTip.showText(at, tip, self.viewport(), self.viewportTransform().mapRect(box).toAlignedRect())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See dropping.py."""
        dropping.enter(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See dropping.py."""
        dropping.move(self, event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """See dropping.py."""
        dropping.leave(self)

    def dropEvent(self, event: QDropEvent) -> None:
        """See dropping.py."""
        dropping.drop(self, event)
