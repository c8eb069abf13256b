"""Looking around: fitting, zooming at a place, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTransform, QWheelEvent

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

STEP = 2**0.25
_NEAREST, _FARTHEST = 4.0, 0.05
#: on opening, a whole network is shown when it stays this large
READABLE = 0.55
_ROOM = 100_000.0
_MARGIN = 24.0
#: degrees of a wheel's notch, in eighths
_NOTCH = 120

#: scale, and what is in the middle
ViewPlace = tuple[float, QPointF]


def make_room(canvas: Canvas) -> None:
    """Let the view be panned well beyond what is drawn."""
    room = QRectF(-_ROOM, -_ROOM, 2 * _ROOM, 2 * _ROOM)
    if canvas.drawing.places:
        xs = [place[0] for place in canvas.drawing.places.values()]
        ys = [place[1] for place in canvas.drawing.places.values()]
        room = room.united(QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).adjusted(-9e3, -9e3, 9e3, 9e3))
    if room != canvas.sceneRect():
        canvas.setSceneRect(room)


def place_of(canvas: Canvas) -> ViewPlace:
    """Where the view is."""
    return canvas.scale_now, canvas.scene_point(QRectF(canvas.viewport().rect()).center())


def restore(canvas: Canvas, place: ViewPlace) -> None:
    """Go back to where the view was."""
    _set_scale(canvas, place[0])
    canvas.centerOn(place[1])


def fit(canvas: Canvas) -> None:
    """Show everything, at most at full size."""
    canvas.is_untouched = False
    box = canvas.drawing.bounds()
    _set_scale(canvas, min(1.0, _fitting(canvas, box)))
    canvas.centerOn(box.center())


def fit_or_top(canvas: Canvas) -> None:
    """Show everything when it stays readable, otherwise the top at a scale that shows the whole width if it can."""
    box = canvas.drawing.bounds()
    scale = _fitting(canvas, box)
    if scale >= READABLE or not canvas.drawing.places:
        fit(canvas)
        return
    width = canvas.viewport().width() - 2 * _MARGIN
    scale = max(READABLE, min(1.0, width / max(1.0, box.width())))
    _set_scale(canvas, scale)
    middle = box.center().x()
    if box.width() * scale > width:
        first = min(canvas.drawing.places.values(), key=lambda place: place[1])
        middle = first[0] + 104
    canvas.centerOn(QPointF(middle, box.top() + (canvas.viewport().height() / 2 - _MARGIN) / scale))


def _fitting(canvas: Canvas, box: QRectF) -> float:
    if box.isEmpty():
        return 1.0
    view = canvas.viewport().rect().adjusted(round(_MARGIN), round(_MARGIN), -round(_MARGIN), -round(_MARGIN))
    return max(0.002, min(view.width() / box.width(), view.height() / box.height()))


def by(canvas: Canvas, factor: float, at: QPointF | None = None) -> None:
    """Zoom by a factor; what is at `at` (viewport coordinates) stays there."""
    if at is None:
        at = QRectF(canvas.viewport().rect()).center()
    canvas.is_untouched = False
    least = min(_FARTHEST, 0.8 * _fitting(canvas, canvas.drawing.bounds()))
    scale = min(_NEAREST, max(least, canvas.scale_now * factor))
    kept = canvas.scene_point(at)
    _set_scale(canvas, scale)
    pan(canvas, at - canvas.viewportTransform().map(kept))


def pan(canvas: Canvas, by: QPointF) -> None:
    """Move the picture by so many pixels."""
    canvas.is_untouched = False
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()
    across.setValue(across.value() - round(by.x()))
    down.setValue(down.value() - round(by.y()))


def wheel(canvas: Canvas, event: QWheelEvent) -> None:
    """A wheel zooms at the mouse, two fingers pan, Shift makes a wheel pan sideways."""
    turned = event.angleDelta()
    keys = event.modifiers()
    if not event.pixelDelta().isNull() and not keys & Qt.KeyboardModifier.ControlModifier:
        pan(canvas, QPointF(event.pixelDelta()))
    elif keys & Qt.KeyboardModifier.ShiftModifier or (turned.x() and not turned.y()):
        pan(canvas, QPointF(turned.x() or turned.y(), 0) / 2)
    elif turned.y():
        by(canvas, STEP ** (turned.y() / _NOTCH), event.position())
    event.accept()


def _set_scale(canvas: Canvas, scale: float) -> None:
    canvas.setTransform(QTransform.fromScale(scale, scale))
