"""Wiring by mouse: from an output to an input or backwards, or with the end of a link taken out of its port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent

from visionlab.blocks.recording import record
from visionlab.cost.analysis import Report
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link
from visionlab.layers.base import ANY, Shape
from visionlab.problem import Problem
from visionlab.ui import words
from visionlab.ui.canvas.face import tr
from visionlab.ui.canvas.gestures import ADDING, Gesture
from visionlab.ui.canvas.marks import Port

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


def misfit(graph: Graph, report: Report, link: Link) -> Problem | None:
    """Why the target of a link cannot work with it; None when it can, or when too little is known to say."""
    block = graph.nodes[link.target].block
    shapes: dict[int, Shape | None] = {
        other.port: report.nodes[other.source].shape for other in graph.into[link.target] if other.port != link.port
    }
    shapes[link.port] = report.nodes[link.source].shape
    count = len(shapes) if block.inputs == ANY else block.inputs
    known = [shape for _, shape in sorted(shapes.items()) if shape is not None]
    if len(known) < count or len(known) < len(shapes) or (block.inputs == ANY and len(known) < 2):
        return None
    try:
        record(block, tuple(known))
    except Problem as problem:
        return problem
    return None


class Wire(Gesture):
    """A wire in hand. It ends in a port, or on a card, which gives it its first free port."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, port: Port) -> None:
        super().__init__(canvas, event)
        self._pressed = port
        #: the end that stays
        self._fixed = port
        #: the link taken out of the pressed port
        self._lifted: Link | None = None
        self._graph = canvas.drawing.graph
        self._refused: frozenset[str] = frozenset()

    def begin(self) -> None:
        marks, drawing = self.canvas.marks, self.canvas.drawing
        if self._pressed.input is not None:
            for link in self._graph.into[self._pressed.node]:
                if link.port == self._pressed.input:
                    self._lifted = link
                    self._graph = edits.remove(self._graph, (), (link,))
                    self._fixed = Port(link.source)
        marks.lifted, marks.held = self._lifted, self._fixed
        id = self._fixed.node
        self._refused = self._graph.above(id) if self._fixed.input is None else self._graph.below(id)
        marks.fitting = frozenset(port for id in drawing.places for port in drawing.ports_of(id) if self._fits(port))

    def _fits(self, port: Port) -> bool:
        if not self._is_other_end(port) or port.node in self._refused:
            return False
        report = self.canvas.drawing.report
        assert report is not None
        return misfit(self._graph, report, self._link(port)) is None

    def _is_other_end(self, port: Port) -> bool:
        return (port.input is None) != (self._fixed.input is None)

    def _link(self, port: Port) -> Link:
        source, target = (self._fixed, port) if self._fixed.input is None else (port, self._fixed)
        assert target.input is not None
        return Link(source.node, target.node, target.input)

    def drag(self, point: QPointF) -> None:
        canvas, marks = self.canvas, self.canvas.marks
        port = self._aim(point)
        refusal, warning = self._judge(port)
        marks.hovered_port, marks.is_refused = port, refusal is not None
        fixed = canvas.drawing.port_point(self._fixed)
        free = canvas.drawing.port_point(port) if port is not None and refusal is None else point
        marks.wire = (fixed, free) if self._fixed.input is None else (free, fixed)
        sentence = words.problem(problem) if (problem := refusal or warning) else ""
        marks.note = (point, sentence) if sentence else None
        canvas.say(sentence)
        canvas.redraw(None)

    def _aim(self, point: QPointF) -> Port | None:
        """The port the wire would go into: the one under the mouse, or that of the card there."""
        canvas = self.canvas
        port = canvas.port_at(point)
        if port is not None and self._is_other_end(port):
            return port
        node = canvas.drawing.card_at(point)
        if node is None:
            return None
        if self._fixed.input is not None:
            return Port(node)
        inputs = [one for one in canvas.drawing.ports_of(node) if one.input is not None]
        taken = {link.port for link in self._graph.into[node]}
        return next((one for one in inputs if one.input not in taken), inputs[0] if inputs else None)

    def _judge(self, port: Port | None) -> tuple[Problem | None, Problem | None]:
        """Why the wire is refused there, or what is wrong with it although it may be drawn."""
        if port is None:
            return None, None
        if not self._is_other_end(port):
            return Problem("A wire goes from an output to an input"), None
        link = self._link(port)
        try:
            edits.wire(self._graph, link)
        except Problem as problem:
            return problem, None
        report = self.canvas.drawing.report
        assert report is not None
        return None, misfit(self._graph, report, link)

    def end(self, point: QPointF) -> None:
        canvas, lifted = self.canvas, self._lifted
        port = self._aim(point)
        refusal, _ = self._judge(port)
        self._clear()
        if port is not None and refusal is None:
            link = self._link(port)
            if link != lifted:
                canvas.edit(tr("Wire"), lambda graph: edits.wire(_without(graph, lifted), link))
        elif port is None and lifted is not None:
            canvas.edit(tr("Unwire"), lambda graph: _without(graph, lifted))
        if refusal is not None:
            canvas.say(words.problem(refusal))

    def click(self, event: QMouseEvent) -> None:
        node = self._pressed.node
        self.canvas.select(self.canvas.with_other(node) if self.keys & ADDING else [node])

    def cancel(self) -> None:
        self._clear()

    def _clear(self) -> None:
        marks = self.canvas.marks
        marks.fitting = marks.wire = marks.held = marks.lifted = marks.note = marks.hovered_port = None
        marks.is_refused = False
        self.canvas.say("")
        self.canvas.redraw(None)


def _without(graph: Graph, link: Link | None) -> Graph:
    return graph if link is None else edits.remove(graph, (), (link,))
