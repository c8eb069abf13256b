"""Wiring by mouse: from an output to an input or backwards, or with the end of a link taken out of its port.

A new wire that is let go on the empty canvas asks for the block to put there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QMouseEvent

from visionlab.ui.canvas import quick_add
from visionlab.ui.canvas.gestures import ADDING, Gesture
from visionlab.ui.canvas.loose_wire import LooseWire
from visionlab.ui.canvas.marks import Port

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas


class Wire(Gesture):
    """A wire in hand. It ends in a port, or on a card, which gives it its first free port."""

    def __init__(self, canvas: Canvas, event: QMouseEvent, port: Port) -> None:
        super().__init__(canvas, event)
        self._port = port
        self._wire: LooseWire | None = None

    def begin(self) -> None:
        self._wire = LooseWire(self.canvas, self._port)

    def drag(self, point: QPointF) -> None:
        assert self._wire is not None
        self.canvas.say(self._wire.show(self._aim(self._wire, point), point, beside=point))

    def _aim(self, wire: LooseWire, point: QPointF) -> Port | None:
        """The port the wire would go into: the one under the mouse, or that of the card there."""
        port = self.canvas.port_at(point)
        if port is not None and wire.is_other_end(port):
            return port
        node = self.canvas.drawing.card_at(point)
        return None if node is None else wire.port_of(node)

    def end(self, point: QPointF) -> None:
        wire = self._wire
        assert wire is not None
        port = self._aim(wire, point)
        wire.connect(port)
        if port is None and wire.lifted is None and self.canvas.drawing.card_at(point) is None:
            quick_add.from_port(self.canvas, wire.fixed, point)

    def click(self, event: QMouseEvent) -> None:
        node = self._port.node
        self.canvas.select(self.canvas.with_other(node) if self.keys & ADDING else [node])

    def cancel(self) -> None:
        if self._wire is not None:
            self._wire.clear()
