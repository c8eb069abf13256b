"""The surface with a selection: nodes as the document has them selected, and links, remarks and insides of its own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visionlab.cost.folding import SEP
from visionlab.graph.model import Link
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.surface import Surface
from visionlab.ui.document import Document


class SelectingSurface(Surface):
    """Marks what is selected of a document, and selects; it edits nothing."""

    #: inside a block: the NodeReport of what is selected there, or None
    inside_selected = Signal(object)
    #: other remarks are selected
    remarks_selected = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(Levels(document.graph, document.report, folding=document.folds.now), parent)
        self.document = document
        document.selection.changed.connect(self.follow_selection)

    @property
    def selected(self) -> frozenset[str]:
        """The selected nodes of what is shown: of the network, all of a folded run, and none inside of a block."""
        return self.marks.selected if self.is_inside else self.document.selection.ids

    @property
    def chosen(self) -> list[str]:
        """The selected cards: of a folded run the one that is seen; of opened blocks also what is inside of them."""
        return [id for id in self.drawing.faces if id in self.marks.selected]

    def with_other(self, id: str) -> frozenset[str]:
        """The selection with one more card, or without it when it is in it; a folded run is one card."""
        run = self.drawing.seen.runs.get(id)
        ids = frozenset([id] if run is None else run.run.ids)
        return self.selected - ids if id in self.selected else self.selected | ids

    @property
    def way(self) -> tuple[str, ...]:
        """From the node to what is selected inside of it, a name a level; empty where that is not one thing."""
        single = next(iter(self.marks.selected)) if len(self.marks.selected) == 1 else None
        return () if single is None else (*self.way_in, *single.split(SEP))

    @property
    def way_in(self) -> tuple[str, ...]:
        """From the node to the block that one is inside of; empty where one is not."""
        return tuple(name for id in self.levels.way for name in id.split(SEP))

    def select(self, ids: Iterable[str], remarks: Iterable[str] = ()) -> None:
        """Select these nodes and remarks, and no others; with the first of a folded run, all of it.

        What is inside of a block is selected by itself: it is only looked at.
        """
        self._select_link(None)
        self.select_remarks(frozenset(id for id in remarks if id in self.drawing.remarks))
        ids = frozenset(id for id in ids if id in self.drawing.graph.nodes)
        if not self.is_inside:
            runs = self.drawing.seen.runs
            own = {id for id in ids if SEP not in id}
            self.document.selection.set(own.union(*(runs[id].run.ids for id in own if id in runs)))
            self.follow_selection()
            if own or not ids:
                return
        self._mark_selected(ids)
        single = next(iter(ids)) if len(ids) == 1 else None
        report = self.drawing.report
        self.inside_selected.emit(report.nodes[single] if single and report is not None else None)

    @property
    def focused(self) -> str | None:
        """The node at which the keyboard is: of those selected, the one last gone to."""
        if self.marks.focused in self.marks.selected:
            return self.marks.focused
        return next((id for id in self.drawing.graph.order if id in self.marks.selected), None)

    def select_link(self, link: Link | None) -> None:
        """Select a link, and no node."""
        self.select([])
        self._select_link(link)

    def select_remarks(self, ids: frozenset[str]) -> None:
        """Select these remarks and no others, and leave the nodes as they are."""
        if ids != self.marks.remarks:
            self.marks.remarks = ids
            self.viewport().update()
            self.remarks_selected.emit()

    def _select_link(self, link: Link | None) -> None:
        if link != self.marks.selected_link:
            self.marks.selected_link = link
            self.viewport().update()

    def follow_selection(self, _ids: object = None) -> None:
        """Mark what the document has selected, where the network is shown."""
        if not self.is_inside:
            if any(SEP in id for id in self.marks.selected):
                self.inside_selected.emit(None)
            stands = self.drawing.seen.stands
            self._mark_selected(frozenset(stands.get(id, id) for id in self.document.selection.ids))

    def _mark_selected(self, ids: frozenset[str]) -> None:
        if ids != self.marks.selected:
            self.marks.selected = ids
            self.viewport().update()

    def mark_found(self, ids: Iterable[str]) -> None:
        """Put a ring around these nodes of what is shown."""
        stands = self.drawing.seen.stands
        found = frozenset(stands.get(id, id) for id in ids)
        if found != self.marks.found:
            self.marks.found = found
            self.viewport().update()
