"""Wiring by keyboard: from the node at which the keyboard is, walking to the other end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from visionlab.ui.canvas import commands
from visionlab.ui.canvas.face import title, tr
from visionlab.ui.canvas.loose_wire import LooseWire
from visionlab.ui.canvas.marks import Port
from visionlab.ui.canvas.walking import nearest_towards

if TYPE_CHECKING:
    from visionlab.ui.canvas.view import Canvas

Key = Qt.Key
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


class KeyWire:
    """Arrows go from card to card among those that can be wired, Tab from port to port; Enter wires, Esc gives up.

    W again turns it round: from the node's first free input instead of its output.
    """

    def __init__(self, canvas: Canvas, node: str, is_backwards: bool = False) -> None:
        self._canvas = canvas
        self._node, self._is_backwards = node, is_backwards
        self._wire = LooseWire(canvas, self._start(), is_lifting=False)
        drawing = canvas.drawing
        self._ports = {
            id: ports
            for id in canvas.document.graph.order
            if id in drawing.faces and (ports := [port for port in drawing.ports_of(id) if self._wire.may_end_in(port)])
        }
        self._at: Port | None = None
        way = -1 if is_backwards else 1
        dx, dy = (way, 0) if drawing.is_sideways else (0, way)
        self._go(nearest_towards(drawing.places, node, self._ports, dx, dy) or self._first())

    def _start(self) -> Port:
        if not self._is_backwards:
            return Port(self._node)
        inputs = [port for port in self._canvas.drawing.ports_of(self._node) if port.input is not None]
        taken = {link.port for link in self._canvas.drawing.graph.into[self._node]}
        free = next((port for port in inputs if port.input not in taken), None)
        return free or (inputs[0] if inputs else Port(self._node))

    def _first(self) -> str | None:
        return next(iter(self._ports), None)

    def _go(self, node: str | None) -> None:
        """Aim at a card: at a port there that fits, else at its first free one."""
        if node is None:
            self._show()
            return
        fitting = self._canvas.marks.fitting or frozenset()
        free = self._wire.port_of(node)
        self._aim(next((port for port in self._ports[node] if port in fitting), free))

    def _aim(self, port: Port | None) -> None:
        self._at = port
        if port is not None:
            commands.reveal(self._canvas, [port.node])
        self._show()

    def _show(self) -> None:
        drawing = self._canvas.drawing
        wrong = self._wire.show(self._at, drawing.port_point(self._wire.fixed) + QPointF(0, 1))
        name = title(drawing.graph.nodes[self._node])
        if self._at is None:
            self._canvas.say(tr("Nothing can be wired to {block}: Esc").format(block=name))
            return
        there = title(drawing.graph.nodes[self._at.node])
        source, target = (there, name) if self._is_backwards else (name, there)
        port = self._wire.link(self._at).port + 1
        told = tr("Wire {source} to {target}, input {port}: Enter, or Esc")
        told = told.format(source=source, target=target, port=port)
        self._canvas.say(f"{told}. {wrong}" if wrong else told)

    def press(self, key: Qt.Key, is_shifted: bool) -> None:
        """A key of the person's."""
        if key == Key.Key_Escape:
            self._canvas.stop_wiring()
        elif key in (Key.Key_Return, Key.Key_Enter):
            port = self._at
            self._canvas.stop_wiring()
            if port is not None:
                self._wire.connect(port)
        elif key in (Key.Key_Tab, Key.Key_Backtab):
            self._step(-1 if is_shifted or key == Key.Key_Backtab else 1)
        elif key in _ARROWS:
            here = self._node if self._at is None else self._at.node
            there = nearest_towards(self._canvas.drawing.places, here, self._ports, *_ARROWS[key])
            if there is not None:
                self._go(there)

    def turn(self) -> None:
        """Wire from the other side of the block."""
        self._canvas.wire_by_keys(self._node, not self._is_backwards)

    def _step(self, way: int) -> None:
        ports = [port for some in self._ports.values() for port in some]
        if ports:
            here = ports.index(self._at) if self._at in ports else -1
            self._aim(ports[(here + way) % len(ports)])

    def clear(self) -> None:
        """Show nothing of it any more."""
        self._wire.clear()
