"""What lies over the canvas for a moment: a list to choose from, a remark or a title that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from visionlab.graph import edits
from visionlab.graph.model import Node, Remark
from visionlab.problem import Phrase
from visionlab.ui.canvas import commands, remarks
from visionlab.ui.canvas.face import title
from visionlab.ui.canvas.picker import Picker
from visionlab.ui.canvas.remark_editor import RemarkEditor
from visionlab.ui.canvas.title_editor import TitleEditor

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

#: between a list and the card that it is about, pixels
_APART = 12


class Overlays:
    """At most one of each; none of them outlives what it was opened for."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.picker: Picker | None = None
        self.remark: RemarkEditor | None = None
        self.title: TitleEditor | None = None

    # -- choosing a kind of block

    def pick(self, picker: Picker, at: QPointF) -> None:
        """Let a person choose; `at` is in viewport coordinates. What is marked stays so until the list is closed."""
        self.picker = picker
        picker.closed.connect(self._picked)
        picker.open_at(self._canvas.viewport().mapTo(self._canvas, at.toPoint()))
        self._canvas.redraw(None)

    def pick_beside(self, picker: Picker, box: QRectF) -> None:
        """Let a person choose, and see meanwhile what is in `box` (scene coordinates)."""
        seen = self._canvas.viewportTransform().mapRect(box)
        left, right = seen.left() - _APART - picker.width(), seen.right() + _APART
        is_left = right + picker.width() > self._canvas.viewport().width() and left >= 0
        self.pick(picker, QPointF(left if is_left else right, seen.top()))

    def close_picker(self) -> None:
        """Choose nothing."""
        if self.picker is not None:
            self.picker.close()

    def _picked(self) -> None:
        self.picker = None
        marks = self._canvas.marks
        marks.ghost = marks.lit = marks.wire = marks.held = None
        self._canvas.redraw(None)

    # -- writing

    def write(self, remark: Remark) -> None:
        """Let a person write in a remark, which may be a new one."""
        self.finish_writing()
        self._canvas.marks.written = remark.id
        self.remark = RemarkEditor(self._canvas, remark)
        self.remark.written.connect(self._written)
        self._canvas.redraw(None)

    def finish_writing(self) -> None:
        """What is being written stays as it is."""
        if self.remark is not None:
            self.remark.finish()
        if self.title is not None:
            self.title.finish()

    def _written(self, remark: Remark, text: str) -> None:
        self.remark, self._canvas.marks.written = None, ""
        remarks.write(self._canvas, remark, text)
        self._canvas.redraw(None)

    def rename(self, id: str) -> None:
        """Let a person write the title of a node."""
        self.finish_writing()
        node = self._canvas.drawing.graph.nodes[id]
        commands.reveal(self._canvas, [id])
        self.title = TitleEditor(self._canvas, id, node.title, title(Node(id, node.block)))
        self.title.closed.connect(self._title_closed)
        self.title.written.connect(self._titled)

    def _title_closed(self) -> None:
        self.title = None

    def _titled(self, id: str, name: str) -> None:
        if id in self._canvas.document.graph.nodes:
            self._canvas.edit(Phrase("Rename"), lambda graph: edits.rename(graph, id, name))

    # -- the view

    def follow(self) -> None:
        """The scene was moved below."""
        if self.remark is not None:
            self.remark.follow()
        if self.title is not None:
            self.title.finish()

    def close(self) -> None:
        """Something else is looked at."""
        self.close_picker()
        self.finish_writing()
