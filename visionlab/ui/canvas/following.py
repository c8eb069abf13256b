"""The canvas follows its document: edits, the tabs, and what else is said of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject

from visionlab.cost.folding import SEP
from visionlab.ui.canvas import zoom
from visionlab.ui.canvas.glide import Glide
from visionlab.ui.canvas.levels import Levels
from visionlab.ui.canvas.marks import Marks
from visionlab.ui.document import Change
from visionlab.ui.sheets import Sheet

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


class Following(QObject):
    """Draws what the document has now, and takes back what is in hand when that changes under it."""

    def __init__(self, canvas: Canvas, glide: Glide) -> None:
        super().__init__(canvas)
        self._canvas, self._glide = canvas, glide
        self._document = document = canvas.document
        self._sheet = document.sheets.shown
        #: of other tabs: what was looked at there, where, and whether a resize may fit it anew
        self._kept: WeakKeyDictionary[Sheet, tuple[Levels, zoom.ViewPlace, bool]] = WeakKeyDictionary()
        document.changed.connect(self._on_change)
        document.notes.changed.connect(lambda: canvas.redraw(canvas.levels.note(document.notes.by_id)))
        document.ghost.changed.connect(lambda told: canvas.redraw(canvas.levels.preview(told)))
        document.colour_by.changed.connect(self._colour)
        document.live.changed.connect(lambda: canvas.redraw(canvas.levels.show_live(document.live.view)))
        document.folds.changed.connect(self._on_folds)

    def _on_change(self, change: Change) -> None:
        canvas = self._canvas
        canvas.overlays.close_picker()
        canvas.cancel_gesture()
        self._glide.stop()
        was_inside = canvas.path
        canvas.marks.selected_link = canvas.marks.hovered_link = canvas.marks.hovered_port = None
        if change.is_new:
            canvas.overlays.close()
            self._turn_to_sheet(change)
            return
        dirty = canvas.levels.renew(change)
        canvas.select_remarks(canvas.marks.remarks & canvas.drawing.remarks.keys())
        if canvas.marks.hovered not in canvas.drawing.faces:
            canvas.marks.hovered = None
        if canvas.path != was_inside:
            canvas.level_changed()
            canvas.follow_selection()
        if canvas.is_inside or any(SEP in id for id in canvas.marks.selected):
            # what is selected there may be gone, or have other figures
            canvas.select(canvas.marks.selected)
        zoom.make_room(canvas)
        canvas.redraw(dirty)

    def _turn_to_sheet(self, change: Change) -> None:
        """Another network: one that was looked at before is shown as it was left."""
        canvas, document = self._canvas, self._document
        if self._sheet in document.sheets.all:
            self._kept[self._sheet] = (canvas.levels, zoom.place_of(canvas), canvas.is_untouched)
        self._sheet = document.sheets.shown
        canvas.ungrouped.clear()
        kept = self._kept.pop(self._sheet, None)
        canvas.levels = kept[0] if kept else Levels(change.after, change.report, folding=document.folds.now)
        canvas.levels.note(document.notes.by_id)
        canvas.levels.show_live(document.live.view)
        canvas.levels.colour_by(document.colour_by.measure)
        canvas.level_changed()
        canvas.follow_selection()
        if kept is None or kept[2]:
            canvas.fit_or_top()
        else:
            canvas.is_untouched = False
            zoom.restore(canvas, kept[1])

    def _colour(self, measure: str) -> None:
        self._canvas.levels.colour_by(measure)
        self._canvas.viewport().update()

    def _on_folds(self) -> None:
        canvas = self._canvas
        canvas.cancel_gesture()
        self._glide.stop()
        canvas.levels.fold(self._document.folds.now)
        canvas.marks = Marks()
        if canvas.is_inside:
            canvas.inside_selected.emit(None)
        else:
            canvas.follow_selection()
        zoom.make_room(canvas)
        canvas.redraw(None)
