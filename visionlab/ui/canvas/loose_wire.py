"""A wire of which one end is still free: what it fits, what refuses it, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from visionlab.cost.fitting import misfit
from visionlab.graph import edits
from visionlab.graph.model import Graph, Link
from visionlab.problem import Phrase, Problem
from visionlab.ui import words
from visionlab.ui.canvas.marks import Port

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


class LooseWire:
    """From a port; from an input that is wired already, it is the end of that link that is taken out."""

    def __init__(self, canvas: Canvas, port: Port, is_lifting: bool = True) -> None:
        self._canvas = canvas
        self._graph = canvas.drawing.graph
        #: the end that stays
        self.fixed = port
        #: the link taken out of its port
        self.lifted: Link | None = None
        if port.input is not None and is_lifting:
            for link in self._graph.into[port.node]:
                if link.port == port.input:
                    self.lifted = link
                    self._graph = edits.remove(self._graph, (), (link,))
                    self.fixed = Port(link.source)
        id = self.fixed.node
        self._refused = self._graph.above(id) if self.fixed.input is None else self._graph.below(id)
        drawing = canvas.drawing
        marks = canvas.marks
        marks.lifted, marks.held = self.lifted, self.fixed
        marks.fitting = frozenset(port for id in drawing.places for port in drawing.ports_of(id) if self.fits(port))

    def fits(self, port: Port) -> bool:
        """Whether it works in a port."""
        return self.may_end_in(port) and self._misfit(self.link(port)) is None

    def may_end_in(self, port: Port) -> bool:
        """Whether a port is of the other sort, and of a node that does not lead here."""
        return self.is_other_end(port) and port.node not in self._refused

    def is_other_end(self, port: Port) -> bool:
        """Whether a port is an input for an output, or the other way round."""
        return (port.input is None) != (self.fixed.input is None)

    def link(self, port: Port) -> Link:
        """The link that it would be."""
        source, target = (self.fixed, port) if self.fixed.input is None else (port, self.fixed)
        assert target.input is not None
        return Link(source.node, target.node, target.input)

    def port_of(self, node: str) -> Port | None:
        """The port that a card gives it: the first free one."""
        if self.fixed.input is not None:
            return Port(node)
        inputs = [one for one in self._canvas.drawing.ports_of(node) if one.input is not None]
        taken = {link.port for link in self._graph.into[node]}
        return next((one for one in inputs if one.input not in taken), inputs[0] if inputs else None)

    def judge(self, port: Port | None) -> tuple[Problem | None, Problem | None]:
        """Why it is refused there, or what is wrong with it although it may be drawn."""
        if port is None:
            return None, None
        if not self.is_other_end(port):
            return Problem("A wire goes from an output to an input"), None
        link = self.link(port)
        try:
            edits.wire(self._graph, link)
        except Problem as problem:
            return problem, None
        return None, self._misfit(link)

    def _misfit(self, link: Link) -> Problem | None:
        report = self._canvas.drawing.report
        assert report is not None
        lifted = () if self.lifted is None else (self.lifted,)
        return misfit(report, link.target, link.port, report.nodes[link.source].shape, without=lifted)

    def show(self, port: Port | None, free: QPointF, beside: QPointF | None = None) -> str:
        """Mark where it would end: in a port, or at a point of the scene. Gives what is wrong there, which is written
        beside a point."""
        canvas, marks = self._canvas, self._canvas.marks
        refusal, warning = self.judge(port)
        marks.hovered_port, marks.is_refused = port, refusal is not None
        fixed = canvas.drawing.port_point(self.fixed)
        end = canvas.drawing.port_point(port) if port is not None and refusal is None else free
        marks.wire = (fixed, end) if self.fixed.input is None else (end, fixed)
        problem = refusal or warning
        sentence = words.problem(problem) if problem else ""
        marks.note = (beside, sentence) if sentence and beside is not None else None
        canvas.redraw(None)
        return sentence

    def connect(self, port: Port | None) -> None:
        """End it in a port, or in none: then a link that was taken out is gone. One edit."""
        canvas, lifted = self._canvas, self.lifted
        refusal, _ = self.judge(port)
        self.clear()
        if port is not None and refusal is None:
            link = self.link(port)
            if link != lifted:
                canvas.edit(Phrase("Wire"), lambda graph: edits.wire(_without(graph, lifted), link))
        elif port is None and lifted is not None:
            canvas.edit(Phrase("Unwire"), lambda graph: _without(graph, lifted))
        if refusal is not None:
            canvas.say(words.problem(refusal))

    def clear(self) -> None:
        """Show it no more."""
        marks = self._canvas.marks
        marks.fitting = marks.wire = marks.held = marks.lifted = marks.note = marks.hovered_port = None
        marks.is_refused = False
        self._canvas.say("")
        self._canvas.redraw(None)


def _without(graph: Graph, link: Link | None) -> Graph:
    return graph if link is None else edits.remove(graph, (), (link,))
