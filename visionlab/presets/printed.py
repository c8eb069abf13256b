"""Figures as papers print them, beside the program's own count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from visionlab.blocks.outputs import outputs
from visionlab.blocks.recording import Recording
from visionlab.layers.base import FLOAT

_UNITS = {"": 1, "K": 1e3, "M": 1e6, "G": 1e9, "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KiB": 2**10, "MiB": 2**20}
_VALUE = re.compile(r"(?P<whole>\d+)(?P<rest>\.\d+)? ?(?P<unit>[A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as its source prints it, rounded or cut; the program's own count is exact.

    `what` is `parameters`, `MACs`, `weights` or `activation memory` (bytes of fp32), which are counted too, or any
    other word, as in `top-5 error`, which is only told. Where the count differs by more than one unit of the last
    printed digit, `why` is one sentence that says why; tests hold presets to that.
    """

    what: str
    value: str
    source: str
    why: str = ""

    def counted(self, network: Recording) -> int | None:
        """The program's own count; None for a figure that is measured and not counted."""
        match self.what:
            case "parameters":
                return network.parameters
            case "MACs":
                return network.macs
            case "weights":
                return FLOAT * network.parameters
            case "activation memory":
                return FLOAT * outputs(network)
        return None

    @property
    def number(self) -> float:
        """The figure in units of one. Raises ValueError for one that cannot be read."""
        return self._read()[0]

    def fits(self, count: int) -> bool:
        """Whether a count rounds or cuts to the printed figure."""
        value, digit = self._read()
        # a hair wider, since 0.27 M less 0.26 M is no exact 0.01 M
        return abs(count - value) <= digit * (1 + 1e-9)

    def _read(self) -> tuple[float, float]:
        found = _VALUE.fullmatch(self.value)
        if found is None or found["unit"] not in _UNITS:
            raise ValueError(f"{self.value!r} is no figure such as 0.27 M or 4.8 MB")
        unit, rest = _UNITS[found["unit"]], found["rest"] or ""
        return float(found["whole"] + rest) * unit, unit * 10.0 ** -max(0, len(rest) - 1)
