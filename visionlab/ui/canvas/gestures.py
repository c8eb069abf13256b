"""Mouse gestures on the canvas: one class each. A gesture ends in at most one edit, so in one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from visionlab.ui.canvas import folding, menus, remarks, zoom

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Gesture:
    """What the mouse does from a press to the release. A short way is a click, and not yet a drag."""

    button = Qt.MouseButton.LeftButton
    #: near an edge of the view, the picture moves along
    pulls_at_edges = True

    def __init__(self, canvas: Canvas, event: QMouseEvent) -> None:
        self.canvas = canvas
        self.pressed = event.position()
        self.start = canvas.scene_point(event.position())
        self.position = event.position()
        self.keys = event.modifiers()
        #: those held now
        self.keys_now = self.keys
        self.is_drag = False

    def move(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        self.keys_now = event.modifiers()
        if not self.is_drag:
            way = event.position() - self.pressed
            self.is_drag = way.manhattanLength() >= QApplication.startDragDistance()
            if not self.is_drag:
                return
            self.begin()
        self.position = event.position()
        if self.pulls_at_edges:
            self.canvas.edges.follow(self.position)
        self.follow()

    def follow(self) -> None:
        """The mouse, or the scene under it, moved."""
        self.drag(self.canvas.scene_point(self.position))

    def release(self, event: QMouseEvent) -> None:
        """The button was let go."""
        if self.is_drag:
            self.end(self.canvas.scene_point(event.position()))
        else:
            self.click(event)

    def begin(self) -> None:
        """It has become a drag."""

    def drag(self, point: QPointF) -> None:
        """The mouse is at a point of the scene."""

    def end(self, point: QPointF) -> None:
        """The drag is over."""

    def click(self, event: QMouseEvent) -> None:
        """It was no drag."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the picture: the middle button, or the left one with the space bar."""

    pulls_at_edges = False

    def __init__(self, canvas: Canvas, event: QMouseEvent) -> None:
        super().__init__(canvas, event)
        self.button = event.button()
        self._at = event.position()

    def begin(self) -> None:
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drag(self, point: QPointF) -> None:
        zoom.pan(self.canvas, self.position - self._at)
        self._at = self.position

    def end(self, point: QPointF) -> None:
        self.cancel()

    def cancel(self) -> None:
        if self.canvas.is_space_down:
            self.canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.canvas.viewport().unsetCursor()


class PanOrMenu(Pan):
    """The right button: a drag pans, a click opens the menu of what is under the mouse."""

    def click(self, event: QMouseEvent) -> None:
        menus.show_at(self.canvas, self.start, event.globalPosition().toPoint())


class Band(Gesture):
    """A rubber band on the empty canvas: selects the cards it touches."""

    def begin(self) -> None:
        is_adding = bool(self.keys & ADDING)
        self._before = self.canvas.selected if is_adding else frozenset()
        self._noted = self.canvas.marks.remarks if is_adding else frozenset()

    def drag(self, point: QPointF) -> None:
        canvas = self.canvas
        canvas.marks.band = QRectF(self.start, point).normalized()
        found, noted = canvas.drawing.cards_in(canvas.marks.band), canvas.drawing.remarks_in(canvas.marks.band)
        canvas.select(self._before | found, self._noted | noted)
        canvas.redraw(None)

    def end(self, point: QPointF) -> None:
        self.canvas.marks.band = None
        self.canvas.redraw(None)

    def cancel(self) -> None:
        self.end(self.start)

    def click(self, event: QMouseEvent) -> None:
        if not self.keys & ADDING:
            self.canvas.select([])


class ClickLink(Gesture):
    """A click on a link selects it."""

    def click(self, event: QMouseEvent) -> None:
        link = self.canvas.marks.hovered_link
        if link is not None:
            self.canvas.select_link(link)


class EnterMark(Gesture):
    """A click on a card's mark looks into the block."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, node: str) -> None:
        super().__init__(canvas, event)
        self._node = node

    def click(self, event: QMouseEvent) -> None:
        self.canvas.enter(self._node)


class FoldMark(EnterMark):
    """A click on the other mark opens a block in place, closes it or takes a run apart."""

    def click(self, event: QMouseEvent) -> None:
        folding.toggle(self.canvas, self._node)


def begin(canvas: Canvas, event: QMouseEvent) -> Gesture | None:
    """The gesture that a press begins."""
    from visionlab.ui.canvas.moving import Move
    from visionlab.ui.canvas.remark_gestures import ResizeRemark
    from visionlab.ui.canvas.wiring import Wire

    button = event.button()
    if button == Qt.MouseButton.MiddleButton or (button == Qt.MouseButton.LeftButton and canvas.is_space_down):
        return Pan(canvas, event)
    if button == Qt.MouseButton.RightButton:
        return PanOrMenu(canvas, event)
    if button != Qt.MouseButton.LeftButton:
        return None
    point = canvas.scene_point(event.position())
    canvas.hover(point)
    port, node = canvas.marks.hovered_port, canvas.marks.hovered
    if port is not None:
        return Wire(canvas, event, port)
    if node is not None:
        if canvas.opens(node, point):
            return FoldMark(canvas, event, node)
        return EnterMark(canvas, event, node) if canvas.enters(node, point) else Move(canvas, event, node)
    if canvas.marks.hovered_link is not None:
        return ClickLink(canvas, event)
    remark = None if canvas.is_inside else remarks.at(canvas.drawing.remarks, point)
    if remark is None:
        return Band(canvas, event)
    if remarks.grips(canvas.drawing.remarks[remark], point):
        return ResizeRemark(canvas, event, remark)
    return Move(canvas, event, remark=remark)
