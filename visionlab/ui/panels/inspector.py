"""The inspector: the selection's fields and cost, or the whole network's."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from visionlab.cost.analysis import NodeReport
from visionlab.ui.document import Change, Document
from visionlab.ui.panels.common import scrolled
from visionlab.ui.panels.network_page import NetworkPage
from visionlab.ui.panels.node_page import NodePage
from visionlab.ui.theme import Length


class Inspector(QWidget):
    """Follows the document and its selection."""

    #: the id of a composite block whose inside is wanted
    enter_requested = Signal(str)
    #: the id of a node to select and bring into view
    node_requested = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._inside: NodeReport | None = None
        self._way: tuple[str, ...] = ()
        self.network = NetworkPage(document)
        self.node = NodePage(document)
        self._pages = QStackedWidget()
        self._areas = {page: scrolled(page) for page in (self.network, self.node)}
        for area in self._areas.values():
            self._pages.addWidget(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setMinimumWidth(Length.inspector_width - 40)
        self.network.node_requested.connect(self.node_requested)
        self.node.enter_requested.connect(self.enter_requested)
        document.changed.connect(self._changed)
        document.state_changed.connect(self._refresh_name)
        document.selection.changed.connect(self._selected)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(Length.inspector_width, 560)

    def show_inside(self, report: NodeReport | None, way: tuple[str, ...] = ()) -> None:
        """Look at a part inside a block, to which `way` leads from the node; None goes back to the selection."""
        if report is not self._inside:
            self._inside, self._way = report, way
            self.refresh()

    def refresh(self) -> None:
        """Show the present selection of the present document."""
        graph = self._document.graph
        ids = [id for id in graph.nodes if id in self._document.selection.ids]
        if self._inside is not None:
            self.node.show_inside(self._inside, self._way)
        elif len(ids) == 1:
            self.node.show_node(ids[0])
        elif ids:
            self.node.show_nodes(ids)
        else:
            self.network.refresh()
        page = self.node if self._inside is not None or ids else self.network
        self._pages.setCurrentWidget(self._areas[page])

    def _changed(self, change: Change) -> None:
        if not change.diff.only_places or change.is_new:
            self.refresh()

    def _selected(self, _ids: object) -> None:
        self._document.close_burst()
        self.refresh()
        self._areas[self.node].verticalScrollBar().setValue(0)

    def _refresh_name(self) -> None:
        if self._pages.currentWidget() is self._areas[self.network]:
            self.network.refresh()
