"""The base of composite blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from visionlab.fields import integer
from visionlab.layers.base import Part

if TYPE_CHECKING:
    from visionlab.blocks.recorder import Recorder, Wire


@dataclass(frozen=True, slots=True)
class Block(Part):
    """A part that spells itself out as layers and other blocks."""

    @property
    def titles(self) -> tuple[str, ...]:
        """What a person calls its steps, in order; none where nobody gave them titles."""
        return ()

    def expand(self, net: Recorder, *wires: Wire) -> Wire:
        """Call layers (`net.conv(...)`) and blocks (`net.use(...)`) on wires; return the wire that leaves.

        It must be a pure function of the fields and the wires' shapes. Raises Problem.
        """
        raise NotImplementedError(type(self).__name__)


def channel_count(default: int, label: str = "", **rest: Any) -> Any:
    """A number of channels, as a field."""
    return integer(default, 1, 65_536, label=label, **rest)


def strides(default: int = 1) -> Any:
    """A stride, as a field shown on the card."""
    return integer(default, 1, 8, label="Stride", unit="px", is_key=True, tip="2 halves height and width")
