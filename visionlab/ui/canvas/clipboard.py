"""Copy, cut and paste: between places, windows and programs.

The clipboard holds a piece of a network twice, as our own type and as plain text. Both are the text of a `.vlab` file
that holds only these nodes, the links among them and remarks (`project/document.py` says how it is written), so that
a piece can be kept in a text file, mailed, and written by hand. Text from strangers is checked like a file from them.
"""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF
from PySide6.QtGui import QGuiApplication

from visionlab.graph import edits, remarks
from visionlab.graph.model import Graph
from visionlab.problem import Phrase, Problem
from visionlab.ui import words
from visionlab.ui.canvas import commands
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.geometry import GAP, around, card, remark_box, snapped

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

NODES = "application/x-visionlab-nodes"
#: how far off a piece lands that would cover its original
_ASIDE = 24.0


def copy(canvas: Canvas) -> bool:
    """Put the selected nodes, the links among them and the selected remarks on the clipboard. Gives whether there
    were any."""
    if not (canvas.selected or canvas.marks.remarks) or canvas.is_inside:
        return False
    from visionlab import project

    graph = canvas.document.graph
    noted = [remark for id, remark in graph.remarks.items() if id in canvas.marks.remarks]
    try:
        text = project.dumps(remarks.put(edits.part_of(graph, canvas.selected), noted))
    except Problem as problem:
        canvas.say(words.problem(problem))
        return False
    data = QMimeData()
    data.setData(NODES, text.encode("utf-8"))
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    _ours[:] = [data]
    return True


#: what was put on the clipboard last
_ours: list[QMimeData] = []


@atexit.register
def _leave_text_behind() -> None:
    """Data made in Python must not outlive it, or the process crashes as it ends: the text alone stays."""
    if QGuiApplication.instance() is not None:
        clipboard = QGuiApplication.clipboard()
        if _ours and clipboard.mimeData() is _ours[0]:
            clipboard.setText(clipboard.text())


def cut(canvas: Canvas) -> None:
    """Put the selected nodes on the clipboard and remove them."""
    if copy(canvas):
        commands.delete_selection(canvas, Phrase("Cut"))


def paste(canvas: Canvas, at: QPointF | None = None) -> None:
    """Add what is on the clipboard with its middle at a point of the scene: the one given, or where the mouse is;
    else where it came from or in the middle of what is seen."""
    if not commands.may_add(canvas):
        return
    piece = _piece(canvas)
    if piece is None:
        return
    if at is None and canvas.pointer is not None:
        at = canvas.scene_point(canvas.pointer)
    dx, dy = _way(canvas, piece, at)
    made: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def add(graph: Graph) -> Graph:
        nonlocal made, said
        graph, made = edits.paste(graph, piece, dx, dy)
        graph, said = remarks.paste(graph, piece.remarks.values(), dx, dy)
        return graph

    if canvas.edit(Phrase("Paste"), add):
        canvas.select(made, said)
        commands.reveal(canvas, made)


def _piece(canvas: Canvas) -> Graph | None:
    """The piece of a network on the clipboard. Text that is none is somebody else's, unless it looks like one: then
    what is wrong with it is said."""
    from visionlab import project

    data = QGuiApplication.clipboard().mimeData()
    if data is None or not (data.hasFormat(NODES) or data.hasText()):
        return None
    is_ours = data.hasFormat(NODES)
    text = bytes(data.data(NODES).data()).decode("utf-8", "replace") if is_ours else data.text()
    if not is_ours and not text.lstrip().startswith(("{", "[")):
        canvas.text_pasted.emit(text)
        return None
    try:
        piece = project.loads(text, tr("The clipboard")).graph
        if not (piece.nodes or piece.remarks):
            raise Problem("The clipboard holds a network without blocks")
    except Problem as problem:
        canvas.say(words.problem(problem))
        return None
    return piece


def _way(canvas: Canvas, piece: Graph, at: QPointF | None) -> tuple[float, float]:
    """How far to move a piece."""
    cards = [card((node.x, node.y)) for node in piece.nodes.values()]
    box = around([*cards, *map(remark_box, piece.remarks.values())])
    if at is not None:
        dx, dy = snapped(at.x() - box.center().x()), snapped(at.y() - box.center().y())
        taken = set(canvas.drawing.places.values())
        while any((node.x + dx, node.y + dy) in taken for node in piece.nodes.values()):
            dx, dy = dx + _ASIDE, dy + _ASIDE
        x, y = canvas.drawing.seen.home((box.left() + dx, box.top() + dy))
        return x - box.left(), y - box.top()
    seen = canvas.viewportTransform().inverted()[0].mapRect(QRectF(canvas.viewport().rect()))
    start = box.topLeft() if seen.contains(box.center()) else seen.center() - box.center() + box.topLeft()
    x, y = snapped(start.x()), snapped(start.y())
    while canvas.drawing.cards_in(QRectF(x, y, box.width(), box.height())):
        x += box.width() + GAP
    x, y = canvas.drawing.seen.home((x, y))
    return x - box.left(), y - box.top()
