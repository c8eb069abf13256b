"""The view that shows the network as a figure: to look at, to pan and zoom, and to select blocks in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPicture, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QToolTip, QWidget

from visionlab.cost.analysis import analyse
from visionlab.cost.colouring import colouring
from visionlab.figure.volumes import Figure, Volume, figure
from visionlab.graph.model import EMPTY, Graph
from visionlab.ui import numbers, words
from visionlab.ui.canvas import zoom
from visionlab.ui.colour_by import Tint, tints
from visionlab.ui.document import Change, Document
from visionlab.ui.errand import fetch
from visionlab.ui.figure.paint import bounds, outline, paint_selection, paint_shapes, paint_words
from visionlab.ui.panels.common import tooltip
from visionlab.ui.panels.node_figures import called
from visionlab.ui.theme import Type, font, theme

#: a figure of more nodes is drawn in another thread
_MANY = 250


class Drawn:
    """A figure as `zoom` knows what is looked at."""

    def __init__(self, shown: Figure) -> None:
        self.figure = shown
        self.places: dict[str, tuple[float, float]] = {}
        self.is_sideways = True

    def bounds(self) -> QRectF:
        """All that is painted."""
        return bounds(self.figure)


class FigureView(QGraphicsView):
    """Follows the document while it is seen."""

    #: the id of a node that was double clicked
    node_wanted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.drawing = Drawn(figure(EMPTY, analyse(EMPTY)))
        self._tints: dict[str, Tint] | None = None
        #: the network that it is of
        self._shown: Graph | None = None
        #: all but words and marks, so that looking around costs no Python; None while it has to be painted
        self._picture: QPicture | None = None
        #: nobody has zoomed or panned yet: a resize may fit it anew
        self.is_untouched = True
        self._is_old = True
        self._pressed: QPointF | None = None
        self._at = QPointF()
        self.setScene(QGraphicsScene(-1e5, -1e5, 2e5, 2e5, self))
        zoom.take_over(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(self.tr("Network as a figure"))
        self.setAccessibleDescription(self.tr("Blocks as volumes, as large as their maps, from left to right"))
        document.changed.connect(self._follow)
        document.selection.changed.connect(lambda _ids: self.viewport().update())
        document.colour_by.changed.connect(lambda _measure: self._colour())
        theme().changed.connect(self._forget)

    @property
    def scale_now(self) -> float:
        """Pixels a unit of the figure."""
        return self.transform().m11()

    def scene_point(self, position: QPointF) -> QPointF:
        """A place in the viewport in units of the figure."""
        return self.viewportTransform().inverted()[0].map(position)

    def _follow(self, change: Change) -> None:
        if change.diff.only_places and not change.is_new and self._shown is change.before:
            self._shown = change.after
            return
        self._is_old = True
        self.is_untouched = self.is_untouched or change.is_new
        if self.isVisible():
            self._draw()

    def _draw(self) -> None:
        self._is_old = False
        graph, report = self._document.graph, self._document.report
        if len(graph.nodes) <= _MANY:
            self._take((graph, figure(graph, report, words.text)))
        else:
            self.viewport().update()
            fetch(lambda: (graph, figure(graph, report, words.text)), self, self._take)

    def _take(self, drawn: tuple[Graph, Figure]) -> None:
        """Show a figure, unless the network has become another one while it was drawn."""
        self._shown, made = drawn
        if self._shown is not self._document.graph:
            return
        self.drawing = Drawn(made)
        if self.is_untouched:
            self.fit()
            self.is_untouched = True
        self._colour()

    def _colour(self) -> None:
        measure = self._document.colour_by.measure
        self._tints = tints(colouring(self._document.report, measure)) if measure else None
        self._forget()

    def _forget(self) -> None:
        self._picture = None
        self.viewport().update()

    # -- looking around, as on the canvas

    def fit(self) -> None:
        """Show everything."""
        zoom.fit(self)

    def zoom_in(self) -> None:
        """One step nearer."""
        zoom.by(self, zoom.STEP)

    def zoom_out(self) -> None:
        """One step back."""
        zoom.by(self, 1 / zoom.STEP)

    def zoom_reset(self) -> None:
        """A unit is a pixel again."""
        zoom.by(self, 1 / self.scale_now)

    # -- events

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        exposed, shown = QRectF(rect), self.drawing.figure
        painter.fillRect(exposed, theme().colour("canvas"))
        if self._shown is not self._document.graph:
            self._wait(painter)
            return
        if self._picture is None:
            self._picture = QPicture()
            own = QPainter(self._picture)
            paint_shapes(own, shown, self._tints)
            own.end()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPicture(0, 0, self._picture)
        paint_words(painter, shown, exposed, self.scale_now, self._tints is None)
        paint_selection(painter, shown, self._document.selection.ids)

    def _wait(self, painter: QPainter) -> None:
        painter.resetTransform()
        painter.setPen(theme().colour("muted"))
        painter.setFont(font(Type.title))
        painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The figure is being drawn"))

    def volume_at(self, point: QPointF) -> Volume | None:
        """The foremost volume at a point of the figure."""
        return next((one for one in reversed(self.drawing.figure.volumes) if outline(one).contains(point)), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old or self.is_untouched:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.is_untouched:
            self.fit()
            self.is_untouched = True

    def wheelEvent(self, event: QWheelEvent) -> None:
        zoom.wheel(self, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            zoom.pan(self, event.position() - self._at)
            self._at = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self.viewport().unsetCursor()
        if pressed is not None and (event.position() - pressed).manhattanLength() < 4:
            volume = self.volume_at(self.scene_point(event.position()))
            self._document.selection.set(volume.ids[:1] if volume is not None else ())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        volume = self.volume_at(self.scene_point(event.position()))
        if volume is not None:
            self.node_wanted.emit(volume.ids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows along the volumes select one after the other."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        volumes = self.drawing.figure.volumes
        if not step or not volumes:
            super().keyPressEvent(event)
            return
        chosen = self._document.selection.ids
        here = next((rank for rank, one in enumerate(volumes) if not chosen.isdisjoint(one.ids)), None)
        there = volumes[0 if here is None else max(0, min(len(volumes) - 1, here + step))]
        self._document.selection.set(there.ids[:1])
        self.ensureVisible(outline(there).boundingRect(), 24, 24)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            volume = self.volume_at(self.scene_point(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), self._tip(volume) if volume is not None else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, volume: Volume) -> str:
        graph, report = self._document.graph, self._document.report
        nodes = [report.nodes[id] for id in volume.ids]
        name = called(graph, volume.ids[0])
        if len(nodes) > 1:
            name = self.tr("{count} × {name}").format(count=len(nodes), name=name)
        parameters = self.tr("Parameters: {count}").format(count=numbers.exact(sum(one.parameters for one in nodes)))
        macs = self.tr("MACs: {count}").format(count=numbers.exact(sum(one.macs for one in nodes)))
        return tooltip(name, graph.nodes[volume.ids[0]].block.caption(), parameters, macs)
