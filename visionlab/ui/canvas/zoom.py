"""Looking around: fitting, zooming at a place, panning."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView

from visionlab.graph.layout import CARD

if TYPE_CHECKING:
    from visionlab.ui.canvas.surface import Surface as Canvas
    from visionlab.ui.figure.view import FigureView

    #: what is looked around on
    Surface: TypeAlias = Canvas | FigureView

STEP = 2**0.25
NEAREST, _FARTHEST = 4.0, 0.05
#: over a block one may come so much nearer, to what is inside of it
INSIDE = 96.0
#: on opening, a network is made no smaller than this to show it whole
READABLE = 0.8
_ROOM = 100_000.0
_MARGIN = 24.0
#: degrees of a wheel's notch, in eighths
_NOTCH = 120

#: scale, and what is in the middle
ViewPlace = tuple[float, QPointF]


def take_over(view: QGraphicsView) -> None:
    """Have a view look only where the functions here take it: no bars, and no anchors of Qt's."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)


def make_room(surface: Surface) -> None:
    """Let the view be panned well beyond what is drawn."""
    room = QRectF(-_ROOM, -_ROOM, 2 * _ROOM, 2 * _ROOM)
    if surface.drawing.places:
        xs = [place[0] for place in surface.drawing.places.values()]
        ys = [place[1] for place in surface.drawing.places.values()]
        room = room.united(QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys))).adjusted(-9e3, -9e3, 9e3, 9e3))
    if room != surface.sceneRect():
        surface.setSceneRect(room)


def place_of(surface: Surface) -> ViewPlace:
    """Where the view is."""
    return surface.scale_now, surface.scene_point(QRectF(surface.viewport().rect()).center())


def restore(surface: Surface, place: ViewPlace) -> None:
    """Go back to where the view was."""
    _set_scale(surface, place[0])
    surface.centerOn(place[1])


def fit(surface: Surface) -> None:
    """Show everything, at most at full size."""
    surface.is_untouched = False
    box = surface.drawing.bounds()
    _set_scale(surface, min(1.0, _fitting(surface, box)))
    surface.centerOn(box.center())


def fit_or_top(surface: Surface) -> None:
    """Show everything as far as it stays readable, from the top: a network is read from its input downwards.

    Of one that is drawn from left to right, the left.
    """
    drawing, view = surface.drawing, surface.viewport().size()
    box, first = drawing.bounds(), QPointF()
    if drawing.places:
        first = QPointF(*min(drawing.places.values(), key=lambda place: place[not drawing.is_sideways]))
    first += QPointF(*CARD) / 2
    if drawing.is_sideways:
        view, box, first = view.transposed(), _turned(box), first.transposed()
    scale = min(1.0, _fitting(surface, drawing.bounds()))
    across = view.width() - 2 * _MARGIN
    if scale < READABLE:  # it will be scrolled anyway: then in full size, as far as the width allows
        scale = max(READABLE, min(1.0, across / max(1.0, box.width())))
    _set_scale(surface, scale)
    middle = first.x() if box.width() * scale > across else box.center().x()
    point = QPointF(middle, box.top() + (view.height() / 2 - _MARGIN) / scale)
    surface.centerOn(point.transposed() if drawing.is_sideways else point)


def _turned(box: QRectF) -> QRectF:
    return QRectF(box.y(), box.x(), box.height(), box.width())


def _fitting(surface: Surface, box: QRectF) -> float:
    if box.isEmpty():
        return 1.0
    view = surface.viewport().rect().adjusted(round(_MARGIN), round(_MARGIN), -round(_MARGIN), -round(_MARGIN))
    return max(0.002, min(view.width() / box.width(), view.height() / box.height()))


def by(surface: Surface, factor: float, at: QPointF | None = None, nearest: float = NEAREST) -> None:
    """Zoom by a factor, but no nearer than `nearest`; what is at `at` (viewport coordinates) stays there."""
    if at is None:
        at = QRectF(surface.viewport().rect()).center()
    surface.is_untouched = False
    least = min(_FARTHEST, 0.8 * _fitting(surface, surface.drawing.bounds()))
    kept = surface.scene_point(at)
    scale = min(max(nearest, surface.scale_now), max(least, surface.scale_now * factor))
    _set_scale(surface, scale)
    pan(surface, at - surface.viewportTransform().map(kept))


def pan(surface: Surface, by: QPointF) -> None:
    """Move the picture by so many pixels."""
    surface.is_untouched = False
    across, down = surface.horizontalScrollBar(), surface.verticalScrollBar()
    across.setValue(across.value() - round(by.x()))
    down.setValue(down.value() - round(by.y()))


def wheel(surface: Surface, event: QWheelEvent, nearest: float = NEAREST) -> None:
    """A wheel zooms at the mouse, two fingers pan, Shift makes a wheel pan sideways."""
    turned = event.angleDelta()
    keys = event.modifiers()
    if not event.pixelDelta().isNull() and not keys & Qt.KeyboardModifier.ControlModifier:
        pan(surface, QPointF(event.pixelDelta()))
    elif keys & Qt.KeyboardModifier.ShiftModifier or (turned.x() and not turned.y()):
        pan(surface, QPointF(turned.x() or turned.y(), 0) / 2)
    elif turned.y():
        by(surface, STEP ** (turned.y() / _NOTCH), event.position(), nearest)
    event.accept()


def _set_scale(surface: Surface, scale: float) -> None:
    surface.setTransform(QTransform.fromScale(scale, scale))
