"""A second canvas beside the first: another network, such as an earlier version, only to be looked at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from visionlab.cost.analysis import analyse
from visionlab.graph.model import EMPTY
from visionlab.ui.canvas import zoom
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.canvas.surface import Surface
from visionlab.ui.document import Document, Other
from visionlab.ui.panels.common import label
from visionlab.ui.theme import Length


class OtherCanvas(Surface):
    """Dragging pans, the wheel zooms, a click on a card is told."""

    #: the id of a node
    clicked = Signal(str)

    def __init__(self) -> None:
        super().__init__(Levels(EMPTY, analyse(EMPTY), is_editable=False))
        self.setDragMode(Surface.DragMode.ScrollHandDrag)
        self._pressed = QPointF()

    def show_other(self, other: Other, is_same: bool) -> None:
        """Draw a network; where it is the same as before, the view stays."""
        if is_same:
            self.redraw(self.levels.note(other.notes))
            return
        self.levels = Levels(other.graph, other.report, is_editable=False)
        self.levels.note(other.notes)
        self.marks = Marks()
        self.setAccessibleName(tr("Network beside: {title}").format(title=other.title))
        zoom.make_room(self)
        self.fit_or_top()
        self.viewport().update()

    def select(self, ids: frozenset[str]) -> None:
        """Mark the nodes of these ids."""
        if ids != self.marks.selected:
            self.marks.selected = ids
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed, self.is_untouched = event.position(), False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        is_click = (event.position() - self._pressed).manhattanLength() < QApplication.startDragDistance()
        node = self.drawing.card_at(self.scene_point(event.position()))
        if is_click and node is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(node)


class BesidePanel(QWidget):
    """The second canvas below the name of what it shows; hidden while the document has nothing beside it."""

    #: the id of a node of the document that is to be seen
    node_wanted = Signal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: Other | None = None
        self.title = label("", "heading")
        self.title.setContentsMargins(Length.medium, Length.tiny, Length.medium, Length.tiny)
        self.canvas = OtherCanvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.canvas, 1)
        self.canvas.clicked.connect(self._tell)
        document.beside.changed.connect(self._show)
        document.beside.wanted.connect(lambda id: self.canvas.reveal([id]))
        document.selection.changed.connect(lambda _ids: self._mark())
        self._show()

    def _show(self) -> None:
        before, self._shown = self._shown, self._document.beside.other
        other = self._shown
        if other is not None:
            self.title.setText(other.title)
            self.canvas.show_other(other, before is not None and before.graph is other.graph)
            self._mark()
        self.setVisible(other is not None)

    def _mark(self) -> None:
        other = self._shown
        if other is not None and other.is_akin:
            self.canvas.select(self._document.selection.ids & other.graph.nodes.keys())

    def _tell(self, id: str) -> None:
        """Of a version, the same node of the document is selected, if it is still there."""
        if self._shown is not None and self._shown.is_akin and id in self._document.graph.nodes:
            self.node_wanted.emit(id)
