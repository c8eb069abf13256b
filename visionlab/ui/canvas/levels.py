"""The network, and the insides of blocks one has gone into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from visionlab.blocks.recording import Recording
from visionlab.cost.analysis import Report, analyse
from visionlab.cost.folding import SEP, Folding
from visionlab.cost.inside import inside
from visionlab.graph.edits import move
from visionlab.graph.layout import layout
from visionlab.graph.model import Graph
from visionlab.ui.canvas.drawing import Drawing
from visionlab.ui.canvas.face import title, tr
from visionlab.ui.canvas.zoom import ViewPlace
from visionlab.ui.document import Change, Note

if TYPE_CHECKING:
    from visionlab.ui.live.view import LiveView


_PLAIN = Folding()


@dataclass(slots=True)
class Level:
    """One block gone into."""

    id: str
    title: str
    recording: Recording
    drawing: Drawing
    #: where the view was on the level above
    place_above: ViewPlace


class Levels:
    """A stack of drawings: the network, then each block gone into."""

    def __init__(self, graph: Graph, report: Report, is_editable: bool = True, folding: Folding = _PLAIN) -> None:
        self._folding = folding
        self._network = Drawing(is_editable)
        self._network.folding = folding
        self._network.show(graph, report)
        self._inner: list[Level] = []

    @property
    def drawing(self) -> Drawing:
        """What is looked at."""
        return self._inner[-1].drawing if self._inner else self._network

    @property
    def path(self) -> list[str]:
        """The titles of the blocks gone into."""
        return [level.title for level in self._inner]

    @property
    def way(self) -> list[str]:
        """The ids of the blocks gone into."""
        return [level.id for level in self._inner]

    def fold(self, folding: Folding) -> None:
        """Look at the network, and at the insides of blocks, in another way."""
        self._folding = folding
        self._network.fold(folding)
        for depth, level in enumerate(self._inner):
            level.drawing.fold(self._within(depth + 1))

    def _within(self, depth: int) -> Folding:
        return self._folding.within(SEP.join(self.way[:depth]))

    def note(self, notes: Mapping[str, Note]) -> list[QRectF]:
        """Say something else on the cards of the network. Gives what must be painted again of what is looked at."""
        dirty = self._network.note(notes)
        return [] if self._inner else dirty

    def colour_by(self, measure: str) -> None:
        """Colour the cards by a measure (`cost.colouring`); empty for none."""
        for drawing in (self._network, *(level.drawing for level in self._inner)):
            drawing.colour_by(measure)

    def preview(self, told: tuple[Graph, Report] | None) -> list[QRectF]:
        """Show what would become of the network; None for what is. Gives what must be painted again of it."""
        above, dirty = self._network, self._network.preview(told)
        for level in self._inner:
            node = above.would_be.nodes.get(level.id) if above.would_be is not None else None
            graph = inside(node.recording) if node is not None and node.recording is not None else None
            dirty = level.drawing.preview(None if graph is None else (graph, analyse(graph)))
            above = level.drawing
        return dirty

    def show_live(self, view: LiveView | None) -> list[QRectF]:
        """Paint on the network what a run tells of it. Gives what must be painted again of what is looked at."""
        dirty = self._network.show_live(view)
        return [] if self._inner else dirty

    def enter(self, id: str, place: ViewPlace) -> str:
        """Go into a block of what is looked at. Gives why not, or nothing when it was possible."""
        above = self.drawing
        node = above.graph.nodes.get(id)
        if node is None or above.report is None:
            return tr("There is nothing to look into")
        if above.faces[id].is_bypassed:
            return tr("{block} is bypassed: end the bypass to look inside").format(block=title(node))
        report = above.report.nodes[id]
        if report.recording is None:
            if report.shape is None:
                return tr("{block} has no inside while it gets no shape").format(block=title(node))
            return tr("{block} is a single layer: there is nothing inside").format(block=title(node))
        way = SEP.join([*self.way, id])
        drawing = drawn(report.recording, self._folding.within(way), self._network.measure)
        self._inner.append(Level(id, _called(above, id), report.recording, drawing, place))
        return ""

    def leave(self) -> tuple[str, ViewPlace]:
        """Go back by one. Gives the block one was in, and where the view was before."""
        level = self._inner.pop()
        return level.id, level.place_above

    def renew(self, change: Change) -> list[QRectF] | None:
        """Follow an edit. Insides are drawn anew where they changed, and left where there is none any more.

        Gives what must be painted again; None for everything.
        """
        dirty = self._network.renew(change.after, change.report)
        if not self._inner:
            return dirty
        above = self._network
        for depth, level in enumerate(self._inner):
            node = above.graph.nodes.get(level.id)
            recording = None
            if node is not None and above.report is not None:
                recording = above.report.nodes[level.id].recording
            if node is None or recording is None:
                del self._inner[depth:]
                break
            level.title = _called(above, level.id)
            if recording is not level.recording:
                level.recording = recording
                level.drawing = drawn(recording, self._within(depth + 1), self._network.measure)
            above = level.drawing
        return None


def _called(drawing: Drawing, id: str) -> str:
    """What a block is called; inside of one that is opened in place, after that one."""
    names = id.split(SEP)
    ways = [SEP.join(names[: depth + 1]) for depth in range(len(names))]
    return "   ›   ".join(title(drawing.graph.nodes[way]) for way in ways)


def drawn(recording: Recording, folding: Folding = _PLAIN, measure: str = "", sideways: bool = False) -> Drawing:
    """The drawing of an inside, to look at."""
    graph = inside(recording)
    graph = move(graph, layout(graph, sideways=sideways))
    drawing = Drawing(is_editable=False, is_inside=True)
    drawing.folding, drawing.measure = folding, measure
    drawing.show(graph, analyse(graph))
    return drawing
