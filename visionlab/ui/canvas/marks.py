"""What is marked for a moment: selection, hover, a wire on its way, a ghost. Never part of the network."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF

from visionlab.graph.model import Link
from visionlab.ui.canvas.geometry import Place


@dataclass(frozen=True, slots=True)
class Port:
    """A port of a node: an input by number, or the output."""

    node: str
    #: None for the output
    input: int | None = None


@dataclass(slots=True)
class Marks:
    """All that a gesture or the mouse's place adds to the picture."""

    selected: frozenset[str] = frozenset()
    #: of the selected nodes, the one at which the keyboard is
    focused: str | None = None
    #: ids of remarks
    remarks: frozenset[str] = frozenset()
    #: the remark that is being written
    written: str = ""
    selected_link: Link | None = None
    #: what was sought and found
    found: frozenset[str] = frozenset()
    hovered: str | None = None
    hovered_link: Link | None = None
    hovered_port: Port | None = None
    #: ports that the wire in hand fits; None while there is none
    fitting: frozenset[Port] | None = None
    wire: tuple[QPointF, QPointF] | None = None
    #: the port that the wire in hand starts from
    held: Port | None = None
    #: the wire in hand would be refused where it is
    is_refused: bool = False
    #: a link that is in hand, and so not drawn in its place
    lifted: Link | None = None
    #: a link that what is dragged would be put into
    lit: Link | None = None
    #: where a block from the palette would land; its name is on what the mouse carries
    ghost: Place | None = None
    band: QRectF | None = None
    #: the lines that a dragged card has come into
    guides: tuple[QLineF, ...] = ()
    #: a sentence beside the mouse
    note: tuple[QPointF, str] | None = None
    #: nodes in hand
    carried: frozenset[str] = field(default_factory=frozenset)
